import { describe, expect, test } from "vitest";
import { OPTIONAL_FIELDS } from "#lib/domain/broker.ts";
import { type FieldErrors, type LeadForm, PHONE_MESSAGES } from "#lib/domain/lead-input.ts";
import { accepted, BROKER, errors, FORM } from "./lead-input-stage.ts";

describe("each fault has its own words at its own field", () => {
  test.each<[string, Partial<LeadForm>, FieldErrors]>([
    ["blank name", { firstName: " \u00A0\u200B" }, { firstName: "Enter the first name." }],
    ["long name", { lastName: "x".repeat(300) }, { lastName: "At most 255 characters; this has 300." }],
    [
      "long name of emoji",
      { lastName: "😀".repeat(256) },
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
