import { describe, expect, test } from "vitest";
import { ImportDesk } from "#components/import/reader/import-desk.ts";
import { checkContent, NORTH, openContent, SHARED } from "./support/import-desk.ts";
import { textRows, workbookFiles, zipOf } from "./support/zip.ts";

const HEADER = "First name,Last name,Email,Phone,Country";
const row = (first = "Jan", email = "jan@x.pl") => `${first},Nowak,${email},+48600100200,PL`;
const file = (...rows: string[]) => [HEADER, ...rows].join("\r\n");

async function refusal(content: string | Uint8Array, name?: string): Promise<string> {
  const read = await openContent(content, {}, name);
  if (!("refused" in read)) throw new Error(`it was read: ${JSON.stringify(read.opened)}`);
  return read.refused;
}

async function only(content: string | Uint8Array) {
  const { desk, counts } = await checkContent(content);
  return { counts, view: (await desk.rows(0, 1, false)).rows[0], handed: (await desk.handed(1, 1))[0] };
}

describe("characters that nobody sees", () => {
  test("NUL is left out, and the row is ready", async () => {
    const { handed } = await only(file(row("J\0an", "jan\0@x.pl")));
    expect(handed).toMatchObject({
      lead: { firstName: "Jan", email: "jan@x.pl" },
      cells: ["Jan", "Nowak", "jan@x.pl", "+48600100200", "PL"],
    });
  });

  test("half a character of a paste is a fault of its cell, and nothing unstorable is left", async () => {
    const desk = new ImportDesk();
    const opened = await desk.openText(file(row("J\ud83dan"), row("Ala", "ala@x.pl")), {});
    if (!opened.ok) throw new Error(opened.error.message);
    expect(await desk.check(opened.value.match, SHARED, NORTH)).toMatchObject({ ready: 1, faulty: 1 });
    const [faulty] = (await desk.rows(0, 1, true)).rows;
    expect(faulty?.cells[0]?.isWellFormed()).toBe(true);
    expect(faulty?.faults.firstName).toContain("damaged");
  });

  test("marks that turn the direction of writing do not get into a lead", async () => {
    const { handed } = await only(file(row("\u202eJan\u2066", "jan@x.pl\u200f")));
    expect(handed).toMatchObject({
      lead: { firstName: "Jan", email: "jan@x.pl" },
      cells: ["\u202eJan\u2066", "Nowak", "jan@x.pl\u200f", "+48600100200", "PL"],
    });
  });

  test("zero-width characters leave an email, and the file's own cell keeps them", async () => {
    const { handed } = await only(file(row("Jan", "\ufeffja\u200bn@\u2060x.p\u200dl")));
    expect(handed).toMatchObject({ lead: { email: "jan@x.pl" } });
    expect(handed?.cells[2]).toBe("\ufeffja\u200bn@\u2060x.p\u200dl");
  });

  test("joiners that a script needs stay in a name", async () => {
    const { handed } = await only(file(row("می\u200cخواهم")));
    expect(handed).toMatchObject({ lead: { firstName: "می\u200cخواهم" } });
  });

  test("two spellings of one email with hidden characters are a repeat", async () => {
    const { counts } = await checkContent(file(row(), row("Jan", "JAN\u200b@x.pl")));
    expect(counts).toEqual({ total: 2, ready: 1, faulty: 0, repeated: 1, already: 0 });
  });
});

test("a cell of 5,000 characters is kept and named as too long", async () => {
  const { view } = await only(file(row("J".repeat(5000))));
  expect(view?.cells[0]).toHaveLength(5000);
  expect(view?.faults).toEqual({ firstName: "At most 255 characters; this has 5000." });
});

describe("headers", () => {
  test("twice the same: the fuller column is matched, both are shown apart", async () => {
    const { opened, counts } = await checkContent(
      "Email,First name,Last name,Phone,Email\n,Jan,Nowak,+48600100200,jan@x.pl\n",
    );
    expect(opened.header).toEqual(["Email", "First name", "Last name", "Phone", "Email (2)"]);
    expect(opened.match.email).toBe(4);
    expect(counts).toMatchObject({ total: 1, ready: 1 });
  });

  test("__proto__ and constructor are headers like any other", async () => {
    const { opened, desk } = await checkContent(`__proto__,constructor,${HEADER}\nx,y,${row()}\n`);
    expect(opened.header.slice(0, 2)).toEqual(["__proto__", "constructor"]);
    expect(Object.keys(opened.match).sort()).toEqual(["country", "email", "firstName", "lastName", "phone"]);
    expect((await desk.handed(1, 1))[0]?.cells.slice(0, 2)).toEqual(["x", "y"]);
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });
});

describe("shapes", () => {
  test("ragged rows are padded and said so", async () => {
    const { opened, counts, desk } = await checkContent(
      `${HEADER}\nJan,Nowak,jan@x.pl,+48600100200\n${row("A", "a@x.pl")},extra\n`,
    );
    expect(opened.header).toEqual([...HEADER.split(","), "Column 6"]);
    expect(opened.notes).toEqual([
      "1 row is shorter than the others; the missing cells are empty.",
      "1 row has more cells than the header; they are in columns of their own.",
    ]);
    expect(counts).toMatchObject({ total: 2, ready: 2 });
    expect((await desk.rows(0, 2, false)).rows.map(({ cells }) => cells.length)).toEqual([6, 6]);
  });

  test("a quotation mark that nothing closes is named with its line", async () => {
    const open = file(row(), '"Ala,Nowak,ala@x.pl,+48600100200,PL', row("Ewa", "ewa@x.pl"));
    expect(await refusal(open)).toContain("A quotation mark opens in line 3 and is never closed");
    // Also where a later cell's own quotation mark seems to close it.
    expect(await refusal(`${open}\r\n"Iga","Nowak",iga@x.pl,+48600100200,PL`)).toContain("line 3");
  });

  test("200 columns are read, 201 refused", async () => {
    const wide = (columns: number) =>
      `${HEADER}${",x".repeat(columns - 5)}\n${row()}${",1".repeat(columns - 5)}\n`;
    expect(await openContent(wide(200))).toHaveProperty("opened");
    expect(await refusal(wide(201))).toContain("It has 201 columns");
  });
});

describe("sizes", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, at) => `J,N,j${at}@x.pl,1,PL`);

  test("100,000 rows are read, one more is refused", { timeout: 60_000 }, async () => {
    const all = rows(100_001);
    const read = await openContent(file(...all.slice(1)));
    expect(read).toMatchObject({ opened: { rowCount: 100_000 } });
    expect(await refusal(file(...all))).toContain("more than 100,000 rows");
  });

  test("1,000,000 rows are refused before they are read", async () => {
    const begun = performance.now();
    expect(await refusal(`${HEADER}\n${"Jan,Nowak,j@x.pl,1,PL\n".repeat(1_000_000)}`)).toContain("Split it");
    expect(performance.now() - begun).toBeLessThan(15_000);
  });

  test("a million empty rows below the leads do not count", async () => {
    const { counts } = await checkContent(`${file(row())}\r\n${",,,,\r\n".repeat(1_000_000)}`);
    expect(counts).toMatchObject({ total: 1, ready: 1 });
  });

  test("a sheet of more than 100,000 rows is refused before it is read whole", async () => {
    const cells = textRows([["Jan", "Nowak", "j@x.pl"]]).repeat(150_000);
    expect(await refusal(zipOf(workbookFiles({ Leads: cells })), "l.xlsx")).toContain(
      "more than 100,000 rows",
    );
  });
});

describe("cells stay the text that they were", () => {
  test("leading zeros, long numbers and dates of a text file", async () => {
    const { view } = await only(
      "Email,Post code,Tracking ID,Date of birth\njan@x.pl,00123,000048600100200300400500,01/02/1990\n",
    );
    expect(view?.cells).toEqual(["jan@x.pl", "00123", "000048600100200300400500", "01/02/1990"]);
  });

  test("our own apostrophe guard is undone", async () => {
    const { view } = await only("Email,City\njan@x.pl,'=1+1\n");
    expect(view?.cells).toEqual(["jan@x.pl", "=1+1"]);
  });
});
