import { parseEmail } from "#lib/domain/email.ts";
import { DRAFT_NAME, OUTBOX_NAME, parseDraft, parseOutbox } from "#lib/domain/kept-lead.ts";
import { draftWithout, outboxWithout } from "#lib/domain/kept-person.ts";

/** What is left under the name; null where that is nothing, or what no page could read. */
function leftUnder(name: string, key: string): unknown {
  const stored = sessionStorage.getItem(name);
  if (name.startsWith(DRAFT_NAME)) {
    const draft = parseDraft(stored);
    return draft && draftWithout(draft, key);
  }
  const outbox = outboxWithout(parseOutbox(stored), key);
  return outbox.length === 0 ? null : outbox;
}

/** Removes what this tab keeps of one person's unsent leads; everybody else's stay. */
export function forgetDraftsOf(email: string): void {
  const person = parseEmail(email);
  if (!person.ok) return;
  for (const name of Object.keys(sessionStorage)) {
    if (!name.startsWith(DRAFT_NAME) && !name.startsWith(OUTBOX_NAME)) continue;
    const left = leftUnder(name, person.value.key);
    if (left === null) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify(left));
  }
}
