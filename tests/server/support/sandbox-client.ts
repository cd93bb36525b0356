import { type Account, CLIENT_AUTHORIZATION, DEMO, OFFERS, PARTNER } from "../../../sandbox/accounts.ts";

/** Bare calls to a sandbox, without any of the product's code: for its own tests and for baselines. */
export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is JSON, else undefined. */
  readonly json: unknown;
};

const AGENT = { "user-agent": "LeadDesk/test" };

export async function call(address: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(address, {
    redirect: "manual",
    ...init,
    headers: { ...AGENT, ...Object.fromEntries(new Headers(init.headers)) },
  });
  const text = await response.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  return { status: response.status, headers: response.headers, text, json };
}

/** The value at a path of keys inside unknown JSON; undefined where there is none. */
export function at(json: unknown, ...path: readonly (string | number)[]): unknown {
  let value = json;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  return value;
}

const FORM = { "content-type": "application/x-www-form-urlencoded", authorization: CLIENT_AUTHORIZATION };

export const askToken = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  call(`${url}/proxy/auth/oauth/token`, {
    method: "POST",
    headers: { ...FORM, ...headers },
    body: new URLSearchParams(form).toString(),
  });

export const signIn = (url: string, account: Pick<Account, "username" | "password"> = DEMO) =>
  askToken(url, { grant_type: "password", username: account.username, password: account.password });

export const refresh = (url: string, token: string) =>
  askToken(url, { grant_type: "refresh_token", refresh_token: token });

/** An access token of `account`. */
export async function tokenOf(url: string, account: Account = DEMO): Promise<string> {
  return String(at((await signIn(url, account)).json, "access_token"));
}

export const LEAD = {
  partnerId: PARTNER,
  email: "jan.nowak@poczta.example",
  name: "Jan",
  surname: "Nowak",
  phone: "+48600100200",
  leadInfo: { leadSource: "Autumn FX|autumnfx.example|Landing B|a12dd0a66a" },
};

export const create = (
  url: string,
  token: string,
  account: Record<string, unknown> = LEAD,
  offerUuid: unknown = OFFERS[0].uuid,
  init: RequestInit = {},
) =>
  call(`${url}/proxy/processing/api/accounts`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      accept: "application/json",
    },
    body: JSON.stringify({ offerUuid, account }),
    ...init,
  });

/** The list of `partner`; every parameter can be replaced, or left out by an undefined. */
export function list(
  url: string,
  token: string,
  parameters: Record<string, string | undefined> = {},
  partner: number | string = PARTNER,
) {
  const all = { query: "", from: "2019-12-11T00:00:00Z", to: "2099-12-11T23:59:59Z", size: "50", page: "0" };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...all, ...parameters })) {
    if (value !== undefined) query.set(name, value);
  }
  return call(`${url}/proxy/statistic/api/partner/${partner}/accounts/view/for-lead-provider?${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
}

/** The rows of a list answer, as they came. */
export function rowsOf(reply: Reply): readonly unknown[] {
  const content = Array.isArray(reply.json) ? reply.json : at(reply.json, "content");
  return Array.isArray(content) ? content : [];
}

/** One field of every row. */
export const column = (reply: Reply, field: string): unknown[] => rowsOf(reply).map((row) => at(row, field));
