/** The app beside the sandbox broker, as `demo` and `dev` run it. */
import { mkdirSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DEMO } from "../sandbox/accounts.ts";
import { readAddress, urlOf } from "./address.ts";
import { type Child, stopChildren, untilSignal } from "./children.ts";
import { demoEnvironment } from "./demo-config.ts";
import { openOtherLoopback } from "./loopback.ts";
import { startNext } from "./next.ts";
import { untilReady } from "./ready.ts";
import { startSandbox } from "./sandbox-child.ts";

const READY_SECONDS = 120;

type Plan = {
  readonly command: "start" | "dev";
  /** Where data, secret and logs are kept unless `DATA_DIR` says otherwise. */
  readonly folder: string;
  /** Whether the app's own output goes to the terminal rather than into `app.log`. */
  readonly showApp: boolean;
};

function lastLines(path: string): string {
  return readFileSync(path, "utf8").trimEnd().split("\n").slice(-20).join("\n");
}

function welcome(url: string): string {
  return [
    "",
    `  Lead Desk   ${url}`,
    `  Username    ${DEMO.username}`,
    `  Password    ${DEMO.password}`,
    "",
    "  Ctrl-C stops it.",
    "",
  ].join("\n");
}

/** Runs both until a signal, or until one of them ends. Resolves to the exit code; nothing is left running. */
export async function runBesideSandbox({ command, folder: usual, showApp }: Plan): Promise<number> {
  const signal = untilSignal();
  const folder = process.env.DATA_DIR || usual;
  const address = await readAddress({ mayMove: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const logs = { sandbox: join(folder, "sandbox.log"), app: join(folder, "app.log") };
  const into = (path: string) => openSync(path, "w", 0o600);

  const sandboxLog = into(logs.sandbox);
  const sandbox = await startSandbox(["ignore", sandboxLog, sandboxLog]);
  const children: Child[] = [sandbox.child];
  let stopping = false;
  const endedWith = async (line: string, log: string | null): Promise<number> => {
    await stopChildren(children);
    // A Ctrl-C reaches the children too: that they end then is no news.
    if (stopping) return 0;
    console.error([...(log === null ? [] : [lastLines(log)]), line].join("\n"));
    return 1;
  };

  const work = async (): Promise<number> => {
    if (!(await untilReady(sandbox.child, sandbox.url, () => true, READY_SECONDS))) {
      return endedWith("The sandbox broker did not start.", logs.sandbox);
    }
    const env = demoEnvironment(folder, sandbox.url);
    const appLog = showApp ? null : into(logs.app);
    const app = startNext(command, address, {
      stdio: ["ignore", appLog ?? "inherit", appLog ?? "inherit"],
      env,
    });
    children.push(app);
    void openOtherLoopback(app, address);
    const url = urlOf(address);
    if (!(await untilReady(app, `${url}/api/health`, ({ status }) => status === 200, READY_SECONDS))) {
      return endedWith("The app did not start.", showApp ? null : logs.app);
    }
    console.log(welcome(url));
    const first = await Promise.race(children.map((child) => child.exited.then(() => child)));
    return endedWith(
      `Stopped: ${first.name} ended.`,
      first === app ? (showApp ? null : logs.app) : logs.sandbox,
    );
  };

  const stopped = signal.then(async () => {
    stopping = true;
    await stopChildren(children);
    return 0;
  });
  return Promise.race([stopped, work()]);
}
