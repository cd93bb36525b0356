import "server-only";

import {
  BrokerBusyError,
  BrokerUnavailableError,
  NotFoundError,
  NotPermittedError,
  RefusedError,
  TokenRefusedError,
} from "./errors.ts";
import { type Answer, parseHttpDate } from "./http.ts";
import { redact } from "./redact.ts";
import type { Question } from "./types.ts";

/** The four ways in which an error comes (UPSTREAM 4), and plain text. `text` is the broker's own, unredacted. */
export type Complaint = {
  readonly shape: "status" | "oauth" | "html" | "text" | "nothing";
  /** `error` of the OAuth shape. */
  readonly code: string | null;
  readonly text: string;
};

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/** The body as text; null where the broker compressed it although nothing asked for that. */
export function readText({ headers, body }: Answer): string | null {
  const encoding = textOf(headers["content-encoding"]).trim().toLowerCase();
  if (encoding !== "" && encoding !== "identity") return null;
  const text = body.toString("utf8");
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Judged by the body: frameworks label plain words, and nothing at all, as text/html. */
export function isHtml({ headers }: Answer, text: string): boolean {
  const start = text.slice(0, 200).trimStart();
  if (/^<(?:!--|(?:!doctype html|html|head|body|title|center)\b)/i.test(start)) return true;
  return start.startsWith("<") && /html/i.test(textOf(headers["content-type"]));
}

/** The value, or undefined where the text is not JSON (JSON itself has no undefined). */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readComplaint(answer: Answer): Complaint {
  const text = readText(answer) ?? "";
  if (text.trim() === "") return { shape: "nothing", code: null, text: "" };
  if (isHtml(answer, text)) return { shape: "html", code: null, text: withoutTags(text) };
  const json = parseJson(text);
  if (!isRecord(json)) return { shape: "text", code: null, text };
  if ("error_description" in json || (typeof json.error === "string" && !("message" in json))) {
    const code = textOf(json.error);
    const said = [code, textOf(json.error_description)].filter((part) => part !== "").join(": ");
    return { shape: "oauth", code, text: said };
  }
  return { shape: "status", code: null, text: typeof json.message === "string" ? json.message : text };
}

/** The common part of every error of this answer. A redirect says nothing in its body: its target is the detail. */
export function detailsOf(question: Question, answer: Answer, complaint = readComplaint(answer)) {
  const location = textOf(answer.headers.location);
  const said = complaint.text === "" && location !== "" ? `Location: ${location}` : complaint.text;
  return { status: answer.status, technical: redact(said, question.secrets), answeredAt: answer.answeredAt };
}

/** "North Markets: Listing the leads failed, … (HTTP 503)" */
export function say({ broker, operation }: Question, answer: Answer, what: string): string {
  return `${broker.name}: ${operation} failed, ${what} (HTTP ${answer.status})`;
}

/** What a status outside 2xx means wherever the endpoint's own documentation says nothing else. */
export function refusalOf(question: Question, answer: Answer, complaint = readComplaint(answer)) {
  const { status } = answer;
  const details = detailsOf(question, answer, complaint);
  const words = (what: string) => say(question, answer, what);
  if (status >= 300 && status < 400) return new NotPermittedError(words("it redirects elsewhere"), details);
  switch (status) {
    case 401:
      return new TokenRefusedError(words("it does not take the access token"), details);
    case 403:
    case 405:
      return new NotPermittedError(words("this is not permitted"), details);
    case 404:
      return new NotFoundError(words("it knows no such thing"), details);
    case 408:
      return new BrokerUnavailableError(words("it gave up waiting"), details);
    case 429: {
      const retryAfterMs = readRetryAfter(answer);
      return new BrokerBusyError(words("it takes no more for now"), { ...details, retryAfterMs });
    }
  }
  if (status >= 400 && status < 500) return new RefusedError(words("it was refused"), details);
  return new BrokerUnavailableError(words("it is out of order"), details);
}

/** Milliseconds to wait, 1 s to 1 h; null where the broker did not say. A date is read by the broker's own clock. */
export function readRetryAfter({ headers, answeredAt }: Answer): number | null {
  const value = textOf(headers["retry-after"]).trim();
  const date = parseHttpDate(value);
  if (date === null && !/^\d+$/.test(value)) return null;
  const wait = date === null ? Number(value) * 1000 : date.getTime() - (answeredAt?.getTime() ?? Date.now());
  return Math.min(Math.max(wait, 1000), 3_600_000);
}

function withoutTags(html: string): string {
  return html
    .slice(0, 20_000)
    .replace(/<(style|script)\b[^>]*>.*?(?:<\/\1\s*>|$)/gis, " ")
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
