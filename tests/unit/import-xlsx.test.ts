import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellText, numberText, serialText } from "#components/import/reader/xlsx-cell.ts";
import { readFormat } from "#components/import/reader/xlsx-formats.ts";
import { checkContent, openContent } from "./support/import-desk.ts";
import { textRows, workbookFiles, zipOf } from "./support/zip.ts";

const STYLES = `<styleSheet><numFmts>
  <numFmt numFmtId="164" formatCode="0000000000"/><numFmt numFmtId="165" formatCode="00\\-000"/>
  <numFmt numFmtId="166" formatCode="&quot;+&quot;0"/><numFmt numFmtId="167" formatCode="dd/mm/yyyy;@"/>
  </numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/>
  <xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="14"/></cellXfs></styleSheet>`;
const STRINGS = `<sst><si><t>Jan</t></si><si><r><t xml:space="preserve">No</t></r><r><t>wak</t></r><rPh><t>x</t></rPh></si>
  <si><t>a&amp;b_x0009_&#x141;</t></si></sst>`;

async function rowsOf(sheet: string): Promise<readonly (readonly string[])[]> {
  const files = workbookFiles({ Leads: sheet }, { styles: STYLES, strings: STRINGS });
  const read = await openContent(zipOf(files), {}, "leads.xlsx");
  if ("refused" in read) throw new Error(read.refused);
  return read.opened.preview;
}

const header = textRows([["A", "B", "C", "D", "E", "Email"]]);
const end = '<c r="F2" t="inlineStr"><is><t>a@x.pl</t></is></c>';

describe("every cell is the text that it shows", () => {
  test("leading zeros, masks, plus signs and dates of numbers; no zeros or dates out of nothing", async () => {
    const cells = `<c r="A2" s="1"><v>600100200</v></c><c r="B2" s="2"><v>123</v></c><c r="C2" s="3"><v>48600100200</v></c>
      <c r="D2" s="4"><v>33024</v></c><c r="E2"><v>33024</v></c>`;
    expect(await rowsOf(`${header}<row r="2">${cells}${end}</row>`)).toEqual([
      ["0600100200", "00-123", "+48600100200", "1990-05-31", "33024", "a@x.pl"],
    ]);
  });

  test("shared, rich, inline and formula texts, booleans, errors as nothing", async () => {
    const cells = `<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="C2" t="s"><v>2</v></c>
      <c r="D2" t="str"><f>A1&amp;"x"</f><v>0048</v></c><c r="E2" t="e"><v>#N/A</v></c>`;
    expect(await rowsOf(`${header}<row r="2">${cells}${end}</row>`)).toEqual([
      ["Jan", "Nowak", "a&b\tŁ", "0048", "", "a@x.pl"],
    ]);
  });

  test("cells and rows without addresses stand one after the other, gaps are empty, empty rows dropped", async () => {
    const rows = `${header}<row/><row r="9"><c t="b"><v>1</v></c><c r="D9"><v>4.86001002E10</v></c><c/>${end}</row>`;
    expect(await rowsOf(rows)).toEqual([["TRUE", "", "", "48600100200", "", "a@x.pl"]]);
  });

  test.each([
    ["48600100200", "48600100200"],
    ["0.30000000000000004", "0.3"],
    ["1E+3", "1000"],
    ["4.8600100200123E13", "48600100200123"],
    ["-5", "-5"],
    ["x", "x"],
  ])("the number %s is %s", (raw, shown) => {
    expect(numberText(raw)).toBe(shown);
  });

  test.each([
    [33024, false, "1990-05-31"],
    [33024.75, false, "1990-05-31 18:00:00"],
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [61, false, "1900-03-01"],
    [0.5, false, "12:00:00"],
    [31562, true, "1990-05-31"],
    [-1, false, null],
    [9e9, false, null],
  ])("day %d (since 1904: %s) is %s", (serial, is1904, text) => {
    expect(serialText(serial, is1904)).toBe(text);
  });

  test.each([
    ["General", "plain"],
    ["@", "plain"],
    ["0.00", "plain"],
    ["#,##0 [$€-407]", "plain"],
    ["0.00E+00", "plain"],
    ["dd/mm/yyyy", "date"],
    ["yyyy-mm-dd hh:mm:ss.000", "date"],
    ["mm:ss.00", "date"],
    ["[ss].00", "date"],
    ["[$-409]d-mmm-yy;@", "date"],
    ["[h]:mm", "date"],
    ["000000000", "mask"],
    ['"+"00 000 000', "mask"],
    ["[<=9999999]###-####;(###) ###-####", "plain"],
  ])("the format %s is a %s one", (code, kind) => {
    expect(readFormat(code).kind).toBe(kind);
  });

  test("a style or string that is not there is no error", () => {
    const context = { strings: [], formats: [], is1904: false };
    expect(cellText("7", "s", null, context)).toBe("");
    expect(cellText("7", null, "99", context)).toBe("7");
  });
});

describe("sheets", () => {
  const files = workbookFiles({
    First: textRows([["Email"], ["first@x.pl"]]),
    "Ż & <2>": textRows([["Email"], ["second@x.pl"]]),
  });

  test("the first is read, another where it is chosen", async () => {
    const first = await openContent(zipOf(files), {}, "l.xlsx");
    expect(first).toMatchObject({
      opened: { sheets: ["First", "Ż & <2>"], sheet: "First", preview: [["first@x.pl"]] },
    });
    const second = await openContent(zipOf(files), { sheet: "Ż & <2>" }, "l.xlsx");
    expect(second).toMatchObject({ opened: { sheet: "Ż & <2>", preview: [["second@x.pl"]] } });
  });

  test("an empty first one is passed over, and refused where it is chosen", async () => {
    const cover = workbookFiles({ Cover: textRows([]), Leads: textRows([["Email"], ["a@x.pl"]]) });
    expect(await openContent(zipOf(cover), {}, "l.xlsx")).toMatchObject({
      opened: { sheets: ["Cover", "Leads"], sheet: "Leads", preview: [["a@x.pl"]] },
    });
    const refused = { refused: expect.stringContaining("There are no rows in it.") };
    expect(await openContent(zipOf(cover), { sheet: "Cover" }, "l.xlsx")).toMatchObject(refused);
    const none = workbookFiles({ One: textRows([]), Two: textRows([]) });
    expect(await openContent(zipOf(none), {}, "l.xlsx")).toMatchObject(refused);
  });

  test("a hidden one is not offered", async () => {
    const hidden = files.map((each) => ({
      ...each,
      content: String(each.content).replace('name="First"', 'name="First" state="hidden"'),
    }));
    expect(await openContent(zipOf(hidden), {}, "l.xlsx")).toMatchObject({ opened: { sheets: ["Ż & <2>"] } });
  });

  test("prefixed names, capitals in paths and absolute targets", async () => {
    const other = files.map(({ name, content }) => ({
      name: name.replace("worksheets/sheet", "Worksheets/Sheet"),
      content: String(content)
        .replace(/<(\/?)(sheet|worksheet|sheetData|row|c|is|t)(?=[ />])/g, "<$1x:$2")
        .replace("worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml"),
    }));
    expect(await openContent(zipOf(other), {}, "l.xlsx")).toMatchObject({
      opened: { preview: [["first@x.pl"]] },
    });
  });

  test("a damaged sheet is refused in words", async () => {
    const archive = zipOf(workbookFiles({ A: textRows([["Email"], ["a@x.pl"]]).repeat(50) }));
    let broken = 0;
    for (let at = 0; at < archive.length; at += 7) {
      const bytes = archive.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      const read = await openContent(bytes, {}, "l.xlsx");
      if ("refused" in read) broken += 1;
    }
    expect(broken).toBeGreaterThan(50);
  });
});

test("any texts come out of a workbook as they went in", async () => {
  const cell = fc
    .string({ unit: "grapheme", maxLength: 8 })
    .map((text) => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff'_]/gu, ""));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
      const table = rows.map((cells) => [...cells, "a@x.pl"]);
      const sheet = textRows([["A", "B", "Email"], ...table]);
      const read = await openContent(zipOf(workbookFiles({ S: sheet })), {}, "l.xlsx");
      expect(read).toMatchObject({ opened: { preview: table } });
    }),
    { numRuns: 60 },
  );
});

test("a paste of a sheet's rows has the sheet's hash", async () => {
  const rows = [
    ["Email", "Phone"],
    ["a@x.pl", "600100200"],
    ["b@x.pl", "600 100 201"],
  ];
  const sheet = await checkContent(zipOf(workbookFiles({ S: textRows(rows) })), "l.xlsx");
  const paste = await sheet.desk.openText(rows.map((cells) => cells.join("\t")).join("\n"), {});
  expect(paste).toMatchObject({ ok: true, value: { fileHash: sheet.opened.fileHash } });
  const other = await sheet.desk.openText("Email\tPhone\na@x.pl\t1\n", {});
  expect(other).not.toMatchObject({ value: { fileHash: sheet.opened.fileHash } });
});
