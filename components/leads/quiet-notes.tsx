import { EyeOff, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../ui/button.tsx";
import type { View } from "./columns.tsx";
import type { PagePart } from "./page-part.ts";
import { countInWords } from "./words.ts";

type QuietNotesProps = {
  readonly hidden: View["hidden"];
  /** Rows of the page that came as something that is no row. */
  readonly unreadableRows: number;
  readonly brokerName: string;
  /** Null while no page is here. */
  readonly part:
    | (PagePart & { readonly asked: number; readonly busy: boolean; readonly again: () => void })
    | null;
};

type NoteProps = { readonly icon: ReactNode; readonly action?: ReactNode; readonly children: ReactNode };

function Note({ icon, action, children }: NoteProps) {
  return (
    <div className="flex items-start gap-2 border-b border-line px-4 py-2 text-sm text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <p className="min-w-0">{children}</p>
      {action}
    </div>
  );
}

/** What of the page is missing, and why phones or emails look as they do. */
export function QuietNotes({ hidden, unreadableRows: rows, brokerName, part }: QuietNotesProps) {
  const what = [hidden.phone && "phone numbers", hidden.email && "emails"].filter(Boolean).join(" and ");
  const missing = rows === 1 ? "1 row of this page is" : `${rows} rows of this page are`;
  return (
    <>
      {what !== "" && (
        <Note icon={<EyeOff aria-hidden />}>
          {brokerName} does not show {what} to this account. Your manager there can allow it.
        </Note>
      )}
      {part && part.size < part.asked && (
        <Note icon={<Info aria-hidden />}>
          {brokerName} gives at most {countInWords(part.size)} rows to a page.
        </Note>
      )}
      {part && part.sent < part.due && (
        <Note
          icon={<TriangleAlert aria-hidden className="text-warn-text" />}
          action={
            <Button size="sm" busy={part.busy} onClick={part.again} className="-my-1 ml-auto shrink-0">
              Try again
            </Button>
          }
        >
          {brokerName} sent {countInWords(part.sent)} of the {countInWords(part.due)} rows of this page.
        </Note>
      )}
      {rows > 0 && (
        <Note icon={<TriangleAlert aria-hidden className="text-warn-text" />}>
          {missing} missing: {brokerName} sent them in a form that cannot be read. If it stays, tell your
          manager there.
        </Note>
      )}
    </>
  );
}
