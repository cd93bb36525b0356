import "server-only";
import { type Logger, pino } from "pino";
import { getConfig } from "./config.ts";

/**
 * The only fields that a line of the log may carry (SECURITY 9): no body, token, password, phone or email
 * can slip in by way of an object that somebody logs whole.
 */
const ALLOWED = new Set([
  "event",
  "broker",
  "configured",
  "partner",
  "kind",
  "status",
  "method",
  "route",
  "milliseconds",
  "submission",
  "state",
  "account",
  "email",
  "rows",
  "error",
  "code",
]);

function allowed(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => ALLOWED.has(name) && typeof value !== "object"),
  );
}

declare global {
  var leadDeskLog: Logger | undefined;
}

/** JSON lines on standard output; pino escapes CR and LF. `email` is always a keyed hash. */
export function log(): Logger {
  globalThis.leadDeskLog ??= pino({
    level: getConfig().env.LOG_LEVEL,
    base: null,
    formatters: { log: allowed },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  return globalThis.leadDeskLog;
}

/** Notes an error that nobody foresaw by its name and its cause's code: its message could hold anything. */
export function logFailure(event: string, error: unknown): void {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : undefined;
  log().error({ event, error: error instanceof Error ? error.name : "unknown", code });
}
