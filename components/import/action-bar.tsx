"use client";
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { Alert } from "../ui/alert.tsx";
import { cx } from "../ui/cx.ts";
import { Progress } from "./progress.tsx";
import { useImport } from "./use-store.ts";

type ActionBarProps = {
  readonly ref?: RefObject<HTMLDivElement | null>;
  /** The step's buttons; the one that goes on has `data-main`. */
  readonly children: ReactNode;
  /** What there is to say beside them. */
  readonly words?: ReactNode;
  /** They stand on the page as well, so a narrow window does without them. */
  readonly isRepeated?: boolean;
};

/** What has the focus is scrolled to above the bar, however high that is. */
function useRoomBelow(bar: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const { current } = bar;
    if (!current) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.scrollPaddingBottom = `${current.offsetHeight + 8}px`;
    });
    observer.observe(current);
    return () => {
      observer.disconnect();
      style.scrollPaddingBottom = "";
    };
  }, [bar]);
}

/**
 * The foot of every step, always at the window's bottom: what goes on is where it was, however long the step is. What
 * is under way and what went wrong stand with the buttons. A very low window is left to the step.
 */
export function ActionBar({ ref, children, words, isRepeated = false }: ActionBarProps) {
  const [{ step, work, trouble }, store] = useImport();
  const bar = useRef<HTMLDivElement>(null);
  useRoomBelow(bar);
  return (
    <div
      ref={bar}
      className="sticky bottom-0 z-20 order-last -mx-4 mt-auto -mb-5 flex flex-col gap-3 border-t border-line bg-surface px-4 py-3 sm:-mx-6 sm:px-6 min-[103rem]:rounded-t-lg min-[103rem]:border-x [@media(max-height:20rem)]:relative"
    >
      {work && work.kind !== "fixing" && <Progress work={work} broker={store.broker.name} />}
      {trouble && step !== "file" && <Alert title={trouble.message}>{trouble.next}</Alert>}
      <div ref={ref} className="flex flex-wrap items-center gap-2">
        {children}
        {words && (
          <div
            className={cx(
              "line-clamp-3 min-w-0 flex-1 basis-56 text-sm text-muted [overflow-wrap:anywhere]",
              isRepeated && "max-sm:hidden",
            )}
          >
            {words}
          </div>
        )}
      </div>
    </div>
  );
}
