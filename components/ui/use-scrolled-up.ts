"use client";
import { type RefObject, useEffect, useRef } from "react";

/** Another page or filter is read from its top. `search` is the address' own. */
export function useScrolledUp(box: RefObject<HTMLElement | null>, search: string): void {
  const seen = useRef(search);
  useEffect(() => {
    if (seen.current === search) return;
    seen.current = search;
    const { current } = box;
    if (!current) return;
    current.scrollTop = 0;
    if (current.getBoundingClientRect().top < 0) current.scrollIntoView();
  }, [box, search]);
}
