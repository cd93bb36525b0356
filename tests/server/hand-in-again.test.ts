import { expect, test } from "vitest";
import { advance } from "#lib/server/submissions/advance.ts";
import { sendAgain } from "#lib/server/submissions/hand-in-again.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();
const refusal = {
  endpoint: "create",
  fault: {
    kind: "answer",
    status: 500,
    body: {
      status: "INTERNAL_SERVER_ERROR",
      message: "Register Account Model is not valid",
      printableMessage: false,
    },
  },
} as const;

test("a refused lead that is sent again is one new submission, however often that is asked, and at the broker once", async () => {
  await at.control.fault(refusal);
  const lead = testLead();
  const { id } = await at.submit(lead);
  expect((await at.row(id)).state).toBe("rejected");
  const [one, other] = await Promise.all([
    sendAgain(at.desk, at.session, id),
    sendAgain(at.desk, at.session, id),
  ]);
  if (!one.ok || !other.ok) throw new Error("it was not handed in again");
  expect(other.value.id).toBe(one.value.id);
  expect(one.value.id).not.toBe(id);
  await Promise.all([advance(at.desk, one.value.id, "press"), advance(at.desk, one.value.id, "press")]);
  expect(await at.row(one.value.id)).toMatchObject({ state: "accepted", attempts: 1 });
  expect(await at.row(id)).toMatchObject({ state: "rejected", correctedBy: one.value.id });
  const { leads } = await at.control.ledger();
  expect(leads.find(({ email }) => email === lead.email)?.count).toBe(1);
});
