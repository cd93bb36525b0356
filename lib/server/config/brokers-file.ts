import "server-only";
import * as z from "zod";
import { OPTIONAL_FIELDS, PHONE_FORMATS } from "#lib/domain/broker.ts";
import { isCountryCode } from "#lib/domain/country.ts";
import { sourceField, textField } from "#lib/domain/lead-field-checks.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { Broker } from "./broker.ts";
import { type Faults, faultsOf } from "./faults.ts";
import { placeOfJsonFault } from "./json-fault.ts";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

const text = z.string({ error: "must be a text" }).trim().min(1, "must not be empty");

const lineFault = textField("", true);
const line = text.refine((value) => lineFault(value) === null, "must be one line of at most 255 characters");

/** A part of the form's preset: what the form refuses at the field would stop every lead of the offer. */
const sourcePart = z
  .string({ error: "must be a text" })
  .refine(
    (part) => sourceField(part) === null,
    "must be what the form takes: no |, one line, at most 255 characters",
  )
  .default("");

/** The header's value. Base64 alone: anything else cannot go into a header, or opens nothing. */
const BASIC = /^Basic [A-Za-z0-9+/]+={0,2}$/;

/** Only an origin: everything that is ever contacted lies under it (CONTRACT 2). */
const websiteUrl = text.transform((value, context) => {
  const refuse = (message: string) => {
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  };
  if (!URL.canParse(value)) return refuse("must be an address like https://bo.north.example");
  const url = new URL(value);
  if (url.protocol !== "https:" && url.protocol !== "http:") return refuse("must begin with https://");
  if (url.protocol === "http:" && !LOOPBACK.test(url.hostname)) {
    return refuse("must begin with https:// (http: is accepted for loopback hosts only)");
  }
  if (url.username || url.password) return refuse("must not carry a user name or password");
  if (url.pathname !== "/" || url.search || url.hash) return refuse("must not have a path");
  return url.origin;
});

const timeZone = text.refine(
  (zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
    } catch {
      return false;
    }
  },
  { error: "must be a time zone like Europe/Warsaw" },
);

const offer = z.strictObject({
  uuid: z.guid("must be a UUID").toLowerCase(),
  name: line,
  leadSource: z
    .strictObject({ name: sourcePart, site: sourcePart, description: sourcePart })
    .default({ name: "", site: "", description: "" }),
});

const broker = z.strictObject({
  id: text.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, "must be small letters, digits and hyphens, at most 40"),
  name: line,
  websiteUrl,
  clientAuthorization: text.refine(
    (value) => BASIC.test(value) || /^env:\w+$/.test(value),
    'must be "Basic " and base64, as the broker\'s guide prints it, or "env:NAME"',
  ),
  partnerId: z.int("must be a whole number").nonnegative("must not be negative").nullable().default(null),
  offers: z.array(offer, "must be a list").min(1, "must name at least one offer"),
  defaultCountry: text
    .refine(isCountryCode, "must be a country's two capital letters, like PL")
    .nullable()
    .default(null),
  timeZone: timeZone.default("UTC"),
  requiredFields: z
    .array(z.enum(OPTIONAL_FIELDS, `must be one of ${OPTIONAL_FIELDS.join(", ")}`))
    .default([]),
  phoneFormat: z.enum(PHONE_FORMATS, `must be one of ${PHONE_FORMATS.join(", ")}`).default("e164"),
  callsPerMinute: z
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(100_000, "must be at most 100000")
    .default(300),
  callsAtOnce: z
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(64, "must be at most 64")
    .default(8),
});

const file = z.strictObject({
  brokers: z.array(broker, "must be a list").min(1, "must name at least one broker"),
});

function repeated(name: string, ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map(
    (id) => `${name} "${id}" is there twice`,
  );
}

function parseJson(content: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(content));
  } catch {
    return err(placeOfJsonFault(content));
  }
}

/** Reads the brokers of CONTRACT 2 from the file's content; `name` stands before each fault. */
export function readBrokers(
  name: string,
  content: string,
  env: NodeJS.ProcessEnv,
): Result<readonly Broker[], Faults> {
  const json = parseJson(content.replace(/^\uFEFF/, ""));
  if (!json.ok) return err([`${name} is not JSON: look at ${json.error}`]);
  const parsed = file.safeParse(json.value);
  if (!parsed.success) return err(faultsOf(name, parsed.error));
  const faults = repeated(
    `${name}: broker`,
    parsed.data.brokers.map(({ id }) => id),
  );
  const brokers = parsed.data.brokers.map((entry) => {
    const twice = repeated(
      `${name}: offer of ${entry.id}`,
      entry.offers.map(({ uuid }) => uuid),
    );
    const variable = entry.clientAuthorization.match(/^env:(\w+)$/)?.[1];
    const clientAuthorization = variable ? (env[variable] ?? "") : entry.clientAuthorization;
    if (!BASIC.test(clientAuthorization)) {
      faults.push(
        `${name}: broker ${entry.id} reads clientAuthorization from ${variable}, which is not "Basic " and base64`,
      );
    }
    faults.push(...twice);
    return { ...entry, clientAuthorization };
  });
  return faults.length > 0 ? err(faults) : ok(brokers);
}
