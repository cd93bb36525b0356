import { afterEach, beforeEach, expect, test } from "vitest";
import { createLead, type LeadForBroker } from "#lib/server/broker/create-lead.ts";
import { listLeads } from "#lib/server/broker/list-leads.ts";
import { refreshToken, requestToken } from "#lib/server/broker/token.ts";
import { ACCESS_TOKEN, answer, OFFER_UUID, type RawBroker, rawBroker } from "./support/raw-broker.ts";

let server: RawBroker;
beforeEach(async () => {
  server = await rawBroker((socket) => socket.write(answer("200 OK", "[]")));
});
afterEach(() => server.close());

const lead: LeadForBroker = {
  firstName: " Zoë ",
  lastName: "Łąka",
  email: " Jan.Nowak@Example.COM ",
  phone: "+48600100200",
  leadSource: "Autumn FX|autumnfx.example|Landing B|a12dd0a66a",
};

/** The request as it came over the wire: first line, headers in lower case, body as text. */
function sent() {
  const text = Buffer.from(server.requests.at(-1) ?? "", "latin1").toString("utf8");
  const [head = "", body = ""] = text.split("\r\n\r\n");
  const [line = "", ...headers] = head.split("\r\n");
  return {
    line,
    headers: headers.map((header) => header.replace(/^[^:]+/, (name) => name.toLowerCase())),
    body,
  };
}

async function bodyOf(changes: Partial<LeadForBroker>, partnerId = 115): Promise<unknown> {
  await createLead(server.broker, ACCESS_TOKEN, {
    partnerId,
    offerUuid: OFFER_UUID,
    lead: { ...lead, ...changes },
  });
  return JSON.parse(sent().body);
}

test("a lead goes over the wire exactly as the guide shows it, trimmed, email and phone untouched", async () => {
  expect(await bodyOf({})).toEqual({
    offerUuid: OFFER_UUID,
    account: {
      partnerId: 115,
      email: "Jan.Nowak@Example.COM",
      name: "Zoë",
      surname: "Łąka",
      phone: "+48600100200",
      leadInfo: { leadSource: "Autumn FX|autumnfx.example|Landing B|a12dd0a66a" },
    },
  });
  const { line, headers } = sent();
  expect(line).toBe("POST /proxy/processing/api/accounts HTTP/1.1");
  expect(headers).toContain(`authorization: Bearer ${ACCESS_TOKEN}`);
  expect(headers).toContain("content-type: application/json");
  expect(headers).toContain("accept: application/json");
});

test("a lead source is sent character by character, and left out where there is none", async () => {
  const leadSource = "A |b.com|Test Description |  |x";
  expect(await bodyOf({ leadSource })).toMatchObject({ account: { leadInfo: { leadSource } } });
  expect(await bodyOf({ leadSource: null })).not.toHaveProperty("account.leadInfo");
});

test("optional fields are sent only where they are filled in", async () => {
  const filled = { country: "PL", state: "Śląsk", city: "Katowice", postCode: "40-001", address: "Rynek 1" };
  const dateOfBirth = "1990-05-01T00:00:00Z";
  expect(await bodyOf({ ...filled, dateOfBirth })).toMatchObject({ account: { ...filled, dateOfBirth } });
  const empty = await bodyOf({ country: "", state: " ", city: null, postCode: undefined });
  expect(Object.keys(Object(empty).account).sort()).toEqual([
    "email",
    "leadInfo",
    "name",
    "partnerId",
    "phone",
    "surname",
  ]);
});

test("partner zero is sent as zero", async () => {
  expect(await bodyOf({}, 0)).toMatchObject({ account: { partnerId: 0 } });
});

test("an international domain goes in punycode, whatever stands before the at sign stays", async () => {
  expect(await bodyOf({ email: "jürgen@bücher.example" })).toMatchObject({
    account: { email: "jürgen@xn--bcher-kva.example" },
  });
});

test("a list is asked for in the documented words, whatever is searched for", async () => {
  const ask = (query: string) =>
    listLeads(server.broker, ACCESS_TOKEN, {
      partnerId: 0,
      query,
      from: new Date("2019-12-11T00:00:00.000Z"),
      to: new Date("2023-12-11T23:59:59.999Z"),
      page: 2,
      size: 1000,
    });
  await ask("");
  const path = "/proxy/statistic/api/partner/0/accounts/view/for-lead-provider";
  const rest = "from=2019-12-11T00%3A00%3A00Z&to=2023-12-11T23%3A59%3A59Z&size=1000&page=2";
  expect(sent().line).toBe(`GET ${path}?query=&${rest} HTTP/1.1`);
  expect(sent().headers).toContain(`authorization: Bearer ${ACCESS_TOKEN}`);
  await ask("a&size=9#+ ż\r\n\ud800");
  expect(sent().line).toBe(`GET ${path}?query=a%26size%3D9%23%2B%20%C5%BC%0D%0A%EF%BF%BD&${rest} HTTP/1.1`);
});

test("a sign-in is a form with the client's authorisation, passwords of any characters included", async () => {
  await requestToken(server.broker, { username: "a+b@c.d", password: "p&ss=wörd %" });
  const { line, headers, body } = sent();
  expect(line).toBe("POST /proxy/auth/oauth/token HTTP/1.1");
  expect(headers).toContain(`authorization: ${server.broker.clientAuthorization}`);
  expect(headers).toContain("content-type: application/x-www-form-urlencoded");
  expect(body).toBe("grant_type=password&username=a%2Bb%40c.d&password=p%26ss%3Dw%C3%B6rd+%25");
});

test("a refresh carries the refresh token and nothing of the person", async () => {
  await refreshToken(server.broker, "r.e.f/+=");
  expect(sent().body).toBe("grant_type=refresh_token&refresh_token=r.e.f%2F%2B%3D");
});
