import "server-only";

/**
 * One class for each way in which a call to the broker can fail (UPSTREAM 2 and 4).
 * `technical` is the broker's own text, redacted and cut to 500 characters: for a "Technical details"
 * disclosure, never for logs, never as the message that a person reads first.
 */
export abstract class BrokerError extends Error {
  abstract readonly kind: string;
  readonly status: number | null;
  readonly #technical: string | null;
  /** The upstream's clock (`Date` header) when it answered, else null. */
  readonly answeredAt: Date | null;

  constructor(
    message: string,
    details: { status?: number; technical?: string | null; answeredAt?: Date | null; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause });
    this.name = new.target.name;
    this.status = details.status ?? null;
    this.#technical = details.technical ?? null;
    this.answeredAt = details.answeredAt ?? null;
  }

  /** Private to the object, so that whoever prints the error does not print the broker's words about a person. */
  get technical(): string | null {
    return this.#technical;
  }
}

/** Refused connection, DNS, TLS, connect time-out: certainly nothing reached the broker. */
export class NotSentError extends BrokerError {
  readonly kind = "not-sent";
}
/** Our deadline ran out, or the connection broke after the request left: it may have arrived. */
export class NoAnswerError extends BrokerError {
  readonly kind = "no-answer";
}
/** The caller gave the call up (superseded, client gone). */
export class AbortedError extends BrokerError {
  readonly kind = "aborted";
}
/** A 2xx that cannot be read: HTML, broken or truncated JSON, over the size limit, an unknown shape. */
export class UnreadableAnswerError extends BrokerError {
  readonly kind = "unreadable";
}
/** 408 and every 5xx but the documented validation 500. */
export class BrokerUnavailableError extends BrokerError {
  readonly kind = "unavailable";
}
/** 429: not taken. `retryAfterMs` clamped to 1 s – 1 h, null where the broker did not say. */
export class BrokerBusyError extends BrokerError {
  readonly kind = "busy";
  readonly retryAfterMs: number | null;
  constructor(
    message: string,
    details: {
      status?: number;
      technical?: string | null;
      answeredAt?: Date | null;
      retryAfterMs: number | null;
    },
  ) {
    super(message, details);
    this.retryAfterMs = details.retryAfterMs;
  }
}
/** 401 of a resource endpoint: the access token is expired or malformed. */
export class TokenRefusedError extends BrokerError {
  readonly kind = "token-refused";
}
/** The token endpoint refused the password or the refresh token: the person must type the password. */
export class CredentialsRefusedError extends BrokerError {
  readonly kind = "credentials-refused";
}
/** 3xx, 403, 405, or the token endpoint's `invalid_client`: configuration or permission. */
export class NotPermittedError extends BrokerError {
  readonly kind = "not-permitted";
}
/** 404. */
export class NotFoundError extends BrokerError {
  readonly kind = "not-found";
}
/** 409: an account with this email exists for this partner. */
export class ConflictError extends BrokerError {
  readonly kind = "conflict";
}
/** 400: a field could not be stored. */
export class FieldNotStoredError extends BrokerError {
  readonly kind = "field-not-stored";
}
/** The documented 500 "Register Account Model is not valid": the broker's validation refused the lead. Not transient. */
export class LeadNotValidError extends BrokerError {
  readonly kind = "lead-not-valid";
}
/** Any other 4xx. */
export class RefusedError extends BrokerError {
  readonly kind = "refused";
}

export type BrokerFailure =
  | NotSentError
  | NoAnswerError
  | AbortedError
  | UnreadableAnswerError
  | BrokerUnavailableError
  | BrokerBusyError
  | TokenRefusedError
  | CredentialsRefusedError
  | NotPermittedError
  | NotFoundError
  | ConflictError
  | FieldNotStoredError
  | LeadNotValidError
  | RefusedError;
