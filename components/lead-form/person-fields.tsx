"use client";
import { useWatch } from "react-hook-form";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { parseEmail } from "#lib/domain/email.ts";
import type { SeenNote } from "#lib/domain/seen-before.ts";
import { useRequireSignIn } from "../shell/session-gate.tsx";
import { Field } from "./field.tsx";
import { preloadChecks } from "./lazy.ts";
import type { LeadDraft } from "./use-draft.ts";
import type { PasteSplit } from "./use-paste.ts";
import type { PhoneNotes } from "./use-phone.ts";
import { useSeenBefore } from "./use-seen-before.ts";

type PersonFieldsProps = {
  readonly draft: LeadDraft;
  readonly broker: BrokerProfile;
  readonly paste: PasteSplit;
  readonly phone: PhoneNotes;
};

/** First name, Last name, Email, Phone: the four that are typed for every lead, in the order of Tab. */
export function PersonFields({ draft, broker, paste, phone }: PersonFieldsProps) {
  const { form } = draft;
  const email = useWatch({ control: form.control, name: "email" });
  const seen = useSeenBefore(email, draft.meta.corrects?.id ?? null, broker, useRequireSignIn());
  const common = (name: "firstName" | "lastName" | "email" | "phone") => ({
    ...{ form, name },
    isGuess: paste.guesses.has(name),
    onEdit: (edited: string) => {
      preloadChecks();
      paste.touched(edited);
      if (edited === "phone") phone.onChange();
    },
  });
  return (
    <>
      {/* The page has one purpose, and it begins here. */}
      <Field {...common("firstName")} label="First name" autoFocus required />
      <Field {...common("lastName")} label="Last name" required />
      <Field
        {...common("email")}
        label="Email"
        inputMode="email"
        autoCapitalize="none"
        required
        {...emailNotes(email, seen)}
      />
      <Field
        {...common("phone")}
        label="Phone"
        inputMode="tel"
        required
        onFocus={preloadChecks}
        onLeave={phone.onBlur}
        hint={phone.note?.hint}
        warning={phone.note?.warning && `${phone.note.hint}. ${phone.note.warning}`}
      />
    </>
  );
}

/** What is known of the email; else, for a domain in other letters, the address that goes out. */
function emailNotes(typed: string, seen: SeenNote | null) {
  if (seen?.kind === "seen") return { warning: seen.words };
  if (seen?.kind === "unsure") return { hint: seen.words };
  const email = parseEmail(typed);
  if (email.ok && email.value.address !== typed.trim()) return { hint: `Goes out as ${email.value.address}` };
  return { hint: seen?.words };
}
