import {
  DRAFT_NAME,
  type Draft,
  type Handover,
  type KeptLead,
  OUTBOX_NAME,
  parseDraft,
  parseOutbox,
} from "#lib/domain/kept-lead.ts";

export type { Draft, Handover, KeptLead };

// What this tab keeps of unsent work, in sessionStorage: it outlives a reload and an error, and is erased at sign-out.

const draftKey = (place: string) => DRAFT_NAME + place;
const outboxKey = (place: string) => OUTBOX_NAME + place;

function write(key: string, value: unknown): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full or forbidden storage costs the draft after a reload, never the typing.
  }
}

/** `place` tells the accounts apart. */
export function readDraft(place: string): Draft | null {
  return parseDraft(sessionStorage.getItem(draftKey(place)));
}

export function writeDraft(place: string, value: Draft): void {
  write(draftKey(place), value);
}

export function readOutbox(place: string): readonly Handover[] {
  return parseOutbox(sessionStorage.getItem(outboxKey(place)));
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
