import type { ImportCounts } from "#lib/domain/import-types.ts";
import { StatusNote } from "../ui/alert.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { whenWords } from "../ui/when.ts";
import type { Sent } from "./state.ts";
import { counted, figure } from "./words.ts";

type SentNoteProps = {
  readonly sent: Sent;
  readonly counts: ImportCounts;
  /** The broker's, as on the page of an import. */
  readonly timeZone: string;
};

/** What went, what stays, and where to follow it. */
export function SentNote({ sent, counts, timeZone }: SentNoteProps) {
  const { id, total, already, refused, earlier } = sent;
  return (
    <StatusNote
      beside
      tone={refused.length > 0 ? "warn" : "good"}
      title={
        total === 0
          ? "Nothing was sent: all of these leads were submitted before"
          : `${counted(total, "lead")} ${total === 1 ? "is" : "are"} on ${total === 1 ? "its" : "their"} way`
      }
      actions={
        <>
          <LinkButton href={`/import/${id}`} size="sm">
            See this import
          </LinkButton>
          {earlier && (
            <LinkButton href={`/import/${earlier.id}`} size="sm">
              See the earlier import
            </LinkButton>
          )}
        </>
      }
    >
      {counts.faulty > 0 && (
        <p>
          {counted(counts.faulty, "row")} with problems {counts.faulty === 1 ? "stays" : "stay"} here.
        </p>
      )}
      {earlier && (
        <p>
          This file was imported before, on {whenWords(earlier.createdAt, timeZone)}, with{" "}
          {counted(earlier.total, "lead")}. What was submitted then was not sent again.
        </p>
      )}
      {total > 0 && already > 0 && !earlier && (
        <p>
          {counted(already, "row")} had been submitted before and {already === 1 ? "was" : "were"} not sent
          again.
        </p>
      )}
      {refused.length > 0 && (
        <Disclosure summary={`${counted(refused.length, "row")} Lead Desk could not take`}>
          <ul className="list-disc pl-5">
            {refused.slice(0, 50).map(({ row, message }) => (
              <li key={row}>
                Row {figure(row)}: {message}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </StatusNote>
  );
}
