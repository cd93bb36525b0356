"use client";
import { ArrowLeft, FilePlus, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import type { RefObject } from "react";
import { Button } from "../ui/button.tsx";
import { ActionBar } from "./action-bar.tsx";
import { send } from "./sending.ts";
import { startOver } from "./starting-over.ts";
import { StepButton } from "./step-button.tsx";
import { useImport } from "./use-store.ts";
import { counted, figure } from "./words.ts";

/** Back, or on their way with the ready rows; what has problems may stay and follow later. */
export function CheckFooter({ ref }: { readonly ref: RefObject<HTMLDivElement | null> }) {
  const [{ counts, work, filling, sent }, store] = useImport();
  const router = useRouter();
  const ready = counts?.ready ?? 0;
  const press = async () => {
    const id = await send(store);
    if (id !== null) router.push(`/import/${id}`);
  };
  // With nothing to send a button for it would be dead: after a sending another file is what is next.
  const isOver = sent !== null && ready === 0 && work === null;
  const words = (
    <>
      {filling !== null && work === null && "Press again to go on where it broke off. "}
      {counts !== null && counts.faulty > 0 && ready > 0 && (
        <>
          {counted(counts.faulty, "row")} with problems {counts.faulty === 1 ? "stays" : "stay"} here.
        </>
      )}
      {counts !== null && ready === 0 && counts.already > 0 && counts.faulty === 0 && (
        <>
          Nothing is left to send: {figure(counts.already)} of {counted(counts.total, "row")}{" "}
          {counts.already === 1 ? "was" : "were"} submitted before.
        </>
      )}
    </>
  );
  return (
    <ActionBar ref={ref} words={words}>
      <Button
        disabled={work !== null}
        onClick={() => store.set({ step: "match", trouble: null })}
        icon={<ArrowLeft aria-hidden className="size-4" />}
      >
        Back
      </Button>
      {isOver ? (
        <StepButton
          key="over"
          onClick={() => startOver(store)}
          icon={<FilePlus aria-hidden className="size-4" />}
        >
          Import another file
        </StepButton>
      ) : (
        <StepButton
          disabled={ready === 0 || (work !== null && work.kind !== "sending")}
          busy={work?.kind === "sending"}
          onClick={() => void press()}
          icon={<Send aria-hidden className="size-4" />}
        >
          Send {counted(ready, "lead")}
        </StepButton>
      )}
    </ActionBar>
  );
}
