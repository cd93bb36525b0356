"use client";
import { useEffect } from "react";

/**
 * Next announces a new page's title in a live region of its own, which is an empty `role="alert"` the rest of the time:
 * a second one beside ours (CONTRACT 3 promises one). It stays an assertive live region, and is no alert any more.
 */
export function OneAlert() {
  useEffect(() => {
    // Next makes it in an effect of the same moment, which may come after this one.
    const timer = setTimeout(() => {
      const announcer = document.querySelector("next-route-announcer")?.shadowRoot;
      announcer?.querySelector("[role=alert]")?.removeAttribute("role");
    });
    return () => clearTimeout(timer);
  }, []);
  return null;
}
