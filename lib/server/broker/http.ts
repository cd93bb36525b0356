import "server-only";

import { Agent } from "undici";

import { err, ok, type Result } from "#lib/domain/result.ts";
import manifest from "../../../package.json" with { type: "json" };
import { AbortedError, NoAnswerError, NotSentError, UnreadableAnswerError } from "./errors.ts";
import { type Breakdown, exchange, type RawAnswer } from "./exchange.ts";
import { redact } from "./redact.ts";
import type { CallOptions, Question } from "./types.ts";

const DEADLINE_MS = 30_000;
const MAX_BYTES = 5_000_000;
const USER_AGENT = `LeadDesk/${manifest.version}`;

export type Request = {
  readonly method: "GET" | "POST";
  /** Encoded, begins with a slash: it cannot lead away from the broker's origin. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
  /** Default 5 MB. */
  readonly maxBytes?: number;
};

export type Answer = RawAnswer & {
  /** The broker's clock (`Date` header), null where it is missing or unreadable. */
  readonly answeredAt: Date | null;
};

export type TransportFailure = NotSentError | NoAnswerError | AbortedError | UnreadableAnswerError;

/**
 * Kept-alive connections to every broker. HTTP/1.1 only, one request at a time on each: undici re-queues
 * requests of a broken HTTP/2 session, and a lead must never leave twice. Its own time-outs are off: the
 * call's deadline is the only clock.
 */
const agent = new Agent({
  connections: 32,
  pipelining: 1,
  allowH2: false,
  connect: { timeout: 10_000 },
  headersTimeout: 0,
  bodyTimeout: 0,
});

/**
 * Asks the broker once. No redirect is followed, nothing is retried: any complete answer, whatever its status,
 * is a value. Failures: `NotSentError` (certainly nothing arrived), `NoAnswerError` (it may have),
 * `UnreadableAnswerError` (over the size limit), `AbortedError`.
 */
export async function ask(
  question: Question,
  request: Request,
  options: CallOptions = {},
): Promise<Result<Answer, TransportFailure>> {
  const outcome = await exchange(
    agent,
    {
      origin: question.broker.websiteUrl,
      method: request.method,
      path: request.path,
      headers: { accept: "application/json", "user-agent": USER_AGENT, ...request.headers },
      body: request.body ?? null,
    },
    {
      deadlineMs: options.deadlineMs ?? DEADLINE_MS,
      maxBytes: request.maxBytes ?? MAX_BYTES,
      signal: options.signal,
    },
  );
  if ("breakdown" in outcome) return err(failureOf(question, outcome.breakdown));
  return ok({ ...outcome.answer, answeredAt: dateOf(outcome.answer.headers) });
}

function failureOf({ broker, operation, secrets }: Question, breakdown: Breakdown): TransportFailure {
  const { why, sent, status, cause } = breakdown;
  const details = {
    ...(status === null ? {} : { status }),
    technical: why === "connection" && cause instanceof Error ? redact(describe(cause), secrets) : null,
    answeredAt: dateOf(breakdown.headers),
    cause,
  };
  const failed = `${broker.name}: ${operation} failed`;
  if (why === "aborted") return new AbortedError(`${failed}, it was given up`, details);
  if (why === "too-large") return new UnreadableAnswerError(`${failed}, the answer is too large`, details);
  if (!sent) return new NotSentError(`${failed}, there is no connection to the broker`, details);
  if (why === "deadline") return new NoAnswerError(`${failed}, no full answer came in time`, details);
  return new NoAnswerError(`${failed}, the connection broke before a full answer came`, details);
}

/** "ECONNREFUSED: connect …": undici gives an AggregateError without a message where several addresses refused. */
function describe(cause: Error): string {
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : cause.name;
  return cause.message === "" ? code : `${code}: ${cause.message}`;
}

/** Date.parse alone would take "5" for a year: an HTTP date begins with a weekday. */
export function parseHttpDate(value: unknown): Date | null {
  if (typeof value !== "string" || !/^[A-Za-z]{3,9},? /.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time);
}

function dateOf(headers: RawAnswer["headers"]): Date | null {
  return parseHttpDate(headers.date);
}
