import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { ImportDesk } from "#components/import/reader/import-desk.ts";
import { checkContent, openContent } from "./support/import-desk.ts";
import { textRows, workbookFiles, zipOf } from "./support/zip.ts";

const HEADER = "First name,Last name,Email,Phone,Country";
const CSV = `${HEADER}\r\nJan,Nowak,jan@x.pl,+48600100200,PL`;

async function refusal(content: string | Uint8Array, name?: string): Promise<string> {
  const read = await openContent(content, {}, name);
  if (!("refused" in read)) throw new Error(`it was read: ${JSON.stringify(read.opened)}`);
  return read.refused;
}

describe("files that are no tables are refused in words, whatever their name says", () => {
  const start = (...bytes: number[]) =>
    Uint8Array.from([...bytes, ...Array.from({ length: 500 }, (_, at) => at % 256)]);
  test.each([
    ["a PDF", new TextEncoder().encode("%PDF-1.7 …"), "a PDF document"],
    ["a PNG", start(0x89, 0x50, 0x4e, 0x47, 13, 10), "a picture (PNG)"],
    ["a PNG that was saved as a text", "\x89PNG....", "a picture (PNG)"],
    ["a JPEG", start(0xff, 0xd8, 0xff, 0xe0), "a picture (JPEG)"],
    ["GZIP", new Uint8Array(gzipSync(CSV)), "a packed file (GZIP)"],
    [
      "an old .xls",
      start(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      "save it as XLSX without a password",
    ],
    ["bytes without a meaning", start(1, 2, 3), "leads.csv is not a CSV, TSV or XLSX file."],
    ["a zip of something", zipOf([{ name: "leads.csv", content: CSV }]), "Unpack it"],
    ["a Word document", zipOf([{ name: "word/document.xml", content: "<x/>" }]), "a Word document"],
    [
      "an OpenDocument sheet",
      zipOf([
        { name: "mimetype", content: "x" },
        { name: "content.xml", content: "x" },
      ]),
      "OpenDocument",
    ],
    [
      "half a workbook",
      zipOf(workbookFiles({ A: textRows([["a"]]) })).slice(0, 300),
      "damaged or was not saved to its end",
    ],
    ["a web page", "<!DOCTYPE html><table><tr><td>Jan</td></tr></table>", "a web page"],
    ["JSON", '[{"email":"jan@x.pl"}]', "a JSON file"],
    ["nothing", "", "leads.csv is empty."],
    ["only spaces", " \r\n\r\n ", "leads.csv is empty."],
    ["only a header", HEADER, "leads.csv has a header and no rows."],
    ["only separators", ",,,\r\n", "There are no rows in it."],
  ])("%s", async (_, content, words) => {
    expect(await refusal(content)).toContain(words);
  });

  test.each([
    ["bad.xlsx", "notazip", "bad.xlsx cannot be read as a workbook"],
    [
      "broken.xlsx",
      zipOf(workbookFiles({ A: "" })).slice(0, 300),
      "broken.xlsx cannot be read as a workbook",
    ],
    ["pic.gif", "GIF", "pic.gif is not a CSV, TSV or XLSX file."],
    ["leads", HEADER, "leads has a header and no rows."],
    ["sheet.xlsx", zipOf(workbookFiles({ A: textRows([["Email", "Phone"]]) })), "has a header and no rows."],
  ])("%s is told by its name", async (name, content, words) => {
    expect(await refusal(content, name)).toContain(words);
  });

  test("a workbook called .csv is read as the workbook it is", async () => {
    const sheet = textRows([HEADER.split(","), "Jan,Nowak,jan@x.pl,+48600100200,PL".split(",")]);
    const { counts } = await checkContent(zipOf(workbookFiles({ Leads: sheet })), "leads.csv");
    expect(counts).toMatchObject({ total: 1, ready: 1 });
  });
});

describe("zip bombs", () => {
  test("one that says how large it is", async () => {
    const files = workbookFiles({ Leads: "" }).map((each) =>
      each.name.includes("sheet1") ? { ...each, claims: 4_000_000_000 } : each,
    );
    expect(await refusal(zipOf(files), "l.xlsx")).toContain("unpacks to more than 512 MB");
  });

  test("one that lies about it", { timeout: 60_000 }, async () => {
    const files = workbookFiles({ Leads: "<row/>" }, { strings: Buffer.alloc(520 * 1024 * 1024, " ") });
    const lying = files.map((each) => ({ ...each, claims: 100 }));
    expect(await refusal(zipOf(lying), "l.xlsx")).toContain("unpacks to more than 512 MB");
  });

  test("entities that unfold stay as they are", async () => {
    const bomb = '<!DOCTYPE z [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    const [first, ...others] = workbookFiles({ Leads: textRows([["Email"], ["x"]]).replace(">x<", ">&b;<") });
    const files = [first ?? { name: "", content: "" }, ...others].map((each) =>
      each.name.includes("sheet1") ? { ...each, content: `${bomb}${each.content}` } : each,
    );
    const read = await openContent(zipOf(files), {}, "l.xlsx");
    expect(read).toMatchObject({ opened: { preview: [["&b;"]] } });
  });
});

test("a file that the disk no longer gives is refused in words", async () => {
  const gone = new File(["x"], "leads.csv");
  gone.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotReadableError"));
  expect(await new ImportDesk().openFile(gone, {})).toMatchObject({
    ok: false,
    error: { message: "leads.csv could not be read from the disk." },
  });
});
