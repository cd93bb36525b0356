import type { LeadForm } from "#lib/domain/lead-input.ts";
import type { Draft, Handover, KeptLead } from "./kept.ts";

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
  const { corrects } = value;
  return corrects === null || (isFields(corrects) && areTexts(corrects, ["id", "email"]));
}

function isAside(value: unknown): value is Draft["aside"] {
  if (value === null) return true;
  if (!isFields(value)) return false;
  const { cleared } = value;
  return typeof cleared === "boolean" && isKeptLead(value);
}

export function isDraft(value: unknown): value is Draft {
  if (!isFields(value)) return false;
  const { pinned, aside } = value;
  return typeof pinned === "boolean" && isAside(aside) && isKeptLead(value);
}

export function isHandover(value: unknown): value is Handover {
  if (!isFields(value) || !isText(value.id) || !isTextOrNull(value.corrects) || !isForm(value.form))
    return false;
  return value.mode === "stay" || value.mode === "next";
}
