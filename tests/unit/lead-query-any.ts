import fc from "fast-check";
import { isDay, PRESETS } from "#lib/domain/day-range.ts";
import { type LeadQuery, normalizeLeadQuery, PAGE_SIZES, parseLeadQuery } from "#lib/domain/lead-query.ts";

export const parse = (search: string): LeadQuery => parseLeadQuery(new URLSearchParams(search));

const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
  .filter(isDay);
/** Every query that an address can mean. */
export const anyQuery: fc.Arbitrary<LeadQuery> = fc
  .record({
    query: fc.string({ unit: "binary", maxLength: 300 }),
    range: fc.option(fc.constantFrom(...PRESETS)),
    from: fc.option(day),
    to: fc.option(day),
    tz: fc.option(fc.constantFrom("UTC", "Europe/Warsaw", "America/St_Johns", "Etc/GMT+5")),
    page: fc.oneof(fc.nat(), fc.integer()),
    size: fc.constantFrom(...PAGE_SIZES),
  })
  .map(normalizeLeadQuery);
