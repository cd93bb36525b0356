"use client";

/** One message; `id` counts up from 1. */
export type ToastMessage = {
  readonly id: number;
  readonly words: string;
  readonly tone: "neutral" | "good" | "bad";
};

export const NO_TOASTS: readonly ToastMessage[] = [];
let messages = NO_TOASTS;
const listeners = new Set<() => void>();

/** Shows a passing message at the edge of the page. For what must not be missed use Alert. */
export function toast(words: string, tone: ToastMessage["tone"] = "neutral"): void {
  messages = [...messages.slice(-20), { id: (messages.at(-1)?.id ?? 0) + 1, words, tone }];
  for (const listener of listeners) listener();
}

export const newestToasts = () => messages;

export function subscribeToasts(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
