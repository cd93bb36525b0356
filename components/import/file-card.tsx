"use client";
import { FileSpreadsheet } from "lucide-react";
import { type DragEvent, useId, useState } from "react";
import { Alert } from "../ui/alert.tsx";
import { buttonStyle } from "../ui/button-style.ts";
import { cx } from "../ui/cx.ts";
import { CARD, CardTitle } from "./card.tsx";
import { FileFacts } from "./file-facts.tsx";
import { chooseFile } from "./opening.ts";
import type { Trouble } from "./state.ts";
import { useImport } from "./use-store.ts";

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

/** Where a file comes in; once one is read, or rows were pasted, what was read stands in its place. */
export function FileCard() {
  const [{ opened, origin, trouble }, store] = useImport();
  const id = useId();
  const fault = trouble?.inPaste ? null : trouble;
  const take = (file: File) => void chooseFile(store, file);
  const [isOver, listeners] = useDrop(take);
  const choose = (words: string) => <ChooseFile inputId={id} words={words} />;
  return (
    <div
      {...listeners}
      className={cx(
        CARD,
        "group/file relative flex flex-col gap-3",
        isOver && "bg-accent-soft outline-2 outline-accent",
      )}
    >
      <CardTitle icon={<FileSpreadsheet aria-hidden />} isHidden={opened !== null}>
        <label id={`${id}-name`} htmlFor={id}>
          File
        </label>
      </CardTitle>
      {/* Out of sight, since a browser writes "No file chosen" beside it whatever was read; it keeps focus and name. */}
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-labelledby={`${id}-name`}
        aria-describedby={opened ? undefined : `${id}-kinds`}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) take(file);
          // So that the same file, mended meanwhile, can be chosen again.
          currentTarget.value = "";
        }}
        className="sr-only"
      />
      {opened ? (
        <FileFacts
          opened={opened}
          trouble={fault}
          action={choose(origin?.kind === "text" ? "Choose a file" : "Choose another")}
        />
      ) : (
        <Zone kindsId={`${id}-kinds`} trouble={fault} action={choose("Choose a file")} />
      )}
    </div>
  );
}

/** Looks like a button and acts as the input does, whose focus it shows. */
function ChooseFile({ inputId, words }: { readonly inputId: string; readonly words: string }) {
  return (
    <label
      htmlFor={inputId}
      className={buttonStyle(
        "secondary",
        "md",
        "cursor-pointer group-has-[[type=file]:focus-visible]/file:outline-2 group-has-[[type=file]:focus-visible]/file:outline-offset-2 group-has-[[type=file]:focus-visible]/file:outline-focus",
      )}
    >
      {words}
    </label>
  );
}

type ZoneProps = {
  readonly kindsId: string;
  readonly trouble: Trouble | null;
  readonly action: React.ReactNode;
};

/** As high with what went wrong as without, so that nothing on the page moves. */
function Zone({ kindsId, trouble, action }: ZoneProps) {
  return (
    <div className="flex min-h-56 flex-1 flex-col items-center justify-center gap-3 rounded-md border border-dashed border-edge px-4 py-3 text-center sm:min-h-48">
      {trouble ? (
        <Alert title={trouble.message} className="w-full max-w-xl text-left [overflow-wrap:anywhere]">
          {trouble.next}
        </Alert>
      ) : (
        <p className="text-muted">Drop it here, or choose it:</p>
      )}
      {action}
      <p id={kindsId} className={trouble ? "sr-only" : "text-xs text-muted"}>
        CSV, TSV or XLSX, up to 100,000 rows and 50 MB. The first row names the columns.
      </p>
    </div>
  );
}
