"use client";
import { StatusDot } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Spinner } from "../ui/spinner.tsx";
import { nameOf } from "./lead-values.ts";
import type { AddLeadApi } from "./use-add-lead.ts";
import type { Waiting } from "./use-outbox.ts";

/** A lead that the desk has not saved yet; it is kept in this tab. */
export function WaitingEntry({ entry, desk }: { readonly entry: Waiting; readonly desk: AddLeadApi }) {
  const { form, trouble } = entry;
  return (
    <li className="flex flex-col gap-1 px-4 py-3">
      {trouble ? (
        <StatusDot tone="bad" className="text-xs font-medium">
          Not saved yet
        </StatusDot>
      ) : (
        <span className="flex items-center gap-1.5 text-xs font-medium text-muted">
          <Spinner className="size-3!" /> Saving
        </span>
      )}
      <div className="truncate font-medium">{form.email || nameOf(form)}</div>
      {trouble && (
        <>
          <p className="text-xs text-muted">
            {trouble.message} {trouble.next}
          </p>
          <div className="mt-1 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => desk.outbox.retry(entry.id)}>
              Save now
            </Button>
            <Button size="sm" variant="ghost" onClick={() => desk.takeBack(entry)}>
              Back to the form
            </Button>
          </div>
        </>
      )}
    </li>
  );
}
