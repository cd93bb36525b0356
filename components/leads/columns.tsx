import {
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
} from "@tanstack/react-table";
import type { ReactNode } from "react";
import { countryFlag, countryName } from "#lib/domain/country-name.ts";
import type { Lead } from "#lib/domain/lead.ts";
import { stageTone } from "#lib/domain/lead-row.ts";
import { parseLeadSource } from "#lib/domain/lead-source.ts";
import { StatusDot } from "../ui/badge.tsx";
import { fieldOfColumn, furtherColumn, isOwnColumn, OWN_COLUMNS, type OwnColumn } from "./column-choice.ts";
import { exactTime, relativeTime } from "./when.ts";

/** What a cell needs beside the lead. */
export type View = {
  /** Epoch milliseconds, to the minute. */
  readonly now: number;
  /** IANA zone of the times. */
  readonly zone: string;
  /** Fields that the broker keeps from this account. */
  readonly hidden: { readonly email: boolean; readonly phone: boolean };
};

/** Without a title a cell that is cut off shows its words on hover (see lead-table.tsx). */
type Cell = { readonly content: ReactNode; readonly title?: string; readonly faint?: boolean };

type ColumnMeta = {
  /** Of the wide table, in rem: fixed, so that nothing moves from page to page. */
  readonly width: number;
  /** For its cells: the place in a narrow screen's entry, and the look. */
  readonly className: string;
  readonly cell: (lead: Lead, view: View) => Cell;
};

/**
 * The table's model is TanStack Table's, as the product's owner asks, with only the features that this table has: it
 * stays within the first-load budget (tests/browser/first-load.spec.ts). Do not replace it with a model of our own.
 */
export const FEATURES = tableFeatures({
  columnVisibilityFeature,
  columnMeta: metaHelper<ColumnMeta>(),
});

const helper = createColumnHelper<typeof FEATURES, Lead>();

const NOTHING: Cell = { content: "–", faint: true };
const HIDDEN: Cell = { content: "Hidden by the broker", faint: true };

const plain = (text: string | null): Cell => (text === null ? NOTHING : { content: text });

function time(iso: string | null, { now, zone }: View): Cell {
  if (iso === null) return NOTHING;
  const exact = `${exactTime(iso, zone)} (${zone})`;
  const content = (
    // A server and a browser with different zone data may disagree about old times: the server's word stays.
    <time dateTime={iso} title={exact} suppressHydrationWarning>
      {relativeTime(iso, now, zone)}
    </time>
  );
  return { content };
}

export function nameOf({ firstName, lastName }: Pick<Lead, "firstName" | "lastName">): string | null {
  return [firstName, lastName].filter(Boolean).join(" ") || null;
}

function country(code: string | null): Cell {
  if (code === null) return NOTHING;
  const flag = countryFlag(code);
  if (flag === "") return plain(code);
  // The flag is decoration: said aloud it would only repeat the name.
  const content = (
    <span
      data-flag={flag}
      className="before:mr-1.5 before:content-[attr(data-flag)/'']"
      suppressHydrationWarning
    >
      {countryName(code)}
    </span>
  );
  return { content };
}

function source(raw: string | null): Cell {
  if (raw === null) return NOTHING;
  const { name, site, description, trackingId } = parseLeadSource(raw).parts;
  const [first = "", second = ""] = [name, site].map((part) => part.trim()).filter(Boolean);
  if (first === "") {
    const rest = description.trim() || trackingId.trim() || raw;
    return { content: rest, title: raw, faint: true };
  }
  const content = second ? (
    <>
      {first} <span className="text-muted">{second}</span>
    </>
  ) : (
    first
  );
  return { content, title: raw };
}

const LEFT = "max-md:col-span-7 max-md:col-start-1";
const RIGHT = "max-md:col-span-5 max-md:col-start-8 max-md:text-right";
/** People's names and the like come in every script; the table stays left to right. */
const ANY_SCRIPT = "text-left [unicode-bidi:plaintext]";

const OWN: Readonly<Record<OwnColumn, ColumnMeta>> = {
  created: {
    width: 6.5,
    className: `${RIGHT} max-md:row-start-1 max-md:text-muted`,
    cell: (lead, view) => time(lead.created, view),
  },
  name: {
    width: 11.5,
    className: `${LEFT} max-md:row-start-1 font-medium ${ANY_SCRIPT}`,
    cell: (lead) => plain(nameOf(lead)),
  },
  email: {
    width: 16.5,
    className: `${LEFT} max-md:row-start-2`,
    cell: ({ email }, { hidden }) => (email === null && hidden.email ? HIDDEN : plain(email)),
  },
  phone: {
    width: 9,
    className: `${LEFT} max-md:row-start-3 max-md:text-muted tabular-nums`,
    cell: ({ phone }, { hidden }) => (phone === null && hidden.phone ? HIDDEN : plain(phone)),
  },
  country: {
    width: 9.5,
    className: `${RIGHT} max-md:row-start-3 max-md:text-muted`,
    cell: (lead) => country(lead.country),
  },
  status: {
    width: 9,
    className: `${RIGHT} max-md:row-start-2`,
    cell: (lead) =>
      lead.status === null
        ? NOTHING
        : { content: <StatusDot tone={stageTone(lead)}>{lead.status}</StatusDot> },
  },
  source: {
    width: 13.5,
    className: `max-md:sr-only ${ANY_SCRIPT}`,
    cell: (lead) => source(lead.source),
  },
  updated: { width: 7, className: "max-md:hidden", cell: (lead, view) => time(lead.updated, view) },
  id: { width: 21, className: "max-md:hidden font-mono text-xs", cell: (lead) => plain(lead.id) },
};

const FURTHER_WIDTH = 10;

const OWN_DEFS = Object.entries(OWN).map(([id, meta]) =>
  helper.display({ id, header: isOwnColumn(id) ? OWN_COLUMNS[id] : id, meta }),
);

const further = (field: string) =>
  helper.display({
    id: furtherColumn(field),
    header: field,
    meta: {
      width: FURTHER_WIDTH,
      className: "max-md:hidden",
      cell: ({ extra }) => plain(Object.hasOwn(extra, field) ? String(extra[field]) : null),
    },
  });

/** Every column there is: ours, then one for each further field, those that the person chose among them. */
export function columnDefs(fields: readonly string[], shown: readonly string[]) {
  const chosen = shown.map(fieldOfColumn).filter((field) => field !== null);
  return [...OWN_DEFS, ...[...new Set([...fields, ...chosen])].map(further)];
}

export type ShownColumn = { readonly id: string; readonly label: string; readonly meta: ColumnMeta };
