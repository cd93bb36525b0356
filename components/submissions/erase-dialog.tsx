"use client";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { EMAIL_MESSAGES, parseEmail } from "#lib/domain/email.ts";
import type { PersonCount } from "#lib/domain/history.ts";
import { personInWords } from "#lib/domain/history-answers.ts";
import { leadsInWords } from "#lib/domain/history-words.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { Alert, StatusNote } from "../ui/alert.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";
import { act } from "./act.ts";
import { forgetDraftsOf } from "./kept-drafts.ts";
import type { SubmissionActions } from "./submissions.tsx";
import { HISTORY_KEY } from "./use-history-page.ts";
import type { Trouble } from "./wire.ts";

type EraseDialogProps = {
  readonly open: boolean;
  /** What is searched for: often the person. */
  readonly words: string;
  readonly actions: SubmissionActions;
  readonly brokerName: string;
  readonly onClose: () => void;
};

/** "Erase this person": counted first, then confirmed. */
export function EraseDialog(props: EraseDialogProps) {
  return (
    <Dialog
      open={props.open}
      onOpenChange={(stays) => !stays && props.onClose()}
      title="Erase a person"
      description="Erases name, email, phone and everything else of one person from all leads that this account has handed in, imports included. Outcomes stay. It cannot be undone, and changes nothing at the broker."
      size="sm"
    >
      <EraseForm {...props} />
    </Dialog>
  );
}

/** The rest of a double press on "Continue" falls on the button that takes its place; nobody reads a count faster. */
const READING_MS = 1000;

type Found = { readonly email: string; readonly count: PersonCount };

/** A component of its own, so that each opening starts anew. */
function EraseForm({ words, actions, brokerName, onClose }: EraseDialogProps) {
  const client = useQueryClient();
  const requireSignIn = useRequireSignIn();
  const [email, setEmail] = useState(() => (parseEmail(words).ok ? words.trim() : ""));
  const [error, setError] = useState<string | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [busy, setBusy] = useState(false);
  /** What was found for long enough to be read. */
  const [read, setRead] = useState<Found | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const newest = useRef(email);

  async function count() {
    const parsed = parseEmail(email);
    if (!parsed.ok) {
      setError(EMAIL_MESSAGES[parsed.error]);
      return field.current?.focus();
    }
    const answer = await act(() => actions.countPerson(email), requireSignIn);
    // Of somebody else by now: the button must never erase anyone but the person in the field.
    if (newest.current !== email) return;
    if (answer.ok) setFound({ email, count: answer.value });
    else setTrouble(answer.error);
  }

  async function erase(person: string) {
    const answer = await act(() => actions.erasePerson(person), requireSignIn);
    if (!answer.ok) return setTrouble(answer.error);
    // Something was sent meanwhile: said anew.
    if (answer.value.kind === "on-its-way") return count();
    forgetDraftsOf(person);
    void client.invalidateQueries({ queryKey: [HISTORY_KEY] });
    toast(`${leadsInWords(answer.value.leads)} erased.`, "good");
    onClose();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy || isUnread) return;
    setBusy(true);
    setTrouble(null);
    await (canErase && found ? erase(found.email) : count());
    setBusy(false);
  }

  const canErase = found !== null && found.count.leads > 0 && found.count.onTheirWay === 0;
  const isUnread = canErase && read !== found;
  useEffect(() => {
    if (!canErase) return;
    keep.current?.focus();
    const timer = setTimeout(() => setRead(found), READING_MS);
    return () => clearTimeout(timer);
  }, [canErase, found]);

  return (
    <form noValidate onSubmit={submit} onKeyDown={refuseHeldEnter} className="flex flex-col gap-4">
      <TextField
        ref={field}
        label="Email"
        type="email"
        autoComplete="off"
        spellCheck={false}
        value={email}
        error={error}
        onChange={({ target }) => {
          setEmail(target.value);
          newest.current = target.value;
          setError(null);
          setFound(null);
        }}
      />
      {trouble && (
        <Alert title={trouble.message} details={trouble.technical}>
          {trouble.next}
        </Alert>
      )}
      {found && (
        <StatusNote
          tone={found.count.onTheirWay > 0 ? "warn" : "info"}
          title={personInWords(found.count, brokerName)}
        >
          <span className="break-words">Email: {found.email}</span>
        </StatusNote>
      )}
      <div className="flex justify-end gap-2">
        <Button ref={keep} onClick={onClose}>
          {found && !canErase ? "Close" : "Keep everything"}
        </Button>
        {canErase ? (
          <Button
            key="erase"
            type="submit"
            variant="danger"
            busy={busy}
            aria-disabled={isUnread || undefined}
          >
            Erase {leadsInWords(found.count.leads)}
          </Button>
        ) : (
          <Button key="continue" type="submit" variant="primary" busy={busy}>
            Continue
          </Button>
        )}
      </div>
    </form>
  );
}

/** Enter held down would press whatever comes next. */
function refuseHeldEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && event.repeat) event.preventDefault();
}
