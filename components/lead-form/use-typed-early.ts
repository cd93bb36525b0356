"use client";
import { useState, useSyncExternalStore } from "react";
import type { LeadForm } from "#lib/domain/lead-input.ts";
import { DETAILS, PERSON } from "./lead-values.ts";

const FIELDS = [...PERSON, ...DETAILS, "country", "offerUuid"] as const;
const PARTS = ["name", "site", "description", "trackingId"] as const;

/** What was typed or chosen early, by field; what was left alone is not named. */
type Early = {
  readonly fields: Partial<Omit<LeadForm, "source">>;
  readonly source: Partial<LeadForm["source"]>;
};

/** The value where it is not the one that the page came with. */
function changedValue(name: string): string | null {
  const field = document.querySelector(`form[aria-label="Add lead"] [name="${name}"]`);
  if (field instanceof HTMLInputElement) return field.value === field.defaultValue ? null : field.value;
  if (!(field instanceof HTMLSelectElement)) return null;
  const sent = [...field.options].find((option) => option.defaultSelected) ?? field.options[0];
  return field.value === sent?.value ? null : field.value;
}

function changedValues<Name extends string>(
  names: readonly Name[],
  prefix = "",
): Partial<Record<Name, string>> {
  const values: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = changedValue(`${prefix}${name}`);
    if (value !== null) values[name] = value;
  }
  return values;
}

function read(): Early | null {
  const early = { fields: changedValues(FIELDS), source: changedValues(PARTS, "source.") };
  const isNothing = Object.keys({ ...early.fields, ...early.source }).length === 0;
  return isNothing ? null : early;
}

const never = () => () => undefined;

/**
 * What was typed or chosen between the page's arrival and its scripts', null where nothing was. Read while the page is
 * drawn for the first time: once its fields are tied to the form, they hold the form's values.
 */
export function useTypedEarly(): Early | null {
  const isFromServer = useSyncExternalStore(
    never,
    () => false,
    () => typeof document !== "undefined",
  );
  const [early] = useState(() => (isFromServer ? read() : null));
  return early;
}

export function withEarly(form: LeadForm, { fields, source }: Early): LeadForm {
  return { ...form, ...fields, source: { ...form.source, ...source } };
}
