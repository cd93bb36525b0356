import { describe, expect, test } from "vitest";
import { SEPARATORS } from "#lib/domain/csv.ts";
import { BrokenExportError } from "#lib/server/leads/broken-export.ts";
import { beginExport, type ExportRequest } from "#lib/server/leads/export.ts";
import type { Fault } from "#sandbox/faults/schema.ts";
import { stage } from "#tests/server/support/stage.ts";

const at = stage({ leads: 5400 });

const everything: ExportRequest = {
  query: "",
  from: new Date("2000-01-01T00:00:00Z"),
  to: new Date("2100-01-01T00:00:00Z"),
  zone: "Europe/Warsaw",
  separator: SEPARATORS.comma,
  columns: null,
};

async function begin(over: Partial<ExportRequest> = {}, signal = new AbortController().signal) {
  const begun = await beginExport(at.desk, at.session, { ...everything, ...over }, signal);
  if (!begun.ok) throw new Error(begun.error.code);
  return begun.value;
}

async function textOf(chunks: AsyncGenerator<string>): Promise<string> {
  let text = "";
  for await (const chunk of chunks) text += chunk;
  return text;
}

const linesOf = (text: string) => text.split("\r\n").slice(1, -1);
/** The sandbox's cells hold no line ends, so that lines are rows; the ID is the 13th cell from the front. */
const idsOf = (text: string) => linesOf(text).map((line) => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(line)?.[0]);

describe("a whole export", () => {
  test("has every lead once, a BOM, the promised headers, and CRLF", async () => {
    const text = await textOf(await begin());
    expect(text.startsWith("\uFEFFCreated,First name,Last name,Email,Phone,Country,Status,Source,")).toBe(
      true,
    );
    expect(linesOf(text)).toHaveLength(5400);
    expect(new Set(idsOf(text)).size).toBe(5400);
  });

  test("reads pages of 1000 a few at once, and keeps their order", async () => {
    await at.control.settings({ latencyMs: 120 });
    const text = await textOf(await begin());
    const { list } = (await at.control.ledger()).endpoints;
    expect(list.concurrentMax).toBeGreaterThan(2);
    expect(list.concurrentMax).toBeLessThanOrEqual(5);
    const created = linesOf(text).map((line) => Date.parse(line.slice(0, 25)));
    expect(created.every((time, row) => row === 0 || time <= (created[row - 1] ?? 0))).toBe(true);
  });

  test("has the further fields as columns, or only those asked for", async () => {
    const [header = ""] = (await textOf(await begin())).split("\r\n");
    expect(header).toMatch(/,Lead ID,.*language/);
    const [few = ""] = (await textOf(await begin({ columns: ["language"] }))).split("\r\n");
    expect(few).toMatch(/,Lead ID,language$/);
  });

  test("separates by semicolons where asked to", async () => {
    const [header = ""] = (await textOf(await begin({ separator: SEPARATORS.semicolon }))).split("\r\n");
    expect(header).toMatch(/^\uFEFFCreated;First name;/);
  });

  const shapes: [string, { kind: "list"; bareArray?: boolean; page?: { drop: string[] } }][] = [
    ["without totals", { kind: "list", page: { drop: ["totalElements", "totalPages", "last"] } }],
    ["as bare arrays", { kind: "list", bareArray: true }],
  ];
  for (const [name, fault] of shapes) {
    test(`is read to its end where the pages come ${name}`, async () => {
      await at.control.fault({ endpoint: "list", fault, times: "always" });
      expect(new Set(idsOf(await textOf(await begin()))).size).toBe(5400);
    });
  }

  test("has no row twice where rows move on between the pages, and misses none", async () => {
    await at.control.fault({ endpoint: "list", fault: { kind: "list", slide: 3 }, times: "always", skip: 1 });
    const ids = idsOf(await textOf(await begin()));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("keeps rows without an ID", async () => {
    await at.control.fault({
      endpoint: "list",
      fault: { kind: "list", rows: { drop: ["uuid"] } },
      times: "always",
    });
    expect(linesOf(await textOf(await begin()))).toHaveLength(5400);
  });

  for (const dateHeader of ["none", "proxy"] as const) {
    test(`is whole where the broker's clock is ahead, its Date header being from ${dateHeader}`, async () => {
      await at.control.settings({ clockOffsetMs: 300_000, dateHeader });
      await at.signIn();
      // Created five minutes from now, as the desk and the header see it.
      await at.submit();
      expect(linesOf(await textOf(await begin()))).toHaveLength(5401);
    });
  }

  test("outlives its access token", async () => {
    const chunks = await begin();
    await chunks.next();
    await at.control.kill("access");
    const rest = await textOf(chunks);
    expect(rest.length).toBeGreaterThan(1000);
  });
});

describe("an export that cannot be complete is broken off", () => {
  test("a page that fails half-way", async () => {
    await at.control.fault({ endpoint: "list", page: 3, fault: { kind: "html", status: 502 } });
    await expect(textOf(await begin())).rejects.toThrow(BrokenExportError);
  });

  test("a connection that breaks half-way", async () => {
    await at.control.fault({ endpoint: "list", page: 4, fault: { kind: "truncate", how: "broken" } });
    await expect(textOf(await begin())).rejects.toThrow(BrokenExportError);
  });

  test("pages smaller than asked for, without a total, are all read", async () => {
    const page = { drop: ["totalElements"], set: { size: 500, totalPages: 11, last: false } };
    await at.control.fault({
      endpoint: "list",
      fault: { kind: "list", rowsAtMost: 500, page },
      times: "always",
    });
    const chunks = await begin();
    const text = await textOf(chunks).catch((error: unknown) => error);
    expect(text instanceof BrokenExportError || linesOf(String(text)).length > 500).toBe(true);
  });

  test("a row that moved between two pages and was missed is brought by reading once more", async () => {
    await at.control.fault({ endpoint: "list", page: 2, fault: { kind: "list", slide: 2 } });
    expect(new Set(idsOf(await textOf(await begin()))).size).toBe(5400);
  });

  test("a row that is missed time and again is brought at last, or the file is broken off", async () => {
    const slide = { endpoint: "list", page: 2, fault: { kind: "list", slide: 2 } } as const;
    await at.control.fault({ ...slide, times: 2 });
    expect(new Set(idsOf(await textOf(await begin()))).size).toBe(5400);
    const restless = [1, 2, 3, 4, 5, 6, 7].map(
      (by) => ({ ...slide, fault: { kind: "list", slide: by * 20 } }) as const,
    );
    await at.control.fault(...restless.reverse());
    await expect(textOf(await begin())).rejects.toThrow(BrokenExportError);
  });

  test("reading once more writes no row twice that has no ID, and brings those that were missed", async () => {
    const nameless: Fault = { kind: "list", rows: { drop: ["uuid"] }, rowsWith: '"country":"PL"' };
    await at.control.fault(
      { endpoint: "list", page: 2, fault: { ...nameless, slide: 2 } },
      { endpoint: "list", fault: nameless, times: "always" },
    );
    const lines = linesOf(await textOf(await begin()));
    expect(lines.filter((line) => line.includes(",PL,")).length).toBeGreaterThan(100);
    expect(lines).toHaveLength(5400);
  });

  test("a total beyond all measure is not believed, and not reserved for", async () => {
    const page = { set: { totalElements: 900_000_000_000 } };
    await at.control.fault({ endpoint: "list", fault: { kind: "list", page }, times: "always" });
    await expect(textOf(await begin())).rejects.toThrow(BrokenExportError);
    expect((await at.control.ledger()).endpoints.list.calls).toBeLessThan(20);
  });

  test("fewer rows than the broker's first total", async () => {
    await at.control.fault({ endpoint: "list", fault: { kind: "list", extraTotal: 40 }, times: "always" });
    await expect(textOf(await begin())).rejects.toThrow(/5400 of 5440 rows/);
  });

  test("a first page that fails is a problem in words, before anything is sent", async () => {
    await at.control.fault({ endpoint: "list", fault: { kind: "html", status: 503 } });
    const begun = await beginExport(at.desk, at.session, everything, new AbortController().signal);
    expect(!begun.ok && begun.error).toMatchObject({ code: "unavailable", retryable: true });
  });
});

test("a client that goes away stops the paging", async () => {
  await at.control.settings({ latencyMs: 100 });
  const abort = new AbortController();
  const chunks = await begin({}, abort.signal);
  await chunks.next();
  abort.abort();
  await expect(textOf(chunks)).rejects.toThrow(BrokenExportError);
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect((await at.control.ledger()).endpoints.list.calls).toBeLessThanOrEqual(5);
});
