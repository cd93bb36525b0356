/** Which of the two submits a key press means, if any. Held keys count once. */
export function submitKey(event: KeyboardEvent): "stay" | "next" | null {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.altKey) return null;
  return event.shiftKey ? "next" : "stay";
}

const FIELDS = "input:not([type=hidden]):not([disabled]), select:not([disabled]), button[data-moves-on]";

/** Where Enter goes from a field: the next one that is not folded away, at the end the button that submits. */
function fieldAfter(from: HTMLElement): HTMLElement | null {
  const fields = [...(from.closest("form")?.querySelectorAll<HTMLElement>(FIELDS) ?? [])];
  const open = fields.filter((field) => field.closest("details:not([open])") === null);
  return open[open.indexOf(from) + 1] ?? null;
}

/** Enter in a field moves on, as Tab does, and never submits. True where it did. */
export function moveOn(target: EventTarget): boolean {
  if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLSelectElement)) return false;
  const next = fieldAfter(target);
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
  return true;
}
