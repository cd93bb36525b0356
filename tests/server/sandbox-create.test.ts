import { request } from "node:http";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DEMO, OFFERS, STRANGER, UNKNOWN_OFFER, ZERO } from "../../sandbox/accounts.ts";
import { type Sandbox, startSandbox } from "./support/sandbox.ts";
import { at, column, create, LEAD, list, rowsOf, tokenOf } from "./support/sandbox-client.ts";

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ leads: 20 });
  token = await tokenOf(sandbox.url, DEMO);
});
afterEach(() => sandbox.control.reset());
afterAll(() => sandbox.stop());

const without = (field: keyof typeof LEAD) => {
  const { [field]: _, ...rest } = LEAD;
  return rest;
};

describe("a good lead", () => {
  test("is taken, answered with its uuid, and the first row of the list", async () => {
    const full = {
      ...LEAD,
      country: "PL",
      state: "Mazowieckie",
      city: "Łódź",
      postCode: "00-001",
      address: "Prosta 1",
      dateOfBirth: "1980-02-29T00:00:00Z",
    };
    const { status, json } = await create(sandbox.url, token, full);
    expect(status).toBe(200);
    const [row] = rowsOf(await list(sandbox.url, token));
    expect(row).toMatchObject({ uuid: at(json, "uuid"), email: LEAD.email, name: "Jan", surname: "Nowak" });
    expect(row).toMatchObject({ phone: LEAD.phone, country: "PL", city: "Łódź", postCode: "00-001" });
    const source = at(row, "leadSource") ?? at(row, "leadInfo", "leadSource");
    expect(source).toBe(LEAD.leadInfo.leadSource);
    expect(Math.abs(new Date(String(at(row, "created"))).getTime() - Date.now())).toBeLessThan(3000);
    const { leads } = await sandbox.control.ledger();
    expect(leads).toMatchObject([
      { email: LEAD.email, partnerId: 115, count: 1, attempts: 1, account: full },
    ]);
    expect(leads[0]?.uuids).toEqual([at(json, "uuid")]);
  });

  test("may be one without a lead source, with the guide's own phone, or for partner 0", async () => {
    expect((await create(sandbox.url, token, { ...without("leadInfo"), phone: "123456789" })).status).toBe(
      200,
    );
    const zero = await tokenOf(sandbox.url, ZERO);
    expect((await create(sandbox.url, zero, { ...LEAD, partnerId: 0 })).status).toBe(200);
    expect((await create(sandbox.url, zero, { ...LEAD, email: "other@poczta.example" })).status).toBe(200);
  });

  test("comes into the list only after the lag that was set", async () => {
    await sandbox.control.settings({ listLagMs: 60_000 });
    await create(sandbox.url, token);
    expect(column(await list(sandbox.url, token), "email")).not.toContain(LEAD.email);
    await sandbox.control.settings({ clockOffsetMs: 61_000 });
    expect(column(await list(sandbox.url, token), "email")).toContain(LEAD.email);
  });
});

describe("a lead that is there already", () => {
  const conflict = {
    status: "CONFLICT",
    message: `Account [${LEAD.email.toUpperCase()}:115] already exists`,
  };

  test("is refused in whatever case its email is written, and counted once", async () => {
    await create(sandbox.url, token);
    const again = await create(sandbox.url, token, { ...LEAD, email: LEAD.email.toUpperCase() });
    expect(again.status).toBe(409);
    expect(again.json).toMatchObject({ ...conflict, printableMessage: false });
    expect((await sandbox.control.ledger()).leads).toMatchObject([{ count: 1, attempts: 2 }]);
  });

  test("is refused where it is one of the seeded leads", async () => {
    const emails = column(await list(sandbox.url, token), "email");
    for (const email of emails)
      expect((await create(sandbox.url, token, { ...LEAD, email })).status).toBe(409);
    expect(emails).toHaveLength(20);
  });

  test("is another lead at another partner", async () => {
    await create(sandbox.url, token);
    const stranger = await tokenOf(sandbox.url, STRANGER);
    expect((await create(sandbox.url, stranger, { ...LEAD, partnerId: 220 })).status).toBe(200);
  });

  test("is taken twice by a broker that does not look, and the ledger counts two", async () => {
    await sandbox.control.settings({ allowDuplicates: true });
    await create(sandbox.url, token);
    expect((await create(sandbox.url, token)).status).toBe(200);
    expect((await sandbox.control.ledger()).leads).toMatchObject([{ count: 2, attempts: 2 }]);
  });
});

describe("refusals", () => {
  const invalid: [string, Record<string, unknown>][] = [
    ...(["email", "name", "surname", "phone", "partnerId"] as const).map(
      (field): [string, Record<string, unknown>] => [`no ${field}`, without(field)],
    ),
    ["a blank name", { ...LEAD, name: "  " }],
    ["a null surname", { ...LEAD, surname: null }],
    ["letters in the phone", { ...LEAD, phone: "+48 600 CALL" }],
    ["an email without a domain", { ...LEAD, email: "jan" }],
    ["an email domain that is not punycode", { ...LEAD, email: "jan@żółw.example" }],
  ];
  test.each(invalid)("%s: the documented 500", async (_, account) => {
    const { status, json } = await create(sandbox.url, token, account);
    expect(status).toBe(500);
    expect(json).toMatchObject({
      status: "INTERNAL_SERVER_ERROR",
      message: "Register Account Model is not valid",
      printableMessage: false,
    });
  });

  const unstorable: [string, Record<string, unknown>][] = [
    ["a name of 256", { ...LEAD, name: "ł".repeat(256) }],
    ["a source of 256", { ...LEAD, leadInfo: { leadSource: "x".repeat(256) } }],
    ["an email of 256", { ...LEAD, email: `${"x".repeat(241)}@poczta.example` }],
    ["a country that is no code", { ...LEAD, country: "Poland" }],
    ["a birth date that is no instant", { ...LEAD, dateOfBirth: "29.02.1980" }],
  ];
  test.each(unstorable)("%s: the documented 400", async (_, account) => {
    const { status, json } = await create(sandbox.url, token, account);
    expect(status).toBe(400);
    expect(at(json, "status")).toBe("BAD_REQUEST");
    expect(at(json, "message")).toMatch(
      /^could not execute batch; SQL \[insert into account \(.*org\.hibernate\.exception\.DataException/,
    );
    expect((await sandbox.control.ledger()).leads[0]?.count).toBe(0);
  });

  test("255 characters in any script still fit", async () => {
    expect((await create(sandbox.url, token, { ...LEAD, name: "𠮷".repeat(255) })).status).toBe(200);
  });

  test("a field that the partner must fill in: the documented 500 without it, taken with it", async () => {
    await sandbox.control.settings({ requiredFields: ["country", "city"] });
    expect((await create(sandbox.url, token, { ...LEAD, country: "PL" })).status).toBe(500);
    expect((await create(sandbox.url, token, { ...LEAD, country: "PL", city: "Gdynia" })).status).toBe(200);
  });

  test("an unknown offer: the documented 404; none: 500; one that is no UUID: 400", async () => {
    const { status, json } = await create(sandbox.url, token, LEAD, UNKNOWN_OFFER);
    expect(status).toBe(404);
    expect(json).toMatchObject({
      status: "NOT_FOUND",
      message: "Entity not found: [status 404 reading OfferClient#findOne(UUID)]",
    });
    expect((await create(sandbox.url, token, LEAD, null)).status).toBe(500);
    expect((await create(sandbox.url, token, LEAD, "autumn")).status).toBe(400);
  });

  test("a foreign partner, an undocumented field, a wrong type, a body that is no JSON", async () => {
    expect((await create(sandbox.url, token, { ...LEAD, partnerId: 220 })).status).toBe(403);
    expect((await create(sandbox.url, token, { ...LEAD, firstName: "Jan" })).status).toBe(400);
    expect((await create(sandbox.url, token, { ...LEAD, name: 42 })).status).toBe(400);
    expect((await create(sandbox.url, token, LEAD, OFFERS[0].uuid, { body: "{" })).status).toBe(400);
  });

  test("a wrong content type, an answer type it does not have, a missing token", async () => {
    const authorization = `Bearer ${token}`;
    const as = (headers: Record<string, string>) =>
      create(sandbox.url, token, LEAD, OFFERS[0].uuid, { headers });
    expect((await as({ authorization, "content-type": "text/plain" })).status).toBe(415);
    const html = { authorization, "content-type": "application/json", accept: "text/html" };
    expect((await as(html)).status).toBe(406);
    expect((await as({ "content-type": "application/json" })).status).toBe(401);
  });

  test("a call without a User-Agent: the proxy's 403 page", async () => {
    const status = await new Promise((resolve, reject) => {
      const path = "/proxy/processing/api/accounts";
      const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
      const call = request(`${sandbox.url}${path}`, { method: "POST", headers }, (answer) => {
        answer.resume();
        resolve(`${answer.statusCode} ${answer.headers["content-type"]}`);
      });
      call.once("error", reject);
      call.end(JSON.stringify({ offerUuid: OFFERS[0].uuid, account: LEAD }));
    });
    expect(status).toBe("403 text/html");
    expect((await sandbox.control.ledger()).leads).toEqual([]);
  });
});
