import { ImportDesk } from "./import-desk.ts";
import type { Reply, Request } from "./protocol.ts";

// The rows of a file stay here, off the page's thread. One question is answered after the other.

const post = (reply: Reply): void => self.postMessage(reply);

let current = 0;
const desk = new ImportDesk((progress) => post({ id: current, kind: "progress", progress }));
let before: Promise<void> = Promise.resolve();

/** Spelled out, so that each method's arguments are checked. */
function ask(request: Request): Promise<unknown> {
  switch (request.method) {
    case "openFile":
      return desk.openFile(...request.args);
    case "openText":
      return desk.openText(...request.args);
    case "check":
      return desk.check(...request.args);
    case "emailKeys":
      return desk.emailKeys(...request.args);
    case "markSubmitted":
      return desk.markSubmitted(...request.args);
    case "rows":
      return desk.rows(...request.args);
    case "edit":
      return desk.edit(...request.args);
    case "fixes":
      return desk.fixes();
    case "applyFix":
      return desk.applyFix(...request.args);
    case "remove":
      return desk.remove(...request.args);
    case "undo":
      return desk.undo();
    case "handed":
      return desk.handed(...request.args);
  }
}

async function answer(request: Request): Promise<void> {
  current = request.id;
  try {
    post({ id: request.id, kind: "done", value: await ask(request) });
  } catch (error) {
    post({ id: request.id, kind: "failed", message: error instanceof Error ? error.message : String(error) });
  }
}

self.addEventListener("message", (event: MessageEvent<Request>) => {
  before = before.then(() => answer(event.data));
});
