import { createServer } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { callerOf } from "../../scripts/forwarded.ts";

/** What a server sees of a request's forwarded headers. */
async function seen(headers: Record<string, string>): Promise<Record<string, unknown>> {
  const server = createServer((request, response) => {
    const entries = Object.entries(request.headers).filter(([name]) => /forwarded|real-ip/.test(name));
    response.end(JSON.stringify(Object.fromEntries(entries)));
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : 0);
    });
  });
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers });
  const entries: Record<string, unknown> = await answer.json();
  await new Promise((resolve) => server.close(resolve));
  return entries;
}

const CLAIMS = {
  forwarded: "for=6.6.6.6",
  "x-forwarded-for": "6.6.6.6, 7.7.7.7",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "https",
  "x-real-ip": "6.6.6.6",
};

afterEach(() => vi.unstubAllEnvs());

test("without a trusted proxy the socket's address stands in place of whatever the caller claimed", async () => {
  vi.stubEnv("TRUST_PROXY", "0");
  expect(await seen(CLAIMS)).toEqual({ "x-forwarded-for": "127.0.0.1" });
});

test("a trusted proxy's word counts, and what the caller wrote before it does not", async () => {
  vi.stubEnv("TRUST_PROXY", "1");
  expect(await seen(CLAIMS)).toMatchObject({
    "x-forwarded-for": "7.7.7.7",
    "x-forwarded-host": "evil.example",
  });
});

test.each([
  ["", 0, "10.0.0.1"],
  ["", 2, "10.0.0.1"],
  ["1.1.1.1", 0, "10.0.0.1"],
  ["1.1.1.1", 1, "1.1.1.1"],
  ["9.9.9.9, 1.1.1.1, 2.2.2.2", 2, "1.1.1.1"],
  ["1.1.1.1", 5, "1.1.1.1"],
])("the caller behind %j and %d trusted proxies is %s", (forwardedFor, trusted, caller) => {
  expect(callerOf(forwardedFor, "10.0.0.1", trusted)).toBe(caller);
});
