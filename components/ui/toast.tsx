"use client";
import { useSyncExternalStore } from "react";
import { lazyPart, usePart } from "./lazy-part.ts";

/** One message; `id` counts up from 1. */
export type ToastMessage = {
  readonly id: number;
  readonly words: string;
  readonly tone: "neutral" | "good" | "bad";
};

const NONE: readonly ToastMessage[] = [];
let messages = NONE;
const listeners = new Set<() => void>();

/** Shows a passing message at the edge of the page. For what must not be missed use Alert. */
export function toast(words: string, tone: ToastMessage["tone"] = "neutral"): void {
  messages = [...messages.slice(-20), { id: (messages.at(-1)?.id ?? 0) + 1, words, tone }];
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

const content = lazyPart(() => import("./toast-content.tsx").then((file) => file.ToastContent));

/** Where toasts appear; once for a page. Their code is fetched with the first one. */
export function ToastHost() {
  const shown = useSyncExternalStore(
    subscribe,
    () => messages,
    () => NONE,
  );
  const Content = usePart(content, shown.length > 0);
  return Content && <Content messages={shown} />;
}
