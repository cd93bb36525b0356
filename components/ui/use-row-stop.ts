"use client";
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from "react";

const PAGE = 10;

function placeOf(target: EventTarget): number | null {
  const row = target instanceof Element ? target.closest("[data-at]") : null;
  return row instanceof HTMLElement ? Number(row.dataset.at) : null;
}

/** Where each key leads from row `at`; null for a key that moves nothing. */
function target(key: string, at: number, last: number): number | null {
  const goals: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
    Home: 0,
    End: last,
  };
  const goal = goals[key];
  return goal === undefined ? null : Math.min(Math.max(goal, 0), last);
}

/** True where the click ended a selection of text: somebody copies, nobody opens. */
function selectsText(): boolean {
  const selection = getSelection();
  return selection?.type === "Range" && selection.toString().trim() !== "";
}

/**
 * One row is Tab's stop; arrows, Page Up and Down, Home and End move it; Enter or a click opens. For the body of
 * the table, so that no row needs a listener of its own.
 */
export function useRowStop(count: number, onOpen: (at: number) => void) {
  const body = useRef<HTMLTableSectionElement>(null);
  const [wanted, setStop] = useState(0);
  const moving = useRef(false);
  const stop = Math.max(0, Math.min(wanted, count - 1));

  // After the render: a row that was not in the document is there now.
  useEffect(() => {
    if (!moving.current) return;
    moving.current = false;
    body.current?.querySelector<HTMLElement>(`[data-at="${stop}"]`)?.focus();
  }, [stop]);

  const listeners = {
    onFocus: ({ target }: FocusEvent) => {
      const at = placeOf(target);
      if (at !== null) setStop(at);
    },
    onClick: (event: MouseEvent) => {
      const at = placeOf(event.target);
      if (at !== null && !selectsText()) onOpen(at);
    },
    onKeyDown: (event: KeyboardEvent) => {
      const at = placeOf(event.target);
      if (at === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.key === "Enter") {
        event.preventDefault();
        return onOpen(at);
      }
      const goal = target(event.key, at, count - 1);
      if (goal === null) return;
      event.preventDefault();
      if (goal === at) return;
      moving.current = true;
      setStop(goal);
    },
  };
  return { body, stop, listeners };
}
