"use client";
import { type FocusEvent, useLayoutEffect, useRef } from "react";

/** True where the focus is nowhere, or on a button that takes no keys any more: browsers let go of that one later. */
export function isPlaceLost(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.matches(":disabled");
}

/** A button may go with what it did or offered: whoever works by keys goes on from where `onLost` leads. */
export function useKeptPlace(onLost: () => void) {
  const last = useRef<Element | null>(null);
  useLayoutEffect(() => {
    const { current } = last;
    if (!current || (current.isConnected && !current.matches(":disabled"))) return;
    last.current = null;
    if (isPlaceLost()) onLost();
  });
  return {
    onFocus: ({ target }: FocusEvent) => {
      last.current = target;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget) last.current = null;
    },
  };
}
