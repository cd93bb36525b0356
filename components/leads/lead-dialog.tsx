"use client";
import { useCallback, useEffect } from "react";
import type { Lead } from "#lib/domain/lead.ts";
import { readableEmail } from "#lib/domain/readable-email.ts";
import { Dialog } from "../ui/dialog.tsx";
import { nameOf } from "./columns.tsx";
import { LeadDetails } from "./lead-details.tsx";
import { LeadSteps } from "./lead-steps.tsx";

type LeadDialogProps = {
  readonly leads: readonly Lead[];
  /** The open lead itself, which stays whatever rows come meanwhile; null where the dialog is closed. */
  readonly lead: Lead | null;
  readonly zone: string;
  readonly brokerName: string;
  readonly onMove: (lead: Lead | null) => void;
};

/** The lead's place among the page's rows; null where they do not have it any more. */
function placeOf(lead: Lead | null, leads: readonly Lead[]): number | null {
  if (lead === null) return null;
  const at = leads.findIndex((other) => other === lead || (lead.id !== null && other.id === lead.id));
  return at < 0 ? null : at;
}

const titleOf = (lead: Lead): string =>
  nameOf(lead) ?? (lead.email && readableEmail(lead.email)) ?? lead.id ?? "A lead without a name";

/** Everything about one lead; the arrow keys lead to the page's next and previous. */
export function LeadDialog({ leads, lead, zone, brokerName, onMove }: LeadDialogProps) {
  const at = placeOf(lead, leads);
  const moveTo = useCallback((to: number) => onMove(leads[to] ?? null), [leads, onMove]);
  useArrows(at, leads.length, moveTo);
  return (
    <Dialog
      open={lead !== null}
      onOpenChange={(stays) => !stays && onMove(null)}
      title="Lead details"
      {...(lead ? { description: titleOf(lead) } : {})}
      size="md"
      {...(at === null ? {} : { footer: <LeadSteps at={at} count={leads.length} onMove={moveTo} /> })}
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
