import * as z from "zod";

/** A field that may be absent, null or a text; Jackson takes null for absent. */
const text = z.string().nullish();

/** The body of the create endpoint (UPSTREAM 2). Anything beside it is a mistake of the client's. */
export const createBody = z.strictObject({
  offerUuid: text,
  account: z
    .strictObject({
      partnerId: z.int().nullish(),
      email: text,
      name: text,
      surname: text,
      phone: text,
      leadInfo: z.strictObject({ leadSource: text }).nullish(),
      country: text,
      state: text,
      city: text,
      postCode: text,
      address: text,
      dateOfBirth: text,
    })
    .nullish(),
});

type CreateBody = z.output<typeof createBody>;
export type AccountBody = NonNullable<CreateBody["account"]>;

const OPTIONAL = ["country", "state", "city", "postCode", "address", "dateOfBirth"] as const;
type Optional = (typeof OPTIONAL)[number];

const filled = (value: string | null | undefined): boolean => (value ?? "").trim() !== "";

/** An email with a domain in ASCII (punycode), a phone of at least 4 digits and no letters. */
const EMAIL = /^[^\s@]+@[A-Za-z0-9.-]+\.[A-Za-z0-9-]+$/;
const PHONE = /^\+?[\d\s().-]*(\d[\s().-]*){4,}$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/** What the broker's own model check wants: names, email, phone, partner, and what this partner must fill in. */
export function isValidModel(account: AccountBody, required: readonly Optional[]): boolean {
  return (
    filled(account.name) &&
    filled(account.surname) &&
    EMAIL.test(account.email ?? "") &&
    PHONE.test(account.phone ?? "") &&
    typeof account.partnerId === "number" &&
    required.every((field) => filled(account[field]))
  );
}

/** Whether the database would take every field: 255 characters at most, a real country code and birth date. */
export function isStorable(account: AccountBody): boolean {
  const { leadInfo, partnerId: _, ...fields } = account;
  const texts = [...Object.values(fields), leadInfo?.leadSource];
  if (texts.some((value) => [...(value ?? "")].length > 255)) return false;
  const { country, dateOfBirth } = account;
  if (typeof country === "string" && !/^[A-Z]{2}$/.test(country)) return false;
  return (
    typeof dateOfBirth !== "string" ||
    (INSTANT.test(dateOfBirth) && !Number.isNaN(new Date(dateOfBirth).getTime()))
  );
}

/** The optional fields that were sent, for the row; `country` has its own place. */
export function furtherFields(account: AccountBody): Record<string, string> {
  const further: Record<string, string> = {};
  for (const field of OPTIONAL) {
    const value = account[field];
    if (field !== "country" && typeof value === "string") further[field] = value;
  }
  return further;
}
