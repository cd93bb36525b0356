import { afterAll, beforeAll, beforeEach } from "vitest";
import type { Result } from "#lib/domain/result.ts";
import { createLead, type LeadForBroker } from "#lib/server/broker/create-lead.ts";
import type { BrokerFailure } from "#lib/server/broker/errors.ts";
import { type ListLeadsRequest, listLeads } from "#lib/server/broker/list-leads.ts";
import { requestToken } from "#lib/server/broker/token.ts";
import type { Broker, CallOptions } from "#lib/server/broker/types.ts";
import { CLIENT_AUTHORIZATION, DEMO, OFFERS, PARTNER } from "../../../sandbox/accounts.ts";
import { brokerAt } from "./raw-broker.ts";
import { type SandboxControl, startSandbox } from "./sandbox.ts";

export type Desk = { broker: Broker; token: string; control: SandboxControl };

/** A sandbox of 120 leads for the file, as at the start and signed in anew for each test. */
export function sandboxDesk(): () => Desk {
  let desk: Desk | undefined;
  let stop = async () => {};
  const current = () => {
    if (!desk) throw new Error("only inside a test");
    return desk;
  };
  beforeAll(async () => {
    const sandbox = await startSandbox({ leads: 120 });
    stop = sandbox.stop;
    const broker = { ...brokerAt(sandbox.url), clientAuthorization: CLIENT_AUTHORIZATION };
    desk = { broker, token: "", control: sandbox.control };
  });
  afterAll(() => stop());
  beforeEach(async () => {
    const { broker, control } = current();
    await control.reset();
    desk = { broker, control, token: (await successOf(requestToken(broker, DEMO))).accessToken };
    await control.resetLedger();
  });
  return current;
}

export async function successOf<T>(call: Promise<Result<T, BrokerFailure>>): Promise<T> {
  const result = await call;
  if (!result.ok) throw result.error;
  return result.value;
}

export async function failureOf(call: Promise<Result<unknown, BrokerFailure>>): Promise<BrokerFailure> {
  const result = await call;
  if (result.ok) throw new Error("expected a failure");
  return result.error;
}

export const lead: LeadForBroker = {
  firstName: "Jan",
  lastName: "Nowak",
  email: "jan.nowak@new.example",
  phone: "+48600100200",
  leadSource: "Autumn FX|autumnfx.example|Landing B|a1",
};

type Caller = { broker: Broker; token: string };
type Changes = { lead?: Partial<LeadForBroker>; partnerId?: number; offerUuid?: string };

/** Sends a good lead, or one changed in some respect. */
export function send({ broker, token }: Caller, changes: Changes = {}, options?: CallOptions) {
  const { partnerId = PARTNER, offerUuid = OFFERS[0].uuid } = changes;
  return createLead(broker, token, { partnerId, offerUuid, lead: { ...lead, ...changes.lead } }, options);
}

/** Lists the first 50 leads of all time, unless told otherwise. */
export function list({ broker, token }: Caller, changes: Partial<ListLeadsRequest> = {}) {
  return listLeads(broker, token, {
    partnerId: PARTNER,
    query: "",
    from: new Date("2000-01-01T00:00:00Z"),
    to: new Date("2100-01-01T00:00:00Z"),
    page: 0,
    size: 50,
    ...changes,
  });
}
