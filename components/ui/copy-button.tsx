"use client";
import { Check, Copy, X } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";

type CopyButtonProps = {
  /** Says what is copied: "Copy email". */
  readonly label: string;
  readonly value: string;
  readonly className?: string;
};

const SAID = { idle: "", copied: "Copied", failed: "Could not copy" } as const;
const SHOWN_MS = 1500;

/** Puts `value` on the clipboard and says whether that worked. */
export function CopyButton({ label, value, className }: CopyButtonProps) {
  const [state, setState] = useState<keyof typeof SAID>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const Icon = state === "copied" ? Check : state === "failed" ? X : Copy;
  return (
    <>
      <IconButton
        label={label}
        size="sm"
        {...(className ? { className } : {})}
        onClick={() =>
          copy(value).then(
            () => setState("copied"),
            () => setState("failed"),
          )
        }
      >
        <Icon aria-hidden className="size-3.5" />
      </IconButton>
      <span aria-live="polite" className="sr-only">
        {SAID[state]}
      </span>
    </>
  );
}

async function copy(value: string): Promise<void> {
  // Absent where the page came by plain http from another machine.
  if (!("clipboard" in navigator)) throw new Error("This page may not use the clipboard");
  await navigator.clipboard.writeText(value);
}
