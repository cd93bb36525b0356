"use client";
import { Info, TriangleAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import type { Listed } from "./listed.ts";
import { partOf } from "./page-part.ts";
import { QuietNote } from "./quiet-note.tsx";
import { countInWords } from "./words.ts";

type PartNotesProps = {
  readonly listed: Listed;
  readonly brokerName: string;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

/** What part of the page the broker sent, and that its pages are smaller than asked for. */
export function PartNotes({ listed, brokerName, busy, onAgain }: PartNotesProps) {
  const { sent, due, size } = partOf(listed);
  // The words are in the server's own page; the button shows once a press is not lost any more.
  const [works, setWorks] = useState(false);
  useEffect(() => setWorks(true), []);
  return (
    <>
      {size < listed.size && (
        <QuietNote icon={<Info aria-hidden />}>
          {brokerName} gives at most {countInWords(size)} rows to a page.
        </QuietNote>
      )}
      {sent < due && (
        <QuietNote
          icon={<TriangleAlert aria-hidden className="text-warn-text" />}
          action={
            <Button
              size="sm"
              busy={busy}
              onClick={onAgain}
              className={cx("-my-1 ml-auto shrink-0", !works && "invisible")}
            >
              Try again
            </Button>
          }
        >
          {brokerName} sent {countInWords(sent)} of the {countInWords(due)} rows of this page.
        </QuietNote>
      )}
    </>
  );
}
