/**
 * `next start -H localhost` listens on one address family, whichever the system names first, while browsers
 * and scripts say localhost, 127.0.0.1 or [::1]. This passes the other family's connections on.
 */
import { connect, createServer } from "node:net";
import { pipeline } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import type { Address } from "./address.ts";
import type { Child } from "./children.ts";
import { listen } from "./ports.ts";

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const answer = (yes: boolean) => {
      socket.destroy();
      resolve(yes);
    };
    socket.once("connect", () => answer(true));
    socket.once("error", () => answer(false));
  });
}

/** The loopback address that the app listens at, once it does; null where it ended first. */
async function untilListening(app: Child, port: number): Promise<string | null> {
  let ended = false;
  app.exited.then(() => {
    ended = true;
  });
  while (!ended) {
    for (const address of ["127.0.0.1", "::1"]) if (await accepts(address, port)) return address;
    await wait(50);
  }
  return null;
}

/** Does nothing where `host` is not localhost, both families are served already, or one does not exist. */
export async function openOtherLoopback(app: Child, { host, port }: Address): Promise<void> {
  if (host !== "localhost") return;
  const served = await untilListening(app, port);
  if (served === null) return;
  const server = createServer({ allowHalfOpen: true }, (incoming) => {
    const outgoing = connect({ host: served, port, allowHalfOpen: true });
    // A side that breaks off breaks the other off: the ends of the connection see each other as they are.
    pipeline(incoming, outgoing, () => {});
    pipeline(outgoing, incoming, () => {});
  });
  await listen(server, port, served === "::1" ? "127.0.0.1" : "::1");
  server.unref();
}
