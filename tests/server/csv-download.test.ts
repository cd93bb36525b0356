import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csvDownload } from "#app/api/csv-download.ts";
import { problem } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { takeExportPlace } from "#lib/server/auth/limits.ts";
import { BrokenExportError } from "#lib/server/leads/broken-export.ts";
import { type TestDesk, testDesk } from "./support/test-desk.ts";

let at: TestDesk;

beforeAll(async () => {
  at = await testDesk("http://127.0.0.1:1");
});
afterAll(() => at.close());

const FILE = { doing: "export the leads", fileName: "leads.csv", broken: "export-broken" };
const ADDRESS = "http://localhost:3000/api/leads/export";

type Begin = Parameters<typeof csvDownload>[3];

function download(begin: Begin, { signal, session }: { signal?: AbortSignal; session: string }) {
  const [broker] = at.desk.config.brokers;
  if (!broker) throw new Error("there is no broker");
  const request = new Request(ADDRESS, signal ? { signal } : {});
  return csvDownload(request, { id: session, broker }, FILE, begin);
}

async function* texts(count: number): AsyncGenerator<string> {
  for (let row = 0; row < count; row += 1) yield `${row}\r\n`;
}

/** Both of the session's places, as far as they are free; they are given back. */
function freePlaces(session: string): number {
  const taken = [1, 2].map(() => takeExportPlace(session));
  for (const giveBack of taken) giveBack?.();
  return taken.filter((giveBack) => giveBack !== null).length;
}

describe("a place for a download is free again", () => {
  test("after it was read to its end", async () => {
    const session = randomUUID();
    const answer = await download(async () => ok(texts(3)), { session });
    expect(freePlaces(session)).toBe(1);
    expect(answer.ok && (await answer.value.text())).toBe("0\r\n1\r\n2\r\n");
    expect(freePlaces(session)).toBe(2);
  });

  test("where the client had left before it began", async () => {
    const session = randomUUID();
    const signal = AbortSignal.abort();
    for (const _ of [1, 2, 3]) await download(async () => ok(texts(3)), { session, signal });
    expect(freePlaces(session)).toBe(2);
  });

  test("where the client leaves while the broker is asked, who is asked no longer", async () => {
    const session = randomUUID();
    const leave = new AbortController();
    let asked: AbortSignal | null = null;
    await download(
      async (signal) => {
        asked = signal;
        leave.abort();
        return ok(texts(3));
      },
      { session, signal: leave.signal },
    );
    expect(freePlaces(session)).toBe(2);
    expect(asked).toMatchObject({ aborted: true });
  });

  test("where it could not begin", async () => {
    const session = randomUUID();
    const about = { broker: "North", doing: FILE.doing };
    await download(async () => err(problem("unavailable", about)), { session });
    await expect(download(() => Promise.reject(new Error("x")), { session })).rejects.toThrow("x");
    expect(freePlaces(session)).toBe(2);
  });
});

test("a third one of a session is refused in words", async () => {
  const session = randomUUID();
  for (const _ of [1, 2]) await download(async () => ok(texts(3)), { session });
  const third = await download(async () => ok(texts(3)), { session });
  expect(!third.ok && third.error).toMatchObject({ code: "too-many-requests" });
});

/** The lines that are logged meanwhile, and what the reader of the response is told. */
async function brokenBy(failure: () => Promise<unknown>) {
  const lines: string[] = [];
  const before = globalThis.leadDeskLog;
  globalThis.leadDeskLog = pino({ base: null }, { write: (line) => lines.push(line) });
  const chunks = (async function* () {
    yield "first\r\n".repeat(50_000);
    await failure();
  })();
  const answer = await download(async () => ok(chunks), { session: randomUUID() });
  const told = answer.ok ? await answer.value.text().catch((error: unknown) => error) : null;
  globalThis.leadDeskLog = before;
  return { lines: lines.map((line) => JSON.parse(line)), told };
}

describe("a download that is broken off tells its reader and the log", () => {
  test("nothing of a failed query's text or parameters", async () => {
    const { lines, told } = await brokenBy(() =>
      at.desk.db.execute(sql`select ${"sealed-token"} from nowhere`),
    );
    expect(lines).toMatchObject([{ event: "export-broken", code: "42P01" }]);
    expect(inspect([lines, told])).not.toMatch(/sealed-token|select|nowhere/);
    expect(told).toMatchObject({ message: "The download was broken off." });
  });

  test("why the broker's list could not be completed", async () => {
    const { lines } = await brokenBy(() => Promise.reject(new BrokenExportError("5 of 6 rows came")));
    expect(lines).toMatchObject([{ error: "BrokenExportError", kind: "5 of 6 rows came" }]);
  });
});
