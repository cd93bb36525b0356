import { PERSON } from "./lead-values.ts";

/** By the document: the form forgets its fields for a moment when it is begun anew. */
export function focusFirst(): void {
  const first = document.querySelector(`input[name="${PERSON[0]}"]`);
  if (first instanceof HTMLInputElement) first.focus();
}

/** A fault in a folded part must be seen: the focus goes there next. */
export function unfold(name: string): void {
  const field = document.querySelector(`[name="${name}"]`);
  const folded = field?.closest("details");
  if (folded) folded.open = true;
}
