"use client";
import "./receipt.css";
import { Printer } from "lucide-react";
import { createPortal } from "react-dom";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { receiptLines, receiptText } from "#lib/domain/history-receipt.ts";
import { Button } from "../ui/button.tsx";
import { useCopy } from "../ui/use-copy.ts";
import { exactTime } from "../ui/when.ts";

type ReceiptProps = {
  readonly history: SubmissionHistory;
  readonly zone: string;
  readonly brokerName: string;
};

/** The proof of what became of a lead, to be pasted or printed. */
export function Receipt({ history, zone, brokerName }: ReceiptProps) {
  const lines = receiptLines(history, { broker: brokerName, zone, write: exactTime });
  const { copy, words, Icon } = useCopy();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="sm"
        icon={<Icon aria-hidden className="size-3.5" />}
        onClick={() => copy(receiptText(lines))}
      >
        Copy receipt
      </Button>
      <Button size="sm" icon={<Printer aria-hidden className="size-3.5" />} onClick={() => print()}>
        Print
      </Button>
      <span aria-live="polite" className="text-xs text-muted">
        {words}
      </span>
      {createPortal(
        <div className="lead-receipt">
          <h1 className="mb-4 text-xl font-semibold">Receipt for a lead</h1>
          <dl>
            {lines.map(({ label, value }) => (
              <div key={label} className="grid grid-cols-[14rem_1fr] gap-4 py-1">
                <dt>{label}</dt>
                <dd className="break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </div>,
        document.body,
      )}
    </div>
  );
}
