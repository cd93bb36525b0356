import type { StdioOptions } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Address } from "./address.ts";
import { type Child, startChild } from "./children.ts";
import { stampBuild } from "./fresh-build.ts";

const NEXT = "node_modules/next/dist/bin/next";
const FORWARDED = fileURLToPath(new URL("./forwarded.mjs", import.meta.url));

/** `next start` or `next dev`. It reads its configuration from `env`. */
export function startNext(
  command: "start" | "dev",
  address: Address,
  options: { stdio: StdioOptions; env: NodeJS.ProcessEnv },
): Child {
  const NODE_ENV = command === "dev" ? "development" : "production";
  const env = {
    ...options.env,
    NODE_ENV,
    HOST: address.host,
    PORT: String(address.port),
    // The app ends itself after a signal, when the leads under way have their answers.
    ...(command === "start" ? { NEXT_MANUAL_SIG_HANDLE: "true" } : {}),
  } as const;
  const args = [
    "--import",
    FORWARDED,
    NEXT,
    command,
    "--hostname",
    address.host,
    "--port",
    String(address.port),
  ];
  return startChild("the app", args, { stdio: options.stdio, env });
}

/** The production build, from scratch as far as Next sees fit. Resolves to the exit code. */
export function buildNext(): Promise<number> {
  const env = { ...process.env, NODE_ENV: "production" } as const;
  return stampBuild(
    () => startChild("next build", [NEXT, "build"], { stdio: ["ignore", "inherit", "inherit"], env }).exited,
  );
}
