"use client";
import { useSyncExternalStore } from "react";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import type { Handover } from "./kept.ts";

type SubmitButtonsProps = {
  readonly busy: boolean;
  readonly press: (mode: Handover["mode"]) => void;
};

/** Both in one line at 360 px, in wide fonts as well: the foot covers as little of the form as it can. */
const NARROW = "max-sm:px-2! max-sm:text-sm!";

const never = () => () => undefined;
const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The two ways to hand the lead in; each shows its keys. */
export function SubmitButtons({ busy, press }: SubmitButtonsProps) {
  const mac = useSyncExternalStore(never, isMac, () => false);
  const [mod, shift] = mac ? ["⌘", "⇧"] : ["Ctrl", "Shift"];
  return (
    <div className="flex flex-wrap items-center gap-1.5 sm:gap-2">
      <Button
        variant="primary"
        busy={busy}
        data-moves-on
        className={NARROW}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        onClick={() => press("stay")}
      >
        Submit lead
        <Keys>{`${mod} ↵`}</Keys>
      </Button>
      <Button
        className={NARROW}
        aria-disabled={busy || undefined}
        aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
        onClick={() => press("next")}
      >
        Submit and add another
        <Keys className="text-muted">{`${mod} ${shift} ↵`}</Keys>
      </Button>
    </div>
  );
}

function Keys({ children, className }: { readonly children: string; readonly className?: string }) {
  return (
    <span aria-hidden className={cx("ml-1 hidden text-2xs font-normal sm:inline", className)}>
      {children}
    </span>
  );
}
