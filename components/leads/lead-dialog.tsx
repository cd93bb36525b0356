"use client";
import { useEffect } from "react";
import type { Lead } from "#lib/domain/lead.ts";
import { Dialog } from "../ui/dialog.tsx";
import { nameOf } from "./columns.tsx";
import { LeadDetails } from "./lead-details.tsx";
import { LeadSteps } from "./lead-steps.tsx";

type LeadDialogProps = {
  readonly leads: readonly Lead[];
  /** Place of the open lead; null where the dialog is closed. */
  readonly at: number | null;
  readonly zone: string;
  readonly brokerName: string;
  readonly onMove: (at: number | null) => void;
};

/** Everything about one lead; the arrow keys lead to the page's next and previous. */
export function LeadDialog({ leads, at, zone, brokerName, onMove }: LeadDialogProps) {
  const lead = at === null ? undefined : leads[at];
  const open = lead !== undefined;
  useArrows(open && at !== null ? at : null, leads.length, onMove);
  return (
    <Dialog
      open={open}
      onOpenChange={(stays) => !stays && onMove(null)}
      title="Lead details"
      {...(lead ? { description: nameOf(lead) ?? lead.email ?? lead.id ?? "A lead without a name" } : {})}
      size="md"
      {...(at === null ? {} : { footer: <LeadSteps at={at} count={leads.length} onMove={onMove} /> })}
    >
      {lead && <LeadDetails {...{ lead, zone, brokerName }} />}
    </Dialog>
  );
}

function useArrows(at: number | null, count: number, onMove: (at: number) => void) {
  useEffect(() => {
    if (at === null) return;
    function onKey(event: KeyboardEvent) {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || at === null) return;
      const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (step === 0 || at + step < 0 || at + step >= count) return;
      event.preventDefault();
      onMove(at + step);
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [at, count, onMove]);
}
