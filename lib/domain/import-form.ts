import { countryFromName } from "./country.ts";
import { cleanCell, cleanPart, cleanToken } from "./import-clean.ts";
import { readDate } from "./import-date.ts";
import { splitFullName } from "./import-name.ts";
import type { ColumnMatch, ImportConstants, ImportField } from "./import-types.ts";
import type { LeadForm } from "./lead-input.ts";
import { formatLeadSource, type LeadSourceParts, parseLeadSource } from "./lead-source.ts";
import { countryByCode, countryByFlag, countryByName } from "./paste-country.ts";

/** The code of a country's name, code or flag; a text that is none of them stays, so that the check can say so. */
export function importCountry(text: string): string {
  const token = cleanToken(text);
  if (token === "" || /^[A-Z]{2}$/.test(token)) return token === "UK" ? "GB" : token;
  if (/^\p{Regional_Indicator}{2}$/u.test(token)) return countryByFlag(token) ?? token;
  const known = countryFromName(token) ?? (token.length <= 100 ? countryByName(token) : null);
  return known ?? (/^[A-Za-z]{3}$/.test(token) ? countryByCode(token) : null) ?? token;
}

/** The parts in a row's own cells; null where they say nothing. A fifth part and more stay with the last one. */
function sourceOf(text: string): LeadSourceParts | null {
  if (text === "") return null;
  const { parts, extra } = parseLeadSource(text);
  const trackingId = [parts.trackingId, ...extra].join("|");
  const source = { ...parts, trackingId };
  return formatLeadSource(source) === null ? null : source;
}

/**
 * Makes rows into forms. Column by column what the cell says, and where it is empty what all rows share. Cells are
 * cleaned of what cannot be seen; they are not checked.
 */
export function formReader(
  match: ColumnMatch,
  constants: ImportConstants,
): (cells: readonly string[]) => LeadForm {
  const countries = new Map<string, string>();
  const country = (text: string): string => {
    let code = countries.get(text);
    if (code === undefined) {
      code = importCountry(text);
      if (countries.size < 10_000) countries.set(text, code);
    }
    return code;
  };
  return (cells) => {
    const raw = (field: ImportField): string => {
      const column = match[field];
      return column === undefined ? "" : (cells[column] ?? "");
    };
    const text = (field: ImportField) => cleanCell(raw(field));
    const token = (field: ImportField) => cleanToken(raw(field));
    const part = (field: ImportField) => cleanPart(raw(field));
    const email = token("email")
      .replace(/^<?(?:mailto:)?/iu, "")
      .replace(/>$/u, "");
    const code = country(raw("country")) || constants.country;
    const whole = text("fullName");
    const name =
      whole === "" ? null : splitFullName(whole, email, code || null, constants.lastNameFirst === true);
    const birth = token("dateOfBirth");
    const source = sourceOf(part("leadSource")) ?? constants.source;
    return {
      firstName: text("firstName") || (name?.first ?? ""),
      lastName: text("lastName") || (name?.last ?? ""),
      email,
      phone: token("phone"),
      country: code,
      offerUuid: constants.offerUuid,
      source: {
        name: part("sourceName") || source.name,
        site: part("sourceSite") || source.site,
        description: part("sourceDescription") || source.description,
        trackingId: part("trackingId") || source.trackingId,
      },
      state: text("state"),
      city: text("city"),
      postCode: token("postCode"),
      address: text("address"),
      dateOfBirth: readDate(birth, null) ?? birth,
    };
  };
}

/** One row as the form would hold it. */
export function rowToForm(
  cells: readonly string[],
  match: ColumnMatch,
  constants: ImportConstants,
): LeadForm {
  return formReader(match, constants)(cells);
}
