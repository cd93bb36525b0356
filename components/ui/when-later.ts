const LATER_MS = 3500;
const TOUCHES = ["pointerdown", "keydown", "input"] as const;

/** Calls `then` with the first touch of the page, else a little later: what its first sight does not need. Returns how to stop. */
export function whenLater(then: () => void): () => void {
  const timer = setTimeout(then, LATER_MS);
  for (const touch of TOUCHES) addEventListener(touch, then, { capture: true, once: true });
  return () => {
    clearTimeout(timer);
    for (const touch of TOUCHES) removeEventListener(touch, then, { capture: true });
  };
}
