import { randomBytes } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import type { HandedRow, HandedRows, NewBatch } from "#lib/domain/batch.ts";
import type { LeadInput } from "#lib/domain/lead-input.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import { createBatch } from "#lib/server/batches/create.ts";
import { sendBatch } from "#lib/server/batches/send-batch.ts";
import { storeRows } from "#lib/server/batches/store-rows.ts";
import type { Desk } from "#lib/server/db/desk.ts";
import { submissions } from "#lib/server/db/schema.ts";
import { OFFERS } from "#sandbox/accounts.ts";

export const HEADER = ["Name", "Surname", "E-mail", "Tel"];

let serial = 0;

/** An email that no other test uses. */
export function newEmail(name = "jan"): string {
  serial += 1;
  return `${name}.${serial}.${randomBytes(4).toString("hex")}@example.com`;
}

/** A row as the wizard hands it in: a form, and the file's cells. */
export function handed(row: number, email: string, over: Partial<LeadInput> = {}): HandedRow {
  const lead = {
    firstName: "Jan",
    lastName: "Nowak",
    email,
    phone: "+48 600 100 200",
    country: "PL",
    offerUuid: OFFERS[0].uuid,
    source: { name: "Autumn FX", site: "autumnfx.example", description: "Landing B", trackingId: "" },
    ...over,
  };
  return { row, lead, cells: ["Jan", "Nowak", email, "600 100 200"] };
}

/** Rows 1 to `count`, each with an email of its own. */
export const manyRows = (count: number): HandedRow[] =>
  Array.from({ length: count }, (_, at) => handed(at + 1, newEmail("many")));

export const newBatch = (over: Partial<NewBatch> = {}): NewBatch => ({
  fileName: "autumn leads.csv",
  fileHash: randomBytes(32).toString("hex"),
  header: HEADER,
  match: { firstName: 0, lastName: 1, email: 2, phone: 3 },
  rows: 1,
  already: 0,
  ...over,
});

export async function begin(desk: Desk, session: Session, over: Partial<NewBatch> = {}): Promise<string> {
  const started = await createBatch(desk, session, newBatch(over));
  if (!started.ok) throw new Error(started.error.message);
  return started.value.id;
}

export async function store(
  desk: Desk,
  session: Session,
  id: string,
  rows: readonly HandedRow[],
): Promise<HandedRows> {
  const stored = await storeRows(desk, session, id, rows);
  if (!stored.ok) throw new Error(stored.error.message);
  return stored.value;
}

export async function sendAll(desk: Desk, session: Session, id: string) {
  const sent = await sendBatch(desk, session, id);
  if (!sent.ok) throw new Error(sent.error.message);
  return sent.value;
}

/** A batch on its way with these rows. */
export async function running(desk: Desk, session: Session, rows: readonly HandedRow[]): Promise<string> {
  const id = await begin(desk, session, { rows: rows.length });
  await store(desk, session, id, rows);
  await sendAll(desk, session, id);
  return id;
}

export function rowsOf(desk: Desk, batchId: string) {
  return desk.db
    .select()
    .from(submissions)
    .where(eq(submissions.batchId, batchId))
    .orderBy(asc(submissions.rowNumber));
}
