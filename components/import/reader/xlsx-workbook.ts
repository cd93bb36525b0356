import type { ZipEntry } from "#lib/domain/import-zip.ts";
import { attributeOf, type XmlHandler } from "./xml.ts";

export type SheetPlace = { readonly name: string; readonly path: string };

/** Collects sheets and the date system from workbook.xml. */
export class WorkbookReader implements XmlHandler {
  readonly sheets: { readonly name: string; readonly id: string; readonly isHidden: boolean }[] = [];
  is1904 = false;

  open(name: string, attributes: string): void {
    if (name === "workbookPr") {
      const value = attributeOf(attributes, "date1904");
      this.is1904 = value === "1" || value === "true";
    }
    if (name !== "sheet") return;
    this.sheets.push({
      name: attributeOf(attributes, "name") ?? "",
      id: attributeOf(attributes, "id") ?? "",
      isHidden: (attributeOf(attributes, "state") ?? "visible") !== "visible",
    });
  }

  close(): void {}
  text(): void {}

  wantsText(): boolean {
    return false;
  }
}

/** Collects which file each id of a .rels file means. */
export class LinkReader implements XmlHandler {
  readonly links: { readonly id: string; readonly type: string; readonly target: string }[] = [];

  open(name: string, attributes: string): void {
    if (name !== "Relationship") return;
    const type = attributeOf(attributes, "Type") ?? "";
    this.links.push({
      id: attributeOf(attributes, "Id") ?? "",
      type: type.slice(type.lastIndexOf("/") + 1),
      target: attributeOf(attributes, "Target") ?? "",
    });
  }

  close(): void {}
  text(): void {}

  wantsText(): boolean {
    return false;
  }
}

/** "worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "../xl/…" as seen from the folder xl. */
export function pathOf(target: string): string {
  const parts = target.startsWith("/") ? [] : ["xl"];
  for (const part of target.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

/** Programs do not agree on capitals in the names of their files. */
export function entryFinder(entries: readonly ZipEntry[]): (path: string) => ZipEntry | null {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]));
  return (path) => byName.get(path.toLowerCase()) ?? null;
}

/** The sheets with rows, in the workbook's order; hidden ones only where no other is there. */
export function sheetPlaces({ sheets }: WorkbookReader, { links }: LinkReader): SheetPlace[] {
  const places = sheets.flatMap(({ name, id, isHidden }) => {
    const link = links.find((each) => each.id === id);
    return link?.type === "worksheet" ? [{ name, path: pathOf(link.target), isHidden }] : [];
  });
  const visible = places.filter(({ isHidden }) => !isHidden);
  return visible.length > 0 ? visible : places;
}
