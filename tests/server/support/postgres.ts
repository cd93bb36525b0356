import { execFile, spawn } from "node:child_process";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "pg";
import { findPostgres } from "../../../scripts/postgres.ts";

const run = promisify(execFile);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** PostgreSQL refuses to run as root: there it runs as "nobody". */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
  throw new Error("PostgreSQL did not start");
}

export type Postgres = {
  /** Makes an empty database of its own and returns its address. */
  database(): Promise<string>;
  /** Ends the server as a crash does: every connection breaks. */
  halt(): Promise<void>;
  /** Starts it again after `halt`. */
  resume(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a PostgreSQL of its own on a free port, over a folder that is gone afterwards. */
export async function startPostgres(): Promise<Postgres> {
  const bin = findPostgres();
  if (bin === null) throw new Error("PostgreSQL is not installed: npm test installs it where it can");
  const folder = mkdtempSync(join(tmpdir(), "lead-desk-postgres-"));
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, "data");
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  await run(join(bin, "initdb"), ["-D", data, "-U", "desk", "--auth=trust", "-E", "UTF8"], {
    ...identity,
    env,
  });
  const port = await freePort();
  const options = ["-D", data, "-p", String(port), "-k", folder, "-h", "127.0.0.1", "-c", "fsync=off"];
  const address = (name: string) => `postgres://desk@127.0.0.1:${port}/${name}`;
  const start = async () => {
    const child = spawn(join(bin, "postgres"), options, { ...identity, env, stdio: "ignore" });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    await untilReady(address("postgres"));
    return async (signal: NodeJS.Signals) => {
      child.kill(signal);
      await ended;
    };
  };
  let end = await start();
  let databases = 0;
  return {
    database: async () => {
      databases += 1;
      const client = new Client({ connectionString: address("postgres") });
      await client.connect();
      await client.query(`CREATE DATABASE desk${databases}`);
      await client.end();
      return address(`desk${databases}`);
    },
    halt: () => end("SIGQUIT"),
    resume: async () => {
      end = await start();
    },
    stop: async () => {
      // Fast shutdown: connections that are still open do not hold it up.
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
