"use client";
import { KeyRound, TriangleAlert } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { BatchView } from "#lib/domain/batch.ts";
import { alreadyWords, heldWords, leads } from "#lib/domain/batch-words.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { toast } from "../ui/toast.tsx";
import { TONE_STYLES } from "../ui/tone.ts";
import { act, type BatchAction } from "./api.ts";
import type { LiveBatch } from "./use-batch.ts";

type LineProps = { readonly icon: ReactNode; readonly children: ReactNode; readonly action?: ReactNode };

/** No live region: the page's announcer says these things, once. */
function WarnLine({ icon, children, action }: LineProps) {
  const { soft, text, edge } = TONE_STYLES.warn;
  return (
    <div
      className={cx("flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border px-3 py-2.5", soft, edge)}
    >
      <span className={cx("shrink-0 [&_svg]:size-4", text)}>{icon}</span>
      <p className="min-w-0 flex-1 basis-56 text-sm">{children}</p>
      {action}
    </div>
  );
}

/** The password lets what waits for it go on. */
function HeldForSignIn({ live, brokerName }: { readonly live: LiveBatch; readonly brokerName: string }) {
  const requireSignIn = useRequireSignIn();
  const [busy, setBusy] = useState(false);
  async function signIn() {
    setBusy(true);
    await requireSignIn();
    setBusy(false);
    live.refresh();
  }
  return (
    <WarnLine
      icon={<KeyRound aria-hidden />}
      action={
        <Button size="sm" busy={busy} onClick={signIn}>
          Sign in
        </Button>
      }
    >
      <strong className="font-medium">{heldWords(live.view.heldForSignIn)}.</strong> {brokerName} asks for
      your password before it takes them.
    </WarnLine>
  );
}

type BatchNotesProps = {
  readonly live: LiveBatch;
  readonly brokerName: string;
  readonly sendHeld: BatchAction;
};

/** What is held until something is put right that is none of the leads'; then they go together. */
function HeldForMending({ live, brokerName, sendHeld }: BatchNotesProps) {
  const requireSignIn = useRequireSignIn();
  const [busy, setBusy] = useState(false);
  const { id, heldForMending: held, state } = live.view;
  async function send() {
    setBusy(true);
    const answer = await act(() => sendHeld(id), requireSignIn);
    setBusy(false);
    if (answer.ok) live.take(answer.value);
    else toast(`${answer.error.message} ${answer.error.next}`, "bad");
  }
  return (
    <WarnLine
      icon={<TriangleAlert aria-hidden />}
      action={
        <Button size="sm" busy={busy} onClick={send}>
          Send held leads again
        </Button>
      }
    >
      <strong className="font-medium">
        {leads(held)} {held === 1 ? "is" : "are"} held:
      </strong>{" "}
      {brokerName} does not know the offer, or does not let this account add leads.
      {state === "paused" && " The import is paused until that is put right."} Ask your manager there, then
      send them again.
    </WarnLine>
  );
}

/** Rows that wait each for a decision. */
function heldOtherwise({ counts, heldForSignIn, heldForMending }: BatchView): number {
  return Math.max(0, (counts.held ?? 0) - heldForSignIn - heldForMending);
}

/** What a person should know beside the figures, and the next step. */
export function BatchNotes({ live, brokerName, sendHeld }: BatchNotesProps) {
  const { view, trouble } = live;
  const held = heldOtherwise(view);
  const already = alreadyWords(view);
  return (
    <>
      {trouble && (
        <WarnLine
          icon={<TriangleAlert aria-hidden />}
          action={
            <Button size="sm" onClick={live.refresh}>
              Try again
            </Button>
          }
        >
          <strong className="font-medium">{trouble.message}</strong> What stands here may be old.{" "}
          {trouble.next}
        </WarnLine>
      )}
      {view.heldForSignIn > 0 && <HeldForSignIn live={live} brokerName={brokerName} />}
      {view.heldForMending > 0 && <HeldForMending {...{ live, brokerName, sendHeld }} />}
      {held > 0 && (
        <WarnLine icon={<TriangleAlert aria-hidden />}>
          <strong className="font-medium">
            {leads(held)} {held === 1 ? "is held and waits" : "are held and wait"} for a person.
          </strong>{" "}
          The file of failed rows says why, and so does the lead in Submissions.
        </WarnLine>
      )}
      {already && <p className="text-sm text-muted">{already}</p>}
    </>
  );
}
