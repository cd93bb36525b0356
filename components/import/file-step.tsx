"use client";
import { ArrowRight } from "lucide-react";
import { type RefObject, useEffect, useRef } from "react";
import { cx } from "../ui/cx.ts";
import { ActionBar } from "./action-bar.tsx";
import { FileCard } from "./file-card.tsx";
import { continueFromFile, isTextNew } from "./opening.ts";
import { PasteCard } from "./paste-card.tsx";
import type { OpenedTable } from "./reader/protocol.ts";
import { StepButton } from "./step-button.tsx";
import { StepHeading } from "./step-heading.tsx";
import { useImport } from "./use-store.ts";
import { readLine } from "./words.ts";

/** Rows come as a file, dropped or chosen, or out of the clipboard. */
export function FileStep() {
  const [state, store] = useImport();
  const { work, opened, goesOn } = state;
  const bar = useRef<HTMLDivElement>(null);
  useFocusAfterReading(bar, opened);
  return (
    <>
      <StepHeading>Choose a file or paste rows</StepHeading>
      <div className={cx("grid grid-cols-[minmax(0,1fr)] gap-4", opened === null && "lg:grid-cols-2")}>
        <FileCard />
        <PasteCard />
      </div>
      <ActionBar isRepeated ref={bar} words={opened && !isTextNew(state) && readLine(opened)}>
        <StepButton
          busy={goesOn && work !== null}
          onClick={() => void continueFromFile(store)}
          icon={<ArrowRight aria-hidden className="size-4" />}
        >
          Continue
        </StepButton>
      </ActionBar>
    </>
  );
}

/** A file that was dropped leaves the focus nowhere: keys go on from Continue then. */
function useFocusAfterReading(bar: RefObject<HTMLElement | null>, opened: OpenedTable | null): void {
  const seen = useRef(opened);
  useEffect(() => {
    if (seen.current === opened) return;
    seen.current = opened;
    if (opened === null || document.activeElement !== document.body) return;
    bar.current?.querySelector<HTMLElement>("[data-main]")?.focus({ preventScroll: true });
  }, [bar, opened]);
}
