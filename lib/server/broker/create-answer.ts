import "server-only";

import { err, ok, type Result } from "#lib/domain/result.ts";
import {
  detailsOf,
  isHtml,
  isSuccess,
  parseJson,
  readComplaint,
  readText,
  refusalOf,
  say,
} from "./answer.ts";
import {
  type BrokerFailure,
  ConflictError,
  FieldNotStoredError,
  LeadNotValidError,
  UnreadableAnswerError,
} from "./errors.ts";
import type { Answer } from "./http.ts";
import { isUuid } from "./path.ts";
import { redact } from "./redact.ts";
import type { Question } from "./types.ts";

export type CreatedLead = {
  /** The broker's `uuid`, where it told one. */
  readonly leadId: string | null;
  readonly status: number;
  readonly answeredAt: Date | null;
  /** What it answered, redacted; null for an empty answer. */
  readonly technical: string | null;
};

/** The message of the one 500 that is a verdict on the lead and not an outage. */
const NOT_VALID = "Register Account Model is not valid";

/** What the create endpoint's answer means, whatever it is (the table of UPSTREAM 2). */
export function readCreateAnswer(question: Question, answer: Answer): Result<CreatedLead, BrokerFailure> {
  return isSuccess(answer.status) ? readCreated(question, answer) : err(createRefusalOf(question, answer));
}

/** Any 2xx is success, unless the body shows that not the broker's application spoke, or that it broke off. */
function readCreated(question: Question, answer: Answer): Result<CreatedLead, UnreadableAnswerError> {
  const { status, answeredAt } = answer;
  const text = readText(answer);
  const json = text === null ? undefined : parseJson(text);
  if (text === null || isHtml(answer, text) || (json === undefined && startsAsJson(answer, text))) {
    const message = say(question, answer, "its answer cannot be read");
    return err(new UnreadableAnswerError(message, detailsOf(question, answer)));
  }
  return ok({
    leadId: readLeadId(json ?? text),
    status,
    answeredAt,
    technical: redact(text, question.secrets),
  });
}

/** Spring sends a plain string under a JSON content type unquoted, so only an opened brace or quote promises JSON. */
function startsAsJson({ headers }: Answer, text: string): boolean {
  const json = /json/i.test(String(headers["content-type"] ?? ""));
  return (json ? /^\s*[{["]/ : /^\s*\{/).test(text);
}

function readLeadId(body: unknown): string | null {
  const id = typeof body === "object" && body !== null && "uuid" in body ? body.uuid : body;
  return typeof id === "string" && isUuid(id.trim()) ? id.trim() : null;
}

function createRefusalOf(question: Question, answer: Answer): BrokerFailure {
  const complaint = readComplaint(answer);
  if (answer.status === 400) {
    const message = say(question, answer, "a field could not be stored");
    return new FieldNotStoredError(message, detailsOf(question, answer, complaint));
  }
  if (answer.status === 409) {
    const message = say(question, answer, "an account with this email exists");
    return new ConflictError(message, detailsOf(question, answer, complaint));
  }
  if (answer.status === 500 && complaint.shape === "status" && complaint.text.includes(NOT_VALID)) {
    const message = say(question, answer, "its validation refused the lead");
    return new LeadNotValidError(message, detailsOf(question, answer, complaint));
  }
  return refusalOf(question, answer, complaint);
}
