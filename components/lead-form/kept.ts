import * as z from "zod/mini";

// What this tab keeps of unsent work, in sessionStorage: it outlives a reload and an error, and is erased at sign-out.

const text = z.string();
const form = z.object({
  firstName: text,
  lastName: text,
  email: text,
  phone: text,
  country: text,
  offerUuid: text,
  source: z.object({ name: text, site: text, description: text, trackingId: text }),
  state: text,
  city: text,
  postCode: text,
  address: text,
  dateOfBirth: text,
});

const lead = z.object({
  /** Goes with the lead when it is handed in, however often that is tried. */
  submissionId: text,
  /** The submission that this one corrects, and the email it was known by. */
  corrects: z.nullable(z.object({ id: text, email: text })),
  form,
});

const draft = z.extend(lead, {
  /** The tracking ID stays for the next lead. */
  pinned: z.boolean(),
  /** What was being typed when something else was loaded into the form, or the form was cleared. */
  aside: z.nullable(z.extend(lead, { cleared: z.boolean() })),
});

const handover = z.object({
  id: text,
  corrects: z.nullable(text),
  form,
  /** "stay": the form waits for the outcome; "next": it has moved on to the next lead. */
  mode: z.enum(["stay", "next"]),
});

export type KeptLead = z.infer<typeof lead>;
export type Draft = z.infer<typeof draft>;
/** A lead on its way from the form to the desk; kept until the desk has answered. */
export type Handover = z.infer<typeof handover>;

const draftKey = (place: string) => `lead-desk.draft.${place}`;
const outboxKey = (place: string) => `lead-desk.outbox.${place}`;

function read(key: string): unknown {
  const stored = sessionStorage.getItem(key);
  if (stored === null) return null;
  try {
    return JSON.parse(stored);
  } catch {
    // Not written by this page.
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs the draft after a reload, never the typing.
  }
}

/** `place` tells the accounts apart: one tab may have been signed in to several. */
export function readDraft(place: string): Draft | null {
  return draft.safeParse(read(draftKey(place))).data ?? null;
}

export function writeDraft(place: string, value: Draft): void {
  write(draftKey(place), value);
}

export function readOutbox(place: string): readonly Handover[] {
  return z.array(handover).safeParse(read(outboxKey(place))).data ?? [];
}

// One by one, so that what a page that is already left still learns overwrites nothing of the page that is open.

export function keepHandover(place: string, { id, corrects, form: typed, mode }: Handover): void {
  const others = readOutbox(place).filter((kept) => kept.id !== id);
  write(outboxKey(place), [...others, { id, corrects, form: typed, mode }]);
}

export function dropHandover(place: string, id: string): void {
  const kept = readOutbox(place);
  const left = kept.filter((each) => each.id !== id);
  if (left.length < kept.length) write(outboxKey(place), left);
}

/** A random UUID, also where the page came over plain http and the browser keeps `randomUUID` back. */
export function newId(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, at) => {
    const value = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, "0");
  }).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
