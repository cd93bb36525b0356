import type { Json, Lead, LeadStage, Scalar } from "./lead.ts";
import { LEAD_STAGES } from "./lead.ts";

type Row = { readonly [field: string]: Json };

/** What is inside came from JSON.parse, so every value of an object is Json. */
function isRow(value: unknown): value is Row {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text, or a number written as one; null for what is missing, empty or of another kind. */
function textOf(value: Json | undefined): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" ? String(value) : null;
}

/** Spring can be set to write instants as seconds or milliseconds since 1970: those become ISO, texts stay as sent. */
function instantOf(value: Json | undefined): string | null {
  if (typeof value !== "number") return textOf(value);
  const time = Math.abs(value) < 1e11 ? value * 1000 : value;
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : String(value);
}

function stageOf(value: Json | undefined): LeadStage | null {
  return LEAD_STAGES.find((stage) => stage === value) ?? null;
}

/** The fields that have a place of their own in a Lead. */
const KNOWN = new Set([
  "uuid",
  "created",
  "updated",
  "name",
  "surname",
  "email",
  "phone",
  "country",
  "leadStatus",
  "leadSource",
  "leadInfo",
]);

function extraOf(row: Row): Readonly<Record<string, Scalar>> {
  const extra: Record<string, Scalar> = {};
  for (const field of Object.keys(row)) {
    if (KNOWN.has(field)) continue;
    const value = row[field];
    // A scalar written to `__proto__` sets nothing at all: such a field is in `raw` alone.
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
      extra[field] = value;
  }
  return extra;
}

/**
 * One row of the broker's list (UPSTREAM 3), whatever is missing or of another kind in it. Null only for what is no
 * object. Never throws for JSON. Written by hand because an export reads 100,000 of them.
 */
export function leadFromRow(row: unknown): Lead | null {
  if (!isRow(row)) return null;
  const { leadStatus, leadInfo } = row;
  const status = isRow(leadStatus) ? leadStatus : { name: leadStatus, leadStage: leadStatus };
  return {
    id: textOf(row.uuid),
    created: instantOf(row.created),
    updated: instantOf(row.updated),
    firstName: textOf(row.name),
    lastName: textOf(row.surname),
    email: textOf(row.email),
    phone: textOf(row.phone),
    country: textOf(row.country),
    status: textOf(status.name),
    stage: stageOf(status.leadStage) ?? stageOf(row.leadStage),
    source: textOf(row.leadSource) ?? (isRow(leadInfo) ? textOf(leadInfo.leadSource) : null),
    extra: extraOf(row),
    raw: row,
  };
}

export type StageTone = "new" | "active" | "good" | "bad" | "neutral";

const TONES: Readonly<Record<LeadStage, StageTone>> = {
  NEW_CONTACT: "new",
  CONTACTED: "active",
  NEED_ANALYSIS: "active",
  READY_TO_DEPOSIT: "active",
  ACTIVE_CLIENT: "good",
  NO_POTENTIAL: "bad",
};

/** Well-known status names, the first that fits counts: refusals stand first because they name what they refuse ("No deposit"). */
const GUESSES: readonly (readonly [RegExp, StageTone])[] = [
  [
    /\b(invalid|wrong|no potential|not interested|no interest|no money|no deposit|do not call|dnc|never|under ?age|under 18|duplicate|junk|spam|fake|reject\w*|lost|no language|language barrier)\b/,
    "bad",
  ],
  [/\b(ready to deposit|potential|interested|in the money|appointment)\b/, "active"],
  [/\b(deposit\w*|ftd|client|converted|won|customer)\b/, "good"],
  [
    /\b(no answer|busy|voice ?mail|call ?back|call again|contacted|follow ?up|hung up|in progress|analysis|reassigned?)\b/,
    "active",
  ],
  [/\b(new|fresh|untouched|registered)\b/, "new"],
];

/** How the status is coloured: by the broker's stage, else by the words of the status. */
export function stageTone(lead: Pick<Lead, "stage" | "status">): StageTone {
  if (lead.stage) return TONES[lead.stage];
  const words = (lead.status ?? "").toLowerCase().replace(/[_-]+/g, " ");
  return GUESSES.find(([pattern]) => pattern.test(words))?.[1] ?? "neutral";
}
