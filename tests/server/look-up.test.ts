import { expect, test } from "vitest";
import type { Planned } from "../../sandbox/faults/schema.ts";
import { stage } from "./support/stage.ts";
import { testLead } from "./support/test-desk.ts";

// Far enough from UTC that a time taken for the machine's own is no longer the attempt's.
process.env.TZ = "Europe/Warsaw";

const at = stage();

const HOUR_MS = 3600_000;
const secondsOf = (ms: number) => new Date(ms).toISOString().slice(0, 19);

/** A lead that arrives without an answer, looked up in a list whose rows are changed so. */
async function lookedUp(rows: Extract<Planned["fault"], { kind: "list" }>["rows"]) {
  await at.control.fault(
    { endpoint: "create", fault: { kind: "reset", when: "after" } },
    { endpoint: "list", fault: { kind: "list", rows }, times: "always" },
  );
  const { id } = await at.submit();
  await at.press(id);
  return at.standing(id);
}

test("a time without an offset is UTC, wherever the desk stands", async () => {
  expect(new Date().getTimezoneOffset()).not.toBe(0);
  expect(await lookedUp({ set: { created: secondsOf(Date.now()) } })).toEqual(["accepted", null]);
});

test("an instant with another offset than UTC is read by it", async () => {
  const created = `${secondsOf(Date.now() - 5 * HOUR_MS)}-05:00`;
  expect(await lookedUp({ set: { created } })).toEqual(["accepted", null]);
});

test("a lead of our person without a time of its own is the one that we sent: nothing says that it is older", async () => {
  expect(await lookedUp({ set: { created: null }, drop: ["updated"] })).toEqual(["accepted", null]);
});

test("one without a time, but changed before we sent ours, is older", async () => {
  const updated = `${secondsOf(Date.now() - HOUR_MS)}Z`;
  expect(await lookedUp({ set: { created: null, updated } })).toEqual(["duplicate", null]);
});

test("one without a time under another name and phone is not ours", async () => {
  const set = { created: null, name: "Anna", surname: "Kowalska", phone: "+48700100200" };
  expect(await lookedUp({ set, drop: ["updated"] })).toEqual(["duplicate", null]);
});

/** A lead that is accepted, and at once another of the same person that never arrives, looked up. */
async function twice(first: Planned["fault"] | null) {
  const lead = testLead();
  if (first) await at.control.fault({ endpoint: "create", fault: first });
  const one = await at.submit(lead);
  await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
  const other = await at.submit(lead);
  expect([await at.state(one.id), await at.state(other.id)]).toEqual(["accepted", "unknown"]);
  await at.press(other.id);
  return { one: await at.row(one.id), other: await at.row(other.id), taken: await at.taken(lead.email) };
}

test("what an earlier submission came in as is never taken for the later one, seconds apart", async () => {
  const { one, other, taken } = await twice(null);
  expect(other).toMatchObject({ state: "duplicate", leadId: one.leadId });
  expect(taken).toBe(1);
});

test("nor where the broker did not tell the earlier one's id", async () => {
  const { one, other } = await twice({ kind: "created", body: "empty" });
  expect([one.leadId, other.state]).toEqual([null, "duplicate"]);
});

test("a submission that was found to be a duplicate does not take the lead from the one that it is", async () => {
  await at.control.fault(
    { endpoint: "create", fault: { kind: "reset", when: "after" } },
    { endpoint: "list", fault: { kind: "html", status: 502 }, times: "always" },
  );
  const { id, lead } = await at.submit();
  expect(await at.settle(id)).toEqual(["held", "no-answer-for-a-day"]);
  await at.control.clearFaults();
  await at.control.fault({ endpoint: "create", fault: { kind: "reset", when: "before" } });
  const later = await at.submit(lead);
  expect(await at.settle(later.id)).toEqual(["duplicate", null]);
  await at.press(id);
  expect(await at.settle(id)).toEqual(["accepted", null]);
});
