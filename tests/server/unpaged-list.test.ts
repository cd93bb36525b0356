/** Brokers that do not look at `page`: every page is the first. */
import { expect, test } from "vitest";
import { SEPARATORS } from "#lib/domain/csv.ts";
import { parseLeadQuery } from "#lib/domain/lead-query.ts";
import { knownAtBroker } from "#lib/server/batches/known.ts";
import { BrokenExportError } from "#lib/server/leads/broken-export.ts";
import { beginExport } from "#lib/server/leads/export.ts";
import { readLeadPage } from "#lib/server/leads/list.ts";
import { seenAtBroker } from "#lib/server/leads/seen-before.ts";
import type { FaultOf } from "#sandbox/faults/schema.ts";
import { stage } from "./support/stage.ts";

const LEADS = 1500;
const at = stage({ leads: LEADS });

type Shape = Omit<FaultOf<"list">, "kind">;
/** The whole list in one array, whatever is asked. */
const WHOLE: Shape = { bareArray: true, ignores: ["page", "size", "query"] };

const behave = (shape: Shape) =>
  at.control.fault({ endpoint: "list", fault: { kind: "list", ...shape }, times: "always" });
const calls = async () => (await at.control.ledger()).endpoints.list.calls;

async function exportedRows(): Promise<string[]> {
  const [from, to] = [new Date("2000-01-01T00:00:00Z"), new Date("2100-01-01T00:00:00Z")];
  const request = { query: "", from, to, zone: "UTC", separator: SEPARATORS.comma, columns: null };
  // An export without an end would run until the test's time is over.
  const begun = await beginExport(at.desk, at.session, request, AbortSignal.timeout(10_000));
  if (!begun.ok) throw new Error(begun.error.code);
  let text = "";
  for await (const chunk of begun.value) text += chunk;
  return text.split("\r\n").slice(1, -1);
}

async function page(search: string) {
  const answer = await readLeadPage(at.desk, at.session, parseLeadQuery(new URLSearchParams(search)));
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

async function known(emails: readonly string[]) {
  for (;;) {
    const answer = await knownAtBroker(at.desk, at.session, emails);
    if (!answer.ok) throw new Error(answer.error.code);
    if ("known" in answer.value) return answer.value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("a list that comes whole for every page is exported once, and ends", async () => {
  await behave(WHOLE);
  const rows = await exportedRows();
  expect(new Set(rows).size).toBe(LEADS);
  expect(rows).toHaveLength(LEADS);
  expect(await calls()).toBe(2);
});

test("so are its rows without an ID", async () => {
  await behave({ ...WHOLE, rows: { drop: ["uuid"] } });
  expect(await exportedRows()).toHaveLength(LEADS);
  expect(await calls()).toBe(2);
});

test("a row that stands twice in it is written once, and does not keep it from ending", async () => {
  await behave({ ...WHOLE, rows: { set: { uuid: "5d0f5a9e-3f0b-4c83-9c5e-0f6f2f7c1aff" } } });
  expect(await exportedRows()).toHaveLength(1);
  expect(await calls()).toBe(2);
});

test("a list of exactly the rows of one page is exported whole", async () => {
  await behave({ ...WHOLE, rowsAtMost: 1000 });
  expect(await exportedRows()).toHaveLength(1000);
  expect(await calls()).toBe(3);
});

test("a last page that is given again for every page after it ends the list", async () => {
  // Pages 1 and 2 both begin at row 500, and are full.
  for (const [page, slide] of [
    [1, 500],
    [2, 1500],
  ] as const) {
    const fault = { kind: "list", bareArray: true, slide } as const;
    await at.control.fault({ endpoint: "list", page, fault });
  }
  await behave({ bareArray: true });
  expect(await exportedRows()).toHaveLength(LEADS);
});

test("a first page cut to the asked size for every page breaks the export off: the rest is not known", async () => {
  await behave({ bareArray: true, ignores: ["page"] });
  await expect(exportedRows()).rejects.toThrow(BrokenExportError);
  await at.control.clearFaults();
  await at.control.resetLedger();
  await behave({ ignores: ["page"] });
  await expect(exportedRows()).rejects.toThrow(/1000 of 1500 rows came/);
  expect(await calls()).toBeLessThan(10);
});

test("the table shows the asked page of it, and where it ends", async () => {
  await behave(WHOLE);
  const pages = await Promise.all([1, 2, 15, 16].map((number) => page(`range=all&size=100&page=${number}`)));
  expect(pages.map(({ rows }) => rows.length)).toEqual([100, 100, 100, 0]);
  expect(new Set(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).size).toBe(300);
  for (const shown of pages) expect(shown).toMatchObject({ totalRows: LEADS, totalPages: 15 });
});

test("one look tells whether a lead is in it, and each lead counts once", async () => {
  const [lead] = (await page("range=all")).rows;
  await behave(WHOLE);
  const look = async (email: string) => {
    const seen = await seenAtBroker(at.desk, at.session, email, new AbortController().signal);
    return seen.ok ? seen.value : seen.error;
  };
  expect(await look(lead?.email ?? "")).toMatchObject({ times: 1, complete: true });
  expect(await look("nobody@nowhere.example")).toMatchObject({ times: 0, complete: true });
  await at.control.clearFaults();
  await behave({ bareArray: true, ignores: ["page", "query"] });
  expect(await look("nobody@nowhere.example")).toMatchObject({ times: 0, complete: false });
});

test("an import's check reads it once and knows all of it; of a cut one it says that it does not", async () => {
  const emails = (await page("range=all&size=250&page=6")).rows.map(({ email }) =>
    (email ?? "").toLowerCase(),
  );
  await at.control.resetLedger();
  await behave(WHOLE);
  expect(await known(emails)).toEqual({ known: emails.map(() => true), complete: true });
  expect(await calls()).toBe(2);
  at.clock.pass(301);
  await at.signIn();
  for (const shape of [{ bareArray: true }, {}]) {
    await at.control.clearFaults();
    await behave({ ...shape, ignores: ["page"] });
    expect((await known(["nobody@nowhere.example"])).complete).toBe(false);
    at.clock.pass(301);
    await at.signIn();
  }
});
