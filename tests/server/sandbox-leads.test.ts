import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { afterAll, beforeAll, expect, test } from "vitest";
import { seededLead } from "../../sandbox/leads/lead.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { at, list, type Reply, rowsOf, tokenOf } from "./support/sandbox-client.ts";

const NOW = "2026-06-15T12:00:00Z";
const LEADS = 2000;

let sandbox: Sandbox;
let reply: Reply;
const fetchAll = async (url: string, parameters = {}) =>
  list(url, await tokenOf(url), { size: String(LEADS), ...parameters });

beforeAll(async () => {
  sandbox = await startSandbox({ leads: LEADS, now: NOW, seed: 7 });
  reply = await fetchAll(sandbox.url);
});
afterAll(() => sandbox.stop());

const values = (field: string) => rowsOf(reply).map((row) => at(row, field));
const sources = () => rowsOf(reply).map((row) => at(row, "leadSource") ?? at(row, "leadInfo", "leadSource"));

test("the same seed and time make the same leads, another seed others", async () => {
  const [same, other] = await Promise.all([
    startSandbox({ leads: LEADS, now: NOW, seed: 7 }),
    startSandbox({ leads: LEADS, now: NOW, seed: 8 }),
  ]);
  const people = (one: Reply) =>
    rowsOf(one).map((row) => [at(row, "uuid"), at(row, "email"), at(row, "created")]);
  expect(people(await fetchAll(same.url))).toEqual(people(reply));
  expect(people(await fetchAll(other.url))).not.toEqual(people(reply));
  await Promise.all([same.stop(), other.stop()]);
});

test("leads spread over the year before the start, and none is from the future", () => {
  const created = values("created").map(String);
  expect(created.every((instant) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(instant))).toBe(true);
  expect((created[0] ?? "") <= NOW).toBe(true);
  expect((created.at(-1) ?? "") >= "2025-06-15").toBe(true);
  expect(new Set(created.map((instant) => instant.slice(0, 7))).size).toBeGreaterThanOrEqual(12);
});

test("names come in many scripts, from many countries, with phones that are possible there", () => {
  const names = values("name").join(" ");
  for (const script of [
    "Latin",
    "Cyrillic",
    "Greek",
    "Arabic",
    "Hebrew",
    "Devanagari",
    "Han",
    "Hangul",
    "Hiragana",
  ]) {
    expect(new RegExp(`\\p{Script=${script}}`, "u").test(names), script).toBe(true);
  }
  expect(new Set(values("country")).size).toBeGreaterThanOrEqual(9);
  for (const row of rowsOf(reply)) {
    const [phone, country] = [at(row, "phone"), at(row, "country")];
    if (phone === null) continue;
    const parsed = parsePhoneNumberFromString(String(phone));
    expect(parsed?.isValid(), String(phone)).toBe(true);
    expect(parsed?.number).toBe(phone);
    if (country !== null) expect(parsed?.country).toBe(country);
  }
});

test("emails are unique, and storable in the form that a client sends", () => {
  const emails = values("email").map(String);
  expect(new Set(emails.map((email) => email.toLowerCase())).size).toBe(LEADS);
  expect(emails.filter((email) => !/^[\x21-\x7e]+@[a-z0-9.-]+\.example$/.test(email))).toEqual([]);
});

test("sources have four parts mostly, fewer or more in old data, empty ones, or are missing", () => {
  const parts = sources().map((source) => (typeof source === "string" ? source.split("|").length : 0));
  expect(parts.filter((count) => count === 4).length).toBeGreaterThan(LEADS / 2);
  expect(new Set(parts)).toEqual(new Set([0, 1, 3, 4, 5]));
  expect(sources()).toContain("");
  expect(sources().some((source) => String(source).includes("||"))).toBe(true);
});

test("every variant that real rows show is there: status as text and object, source inside, nulls, extra fields", () => {
  const statuses = values("leadStatus");
  expect(statuses.some((status) => typeof status === "string")).toBe(true);
  expect(new Set(statuses.map((status) => at(status, "leadStage"))).size).toBe(7);
  expect(rowsOf(reply).some((row) => at(row, "leadInfo", "leadSource"))).toBe(true);
  for (const field of ["surname", "phone", "country", "language", "lastActivity"]) {
    expect(values(field), field).toContain(null);
  }
  expect(rowsOf(reply)[0]).toMatchObject({
    branchUuid: expect.any(String),
    depositCount: expect.any(Number),
  });
});

test("statuses of young leads move on over time, those of old ones stand still", async () => {
  const young = await startSandbox({ leads: LEADS });
  const before = rowsOf(await fetchAll(young.url));
  await young.control.settings({ clockOffsetMs: 3 * 86_400_000 });
  const after = rowsOf(await fetchAll(young.url));
  const nameOf = (row: unknown) => at(row, "leadStatus", "name") ?? at(row, "leadStatus");
  const moved = (from: number, to: number) =>
    before.slice(from, to).filter((row, index) => nameOf(row) !== nameOf(after[from + index])).length;
  expect(moved(0, 20)).toBeGreaterThan(5);
  expect(moved(LEADS - 500, LEADS)).toBe(0);
  const changed = after.find((row, index) => nameOf(row) !== nameOf(before[index]));
  expect(String(at(changed, "updated")) > String(at(changed, "created"))).toBe(true);
  await young.stop();
});

test("no two of 100,000 leads share an ID", () => {
  const ids = Array.from({ length: 100_000 }, (_, index) => seededLead(1, index, index, 0).uuid);
  expect(new Set(ids).size).toBe(100_000);
});
