"use client";
import { useEffect, useRef, useState } from "react";
import type { BatchView } from "#lib/domain/batch.ts";
import { isStalled, spokenWords } from "#lib/domain/batch-words.ts";

const EVERY_MS = 20_000;

type AnnouncerProps = { readonly view: BatchView; readonly brokerName: string };

/** Says where the batch stands to those who listen: at each change of state at once, else now and then. */
export function Announcer({ view, brokerName }: AnnouncerProps) {
  const words = spokenWords(view, brokerName);
  const state = `${view.state} ${view.heldForSignIn > 0} ${isStalled(view)}`;
  const [said, setSaid] = useState("");
  const last = useRef({ state, at: 0 });
  useEffect(() => {
    const now = Date.now();
    if (last.current.at === 0) last.current.at = now;
    if (last.current.state === state && now - last.current.at < EVERY_MS) return;
    last.current = { state, at: now };
    setSaid(words);
  }, [words, state]);
  return (
    <div aria-live="polite" className="sr-only">
      {said}
    </div>
  );
}
