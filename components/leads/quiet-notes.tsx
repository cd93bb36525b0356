import { EyeOff, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import type { View } from "./columns.tsx";

type QuietNotesProps = {
  readonly hidden: View["hidden"];
  /** Rows of the page that came as something that is no row. */
  readonly unreadableRows: number;
  readonly brokerName: string;
};

function Note({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 border-b border-line px-4 py-2 text-sm text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <span className="min-w-0">{children}</span>
    </p>
  );
}

/** What of the page is missing, and why phones or emails look as they do. */
export function QuietNotes({ hidden, unreadableRows: rows, brokerName }: QuietNotesProps) {
  const what = [hidden.phone && "phone numbers", hidden.email && "emails"].filter(Boolean).join(" and ");
  const missing = rows === 1 ? "1 row of this page is" : `${rows} rows of this page are`;
  return (
    <>
      {what !== "" && (
        <Note icon={<EyeOff aria-hidden />}>
          {brokerName} does not show {what} to this account. Your manager there can allow it.
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
