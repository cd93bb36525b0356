import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { parseHistoryQuery } from "#lib/domain/history-query.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { readHistory } from "#lib/server/submissions/history.ts";
import { waitingCounts } from "#lib/server/submissions/history-counts.ts";
import { readSubmissionHistory } from "#lib/server/submissions/history-details.ts";
import { forgetLabels } from "#lib/server/submissions/history-labels.ts";
import { labelOld } from "#lib/server/submissions/label-old.ts";
import { COLLEAGUE, UNKNOWN_OFFER } from "../../sandbox/accounts.ts";
import { begin, handed, newEmail, running, sendAll, store } from "./support/batch-stage.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();
beforeEach(() => forgetLabels(at.desk));

const list = (search = "", session = at.session) =>
  readHistory(at.desk, session, parseHistoryQuery(new URLSearchParams(search)));
const found = async (query: string, session = at.session) =>
  (await list(new URLSearchParams({ query }).toString(), session)).rows.map(({ id }) => id);

const rejects = () =>
  at.control.fault({
    endpoint: "create",
    fault: {
      kind: "answer",
      status: 400,
      body: { status: "BAD_REQUEST", message: "could not execute batch" },
    },
  });

describe("the list", () => {
  test("has every lead of the account, newest first, with outcome, attempts, by whom and counts of all states", async () => {
    const first = await at.submit();
    at.clock.pass(1);
    await rejects();
    const second = await at.submit();
    at.clock.pass(1);
    const third = await at.submit(testLead({ offerUuid: UNKNOWN_OFFER }));
    const page = await list();
    expect(page.rows.map(({ id }) => id)).toEqual([third.id, second.id, first.id]);
    expect(page.rows.map(({ state }) => state)).toEqual(["held", "rejected", "accepted"]);
    expect(page.rows[2]).toMatchObject({
      ...{ name: "Jan Nowak", email: first.lead.email, offer: "Autumn FX", erased: false, attempts: 1 },
      ...{ by: "demo@affiliate.example", batchId: null, rowNumber: null, reason: null },
      settledAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(page.rows[0]?.settledAt).toBeNull();
    expect(page.totalRows).toBe(3);
    expect(page.counts).toMatchObject({ accepted: 1, rejected: 1, held: 1, queued: 0, cancelled: 0 });
    expect(JSON.stringify(page)).not.toContain("could not execute batch");
  });

  test("has the leads of a release that knew no list, by name and email, once the desk has started", async () => {
    const { id, lead } = await at.submit();
    await at.desk.db.update(submissions).set({ label: null }).where(eq(submissions.id, id));
    expect((await list()).rows[0]).toMatchObject({ erased: true });
    await labelOld(at.desk);
    expect((await list()).rows[0]).toMatchObject({ name: "Jan Nowak", email: lead.email, erased: false });
    expect(await found("nowak")).toEqual([id]);
  });

  test("a filter leaves the counts of the account as they are", async () => {
    await at.submit();
    await rejects();
    const { id } = await at.submit();
    const page = await list("state=rejected");
    expect(page.rows.map((row) => row.id)).toEqual([id]);
    expect([page.totalRows, page.counts.accepted]).toEqual([1, 1]);
  });

  test("comes in pages; past the end there are no rows, and the total is still told", async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      ids.unshift(await at.handIn(testLead()));
      at.clock.pass(1);
    }
    const pages = await Promise.all([1, 2, 3, 4].map((page) => list(`size=2&page=${page}`)));
    expect(pages.flatMap(({ rows }) => rows.map(({ id }) => id))).toEqual(ids);
    expect(pages.map(({ rows, totalRows }) => [rows.length, totalRows])).toEqual([
      [2, 5],
      [2, 5],
      [1, 5],
      [0, 5],
    ]);
  });

  test("has what other sessions of the account handed in, and nothing of another account", async () => {
    const { id, lead } = await at.submit();
    expect((await list("", await at.signIn())).rows.map((row) => row.id)).toEqual([id]);
    const colleague = await at.signIn(COLLEAGUE);
    expect((await list("", colleague)).totalRows).toBe(0);
    expect((await list("", colleague)).counts.accepted).toBe(0);
    expect(await found(lead.email, colleague)).toEqual([]);
    expect(await found("nowak", colleague)).toEqual([]);
    expect(await readSubmissionHistory(at.desk, colleague, id)).toBeNull();
    expect(await waitingCounts(at.desk, colleague)).toEqual({ waiting: 0, heldForSignIn: 0 });
  });

  test("has an import's rows, the last one first, once the import is sent and not while it is filled", async () => {
    const rows = [1, 2, 3].map((row) => handed(row, newEmail("file")));
    const batch = await begin(at.desk, at.session, { rows: 3 });
    await store(at.desk, at.session, batch, rows);
    expect((await list()).totalRows).toBe(0);
    expect(await found("file")).toEqual([]);
    await sendAll(at.desk, at.session, batch);
    const page = await list();
    expect(page.rows.map(({ batchId, rowNumber }) => [batchId, rowNumber])).toEqual([
      [batch, 3],
      [batch, 2],
      [batch, 1],
    ]);
    expect(await found("file")).toHaveLength(3);
  });
});

describe("search", () => {
  test("finds parts of names and emails, all words, without case and accents", async () => {
    const lead = testLead({ firstName: "Zoë", lastName: "Müller-Lüdenscheidt", email: newEmail("zoe.m") });
    const { id } = await at.submit(lead);
    await at.submit();
    for (const words of ["MULLER", "zoe lüden", "lüden zoë", "zoe.m", lead.email.slice(3, 12)]) {
      expect(await found(words)).toEqual([id]);
    }
    expect(await found("zoë nobody")).toEqual([]);
    expect((await list("query=zoe&state=rejected")).totalRows).toBe(0);
    expect((await list("query=zoe&state=accepted")).totalRows).toBe(1);
  });

  test("finds what was handed in after the last search, and in the list's order", async () => {
    const first = await at.handIn(testLead({ lastName: "Wieczorek" }));
    expect(await found("wieczorek")).toEqual([first]);
    at.clock.pass(1);
    const second = await at.handIn(testLead({ lastName: "Wieczorek" }));
    expect(await found("wieczorek")).toEqual([second, first]);
  });

  test("finds an email in its readable and in its wire form", async () => {
    const email = `jan.${randomUUID().slice(0, 8)}@xn--bcher-kva.example`;
    const { id } = await at.submit(testLead({ email }));
    expect(await found("bücher.ex")).toEqual([id]);
    expect(await found("xn--bcher")).toEqual([id]);
    expect(await found(email.replace("xn--bcher-kva", "BÜCHER"))).toEqual([id]);
  });

  test("takes what looks like a pattern as it is", async () => {
    await at.submit();
    for (const words of ["%", "_", ".*", "'", "\\"]) expect(await found(words)).toEqual([]);
  });
});

describe("the details", () => {
  test("tell every call with its answer and the broker's own words, oldest first", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "html", status: 502 } });
    const { id } = await at.submit();
    await at.pass(6);
    await at.settle(id);
    const history = await readSubmissionHistory(at.desk, at.session, id);
    const kinds = history?.attempts.map(({ kind, answer }) => [kind, answer]) ?? [];
    expect(kinds[0]).toEqual(["create", "unavailable"]);
    expect(kinds[1]?.[0]).toBe("look-up");
    expect(kinds.at(-1)).toEqual(["create", "accepted"]);
    expect(history?.attempts[0]?.status).toBe(502);
    expect(history?.attempts[0]?.technical).toContain("502");
    expect(history?.submission.state).toBe("accepted");
  });

  test("lead from a correction to what it corrects, and back", async () => {
    await rejects();
    const { id, lead } = await at.submit();
    const corrected = await at.handIn({ ...lead, lastName: "Corrected" }, randomUUID(), id);
    expect(await readSubmissionHistory(at.desk, at.session, id)).toMatchObject({
      correctedBy: corrected,
      corrects: null,
    });
    expect(await readSubmissionHistory(at.desk, at.session, corrected)).toMatchObject({ corrects: id });
  });

  test("name the import and the row", async () => {
    const batch = await running(at.desk, at.session, [handed(7, newEmail())]);
    const [row] = (await list()).rows;
    expect(await readSubmissionHistory(at.desk, at.session, row?.id ?? "")).toMatchObject({
      batchId: batch,
      rowNumber: 7,
    });
  });
});

test("what waits is counted, and how much of it goes on with the next sign-in", async () => {
  await at.submit();
  await at.control.fault({ endpoint: "create", fault: { kind: "busy" } });
  await at.submit();
  await at.submit(testLead({ offerUuid: UNKNOWN_OFFER }));
  expect(await waitingCounts(at.desk, at.session)).toEqual({ waiting: 2, heldForSignIn: 0 });
  await at.control.kill("both");
  await at.submit();
  expect(await waitingCounts(at.desk, at.session)).toEqual({ waiting: 3, heldForSignIn: 1 });
});
