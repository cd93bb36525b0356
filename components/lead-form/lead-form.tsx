"use client";
import { useEffect, useRef } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { CountryField, type CountryOption } from "./country-field.tsx";
import { MoreDetails, RequiredDetails } from "./detail-fields.tsx";
import { FormHeader } from "./form-header.tsx";
import { moveOn, submitKey } from "./keys.ts";
import { OfferField } from "./offer-field.tsx";
import { OutcomeNotes } from "./outcome-notes.tsx";
import { PersonFields } from "./person-fields.tsx";
import { SourceFields } from "./source-fields.tsx";
import { SubmitButtons } from "./submit-buttons.tsx";
import type { AddLeadApi } from "./use-add-lead.ts";
import { useClearView } from "./use-clear-view.ts";
import { useFrozen } from "./use-frozen.ts";
import { useLatest } from "./use-live.ts";
import { usePaste } from "./use-paste.ts";
import { usePhone } from "./use-phone.ts";

type LeadFormProps = {
  readonly desk: AddLeadApi;
  readonly broker: BrokerProfile;
  readonly countries: readonly CountryOption[];
};

/** Whatever Tab reaches must not come to rest under the buttons; the second part is the line below a field. */
const CLEAR_OF_FOOT = "[&_:is(input,select,button,summary)]:scroll-mb-[calc(var(--foot)+2rem)]";

/** The lead being typed. */
export function LeadForm({ desk, broker, countries }: LeadFormProps) {
  const { draft, busy } = desk;
  const { form } = draft;
  const nameOfCountry = (code: string) => countries.find((country) => country.code === code)?.name ?? code;
  const names = useLatest(nameOfCountry);
  const stableName = useRef((code: string) => names.current(code));
  const phone = usePhone(form, broker, stableName.current);
  const paste = usePaste(form, broker, phone.onBlur);

  // Until its answer the form still shows the lead that was sent: typing on would change that one.
  const fields = useFrozen(desk.isUnderWay);
  const foot = useClearView();
  const press = useLatest((mode: "stay" | "next") => void desk.press(mode));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const mode = submitKey(event);
      if (mode === null || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest("[role=dialog], [role=menu]")) return;
      event.preventDefault();
      if (!event.repeat) press.current(mode);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [press]);

  // Another lead in the form: what was said about the last one's phone and paste goes.
  const { submissionId } = draft.meta;
  const shown = useLatest({ phone, paste });
  const isFirst = useRef(true);
  useEffect(() => {
    shown.current.paste.forget();
    // What is there at the start was typed before the scripts came; its calling code has not been looked at yet.
    if (isFirst.current) shown.current.phone.onBlur();
    else shown.current.phone.onLead();
    isFirst.current = false;
  }, [submissionId, shown]);

  return (
    <section aria-label="Lead" className="rounded-xl border border-line bg-surface shadow-card">
      <FormHeader desk={desk} paste={paste} />
      <form
        ref={fields}
        noValidate
        aria-label="Add lead"
        autoComplete="off"
        className="px-4 pt-4 sm:px-5"
        onSubmit={(event) => event.preventDefault()}
        onPaste={paste.onPaste}
        onKeyDown={(event) => {
          paste.onKey(event);
          const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
          if (event.key !== "Enter" || !isPlain || event.nativeEvent.isComposing) return;
          if (moveOn(event.target)) event.preventDefault();
        }}
      >
        <div className={`flex flex-col gap-4 pb-4 ${CLEAR_OF_FOOT}`}>
          <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
            <PersonFields draft={draft} broker={broker} paste={paste} phone={phone} />
            <CountryField
              form={form}
              countries={countries}
              isRequired={broker.requiredFields.includes("country")}
              isGuess={paste.guesses.has("country")}
              onChoose={() => {
                paste.touched("country");
                phone.onCountry();
              }}
            />
            {broker.offers.length > 1 && <OfferField form={form} broker={broker} />}
            <RequiredDetails form={form} broker={broker} />
          </div>
          <SourceFields draft={draft} broker={broker} />
          <MoreDetails form={form} broker={broker} />
        </div>
        <div
          ref={foot}
          className="sticky bottom-0 z-10 -mx-4 rounded-b-xl border-t border-line bg-surface px-4 py-3 sm:-mx-5 sm:px-5 sm:py-4 short:py-2"
        >
          <SubmitButtons busy={busy} press={press.current} />
          <OutcomeNotes outcomes={desk.outcome} onDismiss={desk.dismiss} />
        </div>
      </form>
    </section>
  );
}
