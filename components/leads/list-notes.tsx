import { EyeOff, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import type { View } from "./columns.tsx";
import type { Trouble } from "./listed.ts";

type OutageProps = {
  readonly trouble: Trouble;
  /** Rows of before are still on the page. */
  readonly keepsOld: boolean;
  readonly busy: boolean;
  readonly onAgain: () => void;
};

/** The list could not be had: what failed, what to do. Never drawn as an empty list. */
export function Outage({ trouble, keepsOld, busy, onAgain }: OutageProps) {
  return (
    <Alert
      title={trouble.message}
      actions={
        <Button busy={busy} onClick={onAgain}>
          Try again
        </Button>
      }
      details={trouble.technical}
    >
      {trouble.next}
      {keepsOld && " The rows below are older and may answer another question."}
    </Alert>
  );
}

function Note({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 border-b border-line px-4 py-2 text-sm text-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <span className="min-w-0">{children}</span>
    </p>
  );
}

/** Some rows of the page came as something that is no row. */
export function PartialNote({ rows, brokerName }: { readonly rows: number; readonly brokerName: string }) {
  if (rows === 0) return null;
  const words = rows === 1 ? "1 row of this page is" : `${rows} rows of this page are`;
  return (
    <Note icon={<TriangleAlert aria-hidden className="text-warn-text" />}>
      {words} missing: {brokerName} sent them in a form that cannot be read. If it stays, tell your manager
      there.
    </Note>
  );
}

/** Why phones or emails look as they do. */
export function HiddenNote({
  hidden,
  brokerName,
}: {
  readonly hidden: View["hidden"];
  readonly brokerName: string;
}) {
  const what = [hidden.phone && "phone numbers", hidden.email && "emails"].filter(Boolean).join(" and ");
  if (what === "") return null;
  return (
    <Note icon={<EyeOff aria-hidden />}>
      {brokerName} does not show {what} to this account. Your manager there can allow it.
    </Note>
  );
}
