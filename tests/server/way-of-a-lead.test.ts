import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import type { SubmissionState } from "#lib/domain/submission.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import type { VaultKey } from "#lib/server/config/environment.ts";
import { makeDesk } from "#lib/server/db/desk.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import {
  advance,
  advanceAll,
  cancel,
  dueSubmissions,
  releaseHeldForSignIn,
  tryAgain,
} from "#lib/server/submissions/advance.ts";
import { eraseOldLeads } from "#lib/server/submissions/erase.ts";
import { resealAll } from "#lib/server/submissions/reseal.ts";
import { expireLeases, findSubmission } from "#lib/server/submissions/rows.ts";
import { viewDesk } from "#lib/server/submissions/views.ts";
import { startSandbox } from "#tests/server/support/sandbox.ts";
import { type TestDesk, testDesk, testLead, testSession } from "#tests/server/support/test-desk.ts";
import { COLLEAGUE, UNKNOWN_OFFER } from "../../sandbox/accounts.ts";

const sandbox = await startSandbox({ leads: 50 });
const { control } = sandbox;
let at: TestDesk;
let session: Session;

beforeAll(async () => {
  at = await testDesk(sandbox.url);
});
beforeEach(async () => {
  await control.reset();
  session = await testSession(at.desk);
});
afterAll(async () => {
  await at.close();
  await sandbox.stop();
});

async function handIn(lead: LeadInput, submissionId: string = randomUUID(), corrects: string | null = null) {
  const row = await acceptLead(at.desk, session, { submissionId, lead, corrects });
  if (!row.ok) throw new Error(row.error.message);
  return row.value.id;
}

async function submit(lead = testLead()) {
  const id = await handIn(lead);
  await advance(at.desk, id);
  return { id, lead };
}

const stateOf = async (id: string): Promise<SubmissionState | undefined> =>
  (await findSubmission(at.desk, id))?.state;
const reasonOf = async (id: string) => (await findSubmission(at.desk, id))?.reason;
const takenTimes = async (email: string) =>
  (await control.ledger()).leads.find((lead) => lead.email === email.toLowerCase())?.count ?? 0;

/** Presses "Try again". */
async function press(id: string) {
  await tryAgain(at.desk, session, id);
  await advance(at.desk, id, "press");
}

describe("a definite answer settles the lead", () => {
  test("any 2xx is accepted, with the broker's id where it told one", async () => {
    const { id, lead } = await submit();
    expect(await stateOf(id)).toBe("accepted");
    expect((await findSubmission(at.desk, id))?.leadId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await takenTimes(lead.email)).toBe(1);
  });

  for (const body of ["empty", "text", "no-uuid"] as const) {
    test(`a 2xx with a body that is ${body} is accepted all the same`, async () => {
      await control.fault({ endpoint: "create", fault: { kind: "created", body } });
      expect(await stateOf((await submit()).id)).toBe("accepted");
    });
  }

  test("409 on a first attempt is a duplicate", async () => {
    const { lead } = await submit();
    expect(await stateOf((await submit({ ...lead, firstName: "Other" })).id)).toBe("duplicate");
  });

  const broken = { status: "INTERNAL_SERVER_ERROR", message: "Register Account Model is not valid" };
  for (const [name, status, body, reason] of [
    [
      "400 could not execute batch",
      400,
      { status: "BAD_REQUEST", message: "could not execute batch" },
      "field-not-stored",
    ],
    ["500 Register Account Model is not valid", 500, broken, "not-valid"],
    ["an undocumented 422", 422, { message: "no" }, "refused"],
  ] as const) {
    test(`${name} is rejected and never sent again`, async () => {
      await control.fault({ endpoint: "create", fault: { kind: "answer", status, body } });
      const { id } = await submit();
      expect(await stateOf(id)).toBe("rejected");
      expect(await reasonOf(id)).toBe(reason);
      await press(id);
      at.clock.pass(4000);
      await advanceAll(at.desk, await dueSubmissions(at.desk, 50));
      expect((await control.ledger()).endpoints.create.calls).toBe(1);
    });
  }

  test("404 holds the lead until the offer is corrected; the correction supersedes it", async () => {
    const { id, lead } = await submit(testLead({ offerUuid: UNKNOWN_OFFER }));
    expect([await stateOf(id), await reasonOf(id)]).toEqual(["held", "offer-unknown"]);
    const corrected = await handIn({ ...lead, offerUuid: testLead().offerUuid }, randomUUID(), id);
    await advance(at.desk, corrected);
    expect(await stateOf(corrected)).toBe("accepted");
    expect(await stateOf(id)).toBe("cancelled");
  });

  for (const fault of [
    { kind: "answer", status: 403, body: "" },
    { kind: "answer", status: 405, body: "" },
    { kind: "redirect" },
  ] as const) {
    test(`${"status" in fault ? fault.status : "a redirect"} holds the lead`, async () => {
      await control.fault({ endpoint: "create", fault });
      const { id } = await submit();
      expect([await stateOf(id), await reasonOf(id)]).toEqual(["held", "not-permitted"]);
    });
  }
});

describe("a 401", () => {
  test("gets a new token and sends once more", async () => {
    await control.kill("access");
    const { id, lead } = await submit();
    expect(await stateOf(id)).toBe("accepted");
    expect(await takenTimes(lead.email)).toBe(1);
  });

  test("with a refused refresh holds the lead for the sign-in, which sends it", async () => {
    await control.kill("both");
    const { id, lead } = await submit();
    expect([await stateOf(id), await reasonOf(id)]).toEqual(["held", "sign-in"]);
    session = await testSession(at.desk);
    await advanceAll(at.desk, (await releaseHeldForSignIn(at.desk, session.connectionId)).leads);
    expect(await stateOf(id)).toBe("accepted");
    expect(await takenTimes(lead.email)).toBe(1);
  });
});

describe("a lead that was certainly not taken waits", () => {
  test("429 waits as long as the broker says, then goes", async () => {
    await control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 120 } });
    const { id } = await submit();
    expect([await stateOf(id), await reasonOf(id)]).toEqual(["queued", "busy"]);
    expect(await dueSubmissions(at.desk, 50)).not.toContain(id);
    at.clock.pass(121);
    expect(await dueSubmissions(at.desk, 50)).toContain(id);
    await advance(at.desk, id);
    expect(await stateOf(id)).toBe("accepted");
  });

  test("a token that cannot be renewed for now queues the lead", async () => {
    await control.kill("access");
    await control.fault({ endpoint: "refresh", fault: { kind: "html", status: 502 } });
    const { id } = await submit();
    expect([await stateOf(id), await reasonOf(id)]).toEqual(["queued", "token-unavailable"]);
    await press(id);
    expect(await stateOf(id)).toBe("accepted");
  });
});

describe("no trustworthy answer is unknown, never simply sent again", () => {
  const unknown = [
    ["reset before the lead was taken", { kind: "reset", when: "before" }],
    ["502 from a proxy", { kind: "html", status: 502 }],
    ["503", { kind: "answer", status: 503, body: "" }],
    ["504", { kind: "answer", status: 504, body: "" }],
    ["408", { kind: "answer", status: 408, body: "" }],
    ["another 500", { kind: "answer", status: 500, body: { message: "NullPointerException" } }],
  ] as const;
  for (const [name, fault] of unknown) {
    test(`${name}: absent in two good reads, then sent once`, async () => {
      await control.fault({ endpoint: "create", fault });
      const { id, lead } = await submit();
      expect(await stateOf(id)).toBe("unknown");
      await press(id);
      at.clock.pass(45);
      await press(id);
      expect(await takenTimes(lead.email)).toBe(0);
      at.clock.pass(50);
      await press(id);
      expect(await stateOf(id)).toBe("unknown");
      at.clock.pass(61);
      await press(id);
      expect(await stateOf(id)).toBe("accepted");
      expect(await takenTimes(lead.email)).toBe(1);
    });
  }

  for (const [name, fault] of [
    ["reset after the lead was taken", { kind: "reset", when: "after" }],
    ["a 2xx that is an HTML page", { kind: "created", body: "html" }],
    ["a truncated 2xx", { kind: "truncate", how: "broken" }],
  ] as const) {
    test(`${name}: found in the list, accepted, and not sent twice`, async () => {
      await control.fault({ endpoint: "create", fault });
      const { id, lead } = await submit();
      expect(await stateOf(id)).toBe("unknown");
      await press(id);
      expect(await stateOf(id)).toBe("accepted");
      expect(await takenTimes(lead.email)).toBe(1);
    });
  }

  test("an older lead of the same email in the list makes it a duplicate", async () => {
    const { lead } = await submit();
    await control.settings({ clockOffsetMs: 0 });
    at.clock.pass(3600);
    await control.settings({ clockOffsetMs: 3600_000 });
    await control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
    const { id } = await submit({ ...lead });
    await press(id);
    expect(await stateOf(id)).toBe("duplicate");
  });

  test("the broker's clock ten minutes off does not change what is found", async () => {
    for (const clockOffsetMs of [600_000, -600_000]) {
      await control.reset();
      session = await testSession(at.desk);
      await control.settings({ clockOffsetMs });
      await control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
      const { id } = await submit();
      await press(id);
      expect(await stateOf(id)).toBe("accepted");
    }
  });

  test("a list whose emails are masked proves nothing", async () => {
    await control.fault(
      { endpoint: "create", fault: { kind: "reset", when: "after" } },
      { endpoint: "list", fault: { kind: "list", masked: true }, times: "always" },
    );
    const { id } = await submit();
    at.clock.pass(100);
    await press(id);
    at.clock.pass(100);
    await press(id);
    expect(await stateOf(id)).toBe("unknown");
  });

  test("a list that cannot be had proves nothing, and a day of that holds the lead for a person", async () => {
    await control.fault(
      { endpoint: "create", fault: { kind: "reset", when: "after" } },
      { endpoint: "list", fault: { kind: "html", status: 502 }, times: "always" },
    );
    const { id, lead } = await submit();
    at.clock.pass(100);
    await press(id);
    expect(await stateOf(id)).toBe("unknown");
    at.clock.pass(24 * 3600);
    await press(id);
    expect([await stateOf(id), await reasonOf(id)]).toEqual(["held", "no-answer-for-a-day"]);
    await control.clearFaults();
    // A day has passed at the broker as well.
    await control.settings({ clockOffsetMs: 24 * 3600_000 + 100_000 });
    session = await testSession(at.desk);
    await press(id);
    expect(await stateOf(id)).toBe("accepted");
    expect(await takenTimes(lead.email)).toBe(1);
  });

  test("409 after an unanswered attempt is reconciled at once: the attempt had arrived", async () => {
    await control.settings({ listLagMs: 400_000 });
    await control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
    const { id, lead } = await submit();
    at.clock.pass(95);
    await press(id);
    at.clock.pass(61);
    await control.settings({ listLagMs: 0 });
    await control.fault({
      endpoint: "list",
      fault: { kind: "list", rowsAtMost: 0, page: { set: { totalElements: 0 } } },
    });
    await press(id);
    expect(await stateOf(id)).toBe("accepted");
    expect(await takenTimes(lead.email)).toBe(1);
  });

  test("409 after unknown and absent in two good reads is a duplicate, never queued again", async () => {
    await control.settings({ listLagMs: 10_000_000 });
    await control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
    const { id, lead } = await submit();
    at.clock.pass(95);
    await press(id);
    at.clock.pass(61);
    await press(id);
    expect(await stateOf(id)).toBe("unknown");
    at.clock.pass(95);
    await press(id);
    at.clock.pass(61);
    await press(id);
    expect(await stateOf(id)).toBe("duplicate");
    expect(await takenTimes(lead.email)).toBe(1);
  });
});

describe("one submission, one effect", () => {
  test("the same id with the same content is one row and one call, however often and however parallel", async () => {
    const lead = testLead();
    const id = randomUUID();
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        await handIn(lead, id);
        await advance(at.desk, id);
      }),
    );
    expect(await stateOf(id)).toBe("accepted");
    expect((await control.ledger()).endpoints.create.calls).toBe(1);
  });

  test("the same id with other content is refused", async () => {
    const id = await handIn(testLead());
    const again = await acceptLead(at.desk, session, { submissionId: id, lead: testLead(), corrects: null });
    expect(!again.ok && again.error.code).toBe("content-changed");
  });

  test("another account's id is unknown, for handing in, trying again and cancelling", async () => {
    const id = await handIn(testLead());
    session = await testSession(at.desk, COLLEAGUE);
    const handed = await acceptLead(at.desk, session, { submissionId: id, lead: testLead(), corrects: null });
    const tried = await tryAgain(at.desk, session, id);
    const cancelled = await cancel(at.desk, session, id);
    for (const answer of [handed, tried, cancelled])
      expect(!answer.ok && answer.error.code).toBe("unknown-address");
    expect(await stateOf(id)).toBe("queued");
  });

  test("two leads of one email are on their way one after the other", async () => {
    const lead = testLead();
    await control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
    const { id: first } = await submit(lead);
    const { id: second } = await submit({
      ...lead,
      firstName: "Second",
      email: lead.email.toUpperCase(),
      emailKey: lead.emailKey,
    });
    expect(await stateOf(first)).toBe("unknown");
    expect([await stateOf(second), await reasonOf(second)]).toEqual(["queued", "same-email"]);
    expect((await control.ledger()).endpoints.create.calls).toBe(1);
  });

  test("a lease that ran out becomes unknown, and the late answer of its holder still counts", async () => {
    await control.fault({ endpoint: "create", fault: { kind: "delay", ms: 700, when: "after" } });
    const id = await handIn(testLead());
    const slow = advance(at.desk, id);
    await new Promise((resolve) => setTimeout(resolve, 350));
    at.clock.pass(61);
    await expireLeases(at.desk);
    expect(await stateOf(id)).toBe("unknown");
    await slow;
    expect(await stateOf(id)).toBe("accepted");
  });

  test("an answer with an older fence is dropped", async () => {
    await control.fault({ endpoint: "create", fault: { kind: "delay", ms: 500, when: "before" } });
    const id = await handIn(testLead());
    const slow = advance(at.desk, id);
    await new Promise((resolve) => setTimeout(resolve, 250));
    await at.desk.db
      .update(submissions)
      .set({ fence: 99, state: "held", reason: "sign-in" })
      .where(eq(submissions.id, id));
    await slow;
    expect(await stateOf(id)).toBe("held");
  });

  test("a queued lead can be cancelled; an unknown one cannot", async () => {
    await control.fault({ endpoint: "create", fault: { kind: "busy" } });
    const { id: waiting } = await submit();
    await cancel(at.desk, session, waiting);
    expect(await stateOf(waiting)).toBe("cancelled");
    await control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
    const { id: gone } = await submit();
    await cancel(at.desk, session, gone);
    expect(await stateOf(gone)).toBe("unknown");
  });
});

describe("a correction", () => {
  test("of a lead that was sent meanwhile is refused, so that not both are sent", async () => {
    const { id, lead } = await submit();
    const late = { submissionId: randomUUID(), lead: { ...lead, firstName: "Late" }, corrects: id };
    const refused = await acceptLead(at.desk, session, late);
    expect(!refused.ok && refused.error.code).toBe("moved-on");
    expect(await findSubmission(at.desk, late.submissionId)).toBeNull();
  });

  test("in two tabs is one lead", async () => {
    await control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 60 } });
    const { id } = await submit();
    const hand = () =>
      acceptLead(at.desk, session, { submissionId: randomUUID(), lead: testLead(), corrects: id });
    const answers = await Promise.all([hand(), hand()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});

test("a slow answer of the list does not make our own lead a duplicate", async () => {
  await control.fault(
    { endpoint: "create", fault: { kind: "reset", when: "after" } },
    { endpoint: "list", fault: { kind: "delay", ms: 7000, when: "before" } },
  );
  const { id } = await submit();
  await press(id);
  expect(await stateOf(id)).toBe("accepted");
});

test("leads and tokens open after a rotation, and after the old key has gone", async () => {
  const { id } = await submit();
  const withKeys = (keys: VaultKey[]) =>
    makeDesk({ ...at.desk.config, env: { ...at.desk.config.env, VAULT_KEYS: keys } }, at.desk.db);
  const [old] = at.desk.config.env.VAULT_KEYS;
  const fresh = { id: "fresh", key: randomBytes(32) };
  if (!old) throw new Error("there is a key");
  await resealAll(await withKeys([fresh, old]));
  const alone = await withKeys([fresh]);
  expect((await viewDesk(alone, session)).recent.map((view) => view.id)).toContain(id);
  await resealAll(await withKeys([old, fresh]));
});

test("the desk shows every unsettled lead of the account and the settled ones of this session", async () => {
  const other = await testSession(at.desk);
  await control.fault({ endpoint: "create", fault: { kind: "busy" } });
  const { id: waiting } = await submit();
  const { id: done } = await submit();
  const here = await viewDesk(at.desk, session);
  expect(here.unsettled.map(({ id }) => id)).toContain(waiting);
  expect(here.recent.map(({ id }) => id)).toContain(done);
  const there = await viewDesk(at.desk, other);
  expect(there.unsettled.map(({ id }) => id)).toContain(waiting);
  expect(there.recent.map(({ id }) => id)).not.toContain(done);
});

test("no lead stands in the database as it was typed", async () => {
  const { id, lead } = await submit();
  const row = JSON.stringify(await findSubmission(at.desk, id));
  for (const secret of [lead.email, lead.phone, "Nowak"]) expect(row).not.toContain(secret);
});

test("a settled lead's personal data is erased after 30 days; its outcome stays, and what is unsettled is kept", async () => {
  const { id: settled } = await submit();
  await control.fault({ endpoint: "create", fault: { kind: "busy" } });
  const { id: waiting } = await submit();
  await eraseOldLeads(at.desk);
  expect((await findSubmission(at.desk, settled))?.lead).not.toBeNull();
  at.clock.pass(30 * 86_400 + 60);
  expect(await eraseOldLeads(at.desk)).toBeGreaterThan(0);
  expect(await findSubmission(at.desk, settled)).toMatchObject({
    state: "accepted",
    lead: null,
    technical: null,
  });
  expect((await findSubmission(at.desk, waiting))?.lead).not.toBeNull();
});
