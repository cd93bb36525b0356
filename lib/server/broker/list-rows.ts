import "server-only";

import { createHash } from "node:crypto";
import type { Lead } from "#lib/domain/lead.ts";
import type { LeadPage } from "./list-leads.ts";
import { PackedIds } from "./packed-ids.ts";

/** All rows of a page, those that are none among them. */
export const rowsOf = ({ leads, unreadableRows }: LeadPage): number => leads.length + unreadableRows;

/**
 * The rows of one list while its pages come in order. It knows rows that have come before: a list shifts while it is
 * read, and a broker that does not page gives the same rows for every page.
 */
export class ListRows {
  readonly #ids: PackedIds;
  /** Of each page's rows without an ID: they have nothing else by which they are known again. */
  readonly #contents = new Set<string>();

  constructor(expected: number) {
    this.#ids = new PackedIds(expected);
  }

  /** The page's rows that have not come before. None of a page that has rows: the list brings nothing more. */
  fresh({ leads }: LeadPage): Lead[] {
    const fresh = leads.filter(({ id }) => id === null || this.#ids.add(id));
    const nameless = fresh.filter(({ id }) => id === null);
    if (nameless.length === 0) return fresh;
    const content = createHash("sha256")
      .update(JSON.stringify(nameless.map(({ raw }) => raw)))
      .digest("base64");
    const known = this.#contents.has(content);
    this.#contents.add(content);
    // Beside new IDs, rows without one are new as well, however much they look like others.
    return known && nameless.length === fresh.length ? [] : fresh;
  }
}
