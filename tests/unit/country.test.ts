import { describe, expect, test } from "vitest";
import { COUNTRY_CODES, countryFromName, isCountryCode } from "#lib/domain/country.ts";
import { countryFlag, countryName } from "#lib/domain/country-name.ts";

test("the list has every assigned code once, in order, with a name", () => {
  expect(COUNTRY_CODES).toHaveLength(250);
  expect(COUNTRY_CODES).toEqual([...new Set(COUNTRY_CODES)].sort());
  for (const code of COUNTRY_CODES) {
    expect(isCountryCode(code)).toBe(true);
    expect(countryName(code)).not.toBe(code);
  }
  for (const text of ["", "pl", "UK", "ZZ", "POL", "__proto__"]) expect(isCountryCode(text)).toBe(false);
});

test("names follow the language; what is no code stays as it is", () => {
  expect(countryName("PL")).toBe("Poland");
  expect(countryName("PL", "pl")).toBe("Polska");
  for (const text of ["zz", "", "Poland", "P L"]) expect(countryName(text)).toBe(text);
});

test("a flag is the code in regional letters, nothing for what is no code", () => {
  expect(countryFlag("PL")).toBe("🇵🇱");
  expect(countryFlag("ZZ")).toBe("");
});

describe("countryFromName", () => {
  test("knows every code and every English name", () => {
    for (const code of COUNTRY_CODES) {
      expect(countryFromName(code.toLowerCase())).toBe(code);
      expect(countryFromName(` ${countryName(code).toUpperCase()} `)).toBe(code);
    }
  });

  test.each([
    ["Polska", "PL"],
    ["Deutschland", "DE"],
    ["España", "ES"],
    ["Espana", "ES"],
    ["Україна", "UA"],
    ["Ελλάδα", "GR"],
    ["السعودية", "SA"],
    ["日本", "JP"],
    ["भारत", "IN"],
    ["Cote d’Ivoire", "CI"],
    ["Trinidad and Tobago", "TT"],
    ["U.S.A.", "US"],
    ["UK", "GB"],
    ["Czech Republic", "CZ"],
    ["Turkey", "TR"],
    ["South Korea", "KR"],
  ])("%s is %s", (name, code) => {
    expect(countryFromName(name)).toBe(code);
  });

  test("makes no country of other words", () => {
    for (const text of ["", " ", "Jan", "xx", "Poland street 5", "constructor", "?".repeat(1000)])
      expect(countryFromName(text)).toBeNull();
  });
});
