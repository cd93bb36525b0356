import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { type BrokerProfile, OPTIONAL_FIELDS } from "#lib/domain/broker.ts";
import {
  checkLead,
  emptyLeadForm,
  type FieldErrors,
  type LeadForm,
  type LeadInput,
  leadInputSchema,
  PHONE_MESSAGES,
} from "#lib/domain/lead-input.ts";
import { checkPhone } from "#lib/domain/phone.ts";

const OFFER = "9a1f0c52-0000-4000-8000-000000000001";
const BROKER: BrokerProfile = {
  id: "north",
  name: "North Markets",
  offers: [
    {
      uuid: OFFER,
      name: "Autumn FX",
      leadSource: { name: "Autumn FX", site: "autumnfx.example", description: "B" },
    },
    { uuid: "other", name: "Other", leadSource: { name: "", site: "", description: "" } },
  ],
  defaultCountry: "PL",
  timeZone: "Europe/Warsaw",
  requiredFields: [],
  phoneFormat: "e164",
};
const NOW = new Date("2026-11-20T23:30:00Z");
const FORM: LeadForm = {
  ...emptyLeadForm(BROKER),
  firstName: "Jan",
  lastName: "Nowak",
  email: "jan@x.pl",
  phone: "600 100 200",
};

const check = (form: unknown, broker = BROKER) => checkLead(form, broker, checkPhone, NOW);
function accepted(form: unknown, broker = BROKER): LeadInput {
  const lead = check(form, broker);
  if (!lead.ok) throw new Error(JSON.stringify(lead.error));
  return lead.value;
}
function errors(form: unknown, broker = BROKER): FieldErrors {
  const lead = check(form, broker);
  return lead.ok ? {} : lead.error;
}

describe("a new form", () => {
  test("has the first offer preselected with its source, and the default country", () => {
    expect(emptyLeadForm(BROKER)).toMatchObject({
      offerUuid: OFFER,
      country: "PL",
      firstName: "",
      source: { name: "Autumn FX", site: "autumnfx.example", description: "B", trackingId: "" },
    });
    const bare = emptyLeadForm({ ...BROKER, offers: [], defaultCountry: null });
    expect(bare).toMatchObject({ offerUuid: "", country: "", source: { name: "", trackingId: "" } });
  });

  test("asks for names, email and phone, and for nothing else", () => {
    expect(errors(emptyLeadForm(BROKER))).toEqual({
      firstName: "Enter the first name.",
      lastName: "Enter the last name.",
      email: "Enter the email address.",
      phone: "Enter the phone number.",
    });
  });
});

describe("an accepted lead", () => {
  test("is normalised", () => {
    const lead = accepted({
      ...FORM,
      firstName: "  Jan ",
      email: " Jan@MÜLLER.de ",
      country: "de",
      phone: "+48 600 100 200",
      city: " Łódź ",
      dateOfBirth: "1990-05-31",
    });
    expect(lead).toEqual({
      firstName: "Jan",
      lastName: "Nowak",
      email: "Jan@xn--mller-kva.de",
      emailKey: "jan@xn--mller-kva.de",
      phone: "+48600100200",
      offerUuid: OFFER,
      source: { name: "Autumn FX", site: "autumnfx.example", description: "B", trackingId: "" },
      country: "DE",
      state: null,
      city: "Łódź",
      postCode: null,
      address: null,
      dateOfBirth: "1990-05-31",
    });
  });

  test("keeps the spaces of its source", () => {
    const source = { name: " a ", site: "", description: "Landing ", trackingId: "" };
    expect(accepted({ ...FORM, source }).source).toEqual(source);
  });

  test("has its phone read with the lead's country, else with the broker's", () => {
    expect(accepted({ ...FORM, country: "DE", phone: "01512 3456789" }).phone).toBe("+4915123456789");
    expect(accepted({ ...FORM, country: "" })).toMatchObject({ phone: "+48600100200", country: null });
  });

  test("may leave out what is optional, and carries nothing that nobody asked for", () => {
    const { firstName, lastName, email, phone, offerUuid } = FORM;
    const lead = accepted({
      firstName,
      lastName,
      email,
      phone,
      offerUuid,
      isAdmin: true,
      source: { name: "x" },
    });
    expect(lead.source).toEqual({ name: "x", site: "", description: "", trackingId: "" });
    expect(Object.keys(lead)).not.toContain("isAdmin");
  });

  test("has names of 1 to 255 characters in any script", () => {
    for (const name of ["李", "محمد", "José-María", "O’Brien", "A", "x".repeat(255), "می\u200Cخواهم"])
      expect(accepted({ ...FORM, firstName: name }).firstName).toBe(name);
  });
});

describe("each fault has its own words at its own field", () => {
  test.each<[string, Partial<LeadForm>, FieldErrors]>([
    ["blank name", { firstName: " \u00A0\u200B" }, { firstName: "Enter the first name." }],
    ["long name", { lastName: "x".repeat(300) }, { lastName: "At most 255 characters; this has 300." }],
    [
      "emoji count as two",
      { lastName: "😀".repeat(128) },
      { lastName: "At most 255 characters; this has 256." },
    ],
    ["long email", { email: `${"a".repeat(251)}@x.pl` }, { email: "At most 255 characters; this has 256." }],
    ["bad email", { email: "jan@" }, { email: expect.stringContaining("one @") }],
    ["hidden character", { city: "a\u0000b" }, { city: expect.stringContaining("hidden") }],
    ["blank in disguise", { city: "\u200B" }, { city: "Enter the city." }],
    ["broken surrogate", { lastName: "a\uD800" }, { lastName: expect.stringContaining("hidden") }],
    ["short phone", { phone: "12345" }, { phone: PHONE_MESSAGES["too-short"] }],
    ["words for a phone", { phone: "call me" }, { phone: PHONE_MESSAGES["not-a-number"] }],
    ["unknown country", { country: "ZZ" }, { country: "Choose a country from the list." }],
    [
      "foreign offer",
      { offerUuid: "9a1f0c52-0000-4000-8000-00000000000f" },
      { offerUuid: "Choose the offer." },
    ],
    ["impossible day", { dateOfBirth: "1990-02-30" }, { dateOfBirth: expect.stringContaining("real date") }],
    ["tomorrow", { dateOfBirth: "2026-11-22" }, { dateOfBirth: expect.stringContaining("past") }],
    [
      "today in the broker's zone",
      { dateOfBirth: "2026-11-21" },
      { dateOfBirth: expect.stringContaining("past") },
    ],
  ])("%s", (_, change, expected) => {
    expect(errors({ ...FORM, ...change })).toEqual(expected);
  });

  test("a pipe in any part of the source", () => {
    for (const part of ["name", "site", "description", "trackingId"]) {
      const found = errors({ ...FORM, source: { ...FORM.source, [part]: "a|b" } });
      expect(Object.keys(found)).toEqual([`source.${part}`]);
    }
  });

  test("what the broker requires, and only that", () => {
    for (const name of OPTIONAL_FIELDS) {
      const broker = { ...BROKER, requiredFields: [name] };
      expect(Object.keys(errors({ ...FORM, country: "" }, broker))).toEqual([name]);
    }
  });

  test("all faults show at once, the phone's among them", () => {
    expect(Object.keys(errors({ ...FORM, firstName: "", phone: "1" })).sort()).toEqual([
      "firstName",
      "phone",
    ]);
  });

  test("a yesterday is past", () => {
    expect(accepted({ ...FORM, dateOfBirth: "2026-11-20" }).dateOfBirth).toBe("2026-11-20");
  });
});

test("whatever comes from outside, the check answers and never throws", () => {
  const fields = fc.dictionary(
    fc.constantFrom(...Object.keys(FORM), "__proto__", "x"),
    fc.oneof(fc.string({ unit: "binary" }), fc.jsonValue()),
  );
  fc.assert(
    fc.property(fc.oneof(fields, fc.jsonValue(), fc.constant(undefined)), (input) => {
      const lead = check(input);
      if (lead.ok) return;
      expect(Object.keys(lead.error).length).toBeGreaterThan(0);
      for (const words of Object.values(lead.error)) expect(words).toMatch(/\S/);
    }),
  );
  for (const input of [null, "text", [], { source: "x" }, { source: null }, { firstName: 5 }, new Date()])
    expect(check(input).ok).toBe(false);
});

test("the form's own check and the server's agree on everything but the phone's plan", () => {
  const schema = leadInputSchema(BROKER, NOW);
  expect(schema.safeParse(FORM).success).toBe(true);
  expect(schema.safeParse({ ...FORM, phone: "12345" }).success).toBe(true);
  expect(schema.safeParse({ ...FORM, phone: " " }).success).toBe(false);
});

test("no code is made from text, as the content security policy demands", () => {
  expect(z.config().jitless).toBe(true);
});
