import { parseEmail } from "./email.ts";
import type { Draft, Handover, KeptLead } from "./kept-lead.ts";

// One person taken out of what a tab keeps of unsent work. `key`: the person's email as it is compared.

function keyOf(email: string): string | null {
  const parsed = parseEmail(email);
  return parsed.ok ? parsed.value.key : null;
}

/** The lead where it is somebody else's. A correction is of its person until another's email is typed in it. */
function others<L extends KeptLead>(lead: L, key: string): L | null {
  const typed = keyOf(lead.form.email);
  const isCorrection = lead.corrects !== null && keyOf(lead.corrects.email) === key;
  if (typed === key || (typed === null && isCorrection)) return null;
  return isCorrection ? { ...lead, corrects: null } : lead;
}

/** Null where nothing is left. What was set aside takes the place of a draft that goes. */
export function draftWithout(draft: Draft, key: string): Draft | null {
  const typed = others(draft, key);
  const aside = draft.aside && others(draft.aside, key);
  if (typed !== null) return { ...typed, aside };
  if (aside === null) return null;
  const { submissionId, corrects, form } = aside;
  return { submissionId, corrects, form, pinned: draft.pinned, aside: null };
}

export function outboxWithout(outbox: readonly Handover[], key: string): readonly Handover[] {
  return outbox.filter(({ form }) => keyOf(form.email) !== key);
}
