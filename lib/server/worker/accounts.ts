import "server-only";
import { heldWithoutAccess } from "#lib/domain/delivery.ts";
import { type Access, accessFor } from "../auth/access-token.ts";
import { type ConnectionRow, findConnection, forgetTokens } from "../auth/connections.ts";
import type { Desk } from "../db/desk.ts";
import type { SubmissionRow } from "../submissions/rows.ts";
import { holdRows } from "./hold.ts";

/** How long an account's row is gone by before it is read again. */
const FRESH_MS = 500;
/** How long an account is passed over that can have no token now. */
const NO_ACCESS_MS = 5000;
/** So many rows in a row refused with a renewed token are no longer those rows' trouble: the broker wants the password. */
const MOST_LOST = 10;

type Row = Pick<SubmissionRow, "id" | "connectionId">;

/** The accounts whose imports one pump sends: their tokens, who has none now, and what a 401 means for whom. */
export class Accounts {
  readonly #desk: Desk;
  readonly #known = new Map<string, { readonly row: ConnectionRow | null; readonly readAt: number }>();
  readonly #restsUntil = new Map<string, number>();
  /** The token that the broker refused last, by account. */
  readonly #refused = new Map<string, string>();
  /** The token that it refused for a row which is to go once more with another, by row. */
  readonly #again = new Map<string, string>();
  /** Rows refused for the second time since the last that was not refused, by account. */
  readonly #lost = new Map<string, number>();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Whether it had no token a moment ago: others need not wait for it. */
  isResting(connectionId: string): boolean {
    return (this.#restsUntil.get(connectionId) ?? 0) > Date.now();
  }

  /** Null where there is none now: its rows are held as a lead keyed by hand would be, or the account rests. */
  async access(connectionId: string): Promise<Access | null> {
    let known = this.#known.get(connectionId);
    if (!known || Date.now() - known.readAt > FRESH_MS) {
      known = { row: await findConnection(this.#desk, connectionId), readAt: Date.now() };
      this.#known.set(connectionId, known);
    }
    const refused = this.#refused.get(connectionId) ?? null;
    const access = await accessFor(this.#desk, connectionId, refused, known.row);
    if (access.ok) return access.value;
    this.#forget(connectionId);
    const reason = heldWithoutAccess(access.error.kind);
    if (reason) await holdRows(this.#desk, connectionId, reason);
    else this.#restsUntil.set(connectionId, Date.now() + NO_ACCESS_MS);
    return null;
  }

  /** Claimed with the token that was refused for it, while another was being fetched: with that one it is not sent again. */
  needsOther({ id, connectionId }: Row, { token }: Access): boolean {
    if (this.#again.get(id) !== token) return false;
    this.#refused.set(connectionId, token);
    this.#known.delete(connectionId);
    return true;
  }

  /** Each row has one second try, with another token than was refused for it (UPSTREAM 2). */
  mayGoAgain(row: Row, { token }: Access): boolean {
    const before = this.#again.get(row.id);
    return before === undefined || before === token;
  }

  /** Notes an answer. Before it is stored: from then on the row may be claimed anew, and needs another token. */
  note(row: Row, access: Access, isRefused: boolean): void {
    const { connectionId } = row;
    if (!isRefused) {
      this.#again.delete(row.id);
      this.#lost.delete(connectionId);
      // A call that left before the refusal may be answered after it.
      if (this.#refused.get(connectionId) !== access.token) this.#refused.delete(connectionId);
    } else if (this.mayGoAgain(row, access)) {
      this.#again.set(row.id, access.token);
      this.#refused.set(connectionId, access.token);
      this.#known.delete(connectionId);
    } else {
      this.#again.delete(row.id);
      this.#lost.set(connectionId, (this.#lost.get(connectionId) ?? 0) + 1);
    }
  }

  /** Holds the whole account where the broker refuses row after row, whatever the token. */
  async holdIfLost({ connectionId }: Row, access: Access): Promise<void> {
    if ((this.#lost.get(connectionId) ?? 0) < MOST_LOST) return;
    this.#forget(connectionId);
    // Not where somebody has signed in meanwhile: then the rows go with what that gave.
    if (await forgetTokens(this.#desk, connectionId, access.token)) {
      await holdRows(this.#desk, connectionId, "sign-in");
    }
  }

  /** Nothing is due any more: rows that were to go once more have gone, here or elsewhere. */
  forgetRows(): void {
    this.#again.clear();
  }

  #forget(connectionId: string): void {
    this.#known.delete(connectionId);
    this.#refused.delete(connectionId);
    this.#lost.delete(connectionId);
  }
}
