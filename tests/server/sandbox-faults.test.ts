import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { FaultOf } from "../../sandbox/faults/schema.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { at, column, create, LEAD, list, refresh, signIn, tokenOf } from "./support/sandbox-client.ts";

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ leads: 60 });
  token = await tokenOf(sandbox.url);
});
afterEach(() => sandbox.control.reset());
afterAll(() => sandbox.stop());

const onCreate = (fault: Parameters<Sandbox["control"]["fault"]>[0]["fault"]) =>
  sandbox.control.fault({ endpoint: "create", fault });
const tried = () => create(sandbox.url, token);
/** How often the lead is really in. */
const taken = async () => (await sandbox.control.ledger()).leads[0]?.count ?? 0;

describe("which calls a fault strikes", () => {
  const broken = { kind: "html" } as const;
  const statuses = async (count: number) => {
    const seen: number[] = [];
    for (let round = 0; round < count; round += 1) seen.push((await list(sandbox.url, token)).status);
    return seen;
  };

  test("one, unless told how many; then the broker is well again", async () => {
    await sandbox.control.fault({ endpoint: "list", fault: broken });
    expect(await statuses(2)).toEqual([502, 200]);
    await sandbox.control.fault({ endpoint: "list", fault: broken, times: 2, skip: 1 });
    expect(await statuses(4)).toEqual([200, 502, 502, 200]);
  });

  test("always, until cleared", async () => {
    await sandbox.control.fault({ endpoint: "list", fault: broken, times: "always" });
    expect(await statuses(3)).toEqual([502, 502, 502]);
    await sandbox.control.clearFaults();
    expect(await statuses(1)).toEqual([200]);
  });

  test("only its own endpoint, its own page, and calls with the text asked for", async () => {
    await sandbox.control.fault(
      { endpoint: "refresh", fault: broken },
      { endpoint: "list", fault: broken, page: 1 },
      { endpoint: "create", fault: broken, match: "other@poczta.example" },
      { endpoint: "list", fault: broken, match: "query=zoë weiß" },
    );
    const pair = (await signIn(sandbox.url)).json;
    expect((await list(sandbox.url, token)).status).toBe(200);
    expect((await list(sandbox.url, token, { page: "1" })).status).toBe(502);
    expect((await list(sandbox.url, token, { query: "zoë weiß" })).status).toBe(502);
    expect((await tried()).status).toBe(200);
    expect((await create(sandbox.url, token, { ...LEAD, email: "other@poczta.example" })).status).toBe(502);
    expect((await refresh(sandbox.url, String(at(pair, "refresh_token")))).status).toBe(502);
  });

  test("several follow one another", async () => {
    await onCreate({ kind: "answer", status: 500 });
    await onCreate({ kind: "busy" });
    expect([(await tried()).status, (await tried()).status, (await tried()).status]).toEqual([500, 429, 200]);
  });
});

describe("answers that are not the broker's", () => {
  test("any status, body and headers; the lead is taken only when that was asked for", async () => {
    await onCreate({ kind: "answer", status: 418, body: { error: "teapot" }, headers: { "x-proxy": "a" } });
    const answer = await tried();
    expect([answer.status, answer.json, answer.headers.get("x-proxy")]).toEqual([
      418,
      { error: "teapot" },
      "a",
    ]);
    expect(await taken()).toBe(0);
    await onCreate({ kind: "answer", status: 503, body: "down", taken: true });
    expect((await tried()).text).toBe("down");
    expect(await taken()).toBe(1);
  });

  test("a proxy's HTML page, before or after the lead was taken", async () => {
    await onCreate({ kind: "html" });
    const page = await tried();
    expect([page.status, page.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(page.text).toContain("<h1>502 Bad Gateway</h1>");
    expect(await taken()).toBe(0);
    await onCreate({ kind: "html", status: 504, taken: true });
    expect((await tried()).status).toBe(504);
    expect(await taken()).toBe(1);
  });

  test("429 with Retry-After in seconds, as a date, or without", async () => {
    await onCreate({ kind: "busy", retryAfter: 7 });
    await onCreate({ kind: "busy", retryAfterDateIn: 30 });
    await onCreate({ kind: "busy" });
    const answers = [await tried(), await tried(), await tried()];
    expect(answers.map(({ status }) => status)).toEqual([429, 429, 429]);
    const [seconds, date, none] = answers.map(({ headers }) => headers.get("retry-after"));
    expect([seconds, none]).toEqual(["7", null]);
    expect(Math.abs(new Date(date ?? "").getTime() - Date.now() - 30_000)).toBeLessThan(3000);
    expect(await taken()).toBe(0);
  });

  test("a redirect", async () => {
    await onCreate({ kind: "redirect", status: 307, location: "https://elsewhere.example/" });
    const answer = await tried();
    expect([answer.status, answer.headers.get("location")]).toEqual([307, "https://elsewhere.example/"]);
    expect(await taken()).toBe(0);
  });

  test.each<[FaultOf<"created">["body"], number, string]>([
    ["empty", 201, ""],
    ["text", 200, "Account created"],
    ["no-uuid", 202, '{"result":"OK"}'],
    ["html", 200, "<html><body>OK</body></html>"],
    ["empty", 204, ""],
  ])("a success as %s with status %i; a refusal stays a refusal", async (body, status, text) => {
    await sandbox.control.fault({ endpoint: "create", fault: { kind: "created", body, status }, times: 2 });
    const answer = await tried();
    expect([answer.status, answer.text]).toEqual([status, text]);
    expect(await taken()).toBe(1);
    expect((await tried()).status).toBe(409);
  });
});

describe("connections that fail", () => {
  test("a reset before the lead is taken, and one after", async () => {
    await onCreate({ kind: "reset", when: "before" });
    await expect(tried()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(await taken()).toBe(0);
    await onCreate({ kind: "reset", when: "after" });
    await expect(tried()).rejects.toMatchObject({ cause: { code: "ECONNRESET" } });
    expect(await taken()).toBe(1);
  });

  test.each([
    ["before", 0],
    ["after", 1],
  ] as const)("no answer, %s the lead was taken; the client's leaving is counted", async (when, count) => {
    await onCreate({ kind: "hang", when });
    const signal = AbortSignal.timeout(150);
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    await expect(create(sandbox.url, token, LEAD, undefined, { signal, headers })).rejects.toThrow(/timeout/);
    await expect.poll(async () => (await sandbox.control.ledger()).endpoints.create.aborted).toBe(1);
    expect((await sandbox.control.ledger()).endpoints.create.open).toBe(0);
    expect(await taken()).toBe(count);
  });

  test("a late answer: the lead is in before the wait, or only after it", async () => {
    for (const [when, email, early] of [
      ["after", "a@poczta.example", 1],
      ["before", "b@poczta.example", 0],
    ] as const) {
      await sandbox.control.resetLedger();
      await onCreate({ kind: "delay", ms: 300, when });
      const began = performance.now();
      const pending = create(sandbox.url, token, { ...LEAD, email });
      await new Promise((resolve) => setTimeout(resolve, 120));
      expect(await taken(), when).toBe(early);
      expect((await pending).status).toBe(200);
      expect(performance.now() - began).toBeGreaterThan(290);
    }
  });

  test("a slow drip is whole in the end", async () => {
    await sandbox.control.fault({ endpoint: "list", fault: { kind: "drip", bytes: 400, everyMs: 20 } });
    const began = performance.now();
    const answer = await list(sandbox.url, token, { size: "5" });
    expect(column(answer, "uuid")).toHaveLength(5);
    expect(performance.now() - began).toBeGreaterThan(80);
  });

  test("a truncated body breaks off, or ends as if it were whole", async () => {
    await sandbox.control.fault(
      { endpoint: "list", fault: { kind: "truncate", how: "broken" } },
      { endpoint: "list", fault: { kind: "truncate", how: "clean", keep: 40 } },
    );
    await expect(list(sandbox.url, token)).rejects.toThrow(/terminated/);
    const clean = await list(sandbox.url, token);
    expect([clean.status, clean.text.length, clean.json]).toEqual([200, 40, undefined]);
  });

  test("latency holds every answer back", async () => {
    await sandbox.control.settings({ latencyMs: 150 });
    const began = performance.now();
    await list(sandbox.url, token);
    expect(performance.now() - began).toBeGreaterThan(145);
  });
});
