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
import { readableEmail } from "#lib/domain/readable-email.ts";
import { StatusDot } from "../ui/badge.tsx";
import { exactTime, relativeTime } from "../ui/when.ts";
import { fieldOfColumn, furtherColumn, isOwnColumn, OWN_COLUMNS, type OwnColumn } from "./column-choice.ts";
import { type ColumnLayout, FURTHER_LAYOUT, OWN_LAYOUTS } from "./column-layout.ts";

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

type ColumnMeta = ColumnLayout & { readonly cell: (lead: Lead, view: View) => Cell };

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

/** The domain in its own letters; on hover as the broker has it. */
function email(address: string): Cell {
  const content = readableEmail(address);
  return content === address ? { content } : { content, title: address };
}

const OWN_CELLS: Readonly<Record<OwnColumn, ColumnMeta["cell"]>> = {
  created: (lead, view) => time(lead.created, view),
  name: (lead) => plain(nameOf(lead)),
  email: (lead, { hidden }) => (lead.email === null ? (hidden.email ? HIDDEN : NOTHING) : email(lead.email)),
  phone: ({ phone }, { hidden }) => (phone === null && hidden.phone ? HIDDEN : plain(phone)),
  country: (lead) => country(lead.country),
  status: (lead) =>
    lead.status === null ? NOTHING : { content: <StatusDot tone={stageTone(lead)}>{lead.status}</StatusDot> },
  source: (lead) => source(lead.source),
  updated: (lead, view) => time(lead.updated, view),
  id: (lead) => plain(lead.id),
};

const OWN_DEFS = Object.keys(OWN_COLUMNS)
  .filter(isOwnColumn)
  .map((id) =>
    helper.display({ id, header: OWN_COLUMNS[id], meta: { ...OWN_LAYOUTS[id], cell: OWN_CELLS[id] } }),
  );

const further = (field: string) =>
  helper.display({
    id: furtherColumn(field),
    header: field,
    meta: {
      ...FURTHER_LAYOUT,
      cell: ({ extra }) => plain(Object.hasOwn(extra, field) ? String(extra[field]) : null),
    },
  });

/** Every column there is: ours, then one for each further field, those that the person chose among them. */
export function columnDefs(fields: readonly string[], shown: readonly string[]) {
  const chosen = shown.map(fieldOfColumn).filter((field) => field !== null);
  return [...OWN_DEFS, ...[...new Set([...fields, ...chosen])].map(further)];
}

export type ShownColumn = { readonly id: string; readonly label: string; readonly meta: ColumnMeta };
