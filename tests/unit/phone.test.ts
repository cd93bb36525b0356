import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { COUNTRY_CODES } from "#lib/domain/country.ts";
import { checkPhone, type KnownPhone, phoneForBroker } from "#lib/domain/phone.ts";

function known(text: string, country: string | null): KnownPhone {
  const phone = checkPhone(text, country);
  if (phone.kind === "empty" || phone.kind === "impossible")
    throw new Error(`${text}: ${JSON.stringify(phone)}`);
  return phone;
}
const e164 = (text: string, country: string | null) => known(text, country).e164;

describe("a number is read as people write it", () => {
  test("in all its formats", () => {
    expect(checkPhone("600 100 200", "PL")).toEqual({
      kind: "valid",
      e164: "+48600100200",
      international: "+48 600 100 200",
      national: "600 100 200",
      digits: "48600100200",
      country: "PL",
      extension: null,
    });
  });

  test.each([
    "600-100-200",
    "(600) 100 200",
    "600.100.200",
    "+48 600 100 200",
    "0048 600 100 200",
    "00 48 600100200",
    "tel:+48600100200",
    "p:+48600100200",
    "(+48) 600 100 200",
    "(+48)600-100-200",
    "( +48 ) 600 100 200",
    "(+48 600 100 200)",
    "tel:(+48) 600 100 200",
    "600100200.0",
    "+48600100200.00",
    "６００１００２００",
    "\u202A+48 600 100 200\u202C",
    "600\u00A0100\u00A0200",
    "𝟔𝟎𝟎100200",
    "٦٠٠١٠٠٢٠٠",
    "६००१००२००",
  ])("%j", (text) => {
    expect(e164(text, "PL")).toBe("+48600100200");
  });

  test("a + or 00 prefix decides the country, whatever was chosen", () => {
    expect(known("+49 1512 3456789", "PL")).toMatchObject({ e164: "+4915123456789", country: "DE" });
    expect(known("0049 1512 3456789", "US")).toMatchObject({ e164: "+4915123456789", country: "DE" });
    expect(e164("(+44) 20 7946 0958", "PL")).toBe("+442079460958");
    expect(known("+1 212 555 0100", "CA").country).toBe("US");
    expect(known("+383 44 123 456", null).country).toBe("XK");
    expect(known("+800 1234 5678", "PL").country).toBeNull();
  });

  test("an extension is told apart from the number", () => {
    expect(known("600 100 200 ext. 5", "PL")).toMatchObject({
      e164: "+48600100200",
      international: "+48 600 100 200",
      national: "600 100 200",
      extension: "5",
    });
    expect(known("600 100 200 ext. 12345", "PL").extension).toBe("12345");
  });

  test("the guide's own number and unassigned ones are no fault", () => {
    expect(e164("123456789", "PL")).toBe("+48123456789");
    expect(checkPhone("0600 100 200", "PL").kind).toBe("possible");
    expect(checkPhone("+1 111 111 1111", null).kind).toBe("possible");
  });
});

describe("what is no number", () => {
  test.each([
    ["", "PL", { kind: "empty" }],
    [" \u200B\t", "PL", { kind: "empty" }],
    ["12345", "PL", { kind: "impossible", reason: "too-short" }],
    ["112", "PL", { kind: "impossible", reason: "too-short" }],
    ["12345678901234", "PL", { kind: "impossible", reason: "too-long" }],
    ["1".repeat(300), "PL", { kind: "impossible", reason: "too-long" }],
    ["abc", "PL", { kind: "impossible", reason: "not-a-number" }],
    ["call 600100200", "PL", { kind: "impossible", reason: "not-a-number" }],
    ["+", "PL", { kind: "impossible", reason: "not-a-number" }],
    ["600100200,601100200", "PL", { kind: "impossible", reason: "several" }],
    ["600100200;601100200", "PL", { kind: "impossible", reason: "several" }],
    ["0048 600100200, 601100200", "PL", { kind: "impossible", reason: "several" }],
    ["600 100 200 ext. 123456", "PL", { kind: "impossible", reason: "several" }],
    ["600100200", null, { kind: "impossible", reason: "invalid-country" }],
    ["600100200", "ZZ", { kind: "impossible", reason: "invalid-country" }],
    ["+999 12345678", "PL", { kind: "impossible", reason: "invalid-country" }],
  ])("%j (%s)", (text, country, expected) => {
    expect(checkPhone(text, country)).toEqual(expected);
  });

  test("nothing makes it throw, and every number it knows reads the same again", () => {
    const char = fc.constantFrom(..."0123456789+-() .x#;=/٠６ext", "tel:", "00", "\u200E", "＋");
    const text = fc.oneof(
      fc.array(char).map((chars) => chars.join("")),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(text, fc.option(fc.constantFrom(...COUNTRY_CODES)), (typed, country) => {
        const phone = checkPhone(typed, country);
        if (phone.kind === "empty" || phone.kind === "impossible") return;
        expect(phone.e164).toMatch(/^\+[1-9]\d{3,16}$/);
        expect(phone.e164).toBe(`+${phone.digits}`);
        expect(e164(phone.e164, null)).toBe(phone.e164);
      }),
      { numRuns: 500 },
    );
  });
});

test("a broker gets its own format", () => {
  const phone = known("+44 20 7946 0958", null);
  expect(phoneForBroker(phone, "e164")).toBe("+442079460958");
  expect(phoneForBroker(phone, "digits")).toBe("442079460958");
  expect(phoneForBroker(phone, "national")).toBe("02079460958");
});

test("a number of the right length that no network has is possible, which only warns", () => {
  expect(checkPhone("100 000 000", "PL").kind).toBe("possible");
  expect(checkPhone("600 100 200", "PL").kind).toBe("valid");
});
