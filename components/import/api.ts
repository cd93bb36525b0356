import * as z from "zod/mini";
import type {
  BatchSent,
  BatchStarted,
  HandedRow,
  HandedRows,
  KnownAtBroker,
  NewBatch,
} from "#lib/domain/batch.ts";
import { IMPORT_FIELDS } from "#lib/domain/import-types.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Trouble } from "./state.ts";

// Zod would compile its objects with `new Function`, which the content security policy forbids and reports.
z.config({ jitless: true });

export type RequireSignIn = () => Promise<void>;

/** Whose page asks, and how it comes to a new sign-in. */
type Asker = { readonly account: string; readonly requireSignIn: RequireSignIn };

/** A question that has had no whole answer by then has none. */
const DEADLINE_MS = 60_000;
/** Rows with long cells are up to ROWS_MOST_BYTES, and a line may be slow. */
const ROWS_DEADLINE_MS = 120_000;
/** Nobody waits long for what only saves some choices. */
const SHORT_DEADLINE_MS = 8_000;

const UNREACHED: Trouble = {
  message: "Lead Desk could not be reached.",
  next: "Nothing is lost here. Check the connection, then try again.",
};

const refusal = z.object({ error: z.object({ message: z.string(), next: z.string() }) });

/** The desk says "too many" for a minute at most; what is under way waits for it. */
const BUSY_MS = 5000;
const BUSY_TRIES = 14;

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Asks the desk; a connection that hangs ends as a broken one does. A dead session opens "Sign in again" and the
 * question is put once more after it; so it is, after a while, where the desk asks to slow down.
 */
async function post<T>(
  url: string,
  body: unknown,
  schema: z.ZodMiniType<T>,
  { account, requireSignIn }: Asker,
  deadlineMs: number,
): Promise<Result<T, Trouble>> {
  for (let busy = 0; ; ) {
    const answer = await fetch(url, {
      method: "POST",
      cache: "no-store",
      headers: { "content-type": "application/json", "x-lead-desk-account": account },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(deadlineMs),
    }).catch(() => null);
    const said: unknown = await answer?.json().catch(() => null);
    if (answer?.ok) {
      const read = schema.safeParse(said);
      return read.success ? ok(read.data) : err(UNREACHED);
    }
    if (answer?.status === 401) await requireSignIn();
    else if (answer?.status === 429 && busy < BUSY_TRIES) {
      busy += 1;
      await pause(BUSY_MS);
    } else return err(refusal.safeParse(said).data?.error ?? UNREACHED);
  }
}

/** What the page asks the desk for; each repeats itself after a new sign-in. */
export type DeskCalls = ReturnType<typeof deskCalls>;

const started = z.object({
  id: z.string(),
  same: z.exactOptional(z.object({ id: z.string(), createdAt: z.string(), total: z.number() })),
});
const sent = z.object({ id: z.string(), total: z.number(), already: z.number() });
const known = z.union([
  z.object({ known: z.array(z.boolean()), complete: z.boolean() }),
  z.object({ under: z.object({ read: z.number(), of: z.nullable(z.number()) }) }),
]);
const handed = z.object({
  stored: z.number(),
  already: z.array(z.number()),
  faulty: z.array(z.object({ row: z.number(), message: z.string() })),
});
const remembered = z.object({
  match: z.nullable(z.partialRecord(z.enum(IMPORT_FIELDS), z.int().check(z.gte(0)))),
});

export function deskCalls(asker: Asker) {
  const ask = <T>(url: string, body: unknown, schema: z.ZodMiniType<T>, deadlineMs = DEADLINE_MS) =>
    post(url, body, schema, asker, deadlineMs);
  return {
    /** The match that was used for this header before, if any. */
    rememberedMatch: (header: readonly string[]) =>
      ask("/api/batches/match", { header }, remembered, SHORT_DEADLINE_MS),
    /** For each email whether this desk has submitted it before. At most EMAILS_AT_ONCE. */
    already: (emails: readonly string[]) =>
      ask("/api/batches/already", { emails }, z.object({ already: z.array(z.boolean()) })),
    /** For each email whether the broker has it; to be asked again while its list is read. */
    known: (emails: readonly string[]): Promise<Result<KnownAtBroker, Trouble>> =>
      ask("/api/batches/known", { emails }, known),
    startBatch: (batch: NewBatch): Promise<Result<BatchStarted, Trouble>> =>
      ask("/api/batches", batch, started),
    handRows: (id: string, rows: readonly HandedRow[]): Promise<Result<HandedRows, Trouble>> =>
      ask(`/api/batches/${id}/rows`, { rows }, handed, ROWS_DEADLINE_MS),
    sendBatch: (id: string): Promise<Result<BatchSent, Trouble>> => ask(`/api/batches/${id}/send`, {}, sent),
  };
}
