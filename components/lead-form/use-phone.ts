"use client";
import { useCallback, useRef, useState } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { KnownPhone } from "#lib/domain/phone.ts";
import { loadRules, phoneCheck } from "./lazy.ts";
import type { LeadFormApi } from "./use-draft.ts";

type PhoneNote = { readonly hint: string; readonly warning: string | null };

export type PhoneNotes = {
  /** The number in full and its country, once the field is left. */
  readonly note: PhoneNote | null;
  readonly onChange: () => void;
  readonly onBlur: () => void;
  /** After the country was chosen: the same digits may be another number. */
  readonly onCountry: () => void;
  /** Another lead came into the form: its country is its own. */
  readonly onLead: () => void;
};

const ABROAD = /^[\s(]*(?:\+|00)/;

/** What the numbering plans say about the phone. A number with its calling code sets the country. */
export function usePhone(
  form: LeadFormApi,
  broker: BrokerProfile,
  countryName: (code: string) => string,
): PhoneNotes {
  const [note, setNote] = useState<PhoneNote | null>(null);
  /** The phone beside which the country was chosen, or came with its lead: only another one changes it. */
  const settled = useRef("");

  const read = useCallback(async (): Promise<KnownPhone | null> => {
    const text = form.getValues("phone");
    const check = text.trim() === "" ? null : await phoneCheck();
    // Overtaken by further typing: the next reading is on its way.
    if (!check || form.getValues("phone") !== text) return null;
    const phone = check(text, form.getValues("country") || broker.defaultCountry);
    return phone.kind === "valid" || phone.kind === "possible" ? phone : null;
  }, [form, broker]);

  const followCode = useCallback(
    (phone: KnownPhone | null) => {
      const text = form.getValues("phone");
      if (!phone?.country || !ABROAD.test(text) || text === settled.current) return;
      if (form.getValues("country") === phone.country) return;
      form.setValue("country", phone.country, { shouldValidate: true, shouldDirty: true });
    },
    [form],
  );

  const show = useCallback(
    async (phone: KnownPhone | null) => {
      if (!phone) return setNote(null);
      const warning = phone.kind === "possible" ? (await loadRules())?.UNASSIGNED : null;
      const { international, country, extension } = phone;
      const parts = [
        international,
        extension ? `ext. ${extension} is not sent` : "",
        country ? countryName(country) : "",
      ];
      setNote({
        hint: parts.filter(Boolean).join(", "),
        warning: warning ?? null,
      });
    },
    [countryName],
  );

  const onChange = useCallback(() => {
    setNote(null);
    void read().then((phone) => {
      if (phone?.kind === "valid") followCode(phone);
    });
  }, [read, followCode]);

  const onBlur = useCallback(() => {
    void read().then((phone) => {
      followCode(phone);
      void show(phone);
    });
  }, [read, followCode, show]);

  const onCountry = useCallback(() => {
    settled.current = form.getValues("phone");
    if (settled.current.trim() === "") return;
    void form.trigger("phone");
    void read().then(show);
  }, [form, read, show]);

  const onLead = useCallback(() => {
    settled.current = form.getValues("phone");
    void read().then(show);
  }, [form, read, show]);

  return { note, onChange, onBlur, onCountry, onLead };
}
