import { describe, expect, test } from "vitest";
import { ImportDesk } from "#components/import/reader/import-desk.ts";
import { ImportSession, type WorkerPort } from "#components/import/reader/session.ts";
import { MOST_BYTES } from "#lib/domain/batch.ts";
import { hashRows, Sha256 } from "#lib/domain/import-hash.ts";
import { NORTH, SHARED } from "./support/import-desk.ts";

/** A worker's end that answers by the given function, with messages cloned as a real worker's are. */
function portOf(answer: (request: MessageEvent["data"]) => Promise<unknown>) {
  const events = new EventTarget();
  let isTerminated = false;
  const reply = (data: unknown) =>
    events.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
  const port: WorkerPort = {
    addEventListener: events.addEventListener.bind(events),
    terminate: () => {
      isTerminated = true;
    },
    postMessage: (request: MessageEvent["data"]) => {
      answer(request).then(
        (value) => reply({ id: request.id, kind: "done", value }),
        (error: unknown) => reply({ id: request.id, kind: "failed", message: String(error) }),
      );
    },
  };
  return { port, events, reply, isTerminated: () => isTerminated };
}

describe("a session", () => {
  test("asks the worker and gives its answers back, each to its own question", async () => {
    const desk = new ImportDesk();
    const { port } = portOf(async ({ method, args }) => {
      if (method === "openText") return desk.openText(args[0], args[1]);
      if (method === "check") return desk.check(args[0], args[1], args[2]);
      return method === "rows" ? desk.rows(args[0], args[1], args[2]) : desk.fixes();
    });
    const session = new ImportSession(port);
    const opened = await session.openText(
      "First name,Last name,Email,Phone\nJan,Nowak,jan@x.pl,600100200\nA,B,c,1\n",
    );
    if (!opened.ok) throw new Error(opened.error.message);
    const [counts, page] = await Promise.all([
      session.check(opened.value.match, SHARED, NORTH),
      session.rows(0, 10, true),
    ]);
    expect(counts).toMatchObject({ total: 2, ready: 1, faulty: 1 });
    expect(page.rows.map(({ row }) => row)).toEqual([2]);
  });

  test("passes progress on", async () => {
    const seen: number[] = [];
    const port = portOf(async ({ id }) => {
      port.reply({ id, kind: "progress", progress: { stage: "checking", part: 0.5 } });
      return { total: 0 };
    });
    await new ImportSession(port.port).check({}, SHARED, NORTH, ({ part }) => seen.push(part));
    expect(seen).toEqual([0.5]);
  });

  test("refuses a file of more than 50 MB before it is read", async () => {
    const { port } = portOf(() => Promise.reject(new Error("it was read")));
    const file = new File([new Uint8Array(MOST_BYTES + 1)], "big.csv");
    expect(await new ImportSession(port).openFile(file)).toMatchObject({
      ok: false,
      error: { message: "This file is larger than 50 MB." },
    });
  });

  test("a worker's own error, a worker that dies and a closed session reject what waits", async () => {
    const failing = new ImportSession(portOf(() => Promise.reject(new Error("broken"))).port);
    await expect(failing.fixes()).rejects.toThrow("broken");
    const dying = portOf(() => new Promise(() => undefined));
    const session = new ImportSession(dying.port);
    const waiting = session.fixes();
    dying.events.dispatchEvent(new Event("error"));
    await expect(waiting).rejects.toThrow("The reader stopped.");
    await expect(session.fixes()).rejects.toThrow("The reader stopped.");
    const closed = portOf(() => new Promise(() => undefined));
    const closing = new ImportSession(closed.port);
    const last = closing.fixes();
    closing.close();
    await expect(last).rejects.toThrow("The import was closed.");
    expect(closed.isTerminated()).toBe(true);
  });
});

describe("the hash of a file", () => {
  test("is SHA-256 for every length and cut of the bytes", async () => {
    for (const size of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
      const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7 + size) % 256);
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      expect(new Sha256().update(bytes).digest()).toBe(hex);
      const cut = Math.floor(size / 3);
      expect(new Sha256().update(bytes.subarray(0, cut)).update(bytes.subarray(cut)).digest()).toBe(hex);
    }
  });

  test("tells cells and rows apart, and does not mind empty ends", () => {
    expect(hashRows([["a", "b"]])).not.toBe(hashRows([["ab"]]));
    expect(hashRows([["a"], ["b"]])).not.toBe(hashRows([["a", "b"]]));
    expect(hashRows([["a ", "b", ""]])).toBe(hashRows([["a", "b"]]));
  });
});
