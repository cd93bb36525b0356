"use client";
import { Pause, Play, X } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { BatchView } from "#lib/domain/batch.ts";
import { unsent } from "#lib/domain/batch-words.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { Button } from "../ui/button.tsx";
import { preloadDialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { act, type BatchAction, type BatchActions } from "./api.ts";
import { CancelDialog } from "./cancel-dialog.tsx";

type BatchControlsProps = {
  readonly view: BatchView;
  readonly actions: BatchActions;
  readonly brokerName: string;
  readonly onChange: (view: BatchView) => void;
  /** Takes the focus where the button that had it has gone with what it did. */
  readonly fallback: RefObject<HTMLElement | null>;
};

const FOCUS_MS = 50;

/** Pause or Resume, and Cancel, while there is something to stop or to give up. */
export function BatchControls({ view, actions, brokerName, onChange, fallback }: BatchControlsProps) {
  const [busy, setBusy] = useState<BatchAction | null>(null);
  const [asking, setAsking] = useState(false);
  const requireSignIn = useRequireSignIn();
  const hasFocus = useRef(false);
  const goesOn = view.state === "running" || view.state === "paused";
  // One that is over may have leads that are held.
  const isOpen = goesOn || (view.state === "done" && unsent(view) > 0);

  useEffect(() => {
    if (isOpen) preloadDialog();
    else setAsking(false);
  }, [isOpen]);

  async function run(action: BatchAction) {
    if (busy) return;
    setBusy(() => action);
    const answer = await act(() => action(view.id), requireSignIn);
    setBusy(null);
    setAsking(false);
    if (answer.ok) onChange(answer.value);
    else toast(`${answer.error.message} ${answer.error.next}`, "bad");
  }

  useEffect(() => {
    if (isOpen || !hasFocus.current) return;
    hasFocus.current = false;
    // After the dialog has given the focus back, to a button that is gone.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) fallback.current?.focus();
    }, FOCUS_MS);
    return () => clearTimeout(timer);
  }, [isOpen, fallback]);

  const toggle = view.state === "running" ? actions.pause : actions.resume;
  if (!isOpen) return null;
  const isRunning = view.state === "running";
  const Icon = isRunning ? Pause : Play;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes whether the focus is on one of its buttons
    <div
      className="flex flex-wrap gap-2"
      onFocus={() => {
        hasFocus.current = true;
      }}
      onBlur={() => {
        hasFocus.current = false;
      }}
    >
      {goesOn && (
        <Button
          busy={busy === toggle}
          onClick={() => run(toggle)}
          icon={<Icon aria-hidden className="size-4 text-muted" />}
        >
          {isRunning ? "Pause" : "Resume"}
        </Button>
      )}
      <Button onClick={() => setAsking(true)} icon={<X aria-hidden className="size-4 text-muted" />}>
        Cancel
      </Button>
      <CancelDialog
        open={asking}
        view={view}
        brokerName={brokerName}
        busy={busy === actions.cancel}
        onClose={() => setAsking(false)}
        onConfirm={() => void run(actions.cancel)}
      />
    </div>
  );
}
