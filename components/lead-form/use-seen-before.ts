"use client";
import { useEffect, useState } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { parseEmail } from "#lib/domain/email.ts";
import { type SeenNote, seenBeforeNote } from "#lib/domain/seen-before.ts";
import { ask, type RequireSignIn } from "./api.ts";
import { useLatest } from "./use-live.ts";

const PAUSE_MS = 300;
const DEADLINE_MS = 15_000;

/**
 * Says whether the email is known, as soon as it is complete and typing pauses. Null while nothing can be said.
 * `except`: the submission that is being corrected. A question that is overtaken is given up.
 */
export function useSeenBefore(
  email: string,
  except: string | null,
  broker: BrokerProfile,
  requireSignIn: RequireSignIn,
): SeenNote | null {
  const parsed = parseEmail(email);
  const key = parsed.ok ? parsed.value.key : null;
  const [found, setFound] = useState<{ readonly key: string; readonly note: SeenNote } | null>(null);
  const signIn = useLatest(requireSignIn);

  useEffect(() => {
    if (key === null) return;
    const abort = new AbortController();
    const { name, timeZone } = broker;
    const look = async () => {
      const seen = await ask(
        "/api/leads/seen-before",
        (schemas) => schemas.seenSchema,
        () => signIn.current(),
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ email: key, except }),
          signal: AbortSignal.any([abort.signal, AbortSignal.timeout(DEADLINE_MS)]),
        },
      );
      const context = { broker: name, timeZone, now: new Date() };
      return seenBeforeNote(seen ?? { broker: null, desk: null }, context);
    };
    const timer = setTimeout(() => {
      look().then(
        (note) => setFound({ key, note }),
        // Overtaken, or out of time: nothing is said.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [key, except, broker, signIn]);

  return found !== null && found.key === key ? found.note : null;
}
