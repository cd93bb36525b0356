import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { submissions } from "#lib/server/db/schema.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { advance, cancel, tryAgain } from "#lib/server/submissions/advance.ts";
import { expireLeases, findSubmission } from "#lib/server/submissions/rows.ts";
import { COLLEAGUE } from "../../sandbox/accounts.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

describe("one submission, one effect", () => {
  test("the same id with the same content is one row and one call, however often and however parallel", async () => {
    const lead = testLead();
    const id = randomUUID();
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        await at.handIn(lead, id);
        await advance(at.desk, id);
      }),
    );
    expect(await at.state(id)).toBe("accepted");
    expect((await at.control.ledger()).endpoints.create.calls).toBe(1);
  });

  test("the same id with other content is refused", async () => {
    const id = await at.handIn(testLead());
    const again = await acceptLead(at.desk, at.session, {
      submissionId: id,
      lead: testLead(),
      corrects: null,
    });
    expect(!again.ok && again.error.code).toBe("content-changed");
  });

  test("another account's id is unknown, for handing in, trying again and cancelling", async () => {
    const id = await at.handIn(testLead());
    await at.signIn(COLLEAGUE);
    const handed = await acceptLead(at.desk, at.session, {
      submissionId: id,
      lead: testLead(),
      corrects: null,
    });
    const tried = await tryAgain(at.desk, at.session, id);
    const cancelled = await cancel(at.desk, at.session, id);
    for (const answer of [handed, tried, cancelled])
      expect(!answer.ok && answer.error.code).toBe("unknown-address");
    expect(await at.state(id)).toBe("queued");
  });

  test("two leads of one email are on their way one after the other", async () => {
    const lead = testLead();
    await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
    const { id: first } = await at.submit(lead);
    const { id: second } = await at.submit({
      ...lead,
      firstName: "Second",
      email: lead.email.toUpperCase(),
      emailKey: lead.emailKey,
    });
    expect(await at.state(first)).toBe("unknown");
    expect(await at.standing(second)).toEqual(["queued", "same-email"]);
    expect((await at.control.ledger()).endpoints.create.calls).toBe(1);
  });

  test("a lease that ran out becomes unknown, and the late answer of its holder still counts", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "delay", ms: 700, when: "after" } });
    const id = await at.handIn(testLead());
    const slow = advance(at.desk, id);
    await new Promise((resolve) => setTimeout(resolve, 350));
    at.clock.pass(61);
    await expireLeases(at.desk);
    expect(await at.state(id)).toBe("unknown");
    await slow;
    expect(await at.state(id)).toBe("accepted");
  });

  test("an answer with an older fence is dropped", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "delay", ms: 500, when: "before" } });
    const id = await at.handIn(testLead());
    const slow = advance(at.desk, id);
    await new Promise((resolve) => setTimeout(resolve, 250));
    await at.desk.db
      .update(submissions)
      .set({ fence: 99, state: "held", reason: "sign-in" })
      .where(eq(submissions.id, id));
    await slow;
    expect(await at.state(id)).toBe("held");
  });

  test("a queued lead can be cancelled; an unknown one cannot", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "busy" } });
    const { id: waiting } = await at.submit();
    await cancel(at.desk, at.session, waiting);
    expect(await at.state(waiting)).toBe("cancelled");
    await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "after" } });
    const { id: gone } = await at.submit();
    await cancel(at.desk, at.session, gone);
    expect(await at.state(gone)).toBe("unknown");
  });
});

describe("a correction", () => {
  test("of a lead that was sent meanwhile is refused, so that not both are sent", async () => {
    const { id, lead } = await at.submit();
    const late = { submissionId: randomUUID(), lead: { ...lead, firstName: "Late" }, corrects: id };
    const refused = await acceptLead(at.desk, at.session, late);
    expect(!refused.ok && refused.error.code).toBe("moved-on");
    expect(await findSubmission(at.desk, late.submissionId)).toBeNull();
  });

  test("in two tabs is one lead", async () => {
    await at.control.fault({ endpoint: "create", fault: { kind: "busy", retryAfter: 60 } });
    const { id } = await at.submit();
    const hand = () =>
      acceptLead(at.desk, at.session, { submissionId: randomUUID(), lead: testLead(), corrects: id });
    const answers = await Promise.all([hand(), hand()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });
});
