import "server-only";

import { domainToASCII } from "node:url";

import { OPTIONAL_FIELDS, type OptionalField } from "#lib/domain/broker.ts";
import { err, type Result } from "#lib/domain/result.ts";
import { type CreatedLead, readCreateAnswer } from "./create-answer.ts";
import { type BrokerFailure, NotPermittedError } from "./errors.ts";
import { ask } from "./http.ts";
import { isPartnerId, isUuid } from "./path.ts";
import type { Broker, CallOptions } from "./types.ts";

/** A lead as the broker is to have it. Optional fields that are empty or null are not sent. */
export type LeadForBroker = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** Already in the broker's `phoneFormat`. */
  readonly phone: string;
  /** The four parts joined; null leaves it out. */
  readonly leadSource: string | null;
} & {
  /** `country` ISO 3166-1 alpha-2, `dateOfBirth` an ISO instant. */
  readonly [field in OptionalField]?: string | null | undefined;
};

export type CreateLeadRequest = {
  readonly partnerId: number;
  readonly offerUuid: string;
  readonly lead: LeadForBroker;
};

/**
 * Registers one lead, in one attempt. After `NoAnswerError`, `UnreadableAnswerError`, `BrokerUnavailableError` or
 * `AbortedError` the lead may exist at the broker; after every other failure it does not exist because of this call.
 */
export async function createLead(
  broker: Broker,
  accessToken: string,
  request: CreateLeadRequest,
  options?: CallOptions,
): Promise<Result<CreatedLead, BrokerFailure>> {
  const question = { broker, operation: "Sending the lead", secrets: [accessToken] };
  if (!isPartnerId(request.partnerId) || !isUuid(request.offerUuid)) {
    return err(
      new NotPermittedError(`${broker.name}: Sending the lead failed, partner or offer is malformed`),
    );
  }
  const asked = await ask(
    question,
    {
      method: "POST",
      path: "/proxy/processing/api/accounts",
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      body: JSON.stringify(toWire(request)),
    },
    options,
  );
  return asked.ok ? readCreateAnswer(question, asked.value) : asked;
}

function toWire({ partnerId, offerUuid, lead }: CreateLeadRequest) {
  const filledIn = OPTIONAL_FIELDS.flatMap((field) => {
    const value = lead[field]?.trim() ?? "";
    return value === "" ? [] : [[field, value] as const];
  });
  return {
    offerUuid,
    account: {
      partnerId,
      email: toWireEmail(lead.email.trim()),
      name: lead.firstName.trim(),
      surname: lead.lastName.trim(),
      phone: lead.phone,
      ...Object.fromEntries(filledIn),
      ...(lead.leadSource ? { leadInfo: { leadSource: lead.leadSource } } : {}),
    },
  };
}

/** As typed, but the domain in punycode; an ASCII domain keeps even its capitals. */
function toWireEmail(email: string): string {
  const at = email.lastIndexOf("@") + 1;
  const domain = email.slice(at);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII
  return /^[\x00-\x7f]*$/.test(domain) ? email : email.slice(0, at) + (domainToASCII(domain) || domain);
}
