import type { LeadForm } from "#lib/domain/lead-input.ts";
import { isDraft, isHandover } from "./kept-shape.ts";

// What this tab keeps of unsent work, in sessionStorage: it outlives a reload and an error, and is erased at sign-out.

export type KeptLead = {
  /** Goes with the lead when it is handed in, however often that is tried. */
  readonly submissionId: string;
  /** The submission that this one corrects, and the email it was known by. */
  readonly corrects: { readonly id: string; readonly email: string } | null;
  readonly form: LeadForm;
};

export type Draft = KeptLead & {
  /** The tracking ID stays for the next lead. */
  readonly pinned: boolean;
  /** What was being typed when something else was loaded into the form, or the form was cleared. */
  readonly aside: (KeptLead & { readonly cleared: boolean }) | null;
};

/** A lead on its way from the form to the desk; kept until the desk has answered. */
export type Handover = {
  readonly id: string;
  readonly corrects: string | null;
  readonly form: LeadForm;
  /** "stay": the form waits for the outcome; "next": it has moved on to the next lead. */
  readonly mode: "stay" | "next";
};

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
  const kept = read(draftKey(place));
  return isDraft(kept) ? kept : null;
}

export function writeDraft(place: string, value: Draft): void {
  write(draftKey(place), value);
}

export function readOutbox(place: string): readonly Handover[] {
  const kept = read(outboxKey(place));
  return Array.isArray(kept) ? kept.filter(isHandover) : [];
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
