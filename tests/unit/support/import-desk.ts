import { ImportDesk } from "#components/import/reader/import-desk.ts";
import type { OpenedTable, OpenOptions } from "#components/import/reader/protocol.ts";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { ImportConstants, ImportCounts } from "#lib/domain/import-types.ts";

export const NORTH: BrokerProfile = {
  id: "north",
  name: "North Markets",
  offers: [
    {
      uuid: "9a1f0c52-0000-4000-8000-000000000001",
      name: "Autumn FX",
      leadSource: { name: "Autumn FX", site: "autumnfx.example", description: "Landing B" },
    },
  ],
  defaultCountry: "PL",
  timeZone: "Europe/Warsaw",
  requiredFields: [],
  phoneFormat: "e164",
};

export const SHARED: ImportConstants = {
  offerUuid: "9a1f0c52-0000-4000-8000-000000000001",
  country: "",
  source: { name: "Autumn FX", site: "autumnfx.example", description: "Landing B", trackingId: "" },
};

export type CheckedDesk = {
  readonly desk: ImportDesk;
  readonly opened: OpenedTable;
  readonly counts: ImportCounts;
};

/** A file's content as the page would hand it in, opened; or the words why it cannot be. */
export async function openContent(
  content: string | Uint8Array,
  options: OpenOptions = {},
  name = "leads.csv",
): Promise<{ desk: ImportDesk; opened: OpenedTable } | { refused: string }> {
  const desk = new ImportDesk();
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const opened = await desk.openFile(new File([bytes.slice()], name), options);
  return opened.ok
    ? { desk, opened: opened.value }
    : { refused: `${opened.error.message} ${opened.error.next}` };
}

/** Opened and checked with the columns that were found. */
export async function checkContent(content: string | Uint8Array, name?: string): Promise<CheckedDesk> {
  const read = await openContent(content, {}, name);
  if ("refused" in read) throw new Error(read.refused);
  const counts = await read.desk.check(read.opened.match, SHARED, NORTH);
  return { ...read, counts };
}
