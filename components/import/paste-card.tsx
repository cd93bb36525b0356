"use client";
import { ClipboardPaste } from "lucide-react";
import type { ClipboardEvent } from "react";
import { Alert } from "../ui/alert.tsx";
import { TextArea } from "../ui/text-area.tsx";
import { CARD, CardTitle } from "./card.tsx";
import { changeText, chooseFile } from "./opening.ts";
import { useImport } from "./use-store.ts";

/**
 * The file that was copied. Spreadsheets put a picture of the cells beside them, which nobody means; a Mac puts the
 * file's name beside the file.
 */
function copiedFile(clipboard: DataTransfer): File | null {
  const file = clipboard.files[0] ?? null;
  const text = clipboard.getData("text/plain");
  if (file === null || (text !== "" && text !== file.name)) return null;
  return file.type.startsWith("image/") && clipboard.getData("text/html") !== "" ? null : file;
}

/** Rows out of the clipboard. Once rows are there the box is small: what was read is what counts. */
export function PasteCard() {
  const [{ text, passedOver, origin, opened, work, trouble }, store] = useImport();
  const isPassed = text !== "" && passedOver && (opened !== null || work !== null);
  const other = isPassed && origin?.kind === "file" ? origin.file.name : null;
  const fault = trouble?.inPaste ? trouble : null;
  /** Tabs between cells as a spreadsheet copies them; the browser keeps them in a textarea. */
  const paste = (event: ClipboardEvent) => {
    const file = copiedFile(event.clipboardData);
    if (!file) return;
    event.preventDefault();
    void chooseFile(store, file);
  };
  const hint =
    other === null
      ? "Copy the cells with their header row and paste them here."
      : `Not used: ${other} was chosen after it. To use these rows, cut them and paste them again.`;
  return (
    <div className={`${CARD} flex flex-col gap-3`}>
      <CardTitle icon={<ClipboardPaste aria-hidden />}>From a spreadsheet</CardTitle>
      <TextArea
        label="Paste rows"
        hint={fault ? undefined : hint}
        // What went wrong takes the room of three lines and the hint.
        rows={opened ? 3 : fault ? 4 : 7}
        spellCheck={false}
        autoComplete="off"
        value={text}
        onPaste={paste}
        onChange={({ currentTarget }) => changeText(store, currentTarget.value)}
        className="flex-1"
        inputClassName="font-mono text-sm! whitespace-pre overflow-x-auto"
      />
      {fault && <Alert title={fault.message}>{fault.next}</Alert>}
    </div>
  );
}
