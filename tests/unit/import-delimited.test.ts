import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvRow, EXPORT_HEADERS, guardCell, SEPARATORS } from "#lib/domain/csv.ts";
import { parseDelimited } from "#lib/domain/import-delimited.ts";
import { splitRows } from "#lib/domain/import-split.ts";

function table(text: string, delimiter?: string) {
  const read = parseDelimited(text, delimiter);
  if (!read.ok) throw new Error(read.error.message);
  return read.value;
}

describe("what our own export wrote", () => {
  const separator = fc.constantFrom(...Object.values(SEPARATORS));
  // An apostrophe that was there before the guard cannot be told from it: it is the one thing that is not kept.
  const cell = fc
    .string({ unit: fc.constantFrom(..."a1 =+-@'\",;|\t\n\ré€".split("")), maxLength: 8 })
    .filter((text) => !text.startsWith("'"));

  test("comes back cell by cell", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1 }),
        separator,
        (rows, sep) => {
          const filled = rows.map((cells) => ["x", ...cells, "y@x.pl"]);
          const header = ["A", "B", "C", "D", "Email"];
          const text = `\ufeff${[header, ...filled].map((cells) => csvRow(cells, sep)).join("")}`;
          const read = table(text);
          expect(read.header).toEqual(header);
          expect(read.rows).toEqual(filled);
          expect(read.delimiter).toBe(sep);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("keeps a guarded formula and a phone as they were", () => {
    const row = ["=1+1", "+48600100200", "-x", guardCell("@a")];
    expect(table(csvRow(["A", "Phone", "C", "Email"], ",") + csvRow(row, ",")).rows).toEqual([
      ["=1+1", "+48600100200", "-x", "@a"],
    ]);
  });

  test("is matched by its own headers", () => {
    const cells = EXPORT_HEADERS.map((name) => (name === "Email" ? "a@x.pl" : "x"));
    expect(table(csvRow(EXPORT_HEADERS, ",") + csvRow(cells, ",")).header).toEqual(EXPORT_HEADERS);
  });
});

describe("any delimiter", () => {
  test.each([
    ["comma", ","],
    ["semicolon", ";"],
    ["tab", "\t"],
    ["bar", "|"],
    ["circumflex", "^"],
    ["tilde", "~"],
  ])("%s", (_, mark) => {
    const lines = [
      ["First name", "Last name", "Email", "Phone"],
      ["Jan", "Nowak", "jan@x.pl", "+48 600 100 200"],
    ];
    expect(table(lines.map((cells) => cells.join(mark)).join("\n"))).toMatchObject({
      delimiter: mark,
      header: lines[0],
      rows: [lines[1]],
    });
  });

  test("bars inside lead sources and commas inside numbers do not mislead", () => {
    const text = "jan@x.pl\tAutumn FX|x.pl|Landing|c1\t1,5\nala@x.pl\tAutumn FX|x.pl|Landing|c2\t2,5\n";
    expect(table(text)).toMatchObject({ delimiter: "\t", header: ["Column 1", "Column 2", "Column 3"] });
    expect(table("Email;Source\njan@x.pl;a|b|c|d\n").delimiter).toBe(";");
  });

  test("a file that names it, and a person that does", () => {
    expect(table("sep=;\r\nEmail;City\r\na@x.pl;A,B\r\n").rows).toEqual([["a@x.pl", "A,B"]]);
    expect(table("Email;City\na@x.pl;A,B\n", ",").header).toEqual(["Email;City", "Column 2"]);
  });
});

describe("rows", () => {
  test("new lines inside quotes, doubled quotes, spaces before a quote, mixed ends of lines", () => {
    const text = 'Email,Address\r\na@x.pl,"Street 1\nWarsaw"\nb@x.pl, "say ""hi""" \rc@x.pl,"x" y\r\n\r\n';
    expect(table(text).rows).toEqual([
      ["a@x.pl", "Street 1\nWarsaw"],
      ["b@x.pl", 'say "hi"'],
      ["c@x.pl", "x y"],
    ]);
  });

  test("a quotation mark inside a cell is a character like any other", () => {
    expect(table('Email,Name\na@x.pl,Jan "Johnny" Nowak\nb@x.pl,5" pipe\n').rows).toEqual([
      ["a@x.pl", 'Jan "Johnny" Nowak'],
      ["b@x.pl", '5" pipe'],
    ]);
  });

  test("every text ends: in rows, or at a quotation mark, without an error", () => {
    const wild = fc.string({ unit: fc.constantFrom(...'a",;\n\r \t@'.split("")), maxLength: 60 });
    fc.assert(
      fc.property(wild, fc.constantFrom(",", ";", "\t", " ", '"'), (text, mark) => {
        let cells = 0;
        const end = splitRows(text, mark, (row) => {
          cells += row.length;
          return true;
        });
        expect(["end", "unclosed"]).toContain(end.kind);
        expect(cells).toBeLessThanOrEqual(text.length + 1);
        parseDelimited(text);
      }),
      { numRuns: 2000 },
    );
  });
});

describe("the header", () => {
  test("rows without one get counted columns", () => {
    const read = table("Jan\tNowak\tjan@x.pl\t600100200\nAla\tNowak\tala@x.pl\t600100201\n");
    expect(read).toMatchObject({
      header: ["Column 1", "Column 2", "Column 3", "Column 4"],
    });
    expect(read.rows).toHaveLength(2);
    expect(read.notes).toEqual(["No header was found: the columns are numbered."]);
  });

  test("titles above it are left out and said so", () => {
    const text = "Leads of November,,\nprinted on Monday,,\nFirst name,Email,Phone\nJan,jan@x.pl,600100200\n";
    expect(table(text)).toMatchObject({
      header: ["First name", "Email", "Phone"],
      rows: [["Jan", "jan@x.pl", "600100200"]],
      notes: ["2 rows above the header were left out."],
    });
  });

  test("words that nobody knows are one as well, where they stand above data", () => {
    expect(table("aaa,bbb\njan@x.pl,5\n")).toMatchObject({ header: ["aaa", "bbb"] });
    expect(table("Jan,\nAla,ala@x.pl\n")).toMatchObject({ header: ["Column 1", "Column 2"] });
  });

  test("one column of emails is enough", () => {
    expect(table("email\na@x.pl\nb@x.pl\n")).toMatchObject({
      header: ["email"],
      rows: [["a@x.pl"], ["b@x.pl"]],
    });
  });
});
