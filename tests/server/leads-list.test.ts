import { expect, test } from "vitest";
import { parseLeadQuery } from "#lib/domain/lead-query.ts";
import { readLeadPage } from "#lib/server/leads/list.ts";
import { stage } from "#tests/server/support/stage.ts";

const at = stage({ leads: 130 });

const read = (search: string, signal?: AbortSignal) =>
  readLeadPage(at.desk, at.session, parseLeadQuery(new URLSearchParams(search)), signal);

async function page(search: string) {
  const answer = await read(search);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

/** What the broker was asked for last. */
async function asked(): Promise<URLSearchParams> {
  const call = (await at.control.ledger()).calls.filter(({ endpoint }) => endpoint === "list").at(-1);
  return new URL(call?.address ?? "", "http://broker.example").searchParams;
}

test("pages are cut as the address says, and hold each lead once", async () => {
  const pages = await Promise.all([1, 2, 3].map((number) => page(`range=all&size=50&page=${number}`)));
  expect(pages.map(({ rows }) => rows.length)).toEqual([50, 50, 30]);
  expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(130);
  expect(pages[2]).toMatchObject({ page: 3, size: 50, totalRows: 130, totalPages: 3, unreadableRows: 0 });
});

test("a row is the lead in our words and as it came, without sending a field twice", async () => {
  const [row] = (await page("range=all")).rows;
  expect(row).toMatchObject({ id: row?.raw.uuid, email: row?.raw.email, firstName: row?.raw.name });
  expect(row).not.toHaveProperty("extra");
});

test("days become the instants of the broker's zone, or of the chosen one", async () => {
  await page("from=2026-10-25&to=2026-10-25");
  expect((await asked()).get("to")).toBe("2026-10-25T22:59:59Z");
  await page("from=2026-10-25&to=2026-10-25&tz=UTC");
  expect((await asked()).get("to")).toBe("2026-10-25T23:59:59Z");
});

test("a calendar range is counted anew at each call", async () => {
  await page("range=today&tz=UTC");
  const before = (await asked()).get("from") ?? "";
  at.clock.pass(24 * 3600);
  await at.signIn();
  await page("range=today&tz=UTC");
  at.clock.pass(-24 * 3600);
  expect(Date.parse((await asked()).get("from") ?? "") - Date.parse(before)).toBe(24 * 3600 * 1000);
});

test("sorting, which is undocumented, is not asked for", async () => {
  await page("range=all&sort=email&query=a");
  expect([...(await asked()).keys()].sort()).toEqual(["from", "page", "query", "size", "to"]);
});

test("a list without totals leaves them open", async () => {
  const drop = ["totalElements", "totalPages", "last"];
  await at.control.fault({ endpoint: "list", fault: { kind: "list", page: { drop } } });
  expect(await page("range=all&size=50")).toMatchObject({ totalRows: null, totalPages: null });
});

test("every failure is a problem in words that name the broker, never an empty list", async () => {
  const faults = [
    [{ kind: "html", status: 502 }, "unavailable"],
    [{ kind: "html", status: 200 }, "unreadable"],
    [{ kind: "reset", when: "before" }, "no-answer"],
    [{ kind: "busy", retryAfter: "30" }, "busy"],
    [{ kind: "redirect" }, "not-permitted"],
    [{ kind: "truncate", how: "clean" }, "unreadable"],
  ] as const;
  for (const [fault, code] of faults) {
    await at.control.fault({ endpoint: "list", fault });
    const answer = await read("range=all");
    expect(answer.ok ? null : answer.error).toMatchObject({ code });
    expect(answer.ok ? "" : answer.error.message).toContain("North Markets");
  }
});

test("a person who has gone gives the broker's call up", async () => {
  await at.control.settings({ latencyMs: 5000 });
  const abort = new AbortController();
  const reading = read("range=all", abort.signal);
  setTimeout(() => abort.abort(), 100);
  const answer = await reading;
  expect(answer.ok ? null : answer.error.code).toBe("aborted");
});
