import type { Trouble, WirePage } from "./listed.ts";

/**
 * What the desk's own answers must look like. By hand: this is all of the page's first load that needs a schema,
 * and zod would be a tenth of that load.
 */

type Fields = { readonly [name: string]: unknown };

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isCount = (value: unknown): value is number | null => value === null || typeof value === "number";
const isRow = (value: unknown): value is { readonly raw: unknown } => isFields(value) && "raw" in value;

/** A page of `GET /api/leads`; null for anything else. What is in a row is read by leadFromRow, which takes anything. */
export function readPage(body: unknown): WirePage | null {
  if (!isFields(body)) return null;
  const { rows, page, size, totalRows, totalPages, unreadableRows, answeredAt } = body;
  if (!Array.isArray(rows) || !rows.every(isRow)) return null;
  if (typeof page !== "number" || typeof size !== "number" || typeof unreadableRows !== "number") return null;
  if (!isCount(totalRows) || !isCount(totalPages) || typeof answeredAt !== "string") return null;
  return { rows, page, size, totalRows, totalPages, unreadableRows, answeredAt };
}

/** The `error` of a refusal; null for anything else, such as the page of a proxy in front. */
export function readTrouble(status: number, body: unknown): Trouble | null {
  const error = isFields(body) ? body.error : null;
  if (!isFields(error)) return null;
  const { message, next, retryable, technical } = error;
  if (typeof message !== "string" || typeof next !== "string") return null;
  // Every problem that a password solves, and no other, is a 401 (CONTRACT 5).
  const needsSignIn = status === 401;
  return {
    message,
    next,
    technical: typeof technical === "string" ? technical : null,
    needsSignIn,
    retryable: retryable === true,
    unreached: false,
  };
}
