import type { LeadForm } from "./lead-input.ts";

// What a tab keeps of unsent work, as it stands in its sessionStorage.

export type KeptLead = {
  /** Goes with the lead when it is handed in, however often that is tried. */
  readonly submissionId: string;
  /** The submission that this one corrects, and the email it was known by. */
  readonly corrects: { readonly id: string; readonly email: string } | null;
  readonly form: LeadForm;
  /** A correction still as the desk has it: nothing is lost with it. */
  readonly untouched?: boolean;
};

export type Draft = KeptLead & {
  /** The tracking ID stays for the next lead. */
  readonly pinned: boolean;
  /** What was being typed when something else was loaded into the form, or the form was cleared. */
  readonly aside: (KeptLead & { readonly cleared: boolean }) | null;
};

/** A lead on its way from the form to the desk; kept until the desk has answered. */
export type Handover = {
  readonly id: string;
  readonly corrects: string | null;
  readonly form: LeadForm;
  /** "stay": the form waits for the outcome; "next": it has moved on to the next lead. */
  readonly mode: "stay" | "next";
};

/** Each is kept under such a name, with the account's id after it: one tab may have been signed in to several. */
export const DRAFT_NAME = "lead-desk.draft.";
export const OUTBOX_NAME = "lead-desk.outbox.";

// Written by hand: a draft is read before anything else happens on the page, and the schemas' library comes later.

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string";
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const areTexts = (value: Fields, names: readonly string[]) => names.every((name) => isText(value[name]));

const TEXTS: readonly Exclude<keyof LeadForm, "source">[] = [
  "firstName",
  "lastName",
  "email",
  "phone",
  "country",
  "offerUuid",
  "state",
  "city",
  "postCode",
  "address",
  "dateOfBirth",
];
const PARTS: readonly (keyof LeadForm["source"])[] = ["name", "site", "description", "trackingId"];

function isForm(value: unknown): value is LeadForm {
  return isFields(value) && areTexts(value, TEXTS) && isFields(value.source) && areTexts(value.source, PARTS);
}

function isKeptLead(value: unknown): value is KeptLead {
  if (!isFields(value) || !isText(value.submissionId) || !isForm(value.form)) return false;
  const { corrects, untouched } = value;
  if (untouched !== undefined && typeof untouched !== "boolean") return false;
  return corrects === null || (isFields(corrects) && areTexts(corrects, ["id", "email"]));
}

function isAside(value: unknown): value is Draft["aside"] {
  if (value === null) return true;
  if (!isFields(value)) return false;
  const { cleared } = value;
  return typeof cleared === "boolean" && isKeptLead(value);
}

function isDraft(value: unknown): value is Draft {
  if (!isFields(value)) return false;
  const { pinned, aside } = value;
  return typeof pinned === "boolean" && isAside(aside) && isKeptLead(value);
}

function isHandover(value: unknown): value is Handover {
  if (!isFields(value) || !isText(value.id) || !isTextOrNull(value.corrects) || !isForm(value.form))
    return false;
  return value.mode === "stay" || value.mode === "next";
}

function parse(stored: string | null): unknown {
  if (stored === null) return null;
  try {
    return JSON.parse(stored);
  } catch {
    // Not written by this desk.
    return null;
  }
}

/** The draft that is stored so; null for anything else. */
export function parseDraft(stored: string | null): Draft | null {
  const kept = parse(stored);
  return isDraft(kept) ? kept : null;
}

/** The leads that are stored so; what is none is passed over. */
export function parseOutbox(stored: string | null): readonly Handover[] {
  const kept = parse(stored);
  return Array.isArray(kept) ? kept.filter(isHandover) : [];
}
