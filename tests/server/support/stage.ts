import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import type { SubmissionState } from "#lib/domain/submission.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import type { Broker } from "#lib/server/config/broker.ts";
import type { Desk } from "#lib/server/db/desk.ts";
import { openQueue } from "#lib/server/db/queue.ts";
import { acceptLead } from "#lib/server/submissions/accept.ts";
import { advance, advanceAll, dueSubmissions, tryAgain } from "#lib/server/submissions/advance.ts";
import { findSubmission, type SubmissionRow } from "#lib/server/submissions/rows.ts";
import { startWorker, type Worker } from "#lib/server/worker/worker.ts";
import { type Account, DEMO, type DemoOptions } from "../../../sandbox/accounts.ts";
import { type Sandbox, type SandboxControl, startSandbox } from "./sandbox.ts";
import { type Clock, type TestDesk, testDesk, testLead, testSession } from "./test-desk.ts";

export type StageOptions = DemoOptions & {
  /** Leads that the broker has at the start (50). */
  readonly leads?: number;
};

/** What the tests of one file play on. Its parts are those of the test that runs. */
export type Stage = {
  /** The broker's pace, for this test; it must come before a worker starts. */
  tune(pace: Partial<Pick<Broker, "callsPerMinute" | "callsAtOnce">>): void;
  /** Starts a worker with a queue of its own, as a server does; it stops with the test. */
  startWorker(): Promise<Worker>;
  readonly desk: Desk;
  readonly clock: Clock;
  readonly session: Session;
  readonly control: SandboxControl;
  readonly sandbox: Sandbox;
  /** Signs in; the stage's leads are handed in by this session from here on. */
  signIn(account?: Account): Promise<Session>;
  /** Accepts a lead; returns its submission's id. */
  handIn(lead: LeadInput, submissionId?: string, corrects?: string | null): Promise<string>;
  /** Accepts a lead and sends it, as the form's action does. */
  submit(lead?: LeadInput): Promise<{ id: string; lead: LeadInput }>;
  /** Presses "Try again". */
  press(id: string): Promise<void>;
  /** What a worker's round does: the next step of all that is due. */
  work(): Promise<void>;
  /** Time goes by here and at the broker. */
  pass(seconds: number): Promise<void>;
  /** Works, and lets time go by until the next step is due, until the lead is settled or waits for a person. */
  settle(id: string): Promise<readonly [SubmissionState, string | null]>;
  row(id: string): Promise<SubmissionRow>;
  state(id: string): Promise<SubmissionState>;
  /** State and reason. */
  standing(id: string): Promise<readonly [SubmissionState, string | null]>;
  /** How often the broker really has a lead of this email. */
  taken(email: string): Promise<number>;
  /** How often a lead of this email was sent, whatever became of it. */
  tried(email: string): Promise<number>;
};

/** No lead takes more steps than a day's look-ups. */
const MOST_STEPS = 60;

/** Forgets all leads and imports; accounts and sessions stay. */
const EMPTY = sql`truncate attempts, submissions, batches, broker_pace cascade`;

/** A desk and a sandbox broker for the tests of this file; each test finds both without leads of its own, signed in. */
export function stage({ leads = 50, ...brokers }: StageOptions = {}): Stage {
  let at: TestDesk | undefined;
  let sandbox: Sandbox | undefined;
  let desk: Desk | undefined;
  let worker: Worker | undefined;
  let session: Session | undefined;
  let brokerAheadMs = 0;
  const now = <T>(part: T | undefined): T => {
    if (part === undefined) throw new Error("only inside a test");
    return part;
  };
  beforeAll(async () => {
    sandbox = await startSandbox({ leads });
    at = await testDesk(sandbox.url, brokers);
  });
  beforeEach(async () => {
    desk = now(at).desk;
    await desk.db.execute(EMPTY);
    await now(sandbox).control.reset();
    brokerAheadMs = 0;
    await self.signIn();
  });
  afterEach(async () => {
    await worker?.stop(1000);
    worker = undefined;
  });
  afterAll(async () => {
    await at?.close();
    await sandbox?.stop();
  });
  const inLedger = async (email: string) =>
    (await self.control.ledger()).leads.find((lead) => lead.email.toLowerCase() === email.toLowerCase());
  const self: Stage = {
    get desk() {
      return now(desk);
    },
    get clock() {
      return now(at).clock;
    },
    get session() {
      return now(session);
    },
    get sandbox() {
      return now(sandbox);
    },
    get control() {
      return now(sandbox).control;
    },
    tune: (pace) => {
      const { config } = self.desk;
      const brokers = config.brokers.map((broker) => ({ ...broker, ...pace }));
      desk = { ...self.desk, config: { ...config, brokers } };
    },
    startWorker: async () => {
      const queue = await openQueue(now(at).open);
      await self.desk.db.execute(sql`truncate pgboss.job`);
      desk = { ...self.desk, queue };
      worker = await startWorker(desk);
      return worker;
    },
    signIn: async (account = DEMO) => {
      session = await testSession(self.desk, account);
      return session;
    },
    handIn: async (lead, submissionId = randomUUID(), corrects = null) => {
      const row = await acceptLead(self.desk, self.session, { submissionId, lead, corrects });
      if (!row.ok) throw new Error(row.error.message);
      return row.value.id;
    },
    submit: async (lead = testLead()) => {
      const id = await self.handIn(lead);
      await advance(self.desk, id);
      return { id, lead };
    },
    press: async (id) => {
      await tryAgain(self.desk, self.session, id);
      await advance(self.desk, id, "press");
    },
    work: async () => advanceAll(self.desk, await dueSubmissions(self.desk, 500)),
    pass: async (seconds) => {
      const ms = Math.ceil(seconds * 1000);
      self.clock.pass(ms / 1000);
      brokerAheadMs += ms;
      await self.control.settings({ clockOffsetMs: brokerAheadMs });
    },
    settle: async (id) => {
      for (let step = 0; step < MOST_STEPS; step += 1) {
        const { state, nextAt } = await self.row(id);
        if (state !== "queued" && state !== "unknown") break;
        const wait = nextAt ? nextAt.getTime() - self.desk.now().getTime() : 0;
        if (wait > 0) await self.pass(wait / 1000);
        await self.work();
      }
      return self.standing(id);
    },
    row: async (id) => {
      const row = await findSubmission(self.desk, id);
      if (!row) throw new Error(`there is no submission ${id}`);
      return row;
    },
    state: async (id) => (await self.row(id)).state,
    standing: async (id) => {
      const { state, reason } = await self.row(id);
      return [state, reason];
    },
    taken: async (email) => (await inLedger(email))?.count ?? 0,
    tried: async (email) => (await inLedger(email))?.attempts ?? 0,
  };
  return self;
}
