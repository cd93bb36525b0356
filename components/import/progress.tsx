"use client";
import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { cx } from "../ui/cx.ts";
import type { Work } from "./state.ts";

const WORDS: Readonly<Record<Work["kind"], (broker: string) => string>> = {
  opening: () => "Reading the rows",
  checking: () => "Checking the rows",
  fixing: () => "Changing the rows",
  asking: (broker) => `Asking ${broker}`,
  sending: () => "Handing the leads in",
};

/** The box's distance from the bar that it stands on, or from the screen's head with its own bar, in pixels. */
const GAP_PX = 16;
const BAR_PX = 48;

/** True where the box would hide what has the focus above the step's bar, and would not at the screen's head. */
function useAtHead(box: RefObject<HTMLElement | null>): boolean {
  const [isAtHead, setAtHead] = useState(false);
  useLayoutEffect(() => {
    const place = () => {
      const all = [box.current, box.current?.parentElement, document.activeElement];
      const [own, bar, focused] = all.map((one) => one?.getBoundingClientRect());
      if (!own || !bar || !focused) return;
      const reach = own.height + GAP_PX;
      const isBeside = focused.right < own.left || focused.left > own.right;
      const isHidden = focused.bottom > bar.top - reach && focused.top < bar.top && !isBeside;
      setAtHead(isHidden && focused.top > reach + BAR_PX);
    };
    place();
    // A focus that is out of view is scrolled to after it has come.
    document.addEventListener("focusin", place);
    document.addEventListener("scroll", place, { capture: true, passive: true });
    return () => {
      document.removeEventListener("focusin", place);
      document.removeEventListener("scroll", place, { capture: true });
    };
  }, [box]);
  return isAtHead;
}

/** What is under way, and how far it is. It lies over the page above the step's bar, so that nothing jumps. */
export function Progress({ work, broker }: { readonly work: Work; readonly broker: string }) {
  const words = WORDS[work.kind](broker);
  const box = useRef<HTMLDivElement>(null);
  const edge = useAtHead(box) ? "fixed top-[calc(var(--sticky-top)+1rem)]" : "absolute bottom-full mb-4";
  const percent = work.part === null ? null : Math.round(work.part * 100);
  return (
    <div
      ref={box}
      className={cx(
        "animate-fade [animation-delay:250ms] [animation-fill-mode:backwards] inset-x-4 mx-auto flex max-w-sm flex-col gap-2 rounded-lg border border-line bg-raised p-3 shadow-pop",
        edge,
      )}
    >
      <div className="flex justify-between gap-3 text-sm font-medium">
        <span aria-hidden>{words} …</span>
        {percent !== null && <span className="text-muted tabular-nums">{percent} %</span>}
      </div>
      <div
        role="progressbar"
        aria-label={words}
        {...(percent === null ? {} : { "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 })}
        className="h-1.5 overflow-hidden rounded-full bg-pressed"
      >
        <div className="h-full rounded-full bg-accent" style={{ width: `${percent ?? 15}%` }} />
      </div>
    </div>
  );
}
