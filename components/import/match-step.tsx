"use client";
import { ArrowLeft, ArrowRight } from "lucide-react";
import { useRef } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { StatusNote } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { ActionBar } from "./action-bar.tsx";
import { CARD } from "./card.tsx";
import { continueFromMatch } from "./checking.ts";
import type { CountryOption } from "./country-option.ts";
import { FileFacts } from "./file-facts.tsx";
import { MatchFields } from "./match-fields.tsx";
import { isMatched } from "./matching.ts";
import { SharedFields } from "./shared-fields.tsx";
import { StepButton } from "./step-button.tsx";
import { StepHeading } from "./step-heading.tsx";
import { useImport } from "./use-store.ts";
import { readLine } from "./words.ts";

export type MatchStepProps = { readonly broker: BrokerProfile; readonly countries: readonly CountryOption[] };

/** Which column is which field, and what all rows share. */
export function MatchStep({ broker, countries }: MatchStepProps) {
  const [{ opened, match, constants, remembered, work }, store] = useImport();
  const box = useRef<HTMLDivElement>(null);
  if (!opened) return null;
  const goOn = () => {
    void continueFromMatch(store);
    if (isMatched(match, constants, broker)) return;
    // After the faults are drawn: to the first of them.
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus());
  };
  return (
    <div ref={box} className="contents">
      <StepHeading>Match columns</StepHeading>
      {remembered && (
        <StatusNote
          tone="neutral"
          title="Matched as in your last file with these columns"
          className="max-w-3xl"
        />
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <MatchFields opened={opened} broker={broker} />
        <SharedFields broker={broker} countries={countries} />
      </div>
      <div className={CARD}>
        <FileFacts opened={opened} isSeen />
      </div>
      <ActionBar isRepeated words={readLine(opened)}>
        <Button
          onClick={() => store.decide({ step: "file", trouble: null })}
          icon={<ArrowLeft aria-hidden className="size-4" />}
        >
          Back
        </Button>
        <StepButton busy={work !== null} onClick={goOn} icon={<ArrowRight aria-hidden className="size-4" />}>
          Continue
        </StepButton>
      </ActionBar>
    </div>
  );
}
