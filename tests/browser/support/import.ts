import { crc32 } from "node:zlib";
import type { Locator, Page } from "@playwright/test";
import { expect, type TestDesk } from "./desk.ts";

const HEADER = "First name,Last name,Email,Phone,Country";

let serial = 0;

/** So many people whose emails nobody else has; the file's lines without the header. */
export function people(count: number): { readonly emails: readonly string[]; readonly lines: string[] } {
  serial += 1;
  const mark = `${Date.now().toString(36)}${serial}`;
  const emails = Array.from({ length: count }, (_, at) => `lead.${mark}.${at + 1}@example.com`);
  const lines = emails.map((email, at) => `Jan,Nowak,${email},+48600${100_000 + at},PL`);
  return { emails, lines };
}

export const csv = (lines: readonly string[], header = HEADER): string => [header, ...lines, ""].join("\r\n");

export const file = (name: string, text: string | Buffer, mimeType = "text/csv") => ({
  name,
  mimeType,
  buffer: typeof text === "string" ? Buffer.from(text) : text,
});

export async function openImport(desk: TestDesk, page: Page): Promise<void> {
  await desk.signIn(page);
  await page.goto(`${desk.url}/import`);
  await expect(page.getByRole("heading", { level: 1, name: "Import leads" })).toBeVisible();
}

export const heading = (page: Page, name: string): Locator =>
  page.getByRole("heading", { name, exact: true });
export const goOn = (page: Page): Promise<void> => page.getByRole("button", { name: "Continue" }).click();
export const grid = (page: Page): Locator => page.getByRole("grid", { name: "Rows" });
export const sendButton = (page: Page): Locator => page.getByRole("button", { name: /^Send [\d,]+ leads?$/ });
export const countLine = (page: Page): Locator => page.getByRole("status").filter({ hasText: /rows?:/ });
/** An alert of ours: Next keeps an empty one of its own in the page. */
export const alert = (page: Page): Locator => page.getByRole("alert").filter({ hasText: /./ });

/** From the first step to the rows, with the match as it was found. */
export async function toRows(page: Page): Promise<void> {
  await goOn(page);
  await expect(heading(page, "Match columns")).toBeVisible();
  await goOn(page);
  await expect(heading(page, "Check rows")).toBeVisible();
}

export async function checkFile(page: Page, chosen: ReturnType<typeof file>): Promise<void> {
  await page.getByLabel("File", { exact: true }).setInputFiles(chosen);
  await toRows(page);
}

/** How often the broker really has each of these. */
export async function takenOf(desk: TestDesk, emails: readonly string[]): Promise<number[]> {
  const { leads } = await desk.sandbox.control.ledger();
  const counts = new Map(leads.map(({ email, count }) => [email, count]));
  return emails.map((email) => counts.get(email) ?? 0);
}

/** A zip of stored (not compressed) files, as small as the format lets it be. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const [locals, central]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    locals.push(Buffer.from("PK\x03\x04"), common, path, data);
    central.push(Buffer.from("PK\x01\x02\x14\x00"), common, place, path);
    offset += 4 + common.length + path.length + data.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, Buffer.from("PK\x05\x06"), end]);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = "http://schemas.openxmlformats.org";

/** A workbook with sheets of texts. */
export function xlsx(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Buffer {
  const names = Object.keys(sheets);
  const files: Record<string, string> = {
    "[Content_Types].xml": `${XML}<Types xmlns="${OFFICE}/package/2006/content-types"/>`,
    "xl/workbook.xml": `${XML}<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets>${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${XML}<Relationships xmlns="${OFFICE}/package/2006/relationships">${names.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join("")}</Relationships>`,
  };
  for (const [at, name] of names.entries()) {
    const rows = (sheets[name] ?? []).map(
      (cells) => `<row>${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`,
    );
    files[`xl/worksheets/sheet${at + 1}.xml`] =
      `${XML}<worksheet xmlns="${OFFICE}/spreadsheetml/2006/main"><sheetData>${rows.join("")}</sheetData></worksheet>`;
  }
  return zip(files);
}
