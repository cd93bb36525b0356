"use client";
import type { View } from "./columns.tsx";
import type { Listed } from "./listed.ts";
import { PartNotes } from "./part-notes.tsx";
import { QuietNotes } from "./quiet-notes.tsx";

type PageNotesProps = {
  readonly listed: Listed;
  readonly hidden: View["hidden"];
  readonly brokerName: string;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

/** All that there is to say of a page above its rows. */
export function PageNotes({ listed, hidden, ...rest }: PageNotesProps) {
  return (
    <>
      <QuietNotes hidden={hidden} unreadableRows={listed.unreadableRows} brokerName={rest.brokerName} />
      <PartNotes listed={listed} {...rest} />
    </>
  );
}
