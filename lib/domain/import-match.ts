import type { ImportField } from "./import-types.ts";
import { foldWords } from "./paste-text.ts";

/** What the broker's form calls the fields, told apart where the form tells them apart by a group. */
export const IMPORT_FIELD_NAMES: Readonly<Record<ImportField, string>> = {
  firstName: "First name",
  lastName: "Last name",
  fullName: "Full name",
  email: "Email",
  phone: "Phone",
  country: "Country",
  leadSource: "Lead source",
  sourceName: "Source name",
  sourceSite: "Source site",
  sourceDescription: "Source description",
  trackingId: "Tracking ID",
  state: "State",
  city: "City",
  postCode: "Post code",
  address: "Address",
  dateOfBirth: "Date of birth",
};

/** The same for headers that read the same: case, accents and punctuation do not count. For remembering matches. */
export function headerKey(header: string): string {
  return foldWords(header);
}
