"use client";
import { ArrowRight, ClipboardPaste, FileSpreadsheet } from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { TextArea } from "../ui/text-area.tsx";
import { ActionBar } from "./action-bar.tsx";
import { FileFacts } from "./file-facts.tsx";
import { changeText, chooseFile, continueFromFile, isTextNew } from "./opening.ts";
import type { OpenedTable } from "./reader/protocol.ts";
import { StepHeading } from "./step-heading.tsx";
import { useImport } from "./use-store.ts";
import { readLine } from "./words.ts";

export const CARD = "min-w-0 rounded-lg border border-line bg-surface p-4 shadow-card";

/** Rows come as a file, dropped or chosen, or out of the clipboard. */
export function FileStep() {
  const [state, store] = useImport();
  const { work, opened, goesOn } = state;
  const bar = useRef<HTMLDivElement>(null);
  useFocusAfterReading(bar, opened);
  return (
    <>
      <StepHeading>Choose a file or paste rows</StepHeading>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        <FileCard />
        <PasteCard />
      </div>
      {opened && <FileFacts opened={opened} />}
      <ActionBar ref={bar} words={opened && !isTextNew(state) && readLine(opened)}>
        <Button
          variant="primary"
          data-main=""
          busy={goesOn && work !== null}
          onClick={() => void continueFromFile(store)}
          icon={<ArrowRight aria-hidden className="size-4" />}
        >
          Continue
        </Button>
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

function CardTitle({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="flex items-center gap-2 font-medium [&_svg]:size-4 [&_svg]:text-muted">
      {icon}
      {children}
    </div>
  );
}

/** Counts enters and leaves: a drag crosses the elements inside as well. */
function useDrop(onFile: (file: File) => void) {
  const [depth, setDepth] = useState(0);
  const listeners = {
    onDragEnter: (event: DragEvent) => {
      event.preventDefault();
      setDepth((now) => now + 1);
    },
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDragLeave: () => setDepth((now) => Math.max(0, now - 1)),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setDepth(0);
      const file = event.dataTransfer.files[0];
      if (file) onFile(file);
    },
  };
  return [depth > 0, listeners] as const;
}

function FileCard() {
  const [, store] = useImport();
  const id = useId();
  const take = (file: File) => void chooseFile(store, file);
  const [isOver, listeners] = useDrop(take);
  return (
    <div
      {...listeners}
      className={cx(CARD, "flex flex-col gap-3", isOver && "bg-accent-soft outline-2 outline-accent")}
    >
      <CardTitle icon={<FileSpreadsheet aria-hidden />}>
        <label htmlFor={id}>File</label>
      </CardTitle>
      <div className="flex flex-1 flex-col items-center justify-center gap-3 rounded-md border border-dashed border-edge px-4 py-8 text-center">
        <p className="text-muted">Drop it here, or choose it:</p>
        <input
          id={id}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          aria-describedby={`${id}-kinds`}
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0];
            if (file) take(file);
            // So that the same file, mended meanwhile, can be chosen again.
            currentTarget.value = "";
          }}
          className="w-full max-w-72 min-w-0 text-sm text-muted file:mr-3 file:h-control file:rounded-md file:border file:border-edge/50 file:bg-surface file:px-3.5 file:text-base file:font-medium file:text-text"
        />
        <p id={`${id}-kinds`} className="text-xs text-muted">
          CSV, TSV or XLSX, up to 100,000 rows and 50 MB. The first row names the columns.
        </p>
      </div>
    </div>
  );
}

function PasteCard() {
  const [{ text, passedOver, origin, opened, work }, store] = useImport();
  const isPassed = text !== "" && passedOver && (opened !== null || work !== null);
  const other = isPassed && origin?.kind === "file" ? origin.file.name : null;
  /** Tabs between cells as a spreadsheet copies them; the browser keeps them in a textarea. */
  const paste = ({ clipboardData }: ClipboardEvent) => {
    const file = clipboardData.files[0];
    if (file) void chooseFile(store, file);
  };
  return (
    <div className={cx(CARD, "flex flex-col gap-3")}>
      <CardTitle icon={<ClipboardPaste aria-hidden />}>From a spreadsheet</CardTitle>
      <TextArea
        label="Paste rows"
        hint={
          other === null
            ? "Copy the cells with their header row and paste them here."
            : `Not used: ${other} was chosen after it. To use these rows, cut them and paste them again.`
        }
        rows={7}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onPaste={paste}
        onChange={({ currentTarget }) => changeText(store, currentTarget.value)}
        className="flex-1"
        inputClassName="font-mono text-sm! whitespace-pre overflow-x-auto"
      />
    </div>
  );
}
