"use client";
import { useEffect, useRef } from "react";

/**
 * The buttons and outcomes stand at the foot of the window, over the form. This keeps the field that has the focus out
 * from under them: it tells the fields how much room to leave (`--foot`), and moves the page when an outcome grows
 * over the field that is being typed in.
 */
export function useClearView() {
  const foot = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = foot.current;
    const form = box?.closest("form");
    if (!box || !form) return;
    const observer = new ResizeObserver(() => {
      form.style.setProperty("--foot", `${box.offsetHeight}px`);
      const field = document.activeElement;
      if (!field || !form.contains(field) || box.contains(field)) return;
      if (field.getBoundingClientRect().bottom > box.getBoundingClientRect().top) {
        field.scrollIntoView({ block: "nearest" });
      }
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return foot;
}
