import "server-only";
import { and, eq } from "drizzle-orm";
import type { SendOutcome } from "#lib/domain/delivery.ts";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { batches } from "../db/schema.ts";
import type { SubmissionRow } from "../submissions/rows.ts";

/** So many rows in a row held for what is none of theirs: an offer that is not there, a permission that lacks. */
const MOST_IN_A_ROW = 10;

/** Keeps an import from being held row by row where something must first be put right: it is paused instead. */
export class Refusals {
  readonly #inARow = new Map<string, number>();

  async note(desk: Desk, { batchId }: SubmissionRow, { kind }: SendOutcome): Promise<void> {
    if (batchId === null) return;
    const held = kind === "not-found" || kind === "not-permitted";
    const before = this.#inARow.get(batchId) ?? 0;
    this.#inARow.delete(batchId);
    if (!held) return;
    if (before + 1 < MOST_IN_A_ROW) this.#inARow.set(batchId, before + 1);
    else await pause(desk, batchId, kind);
  }
}

async function pause(desk: Desk, batchId: string, kind: string): Promise<void> {
  const paused = await desk.db
    .update(batches)
    .set({ state: "paused" })
    .where(and(eq(batches.id, batchId), eq(batches.state, "running")))
    .returning({ id: batches.id });
  if (paused.length > 0) log().info({ event: "import-paused", kind });
}
