import type { BrokerProfile, OPTIONAL_FIELDS } from "#lib/domain/broker.ts";
import type { ColumnMatch, ImportConstants, ImportField } from "#lib/domain/import-types.ts";
import { sourceField } from "#lib/domain/lead-field-checks.ts";

/** What is missing before rows can be checked, by field, in words. */
export type MatchFaults = Readonly<Partial<Record<ImportField, string>>>;

const NEEDED = {
  email: "Choose the column with the emails.",
  phone: "Choose the column with the phone numbers.",
} as const;

const REQUIRED: Readonly<Record<(typeof OPTIONAL_FIELDS)[number], string>> = {
  country: "country",
  state: "state",
  city: "city",
  postCode: "post code",
  address: "address",
  dateOfBirth: "date of birth",
};

/** A lead has names, an email and a phone, and what its broker requires; without a column every row would be refused. */
export function matchFaults(
  match: ColumnMatch,
  constants: ImportConstants,
  broker: BrokerProfile,
): MatchFaults {
  const faults: Partial<Record<ImportField, string>> = {};
  if (match.fullName === undefined) {
    if (match.firstName === undefined)
      faults.firstName = "Choose the column with the first names, or one with full names.";
    if (match.lastName === undefined)
      faults.lastName = "Choose the column with the last names, or one with full names.";
  }
  for (const field of ["email", "phone"] as const) {
    if (match[field] === undefined) faults[field] = NEEDED[field];
  }
  for (const field of broker.requiredFields) {
    const isGiven = match[field] !== undefined || (field === "country" && constants.country !== "");
    if (!isGiven) faults[field] = `${broker.name} requires the ${REQUIRED[field]}: choose its column.`;
  }
  return faults;
}

/** One column stands for one field: choosing it takes it from the field that had it. Null: not in the file. */
export function withColumn(match: ColumnMatch, field: ImportField, column: number | null): ColumnMatch {
  const others = Object.entries(match).filter(([name, taken]) => name !== field && taken !== column);
  const rest: ColumnMatch = Object.fromEntries(others);
  return column === null ? rest : { ...rest, [field]: column };
}

/** True where the rows can be checked. */
export function isMatched(match: ColumnMatch, constants: ImportConstants, broker: BrokerProfile): boolean {
  const isFaulty = Object.values(constants.source).some((part) => sourceField(part) !== null);
  return !isFaulty && Object.keys(matchFaults(match, constants, broker)).length === 0;
}

/** Another offer brings its source along, but not over a part that was edited. */
export function withOffer(constants: ImportConstants, broker: BrokerProfile, uuid: string): ImportConstants {
  const presetOf = (one: string) => broker.offers.find((offer) => offer.uuid === one)?.leadSource;
  const [old, preset] = [presetOf(constants.offerUuid), presetOf(uuid)];
  const source = { ...constants.source };
  for (const part of ["name", "site", "description"] as const) {
    if (preset && (source[part] === "" || source[part] === old?.[part])) source[part] = preset[part];
  }
  return { ...constants, offerUuid: uuid, source };
}
