"use client";
import { useRef } from "react";
import type { BatchView } from "#lib/domain/batch.ts";
import { leads, unsent } from "#lib/domain/batch-words.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";

type CancelDialogProps = {
  readonly open: boolean;
  readonly view: BatchView;
  readonly brokerName: string;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
};

/** Says what would not be sent, and what cannot be called back. */
export function CancelDialog({ open, view, brokerName, busy, onClose, onConfirm }: CancelDialogProps) {
  const stay = useRef<HTMLButtonElement>(null);
  const { sending = 0, unknown = 0, accepted = 0 } = view.counts;
  const onTheirWay = sending + unknown;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title="Cancel this import?"
      size="sm"
      initialFocus={stay}
      footer={
        <>
          <Button ref={stay} onClick={onClose}>
            {view.state === "done" ? "Keep them" : "Keep sending"}
          </Button>
          <Button variant="danger" busy={busy} onClick={onConfirm}>
            Cancel import
          </Button>
        </>
      }
    >
      <p>
        {leads(unsent(view))} will not be sent to {brokerName}.
        {accepted > 0 && ` What is accepted stays there: ${leads(accepted)}.`}
        {onTheirWay > 0 && ` ${leads(onTheirWay)} on the way cannot be called back.`}
      </p>
    </Dialog>
  );
}
