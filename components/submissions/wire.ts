import type { HistoryPage, HistoryRow, StateCounts } from "#lib/domain/history.ts";
import { SUBMISSION_STATES, type SubmissionReason, type SubmissionState } from "#lib/domain/submission.ts";

/**
 * What the desk's own answers must look like. By hand: this is all of the page's first load that needs a schema, and
 * zod would be a tenth of that load.
 */

type Fields = { readonly [name: string]: unknown };

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";
const isCount = (value: unknown): value is number => typeof value === "number";
const isState = (value: unknown): value is SubmissionState =>
  SUBMISSION_STATES.some((state) => state === value);
/** Reasons only choose words; an unknown one has the words of none. */
const isReason = (value: unknown): value is SubmissionReason | null => value === null || isText(value);

const TEXTS = ["id", "name", "email", "offer", "by", "createdAt"];

function isRow(value: unknown): value is HistoryRow {
  if (!isFields(value) || !TEXTS.every((name) => isText(value[name]))) return false;
  const { state, reason, erased, attempts, batchId, rowNumber, settledAt } = value;
  return (
    isState(state) &&
    isReason(reason) &&
    typeof erased === "boolean" &&
    isCount(attempts) &&
    (batchId === null || isText(batchId)) &&
    (rowNumber === null || isCount(rowNumber)) &&
    (settledAt === null || isText(settledAt))
  );
}

const areCounts = (value: unknown): value is StateCounts =>
  isFields(value) && SUBMISSION_STATES.every((state) => isCount(value[state]));

/** A page of `GET /api/submissions`; null for anything else. */
export function readPage(body: unknown): HistoryPage | null {
  if (!isFields(body)) return null;
  const { rows, page, size, totalRows, counts, answeredAt } = body;
  if (!Array.isArray(rows) || !rows.every(isRow) || !areCounts(counts) || !isText(answeredAt)) return null;
  if (!isCount(page) || !isCount(size) || !isCount(totalRows)) return null;
  return { rows, page, size, totalRows, counts, answeredAt };
}

/** Why something could not be had or done, in words. */
export type Trouble = {
  readonly message: string;
  readonly next: string;
  readonly technical: string | null;
  /** The desk itself gave no answer: worth asking again unasked. */
  readonly unreached: boolean;
};

/** The `error` of a refusal; null for anything else, such as the page of a proxy in front. */
export function readTrouble(body: unknown): Trouble | null {
  const error = isFields(body) ? body.error : null;
  if (!isFields(error) || !isText(error.message) || !isText(error.next)) return null;
  const technical = isText(error.technical) ? error.technical : null;
  return { message: error.message, next: error.next, technical, unreached: false };
}
