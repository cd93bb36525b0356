"use client";
import { useEffect } from "react";
import { toast as sonner, Toaster } from "sonner";
import { cx } from "./cx.ts";
import type { ToastMessage } from "./toast.tsx";

const DOTS = {
  neutral: "before:bg-neutral-dot",
  good: "before:bg-good-dot",
  bad: "before:bg-bad-dot",
} as const;
const SHOWN_MS = 5000;

/** The newest that was shown. Outside the component: a page that is put away and comes back repeats nothing. */
let last = 0;

/** The part of ToastHost that needs sonner; see toast-host.tsx. */
export function ToastContent({ messages }: { readonly messages: readonly ToastMessage[] }) {
  const narrow = matchMedia("(max-width: 639px)").matches;
  useEffect(() => {
    for (const { id, words, tone } of messages) {
      if (id <= last) continue;
      last = id;
      sonner(words, { className: DOTS[tone] });
    }
  }, [messages]);
  return (
    <Toaster
      // On a narrow screen dialogs rise from below: the toast must not lie on their buttons.
      position={narrow ? "top-center" : "bottom-right"}
      duration={SHOWN_MS}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: cx(
            "flex w-full items-center gap-2.5 rounded-lg bg-raised px-3.5 py-2.5 text-sm text-text shadow-pop",
            "before:size-2 before:shrink-0 before:rounded-full before:content-['']",
          ),
        },
      }}
    />
  );
}
