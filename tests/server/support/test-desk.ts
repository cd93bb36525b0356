import { randomBytes, randomUUID } from "node:crypto";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import { findSession, type Session } from "#lib/server/auth/sessions.ts";
import { type SignInAttempt, signIn } from "#lib/server/auth/sign-in.ts";
import { readBrokers } from "#lib/server/config/brokers-file.ts";
import type { Config } from "#lib/server/config/config.ts";
import { readEnvironment } from "#lib/server/config/environment.ts";
import { type OpenDb, openEmbedded } from "#lib/server/db/client.ts";
import { type Desk, makeDesk } from "#lib/server/db/desk.ts";
import { openQueue } from "#lib/server/db/queue.ts";
import { DEMO, type DemoOptions, demoBrokers, OFFERS } from "../../../sandbox/accounts.ts";

/** A clock that tests move. */
export type Clock = { now(): Date; pass(seconds: number): void };

export function movableClock(): Clock {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead),
    pass: (seconds) => {
      ahead += seconds * 1000;
    },
  };
}

export function testConfig(sandboxUrl: string, options: DemoOptions = {}): Config {
  const secret = randomBytes(32).toString("hex");
  const env = readEnvironment({ AUTH_SECRET: secret, LOG_LEVEL: "silent", NODE_ENV: "test" });
  const file = JSON.stringify(demoBrokers(sandboxUrl, options));
  const brokers = readBrokers("brokers.json", file, { NODE_ENV: "test" });
  if (!env.ok || !brokers.ok) throw new Error("the test's configuration is wrong");
  globalThis.leadDeskConfig = {
    env: env.value,
    brokers: brokers.value,
    origins: ["http://localhost:3000"],
    secure: false,
  };
  return globalThis.leadDeskConfig;
}

export type TestDesk = {
  readonly desk: Desk;
  readonly clock: Clock;
  readonly open: OpenDb;
  close(): Promise<void>;
};

/** A desk over a database in memory, with a clock that can be moved. `queue`: with the queue that wakes workers. */
export async function testDesk(
  sandboxUrl: string,
  options: DemoOptions & { readonly queue?: boolean } = {},
): Promise<TestDesk> {
  const clock = movableClock();
  const open = await openEmbedded(null);
  const queue = options.queue ? await openQueue(open) : null;
  const desk = await makeDesk(testConfig(sandboxUrl, options), open.db, clock.now, queue);
  const close = async () => {
    await queue?.stop(1000);
    await open.close();
  };
  return { desk, clock, open, close };
}

type Account = { readonly username: string; readonly password: string };

/** Signs in as the demo account from an address of its own, unless `over` says otherwise. */
export function attempt(desk: Desk, over: Partial<SignInAttempt> = {}) {
  const { username, password } = DEMO;
  return signIn(desk, {
    brokerId: "north",
    username,
    password,
    address: randomUUID(),
    before: null,
    ...over,
  });
}

/** Signs in like that and returns the cookie's session id. */
export async function enter(desk: Desk, over: Partial<SignInAttempt> = {}): Promise<string> {
  const signedIn = await attempt(desk, over);
  if (!signedIn.ok) throw new Error(signedIn.error.message);
  return signedIn.value.sid;
}

/** Signs in at the sandbox and returns the session as handlers and actions get it. */
export async function testSession(desk: Desk, account: Account = DEMO): Promise<Session> {
  const { username, password } = account;
  const session = await findSession(desk, await enter(desk, { username, password }), "person");
  if (!session) throw new Error("the session is not there");
  return session;
}

let serial = 0;

/** A lead that the sandbox takes, with an email of its own unless `over` says otherwise. */
export function testLead(over: Partial<LeadInput> = {}): LeadInput {
  serial += 1;
  const email = `jan.nowak.${serial}.${randomUUID().slice(0, 8)}@example.com`;
  return {
    firstName: "Jan",
    lastName: "Nowak",
    email,
    emailKey: (over.email ?? email).toLowerCase(),
    phone: "+48600100200",
    country: "PL",
    offerUuid: OFFERS[0].uuid,
    source: { name: "Autumn FX", site: "autumnfx.example", description: "Landing B", trackingId: "" },
    state: null,
    city: null,
    postCode: null,
    address: null,
    dateOfBirth: null,
    ...over,
  };
}
