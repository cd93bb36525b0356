"use client";
import { Download } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { lazyPart, preload, usePart } from "../ui/lazy-part.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeading } from "../ui/page-heading.tsx";
import type { CountryOption } from "./country-option.ts";
import { FileStep } from "./file-step.tsx";
import type { Step } from "./state.ts";
import { StepList } from "./step-list.tsx";
import type { ImportStore } from "./store.ts";
import { StoreContext, useImport, useImportStore } from "./use-store.ts";

// Their code comes with the first file: most who look at this page look at what became of an import.
const matchStep = lazyPart(() => import("./match-step.tsx").then((file) => file.MatchStep));
const checkStep = lazyPart(() => import("./check-step.tsx").then((file) => file.CheckStep));

type WizardProps = {
  /** Tells this account's rows from another's in the same tab. */
  readonly account: string;
  readonly broker: BrokerProfile;
  readonly countries: readonly CountryOption[];
  /** The imports so far, shown under the first step. */
  readonly history?: ReactNode;
  /** A test's own. */
  readonly store?: ImportStore;
};

/** From a file or a paste to a batch: file, columns, rows, send. */
export function ImportWizard({ account, broker, countries, history, store: given }: WizardProps) {
  const store = useImportStore(account, broker, given);
  return (
    <StoreContext value={store}>
      <div className="mx-auto flex min-h-[calc(100dvh-var(--h-bar)-2.5rem-1px)] max-w-[100rem] flex-col gap-4">
        <PageHeading
          title="Import leads"
          actions={
            <LinkButton
              plain
              href="/import-template.csv"
              download="lead-desk-template.csv"
              icon={<Download aria-hidden className="size-4" />}
            >
              Download template
            </LinkButton>
          }
        />
        <Steps countries={countries} history={history} />
      </div>
    </StoreContext>
  );
}

function Steps({ countries, history }: Pick<WizardProps, "countries" | "history">) {
  const [{ step, opened }, store] = useImport();
  const MatchStep = usePart(matchStep, step === "match");
  const CheckStep = usePart(checkStep, step === "check");
  const box = useRef<HTMLDivElement>(null);
  useFocusOnStep(box, step, step === "check" ? CheckStep !== null : step === "file" || MatchStep !== null);
  const isRead = opened !== null;
  useEffect(() => {
    if (isRead) preload(matchStep);
    if (step === "match") preload(checkStep);
  }, [isRead, step]);
  return (
    <>
      <StepList step={step} />
      <div ref={box} className="contents">
        {step === "file" && <FileStep />}
        {MatchStep && step === "match" && <MatchStep broker={store.broker} countries={countries} />}
        {CheckStep && step === "check" && <CheckStep />}
      </div>
      {step === "file" && history}
    </>
  );
}

/** A new step is read from its heading on; the first one leaves the focus where the page has it. */
function useFocusOnStep(box: React.RefObject<HTMLElement | null>, step: Step, isHere: boolean): void {
  const seen = useRef(step);
  useEffect(() => {
    if (seen.current === step || !isHere) return;
    seen.current = step;
    box.current?.querySelector<HTMLElement>("h2")?.focus();
  }, [box, step, isHere]);
}
