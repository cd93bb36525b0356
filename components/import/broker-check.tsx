"use client";
import { Search } from "lucide-react";
import { askBroker } from "./known.ts";
import { Spoken } from "./spoken.tsx";
import type { Known } from "./state.ts";
import { ToolButton } from "./tool-button.tsx";
import { useImport } from "./use-store.ts";
import { figure } from "./words.ts";

/** Rows that the broker has come back as duplicates; whoever wants to know before asks it. */
export function BrokerCheck({ isBusy }: { readonly isBusy: boolean }) {
  const [{ known, work }, store] = useImport();
  const { name } = store.broker;
  const isAsking = work?.kind === "asking";
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Spoken>{known && foundWords(known, name)}</Spoken>
      <ToolButton
        isBusy={isBusy && !isAsking}
        busy={isAsking}
        onClick={() => void askBroker(store)}
        icon={<Search aria-hidden className="size-3.5" />}
      >
        Check against {name}
      </ToolButton>
    </div>
  );
}

function foundWords({ emails, rows, complete }: Known, broker: string): string {
  // Those that it has are gone; of what stands in their place it was not asked.
  if (rows.size === 0 && emails.size > 0) return "";
  const found =
    rows.size === 0
      ? `${broker} has none of these emails`
      : `${broker} has ${figure(rows.size)} of these emails: sent again they come back as duplicates`;
  return complete ? found : `${found}, as far as its list can be seen`;
}
