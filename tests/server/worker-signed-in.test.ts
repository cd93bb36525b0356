/** Leads that are held for a sign-in which has happened already. */
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { submissions } from "#lib/server/db/schema.ts";
import { advance } from "#lib/server/submissions/advance.ts";
import { releaseHeldForSignIn } from "#lib/server/submissions/release.ts";
import { makeBatch, rowsOf } from "./support/batch.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

const at = stage();

const refused = { kind: "answer", status: 401, body: { error: "invalid_token" } } as const;
const creates = async () => (await at.control.ledger()).endpoints.create.calls;
const untilAccepted = (id: string) => expect.poll(() => at.state(id), { timeout: 12_000 }).toBe("accepted");

test("leads that were held the moment after a sign-in are released by the worker's round", async () => {
  const keyed = await at.handIn(testLead());
  const [imported] = await rowsOf(at, await makeBatch(at, 1));
  for (const id of [keyed, imported?.id ?? ""]) {
    await at.desk.db
      .update(submissions)
      .set({ state: "held", reason: "sign-in" })
      .where(eq(submissions.id, id));
  }
  await at.startWorker();
  await untilAccepted(keyed);
  await untilAccepted(imported?.id ?? "");
});

test("a lead whose last call a sign-in has overtaken goes with what the sign-in gave", async () => {
  await at.control.settings({ latencyMs: 800 });
  await at.control.fault({ endpoint: "create", fault: refused, times: 2 });
  const id = await at.handIn(testLead());
  const way = advance(at.desk, id);
  await expect.poll(creates, { timeout: 5000 }).toBe(2);
  await at.control.settings({ latencyMs: 0 });
  await at.signIn();
  await releaseHeldForSignIn(at.desk, at.session.connectionId);
  await way;
  expect(await at.standing(id)).toEqual(["held", "sign-in"]);
  await at.startWorker();
  await untilAccepted(id);
  expect(await creates()).toBe(3);
});

test("a lead that the broker refuses with the sign-in's own token stays held", async () => {
  await at.control.fault({ endpoint: "create", fault: refused, times: "always" });
  const { id } = await at.submit();
  expect(await at.standing(id)).toEqual(["held", "sign-in"]);
  await at.startWorker();
  await sleep(7000);
  expect([await at.standing(id), await creates()]).toEqual([["held", "sign-in"], 2]);
});
