import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  csvCell,
  csvRow,
  EXPORT_HEADERS,
  exportFileName,
  guardCell,
  leadToCells,
  SEPARATORS,
} from "#lib/domain/csv.ts";
import { leadFromRow } from "#lib/domain/lead-row.ts";

/** A reader of RFC 4180 of its own, so that the writer is not checked by itself. */
function readCsv(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      at++;
      while (!(text[at] === '"' && text[at + 1] !== '"')) {
        if (text[at] === '"') at++;
        cell += text[at++] ?? "";
        if (at > text.length) throw new Error("a quote is not closed");
      }
      at++;
    } else while (at < text.length && text[at] !== separator && text[at] !== "\r") cell += text[at++];
    row.push(cell);
    if (text[at] === separator) {
      at++;
      continue;
    }
    if (text.slice(at, at + 2) !== "\r\n") throw new Error(`no end of line at ${at}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  return rows;
}

const separator = fc.constantFrom(...Object.values(SEPARATORS));
const cell = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .array(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", ";", "'", "1", " ", "a"))
    .map((chars) => chars.join("")),
);

describe("guardCell", () => {
  test("puts an apostrophe before everything a spreadsheet could run", () => {
    for (const text of [
      "=1+1",
      "+1+1",
      "-1",
      "@SUM(A1)",
      "\t=1",
      "\r=1",
      "\n=1",
      "=",
      "+",
      "-",
      "+48 600=1",
      "+a",
    ])
      expect(guardCell(text)).toBe(`'${text}`);
  });

  test("leaves plain phone numbers and everyday text alone", () => {
    for (const text of [
      "+48600100200",
      "+48 (600) 100-200",
      "+1.555.010",
      "Jan",
      "",
      " =1",
      "'=1",
      "a=1",
      "1-2",
    ])
      expect(guardCell(text)).toBe(text);
  });

  test("never lets a runnable first character out unless the whole cell is a phone number", () => {
    fc.assert(
      fc.property(cell, (text) => {
        const out = guardCell(text);
        expect(out === text || out === `'${text}`).toBe(true);
        if ("=+-@\t\r\n".includes(out.charAt(0)) && out !== "") expect(out).toMatch(/^\+[\d ().-]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("csvRow", () => {
  test("is read back cell by cell, whatever the cells hold", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 6 })), separator, (rows, sep) => {
        const text = rows.map((cells) => csvRow(cells, sep)).join("");
        expect(readCsv(text, sep)).toEqual(rows.map((cells) => cells.map(guardCell)));
      }),
      { numRuns: 500 },
    );
  });

  test("quotes only where it must, by the separator in use", () => {
    expect(csvCell("a,b", ",")).toBe('"a,b"');
    expect(csvCell("a,b", ";")).toBe("a,b");
    expect(csvCell('say "hi"', ",")).toBe('"say ""hi"""');
    expect(csvRow(["", "x", "two\nlines"], ",")).toBe(',x,"two\nlines"\r\n');
  });
});

describe("leadToCells", () => {
  const lead = leadFromRow({
    uuid: "id-1",
    created: "2026-11-01T09:15:30Z",
    name: "Jan",
    surname: "Nowak",
    email: "jan@x.pl",
    phone: "+48600100200",
    country: "PL",
    leadStatus: { name: "No Answer", leadStage: "CONTACTED" },
    leadSource: "Offer|x.pl|Landing |click|more",
    score: 7,
    verified: false,
  });

  test("fills the contract's columns, then the further ones", () => {
    expect(EXPORT_HEADERS.join(",")).toBe(
      "Created,First name,Last name,Email,Phone,Country,Status,Source,Source name,Source site,Source description,Tracking ID,Lead ID",
    );
    expect(lead && leadToCells(lead, "Europe/Warsaw", ["score", "missing", "verified", "toString"])).toEqual([
      "2026-11-01T10:15:30+01:00",
      "Jan",
      "Nowak",
      "jan@x.pl",
      "+48600100200",
      "PL",
      "No Answer",
      "Offer|x.pl|Landing |click|more",
      "Offer",
      "x.pl",
      "Landing ",
      "click",
      "id-1",
      "7",
      "",
      "false",
      "",
    ]);
  });

  test("has one empty cell for each field that the broker left out", () => {
    const empty = leadFromRow({});
    expect(empty && leadToCells(empty, "UTC", [])).toEqual(EXPORT_HEADERS.map(() => ""));
  });
});

test("the file is named after broker and days", () => {
  expect(exportFileName("north", "2026-11-01", "2026-11-20")).toBe("leads_north_2026-11-01_2026-11-20.csv");
  expect(exportFileName("north", null, null)).toBe("leads_north_all_time.csv");
  expect(exportFileName('no"rth\r\n/../é', null, null)).toMatch(/^[A-Za-z0-9_-]+\.csv$/);
});
