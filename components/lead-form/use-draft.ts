"use client";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type Resolver, type UseFormReturn, useForm } from "react-hook-form";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { LeadForm } from "#lib/domain/lead-input.ts";
import { type Draft, type KeptLead, readDraft, writeDraft } from "./kept.ts";
import { loadRules } from "./lazy.ts";
import { hasTyped, sameLead } from "./lead-values.ts";
import { newId } from "./new-id.ts";
import { useLive } from "./use-live.ts";
import { useTypedEarly, withEarly } from "./use-typed-early.ts";

type Meta = Omit<Draft, "form" | "untouched">;

export type LeadFormApi = UseFormReturn<LeadForm>;

type NextLead = Omit<KeptLead, "submissionId"> & { readonly submissionId?: string };

export type LeadDraft = {
  readonly form: LeadFormApi;
  readonly meta: Meta;
  /** As `meta`, at this moment. */
  readonly now: () => Meta;
  /** True after a draft came back from before a reload, until the form is begun anew. */
  readonly restored: boolean;
  /** Puts another lead into the form; without an id it gets a new one. */
  readonly begin: (lead: NextLead) => void;
  /** The same, with what was being typed set aside. */
  readonly swap: (lead: NextLead) => void;
  /** Empties the form; what was typed can be brought back until the next lead is handed in. */
  readonly clear: (empty: NextLead) => void;
  readonly forgetCleared: () => void;
  readonly bringBack: () => void;
  /** What is typed stays and goes as a new submission from here on. */
  readonly renew: (corrects: KeptLead["corrects"]) => void;
  readonly pin: (pinned: boolean) => void;
};

const newMeta = (): Meta => ({ submissionId: newId(), corrects: null, pinned: false, aside: null });

/** A kept lead whose offer has gone from the configuration takes the first one. */
function withOffer(form: LeadForm, broker: BrokerProfile, { offerUuid, source }: LeadForm): LeadForm {
  if (broker.offers.some(({ uuid }) => uuid === form.offerUuid)) return form;
  return { ...form, offerUuid, source };
}

/**
 * What is set aside when another lead takes this one's place. There is room for one: a correction that nobody has
 * touched does not take it from what was typed before.
 */
function asideOf(lead: KeptLead, cleared: boolean, before: Draft["aside"]): Draft["aside"] {
  const { submissionId, corrects, form, untouched = false } = lead;
  if (!hasTyped(form) || (untouched && before !== null)) return before;
  return { submissionId, corrects, form, untouched, cleared };
}

/** The checks, fetched when first needed. Without them a lead goes to the desk as it is, which checks it too. */
function lazyResolver(broker: BrokerProfile): Resolver<LeadForm> {
  let made: Resolver<LeadForm> | null = null;
  return async (values, context, options) => {
    made ??= (await loadRules())?.leadResolver(broker) ?? null;
    return made ? made(values, context, options) : { values, errors: {} };
  };
}

/**
 * The lead being typed: the form's fields and all that belongs to it, kept over reloads with every change. `saved`: the
 * ids that the desk has; a kept draft of one of them was stored in the moment of the reload, and is none any more.
 */
export function useDraft(
  place: string,
  broker: BrokerProfile,
  empty: LeadForm,
  saved: ReadonlySet<string>,
): LeadDraft {
  const [resolver] = useState(() => lazyResolver(broker));
  const early = useTypedEarly();
  const [restored, setRestored] = useState(false);
  const [meta, now, setMeta] = useLive<Meta>(newMeta);
  const form = useForm<LeadForm>({
    resolver,
    mode: "onTouched",
    defaultValues: empty,
  });
  // After the fields are tied to the form, and before anything is painted: the first rendering is the server's.
  useLayoutEffect(() => {
    if (early) form.reset(withEarly(form.getValues(), early));
  }, [early, form]);

  /** The correction in the form as the desk has it, where it came from there. */
  const loaded = useRef<LeadForm | null>(null);
  const isUntouched = useCallback(
    () => now().corrects !== null && loaded.current !== null && sameLead(loaded.current, form.getValues()),
    [now, form],
  );

  const keep = useCallback(() => {
    writeDraft(place, { ...now(), form: form.getValues(), untouched: isUntouched() });
  }, [place, now, form, isUntouched]);

  const put = useCallback(
    (next: Meta, values: LeadForm, untouched: boolean) => {
      loaded.current = untouched ? values : null;
      setMeta(next);
      form.reset(values);
      setRestored(false);
      keep();
    },
    [form, keep, setMeta],
  );

  useEffect(() => {
    const kept = readDraft(place);
    if (kept && saved.has(kept.submissionId)) {
      setMeta({ ...now(), pinned: kept.pinned, aside: kept.aside });
      keep();
    } else if (kept) {
      const { form: values, aside, untouched = false, ...rest } = kept;
      if (early === null) {
        if (untouched) loaded.current = values;
        setMeta({ ...rest, aside });
        form.reset(withOffer(values, broker, empty));
        setRestored(hasTyped(values));
      } else setMeta({ ...now(), aside: asideOf(kept, false, aside) });
    }
    return form.subscribe({ formState: { values: true }, callback: keep });
  }, [place, broker, empty, saved, early, form, keep, now, setMeta]);

  const begin: LeadDraft["begin"] = ({ submissionId = newId(), corrects, form: values, untouched = false }) =>
    put({ ...now(), submissionId, corrects }, values, untouched);

  /** Puts another lead into the form, and what was typed in it aside. */
  const exchange = (lead: NextLead, cleared: boolean) => {
    const { submissionId, corrects, aside: kept } = now();
    const before = kept?.submissionId === lead.submissionId ? null : kept;
    const typed = { submissionId, corrects, form: form.getValues(), untouched: isUntouched() };
    const aside = asideOf(typed, cleared, before);
    begin(lead);
    change({ aside });
  };

  const change = (part: Partial<Meta>) => {
    setMeta({ ...now(), ...part });
    keep();
  };

  return {
    ...{ form, meta, now, restored, begin },
    swap: (lead) => exchange(lead, false),
    clear: (empty) => exchange(empty, true),
    bringBack: () => {
      const { aside } = now();
      if (aside) exchange(aside, false);
    },
    forgetCleared: () => {
      if (now().aside?.cleared) change({ aside: null });
    },
    renew: (corrects) => change({ submissionId: newId(), corrects }),
    pin: (pinned) => change({ pinned }),
  };
}
