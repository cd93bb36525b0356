"use client";
import { type RefObject, useEffect, useRef } from "react";
import { useLatest } from "./use-live.ts";

/**
 * A form in whose fields nothing can be typed, erased, cut or pasted while `isFrozen` says so; the focus stays. By the
 * browser's own event: React's onBeforeInput hears of what adds text alone.
 */
export function useFrozen(isFrozen: () => boolean): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  const latest = useLatest(isFrozen);
  useEffect(() => {
    const box = form.current;
    const refuse = (event: Event) => latest.current() && event.preventDefault();
    box?.addEventListener("beforeinput", refuse);
    return () => box?.removeEventListener("beforeinput", refuse);
  }, [latest]);
  return form;
}
