import "server-only";

import { z } from "zod";

import { err, ok, type Result } from "#lib/domain/result.ts";
import {
  type Complaint,
  detailsOf,
  isSuccess,
  parseJson,
  readComplaint,
  readText,
  refusalOf,
  say,
} from "./answer.ts";
import {
  type BrokerFailure,
  CredentialsRefusedError,
  NotPermittedError,
  RefusedError,
  UnreadableAnswerError,
} from "./errors.ts";
import type { Answer } from "./http.ts";
import { readClaims } from "./jwt.ts";
import { isPartnerId } from "./path.ts";
import type { Question } from "./types.ts";

export type TokenGrant = {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** From `receivedAt`; 0 (expired at once) where the broker said nothing usable. */
  readonly expiresInSeconds: number;
  /** The partner of the account; 0 is a real one. */
  readonly partnerId: number | null;
  readonly email: string | null;
  /** For display only, such as `PHONE_READ`; empty where the token does not tell. */
  readonly authorities: readonly string[];
  readonly receivedAt: Date;
};

/** No broker of this family gives an access token for longer: more is a slip (milliseconds, an instant). */
const LONGEST_LIFE_SECONDS = 31 * 24 * 3600;

/** Sent back in a header, so it must be what a header can carry. */
const tokenText = z.string().regex(/^[\x21-\x7e]{1,16384}$/);
const grantSchema = z.object({
  access_token: tokenText,
  refresh_token: tokenText.nullable().catch(null),
  expires_in: z.coerce.number().min(0).max(LONGEST_LIFE_SECONDS).transform(Math.floor).catch(0),
  partnerId: z.unknown().optional(),
  email: z.unknown().optional(),
});

/** What the token endpoint's answer means, for either grant. */
export function readTokenAnswer(question: Question, answer: Answer): Result<TokenGrant, BrokerFailure> {
  if (!isSuccess(answer.status)) return err(tokenRefusalOf(question, answer));
  const parsed = grantSchema.safeParse(parseJson(readText(answer) ?? ""));
  if (parsed.success) return ok(toGrant(parsed.data));
  // The body may hold a token: nothing of it is kept.
  const details = { status: answer.status, answeredAt: answer.answeredAt };
  return err(new UnreadableAnswerError(say(question, answer, "its answer has no token"), details));
}

function toGrant(data: z.infer<typeof grantSchema>): TokenGrant {
  const claims = readClaims(data.access_token);
  return {
    accessToken: data.access_token,
    refreshToken: data.refresh_token,
    expiresInSeconds: data.expires_in,
    partnerId: readPartnerId(data.partnerId) ?? readPartnerId(claims?.partnerId),
    email: readEmail(data.email) ?? readEmail(claims?.email),
    authorities: claims?.authorities ?? [],
    receivedAt: new Date(),
  };
}

function readPartnerId(value: unknown): number | null {
  const number = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return isPartnerId(number) ? number : null;
}

const readEmail = (value: unknown): string | null =>
  typeof value === "string" && value !== "" ? value : null;

const CLIENT_REFUSED = new Set(["invalid_client", "unauthorized_client"]);
const CREDENTIALS_REFUSED = new Set([
  "invalid_grant",
  "invalid_token",
  "unauthorized",
  "unsupported_grant_type",
]);

function tokenRefusalOf(question: Question, answer: Answer): BrokerFailure {
  const { status } = answer;
  const complaint = readComplaint(answer);
  if (status !== 400 && status !== 401) return refusalOf(question, answer, complaint);
  const details = detailsOf(question, answer, complaint);
  if (isClientRefused(answer, complaint)) {
    const message = say(question, answer, "it does not take the configured client authorisation");
    return new NotPermittedError(message, details);
  }
  if (status === 401 || CREDENTIALS_REFUSED.has(complaint.code ?? "")) {
    return new CredentialsRefusedError(say(question, answer, "it does not take these credentials"), details);
  }
  return new RefusedError(say(question, answer, "it was refused"), details);
}

/**
 * A person must not be told that the password is wrong when it is the desk's configuration. The Basic value is
 * refused with `invalid_client`, or by a filter in front, which challenges for Basic; the endpoint itself, when it
 * refuses a person, never does, and the documented body always means the person.
 */
function isClientRefused({ status, headers }: Answer, { code, text }: Complaint): boolean {
  if (code !== null && CLIENT_REFUSED.has(code)) return true;
  const documented =
    text === "unauthorized: Authentication error" ||
    (code !== "unauthorized" && CREDENTIALS_REFUSED.has(code ?? ""));
  return status === 401 && !documented && /^\s*basic\b/i.test(String(headers["www-authenticate"] ?? ""));
}
