import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NextRequest } from "next/server";
import { describe, expect, test, vi } from "vitest";
import { readConfig } from "#lib/server/config/config.ts";
import { demoBrokers, OFFERS } from "../../sandbox/accounts.ts";
import { demoEnvironment } from "../../scripts/demo-config.ts";

const KEY = Buffer.alloc(32, 7).toString("base64");
const folder = mkdtempSync(join(tmpdir(), "lead-desk-config-"));
const SECRET = "0123456789abcdef0123456789abcdef";
let files = 0;

function brokersFile(content: unknown): string {
  files += 1;
  const path = join(folder, `brokers-${files}.json`);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const good = demoBrokers("https://bo.north.example").brokers[0];
const OFFER = OFFERS[0];
const withOffer = (over: object) => ({ ...good, offers: [{ ...OFFER, ...over }] });
const withSource = (over: object) => withOffer({ leadSource: { ...OFFER.leadSource, ...over } });
const read = (brokers: unknown, env: Record<string, string> = {}) =>
  readConfig({ NODE_ENV: "test", AUTH_SECRET: SECRET, BROKERS_FILE: brokersFile(brokers), ...env });

function faultsOf(brokers: unknown, env: Record<string, string> = {}): readonly string[] {
  const config = read(brokers, env);
  return config.ok ? [] : config.error;
}

test("a right configuration is read, with the defaults of the contract", () => {
  const config = read({ brokers: [good] });
  if (!config.ok) throw new Error(config.error.join("\n"));
  const { env, brokers, origins, secure } = config.value;
  expect(env).toMatchObject({
    DATA_DIR: ".data",
    HOST: "localhost",
    PORT: 3000,
    TRUST_PROXY: 0,
    SESSION_HOURS: 12,
  });
  expect(env.SESSION_IDLE_MINUTES).toBe(60);
  expect(env.VAULT_KEYS).toHaveLength(1);
  expect(brokers[0]).toMatchObject({ id: "north", phoneFormat: "e164", requiredFields: [] });
  expect(origins).toEqual(["http://localhost:3000", "http://127.0.0.1:3000", "http://[::1]:3000"]);
  expect(secure).toBe(false);
});

describe("each fault of the brokers file is one line that names its place", () => {
  const cases: [string, unknown, RegExp][] = [
    ["an unknown key", { ...good, colour: "red" }, /brokers\[0\]\.colour is not a known key$/],
    ["a bad UUID", { ...good, offers: [{ uuid: "9a1f", name: "A" }] }, /offers\[0\]\.uuid must be a UUID$/],
    ["plain http", { ...good, websiteUrl: "http://bo.north.example" }, /websiteUrl must begin with https:/],
    [
      "a password in the address",
      { ...good, websiteUrl: "https://a:b@bo.example" },
      /must not carry a user name/,
    ],
    ["a path in the address", { ...good, websiteUrl: "https://bo.example/crm" }, /must not have a path/],
    ["a negative partner", { ...good, partnerId: -1 }, /partnerId must not be negative/],
    ["a time zone that does not exist", { ...good, timeZone: "Mars/North" }, /timeZone must be a time zone/],
    [
      "an authorization of no known kind",
      { ...good, clientAuthorization: "secret" },
      /clientAuthorization must be/,
    ],
    [
      "the guide's placeholder for the authorization",
      { ...good, clientAuthorization: "Basic …" },
      /clientAuthorization must be/,
    ],
    [
      "an authorization that is not in base64",
      { ...good, clientAuthorization: "Basic user:secret" },
      /clientAuthorization must be/,
    ],
    ["a country that is none", { ...good, defaultCountry: "UK" }, /defaultCountry must be/],
    ["a country not assigned", { ...good, defaultCountry: "ZZ" }, /defaultCountry must be/],
    ["a line feed in a name", { ...good, name: "North\nMarkets" }, /\.name must be/],
    ["a line feed in an offer's name", withOffer({ name: "A\nB" }), /offers\[0\]\.name must be/],
    ["a | in a source", withSource({ name: "a|b" }), /leadSource\.name must be what the form takes/],
    ["a source too long", withSource({ site: "x".repeat(256) }), /leadSource\.site must be what/],
    ["a hidden character in a source", withSource({ description: "c\nd" }), /description must be what/],
    ["a key with a line feed", { ...good, "a\nb": 1 }, /brokers\[0\]\.a b is not a known key$/],
    [
      "an authorization variable that is not set",
      { ...good, clientAuthorization: "env:NOT_SET" },
      /from NOT_SET/,
    ],
  ];
  for (const [name, broker, line] of cases) {
    test(name, () => {
      const faults = faultsOf({ brokers: [broker] });
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(line);
      expect(faults[0]).not.toMatch(/\p{Cc}/u);
    });
  }

  test("an authorization from a variable is held to the same", () => {
    const broker = { ...good, clientAuthorization: "env:NORTH" };
    expect(faultsOf({ brokers: [broker] }, { NORTH: "Basic YTpi" })).toEqual([]);
    for (const NORTH of ["Basic …", "Basic ключ", "Basic a:b", "YTpi"]) {
      expect(faultsOf({ brokers: [broker] }, { NORTH })).toEqual([expect.stringMatching(/from NORTH/)]);
    }
  });

  test("no broker at all", () =>
    expect(faultsOf({ brokers: [] })[0]).toMatch(/brokers must name at least one/));
  test("two brokers of one id", () =>
    expect(faultsOf({ brokers: [good, good] })).toEqual([
      expect.stringMatching(/broker "north" is there twice$/),
    ]));
  test("not JSON: its place, and nothing of the file", () => {
    const content = '{\n  "clientAuthorization": Basic c2VjcmV0\n}';
    expect(faultsOf(content)).toEqual([expect.stringMatching(/is not JSON: look at line 2, column 26$/)]);
    expect(faultsOf("{brokers:")[0]).toMatch(/line 1, column 2$/);
  });
  test("a file that cannot be read", () => {
    const config = readConfig({
      NODE_ENV: "test",
      AUTH_SECRET: SECRET,
      BROKERS_FILE: join(folder, "none.json"),
    });
    expect(!config.ok && config.error).toEqual([
      expect.stringMatching(/none\.json cannot be read \(ENOENT\)/),
    ]);
  });
  test("http on a loopback host is allowed", () =>
    expect(faultsOf({ brokers: [{ ...good, websiteUrl: "http://127.0.0.1:4010" }] })).toEqual([]));
});

describe("each fault of the environment is one line that names its variable", () => {
  const cases: [Record<string, string>, RegExp][] = [
    [{ AUTH_SECRET: "" }, /^AUTH_SECRET is missing/],
    [{ AUTH_SECRET: "short" }, /^AUTH_SECRET must have at least 32/],
    [{ PORT: "http" }, /^PORT must be a whole number/],
    [{ APP_URL: "desk.example" }, /^APP_URL must be an address/],
    [{ APP_URL: "https://desk.example/path" }, /^APP_URL must be an address/],
    [{ VAULT_KEYS: "a:c2hvcnQ=" }, /^VAULT_KEYS must be a comma-separated list/],
    [{ VAULT_KEYS: `a:!!${KEY}` }, /^VAULT_KEYS must be/],
    [{ VAULT_KEYS: `a:${KEY}garbage` }, /^VAULT_KEYS must be/],
    [{ VAULT_KEYS: `a:${KEY.slice(0, 20)}?${KEY.slice(20)}` }, /^VAULT_KEYS must be/],
    [{ APP_URL: "https://user:word@desk.example" }, /^APP_URL must be an address/],
    [{ APP_URL: "https://desk.example/#top" }, /^APP_URL must be an address/],
    [{ PORT: "0" }, /^PORT must be a whole number from 1 to 65535/],
    [{ WORKER: "off" }, /^WORKER=off needs DATABASE_URL/],
    [{ DATABASE_URL: "mysql://x" }, /^DATABASE_URL must begin with postgres/],
    [{ LOG_LEVEL: "loud" }, /^LOG_LEVEL must be one of/],
    [{ SESSION_HOURS: "0" }, /^SESSION_HOURS must be/],
  ];
  for (const [env, line] of cases) {
    test(Object.entries(env).join(), () => {
      const faults = faultsOf({ brokers: [good] }, env);
      expect(faults).toHaveLength(1);
      expect(faults[0]).toMatch(line);
    });
  }

  test("faults of both are told at once", () =>
    expect(faultsOf({ brokers: [] }, { PORT: "x", AUTH_SECRET: "" })).toHaveLength(3));
});

test("a key of the vault may come without its padding", () =>
  expect(faultsOf({ brokers: [good] }, { VAULT_KEYS: `a:${KEY},b:${KEY.replace("=", "")}` })).toEqual([]));

test("a server without a worker is one of several on a PostgreSQL", () =>
  expect(faultsOf({ brokers: [good] }, { WORKER: "off", DATABASE_URL: "postgres://desk" })).toEqual([]));

test("the demo works by itself where a real desk of the same machine leaves that to others", () => {
  vi.stubEnv("WORKER", "off");
  const config = readConfig(demoEnvironment(join(folder, "demo"), "http://127.0.0.1:4310"));
  vi.unstubAllEnvs();
  expect(config.ok && config.value.env.WORKER).toBe("on");
});

test.each(["HTTPS://desk.example", " https://desk.example"])(
  "%j is https for all of the desk",
  async (url) => {
    const config = read({ brokers: [good] }, { APP_URL: url });
    expect(config.ok && config.value).toMatchObject({ origins: ["https://desk.example"], secure: true });
    vi.stubEnv("APP_URL", url);
    vi.resetModules();
    const { proxy } = await import("../../proxy.ts");
    const { headers } = proxy(new NextRequest("https://desk.example/leads"));
    vi.unstubAllEnvs();
    expect(headers.get("strict-transport-security")).toContain("max-age=");
    expect(headers.get("content-security-policy")).toContain("upgrade-insecure-requests");
  },
);

test("an APP_URL under https is the only origin and makes the cookies secure", () => {
  const config = read({ brokers: [good] }, { APP_URL: "https://desk.example/" });
  expect(config.ok && config.value).toMatchObject({ origins: ["https://desk.example"], secure: true });
});
