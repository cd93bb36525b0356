"use client";
import "./receipt.css";
import { Check, Copy, Printer, X } from "lucide-react";
import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { receiptLines, receiptText } from "#lib/domain/history-receipt.ts";
import { Button } from "../ui/button.tsx";
import { exactTime } from "../ui/when.ts";

type ReceiptProps = {
  readonly history: SubmissionHistory;
  readonly zone: string;
  readonly brokerName: string;
};

const SAID = { idle: "", copied: "Copied", failed: "Could not copy" } as const;
const SHOWN_MS = 1500;

/** The proof of what became of a lead, to be pasted or printed. */
export function Receipt({ history, zone, brokerName }: ReceiptProps) {
  const lines = receiptLines(history, { broker: brokerName, zone, write: exactTime });
  const [said, say] = useState<keyof typeof SAID>("idle");
  useEffect(() => {
    if (said === "idle") return;
    const timer = setTimeout(() => say("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const Icon = said === "copied" ? Check : said === "failed" ? X : Copy;

  async function copy() {
    // Absent where the page came by plain http from another machine.
    if (!("clipboard" in navigator)) return say("failed");
    await navigator.clipboard.writeText(receiptText(lines)).then(
      () => say("copied"),
      () => say("failed"),
    );
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button size="sm" icon={<Icon aria-hidden className="size-3.5" />} onClick={copy}>
        Copy receipt
      </Button>
      <Button size="sm" icon={<Printer aria-hidden className="size-3.5" />} onClick={() => print()}>
        Print
      </Button>
      <span aria-live="polite" className="text-xs text-muted">
        {SAID[said]}
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
