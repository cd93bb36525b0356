import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { advance, advanceAll } from "#lib/server/submissions/advance.ts";
import { releaseHeldForSignIn } from "#lib/server/submissions/release.ts";
import { findSubmission } from "#lib/server/submissions/rows.ts";
import { UNKNOWN_OFFER } from "../../sandbox/accounts.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

describe("a definite answer settles the lead", () => {
  test("any 2xx is accepted, with the broker's id where it told one", async () => {
    const { id, lead } = await at.submit();
    expect(await at.state(id)).toBe("accepted");
    expect((await findSubmission(at.desk, id))?.leadId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await at.taken(lead.email)).toBe(1);
  });

  test("404 holds the lead until the offer is corrected; the correction supersedes it", async () => {
    const { id, lead } = await at.submit(testLead({ offerUuid: UNKNOWN_OFFER }));
    expect(await at.standing(id)).toEqual(["held", "offer-unknown"]);
    const corrected = await at.handIn({ ...lead, offerUuid: testLead().offerUuid }, randomUUID(), id);
    await advance(at.desk, corrected);
    expect(await at.state(corrected)).toBe("accepted");
    expect(await at.state(id)).toBe("cancelled");
  });

  for (const fault of [
    { kind: "answer", status: 403, body: "" },
    { kind: "answer", status: 405, body: "" },
    { kind: "redirect" },
  ] as const) {
    test(`${"status" in fault ? fault.status : "a redirect"} holds the lead`, async () => {
      await at.control.fault({ endpoint: "create", fault });
      const { id } = await at.submit();
      expect(await at.standing(id)).toEqual(["held", "not-permitted"]);
    });
  }
});

describe("a 401", () => {
  test("gets a new token and sends once more", async () => {
    await at.control.kill("access");
    const { id, lead } = await at.submit();
    expect(await at.state(id)).toBe("accepted");
    expect(await at.taken(lead.email)).toBe(1);
  });

  test("with a refused refresh holds the lead for the sign-in, which sends it", async () => {
    await at.control.kill("both");
    const { id, lead } = await at.submit();
    expect(await at.standing(id)).toEqual(["held", "sign-in"]);
    await at.signIn();
    await advanceAll(at.desk, (await releaseHeldForSignIn(at.desk, at.session.connectionId)).leads);
    expect(await at.state(id)).toBe("accepted");
    expect(await at.taken(lead.email)).toBe(1);
  });
});

describe("a lead that was certainly not taken waits", () => {
  test("a token that cannot be renewed for now queues the lead", async () => {
    await at.control.kill("access");
    await at.control.fault({ endpoint: "refresh", fault: { kind: "html", status: 502 } });
    const { id } = await at.submit();
    expect(await at.standing(id)).toEqual(["queued", "token-unavailable"]);
    await at.press(id);
    expect(await at.state(id)).toBe("accepted");
  });
});
