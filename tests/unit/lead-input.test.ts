import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as z from "zod/mini";
import { emptyLeadForm, leadInputSchema } from "#lib/domain/lead-input.ts";
import { accepted, BROKER, check, errors, FORM, NOW, OFFER } from "./lead-input-stage.ts";

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

  test("has names of 1 to 255 characters in any script, each counted once whatever it takes to store", () => {
    const long = ["x", "😀", "𠮷"].map((letter) => letter.repeat(255));
    for (const name of ["李", "محمد", "José-María", "O’Brien", "A", "می\u200Cخواهم", ...long])
      expect(accepted({ ...FORM, firstName: name }).firstName).toBe(name);
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
