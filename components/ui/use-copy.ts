"use client";
import { Check, Copy, type LucideIcon, X } from "lucide-react";
import { useEffect, useState } from "react";

const WORDS = { idle: "", copied: "Copied", failed: "Could not copy" } as const;
const ICONS = { idle: Copy, copied: Check, failed: X } as const;
const SHOWN_MS = 1500;

type Copying = {
  /** Puts the text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  /** Whether that worked, for a short while; else empty. */
  readonly words: string;
  readonly Icon: LucideIcon;
};

export function useCopy(): Copying {
  const [state, setState] = useState<keyof typeof WORDS>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy(text: string) {
    // Absent where the page came by plain http from another machine.
    if (!("clipboard" in navigator)) return setState("failed");
    await navigator.clipboard.writeText(text).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  }

  return { copy, words: WORDS[state], Icon: ICONS[state] };
}
