import type { BrokerProfile } from "./broker.ts";
import { isCountryCode } from "./country.ts";
import { parseEmail } from "./email.ts";
import { isDamaged } from "./import-clean.ts";
import { isAmbiguousDate } from "./import-date.ts";
import { formReader } from "./import-form.ts";
import type { CheckedRow, ColumnMatch, ImportConstants, ImportField } from "./import-types.ts";
import { type LeadForm, leadInputSchema, PHONE_MESSAGES } from "./lead-input.ts";
import type { CheckPhone, PhoneCheck } from "./phone.ts";

type Faults = Partial<Record<ImportField | "offerUuid", string>>;

export const IMPORT_MESSAGES = {
  damaged: "A character here was damaged when the file was saved; type it again.",
  shortened: "A spreadsheet shortened this number; write out all its digits.",
  /** There is no list to choose from in a cell, as the form has one. */
  country: "Enter a country name or its two letters.",
  ambiguous: "Day and month cannot be told apart here; write it as 1990-05-31.",
} as const;

/** What a cell's text must not be, whatever the form says of it. */
function cellFault(field: ImportField, text: string): string | null {
  if (isDamaged(text)) return IMPORT_MESSAGES.damaged;
  if (field === "country" && !isCountryCode(text)) return IMPORT_MESSAGES.country;
  if (field === "phone" && /^\d(?:[.,]\d+)?E\+?\d+$/iu.test(text)) return IMPORT_MESSAGES.shortened;
  return field === "dateOfBirth" && isAmbiguousDate(text) ? IMPORT_MESSAGES.ambiguous : null;
}

/** The form's fields, by their path in it, as a file's columns have them. */
const FIELD_OF_PATH: Readonly<Record<string, ImportField | "offerUuid">> = {
  firstName: "firstName",
  lastName: "lastName",
  email: "email",
  phone: "phone",
  country: "country",
  "source.name": "sourceName",
  "source.site": "sourceSite",
  "source.description": "sourceDescription",
  "source.trackingId": "trackingId",
  state: "state",
  city: "city",
  postCode: "postCode",
  address: "address",
  dateOfBirth: "dateOfBirth",
  offerUuid: "offerUuid",
};

/** Where the person finds a field's text: half a name stands in the full name's column, a part in the whole source's. */
function shownAt(field: ImportField | "offerUuid", match: ColumnMatch): ImportField | "offerUuid" {
  if (field === "offerUuid" || match[field] !== undefined) return field;
  const isName = field === "firstName" || field === "lastName";
  if (isName && match.fullName !== undefined) return "fullName";
  const isPart = field.startsWith("source") || field === "trackingId";
  return isPart && match.leadSource !== undefined ? "leadSource" : field;
}

const valueAt = (form: LeadForm, path: string): string => {
  const { source, ...fields } = form;
  const flat: Readonly<Record<string, string>> = {
    ...fields,
    "source.name": source.name,
    "source.site": source.site,
    "source.description": source.description,
    "source.trackingId": source.trackingId,
  };
  return flat[path] ?? "";
};

/** The number may be sent so: what the form says of it beside the field. */
function phoneDoubt(phone: PhoneCheck): string | null {
  if (phone.kind === "possible") return PHONE_MESSAGES.unassigned;
  const extension = phone.kind === "valid" ? phone.extension : null;
  return extension === null ? null : `Extension ${extension} is not sent.`;
}

export type CheckRow = (cells: readonly string[]) => CheckedRow;

/**
 * The form's own check (`checkLead`) for many rows: the schema is built once, which is most of its time. The desk
 * checks every row again when it takes it.
 */
export function rowChecker(
  match: ColumnMatch,
  constants: ImportConstants,
  broker: BrokerProfile,
  checkPhone: CheckPhone,
  now: Date,
): CheckRow {
  const toForm = formReader(match, constants);
  const schema = leadInputSchema(broker, now);
  return (cells) => {
    const form = toForm(cells);
    const faults: Faults = {};
    const add = (path: string, message: string) => {
      const field = FIELD_OF_PATH[path];
      if (field === undefined) return;
      const own = field === "offerUuid" ? null : cellFault(field, valueAt(form, path));
      const place = shownAt(field, match);
      faults[place] ??= own ?? message;
    };
    const checked = schema.safeParse(form);
    if (!checked.success)
      for (const { path, message } of checked.error.issues) add(path.map(String).join("."), message);
    const phone = checkPhone(form.phone, isCountryCode(form.country) ? form.country : broker.defaultCountry);
    if (phone.kind === "impossible") add("phone", PHONE_MESSAGES[phone.reason]);
    if (phone.kind === "empty") add("phone", PHONE_MESSAGES.empty);
    if (cells.some(isDamaged))
      for (const path of PATHS) if (isDamaged(valueAt(form, path))) add(path, IMPORT_MESSAGES.damaged);
    const email = parseEmail(form.email);
    const doubt = phoneDoubt(phone);
    return {
      form,
      emailKey: email.ok ? email.value.key : null,
      faults,
      doubts: doubt === null ? NO_DOUBTS : { phone: doubt },
    };
  };
}

/** One for all rows: they are many. */
const NO_DOUBTS: CheckedRow["doubts"] = {};

const PATHS = Object.keys(FIELD_OF_PATH);

export function checkRow(
  cells: readonly string[],
  match: ColumnMatch,
  constants: ImportConstants,
  broker: BrokerProfile,
  checkPhone: CheckPhone,
  now: Date,
): CheckedRow {
  return rowChecker(match, constants, broker, checkPhone, now)(cells);
}

export const isFaulty = ({ faults }: Pick<CheckedRow, "faults">): boolean => Object.keys(faults).length > 0;
