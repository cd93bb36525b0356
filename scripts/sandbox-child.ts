import type { StdioOptions } from "node:child_process";
import { type Child, startChild } from "./children.ts";
import { nextFree } from "./ports.ts";

/** Begins above what people usually run, so that the app's own port stays free. */
const FIRST_PORT = 4310;

export type Sandbox = { readonly child: Child; readonly url: string };

/** Starts the sandbox broker on a free port of 127.0.0.1. It listens a moment later. */
export async function startSandbox(stdio: StdioOptions): Promise<Sandbox> {
  const port = await nextFree(FIRST_PORT, "127.0.0.1");
  const child = startChild("the sandbox broker", ["sandbox/main.ts", "--port", String(port)], { stdio });
  return { child, url: `http://127.0.0.1:${port}` };
}
