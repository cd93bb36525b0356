import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { importCountry, rowToForm } from "#lib/domain/import-form.ts";
import { checkRow } from "#lib/domain/import-row.ts";
import type { ColumnMatch, ImportConstants, ImportField } from "#lib/domain/import-types.ts";
import { checkLead } from "#lib/domain/lead-input.ts";
import { checkPhone } from "#lib/domain/phone.ts";
import { NORTH, SHARED } from "./support/import-desk.ts";

const NOW = new Date("2026-11-20T12:00:00Z");

/** Cells and their match from a row given field by field. */
function rowOf(row: Partial<Record<ImportField, string>>): { cells: string[]; match: ColumnMatch } {
  const match = Object.fromEntries(Object.keys(row).map((field, column) => [field, column]));
  return { cells: Object.values(row), match };
}

const form = (row: Partial<Record<ImportField, string>>, constants: ImportConstants = SHARED) => {
  const { cells, match } = rowOf(row);
  return rowToForm(cells, match, constants);
};

function faults(row: Partial<Record<ImportField, string>>, broker: BrokerProfile = NORTH) {
  const { cells, match } = rowOf(row);
  return checkRow(cells, match, SHARED, broker, checkPhone, NOW).faults;
}

const JAN = { firstName: "Jan", lastName: "Nowak", email: "jan@x.pl", phone: "+48600100200" };

describe("a row becomes what a person would have typed into the form", () => {
  test("spaces, new lines and other kinds of spaces", () => {
    const read = form({ ...JAN, firstName: "\u00a0 Jan  Maria\t", address: "Street 1\r\nWarsaw" });
    expect(read).toMatchObject({ firstName: "Jan Maria", address: "Street 1 Warsaw" });
  });

  test.each([
    ["Jan Nowak", "Jan", "Nowak"],
    ["Nowak, Jan", "Jan", "Nowak"],
    ["Anna Maria Kowalska", "Anna Maria", "Kowalska"],
    ["Dr. Ludwig van Beethoven", "Ludwig", "van Beethoven"],
    ["NOWAK Jan", "Jan", "NOWAK"],
    ["Hans Müller VIP", "Hans", "Müller"],
    ["Jack Ma", "Jack", "Ma"],
    ["JACK YUN MA", "JACK YUN", "MA"],
    ["Jan Nowak M.A.", "Jan", "Nowak"],
    ["Madonna", "Madonna", ""],
  ])("the full name %s is split", (fullName, firstName, lastName) => {
    expect(form({ fullName, email: "x@x.pl" })).toMatchObject({ firstName, lastName });
  });

  test("an email of the first name and the surname's initial does not turn a full name round", () => {
    const read = form({ fullName: "Deepika Rao", email: "deepikar@gmail.com" });
    expect(read).toMatchObject({ firstName: "Deepika", lastName: "Rao" });
  });

  test("a header that says surname first is followed", () => {
    const last = { ...SHARED, lastNameFirst: true };
    expect(form({ fullName: "Zyx Abc", email: "x@x.pl" }, last)).toMatchObject({
      firstName: "Abc",
      lastName: "Zyx",
    });
    expect(form({ fullName: "Zyx Abc", email: "x@x.pl" })).toMatchObject({
      firstName: "Zyx",
      lastName: "Abc",
    });
  });

  test("a source in one column, in four, and where it is empty what all rows share", () => {
    const whole = form({ ...JAN, leadSource: "A|a.pl|B |c1" }).source;
    expect(whole).toEqual({ name: "A", site: "a.pl", description: "B ", trackingId: "c1" });
    expect(form({ ...JAN, sourceName: "Z", trackingId: "c2" }).source).toEqual({
      ...SHARED.source,
      name: "Z",
      trackingId: "c2",
    });
    expect(form({ ...JAN, leadSource: "|||" }).source).toEqual(SHARED.source);
    expect(faults({ ...JAN, leadSource: "a|b|c|d|e" })).toHaveProperty("leadSource");
  });

  test.each([
    ["PL", "PL"],
    ["pl", "PL"],
    ["Poland", "PL"],
    ["POLSKA", "PL"],
    ["Niemcy", "DE"],
    ["Deutschland", "DE"],
    ["DEU", "DE"],
    ["UK", "GB"],
    ["Україна", "UA"],
    ["🇫🇷", "FR"],
    ["Atlantis", "Atlantis"],
    ["", ""],
  ])("the country %s is %s", (text, code) => {
    expect(importCountry(text)).toBe(code);
  });

  test("the country that all rows share stands where a row names none", () => {
    const shared = { ...SHARED, country: "DE" };
    expect(form({ ...JAN, country: "" }, shared).country).toBe("DE");
    expect(form({ ...JAN, country: "France" }, shared).country).toBe("FR");
  });

  test.each([
    ["1990-05-31", "1990-05-31"],
    ["1990/5/31", "1990-05-31"],
    ["31.05.1990", "1990-05-31"],
    ["1.2.1990", "1990-02-01"],
    ["31/05/1990", "1990-05-31"],
    ["05/31/1990", "1990-05-31"],
    ["05/05/1990", "1990-05-05"],
    ["1990-05-31T00:00:00Z", "1990-05-31"],
    ["1990-05-31 00:00:00", "1990-05-31"],
    ["31 May 1990", "1990-05-31"],
    ["May 31, 1990", "1990-05-31"],
    ["31-MAY-1990", "1990-05-31"],
    ["31st May 1990", "1990-05-31"],
    ["5 mar. 1990", "1990-03-05"],
    ["September 5, 1990", "1990-09-05"],
    ["5 Sept 1990", "1990-09-05"],
    ["19900531", "1990-05-31"],
    // Months of other languages that only begin like one of ours: November, and March.
    ["5 marraskuu 1990", "5 marraskuu 1990"],
    ["5 marzo 1990", "5 marzo 1990"],
    ["5 marchxyz 1990", "5 marchxyz 1990"],
    ["01/02/1990", "01/02/1990"],
    ["33024", "33024"],
  ])("the date %s", (dateOfBirth, day) => {
    expect(form({ ...JAN, dateOfBirth }).dateOfBirth).toBe(day);
  });
});

describe("faults", () => {
  test("all of a row at once, in the form's words where they fit a cell, at the file's columns", () => {
    expect(
      faults({ fullName: " ", email: "jan@", phone: "12", country: "Atlantis", dateOfBirth: "31.02.1990" }),
    ).toEqual({
      fullName: "Enter the first name.",
      email: "An email address has one @ between a name and a domain.",
      phone: "This phone number is too short.",
      country: "Enter a country name or its two letters.",
      dateOfBirth: "Enter a real date, such as 1990-05-31.",
    });
  });

  test("half a name is a fault of the full name's column", () => {
    expect(faults({ fullName: "Madonna", email: "m@x.pl", phone: "+48600100200" })).toEqual({
      fullName: "Enter the last name.",
    });
  });

  test("what the broker requires and the file lacks", () => {
    const strict = { ...NORTH, requiredFields: ["city", "country"] } as const;
    expect(faults(JAN, strict)).toEqual({
      city: "Enter the city.",
      country: "Enter a country name or its two letters.",
    });
  });

  test("a date that could be two days, and a number that a spreadsheet shortened", () => {
    expect(faults({ ...JAN, dateOfBirth: "01/02/1990" }).dateOfBirth).toContain("Day and month");
    expect(faults({ ...JAN, phone: "4.86001E+10" }).phone).toContain("A spreadsheet shortened this number");
  });

  test("a number that a spreadsheet wrote with .0 keeps its digits", () => {
    expect(faults({ ...JAN, phone: "600100200.0" })).toEqual({});
    expect(faults({ ...JAN, phone: "1711234567.0", country: "DE" })).toEqual({});
    expect(checkPhone("1711234567.0", "DE")).toMatchObject({ kind: "valid", e164: "+491711234567" });
  });

  test("a character that was lost when the file was saved", () => {
    expect(faults({ ...JAN, lastName: "Wi\ufffdniewski" })).toHaveProperty("lastName");
  });

  test("a row is ready exactly where the desk's own check takes its form", () => {
    const pick = <T>(...values: T[]) => fc.constantFrom(...values);
    const row = fc.record({
      firstName: pick("Jan", "", "J".repeat(256), "a\u0007b"),
      lastName: pick("Nowak", " "),
      email: pick("jan@x.pl", "jan", "ą@ż.pl", "j an@x.pl"),
      phone: pick("+48600100200", "600100200", "1", "", "+48 600 100 2000000"),
      country: pick("PL", "", "nowhere", "Germany"),
      sourceName: pick("A", "a|b", ""),
      dateOfBirth: pick("", "1990-05-31", "31.05.1990", "2030-01-01", "x"),
    });
    fc.assert(
      fc.property(row, (fields) => {
        const { cells, match } = rowOf(fields);
        const checked = checkRow(cells, match, SHARED, NORTH, checkPhone, NOW);
        const taken = checkLead(checked.form, NORTH, checkPhone, NOW);
        expect(Object.keys(checked.faults).length === 0).toBe(taken.ok);
        if (taken.ok) expect(checked.emailKey).toBe(taken.value.emailKey);
      }),
      { numRuns: 150 },
    );
  });
});
