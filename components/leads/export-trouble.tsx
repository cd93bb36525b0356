import { Alert } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import type { Exporting } from "./use-download.ts";

/** An export that did not begin, said until it is dealt with. */
export function ExportTrouble({ download }: { readonly download: Exporting }) {
  const { trouble, checking, again, dismiss } = download;
  if (trouble === null) return null;
  return (
    <Alert
      title="Nothing was exported"
      actions={
        <>
          <Button busy={checking} onClick={again}>
            Try again
          </Button>
          <Button variant="ghost" onClick={dismiss}>
            Dismiss
          </Button>
        </>
      }
      details={trouble.technical}
    >
      {trouble.message} {trouble.unreached ? "Check the connection, then try again." : trouble.next}
    </Alert>
  );
}
