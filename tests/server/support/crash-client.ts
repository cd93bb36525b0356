/** A server that can be killed, and what is said to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import type { SubmissionReason, SubmissionState } from "#lib/domain/submission.ts";
import { demoBrokers } from "../../../sandbox/accounts.ts";

const NODE = fileURLToPath(new URL("../../../node_modules/.bin/node", import.meta.url));
const MAIN = fileURLToPath(new URL("./desk-process.ts", import.meta.url));
/** None of them outlives whoever started it. */
const LEASH = fileURLToPath(new URL("../../../scripts/leash.mjs", import.meta.url));
const SECRET = "a-secret-of-the-tests-of-more-than-32-characters";
const READY_MS = 240_000;

export type SeenRow = {
  readonly id: string;
  readonly email: string;
  readonly state: SubmissionState;
  readonly reason: SubmissionReason | null;
  readonly attempts: number;
};

/** What a server can be asked. */
export type Asked =
  | { readonly kind: "sign-in" }
  | { readonly kind: "rows" }
  | { readonly kind: "hand"; readonly sid: string; readonly submissionId: string; readonly lead: LeadInput }
  | { readonly kind: "import"; readonly sid: string; readonly leads: readonly LeadInput[] };

export type Server = {
  readonly pid: number;
  signIn(): Promise<string>;
  /** Every submission in the desk's database. */
  rows(): Promise<SeenRow[]>;
  /** Resolves once the lead is acknowledged. */
  hand(sid: string, submissionId: string, lead: LeadInput): Promise<void>;
  /** Resolves once the whole import is acknowledged. */
  import(sid: string, leads: readonly LeadInput[]): Promise<void>;
  /** Ends the process as it stands. */
  kill(): Promise<void>;
  /** Asks it to end; resolves to its exit code. */
  stop(): Promise<number | null>;
};

export type Launch = {
  readonly sandboxUrl: string;
  /** The embedded database's folder, or where the brokers file is put. */
  readonly folder: string;
  /** A PostgreSQL server instead of the embedded database. */
  readonly databaseUrl?: string | undefined;
  readonly aheadMs: number;
  /** A command that runs the server in a namespace of its own, and where `folder` lies as seen from here. */
  readonly enter?: readonly string[];
  readonly brokersIn?: string;
};

function environment({ sandboxUrl, folder, databaseUrl, aheadMs, brokersIn }: Launch): NodeJS.ProcessEnv {
  const brokersFile = join(folder, "brokers.json");
  const north = { callsPerMinute: 3000, callsAtOnce: 8 };
  writeFileSync(
    join(brokersIn ?? folder, "brokers.json"),
    JSON.stringify(demoBrokers(sandboxUrl, { north })),
  );
  return {
    ...process.env,
    NODE_ENV: "production",
    AUTH_SECRET: SECRET,
    BROKERS_FILE: brokersFile,
    DATA_DIR: folder,
    DATABASE_URL: databaseUrl ?? "",
    CLOCK_AHEAD_MS: String(aheadMs),
    LOG_LEVEL: "error",
    // The same sources start again and again.
    ...(brokersIn ? {} : { NODE_COMPILE_CACHE: join(folder, "compiled") }),
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`the server did not start: ${said}`)), READY_MS);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on("data", (chunk: Buffer) => {
        said = (said + chunk.toString()).slice(-4000);
        const port = Number(/listening on (\d+)/.exec(said)?.[1] ?? 0);
        if (port === 0) return;
        clearTimeout(late);
        resolve(port);
      });
    }
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}: ${said}`));
    });
  });
}

/** Starts `desk-process.ts` and waits until it listens. Throws with what it said where it ends instead. */
export async function startServer(launch: Launch): Promise<Server> {
  const node = [NODE, "--import", LEASH, "--conditions=react-server", MAIN];
  const [command = NODE, ...args] = [...(launch.enter ?? []), ...node];
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], env: environment(launch) });
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  let port: number;
  try {
    port = await portOf(child);
  } catch (error) {
    await kill();
    throw error;
  }
  const ask = async (asked: Asked) => {
    const response = await fetch(`http://127.0.0.1:${port}/`, {
      method: "POST",
      body: JSON.stringify(asked),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return JSON.parse(text).value;
  };
  return {
    pid: child.pid ?? 0,
    signIn: () => ask({ kind: "sign-in" }),
    rows: () => ask({ kind: "rows" }),
    hand: (sid, submissionId, lead) => ask({ kind: "hand", sid, submissionId, lead }),
    import: (sid, leads) => ask({ kind: "import", sid, leads }),
    kill,
    stop: () => {
      child.kill("SIGTERM");
      return ended;
    },
  };
}
