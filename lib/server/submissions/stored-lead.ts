import "server-only";
import { z } from "zod";
import { type Day, isDay } from "#lib/domain/day-range.ts";
import type { LeadInput } from "#lib/domain/lead-input.ts";

const text = z.string();
const maybe = text.nullable();

const lead: z.ZodType<LeadInput> = z.object({
  firstName: text,
  lastName: text,
  email: text,
  emailKey: text,
  phone: text,
  offerUuid: text,
  source: z.object({ name: text, site: text, description: text, trackingId: text }),
  country: maybe,
  state: maybe,
  city: maybe,
  postCode: maybe,
  address: maybe,
  dateOfBirth: z.custom<Day>((value) => typeof value === "string" && isDay(value)).nullable(),
});

const label = z.object({ name: text, email: text, offerUuid: text });
const cells = z.array(text);

/** What lists and search need of a lead. */
export type LeadLabel = Readonly<z.infer<typeof label>>;

/** What was sealed is not what this version seals: the database is of another one. The lead itself is never told. */
class StoredShapeError extends Error {
  constructor(what: string) {
    super(`A stored ${what} has another shape than this version of Lead Desk knows`);
    this.name = "StoredShapeError";
  }
}

function reader<T>(what: string, schema: z.ZodType<T>) {
  return (opened: string): T => {
    const read = schema.safeParse(JSON.parse(opened));
    // Without zod's error as the cause: it may quote what was read.
    if (!read.success) throw new StoredShapeError(what);
    return read.data;
  };
}

/** What `sealLead`, `sealLabel` and `sealCells` have sealed, opened. Each throws StoredShapeError. */
export const readStoredLead = reader("lead", lead);
export const readStoredLabel = reader("label", label);
export const readStoredCells = reader("row", cells);
