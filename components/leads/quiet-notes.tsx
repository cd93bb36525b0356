import { EyeOff, TriangleAlert } from "lucide-react";
import type { View } from "./columns.tsx";
import { QuietNote } from "./quiet-note.tsx";

type QuietNotesProps = {
  readonly hidden: View["hidden"];
  /** Rows of the page that came as something that is no row. */
  readonly unreadableRows: number;
  readonly brokerName: string;
};

/** What of the page is missing, and why phones or emails look as they do. */
export function QuietNotes({ hidden, unreadableRows: rows, brokerName }: QuietNotesProps) {
  const what = [hidden.phone && "phone numbers", hidden.email && "emails"].filter(Boolean).join(" and ");
  const missing = rows === 1 ? "1 row of this page is" : `${rows} rows of this page are`;
  return (
    <>
      {what !== "" && (
        <QuietNote icon={<EyeOff aria-hidden />}>
          {brokerName} does not show {what} to this account. Your manager there can allow it.
        </QuietNote>
      )}
      {rows > 0 && (
        <QuietNote icon={<TriangleAlert aria-hidden className="text-warn-text" />}>
          {missing} missing: {brokerName} sent them in a form that cannot be read. If it stays, tell your
          manager there.
        </QuietNote>
      )}
    </>
  );
}
