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
  /** Hashes of rows without an ID: they have nothing but their content by which they are known again. */
  readonly #contents = new Set<string>();

  constructor(expected: number) {
    this.#ids = new PackedIds(expected);
  }

  /** The page's rows that have not come before. None of a page that has rows: the list brings nothing more. */
  fresh({ leads }: LeadPage): Lead[] {
    const fresh = leads.filter(({ id }) => id === null || this.#ids.add(id));
    const nameless = fresh.filter(({ id }) => id === null);
    const hasNew = nameless.filter((lead) => this.#addContent(lead)).length > 0;
    // Beside any new row, those without an ID are new as well, however much they look like others.
    return hasNew || nameless.length < fresh.length ? fresh : [];
  }

  /** Rows that a first reading missed. One without an ID counts as missed where none of its content has come. */
  missed({ leads }: LeadPage): Lead[] {
    return leads.filter((lead) => (lead.id === null ? this.#addContent(lead) : this.#ids.add(lead.id)));
  }

  /** Adds a row's content; false where it was there already. */
  #addContent({ raw }: Lead): boolean {
    const content = createHash("sha256").update(JSON.stringify(raw)).digest("base64");
    if (this.#contents.has(content)) return false;
    this.#contents.add(content);
    return true;
  }
}
