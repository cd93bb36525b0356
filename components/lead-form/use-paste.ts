"use client";
import { type ClipboardEvent, type KeyboardEvent, useState } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { LeadForm } from "#lib/domain/lead-input.ts";
import type { PastedLead, PasteField } from "#lib/domain/paste.ts";
import { looksLikeWholeLead } from "#lib/domain/paste-whole.ts";
import { readPasted } from "./lazy.ts";
import { isPersonEmpty, PERSON } from "./lead-values.ts";
import type { LeadFormApi } from "./use-draft.ts";

type Split = {
  /** What the form was before, and where the text would have gone. */
  readonly before: LeadForm;
  readonly text: string;
  readonly into: HTMLInputElement;
  readonly rest: string;
  /** Nothing was typed since: Ctrl/⌘+Z means the paste. */
  readonly last: boolean;
};

export type PasteSplit = {
  /** The last paste, until the form is begun anew. */
  readonly split: Split | null;
  /** Fields whose value is a guess that nobody has touched yet. */
  readonly guesses: ReadonlySet<PasteField>;
  readonly onPaste: (event: ClipboardEvent<HTMLFormElement>) => void;
  /** Ctrl/⌘+Z takes the whole paste back while nothing was typed since. */
  readonly onKey: (event: KeyboardEvent<HTMLFormElement>) => void;
  readonly undo: () => void;
  /** A field was typed in: its value is the person's own from here on. */
  readonly touched: (field: string) => void;
  readonly forget: () => void;
};

const NONE: ReadonlySet<PasteField> = new Set();
const FIELDS: readonly PasteField[] = [...PERSON, "country"];

/** What a browser does with a paste: at the caret, on one line, in its own undo history where it lets us. */
function insert(into: HTMLInputElement, text: string): void {
  const line = text.replace(/\s*[\r\n]+\s*/g, " ");
  into.focus();
  if (document.execCommand?.("insertText", false, line)) return;
  into.setRangeText(line, into.selectionStart ?? 0, into.selectionEnd ?? into.value.length, "end");
  into.dispatchEvent(new Event("input", { bubbles: true }));
}

/** "Paste anything": a text that holds a whole lead, pasted into the empty form, is spread over the fields. */
export function usePaste(form: LeadFormApi, broker: BrokerProfile, onSpread: () => void): PasteSplit {
  const [split, setSplit] = useState<Split | null>(null);
  const [guesses, setGuesses] = useState(NONE);

  const forget = () => {
    setSplit(null);
    setGuesses(NONE);
  };

  function spread({ fields, rest }: PastedLead, text: string, into: HTMLInputElement) {
    const before = form.getValues();
    for (const field of FIELDS) {
      const value = fields[field]?.value;
      if (value !== undefined) form.setValue(field, value, { shouldDirty: true, shouldTouch: true });
    }
    void form.trigger(PERSON.filter((field) => fields[field] !== undefined));
    setSplit({ before, text, into, rest, last: true });
    setGuesses(new Set(FIELDS.filter((field) => fields[field]?.sure === false)));
    onSpread();
  }

  async function take(text: string, into: HTMLInputElement) {
    const lead = await readPasted(text, form.getValues("country") || broker.defaultCountry);
    if (!lead || !isPersonEmpty(form.getValues())) return insert(into, text);
    spread(lead, text, into);
  }

  function undo() {
    if (!split) return;
    const { before, text, into } = split;
    forget();
    for (const field of FIELDS) form.setValue(field, before[field], { shouldDirty: true });
    form.clearErrors();
    insert(into, text);
    onSpread();
  }

  return {
    ...{ split, guesses, undo, forget },
    onPaste: (event) => {
      const into = event.target;
      if (!(into instanceof HTMLInputElement) || !PERSON.some((field) => field === into.name)) return;
      const text = event.clipboardData.getData("text/plain");
      if (!isPersonEmpty(form.getValues()) || !looksLikeWholeLead(text)) return;
      event.preventDefault();
      void take(text, into);
    },
    onKey: (event) => {
      const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!isUndo || !split?.last) return;
      event.preventDefault();
      undo();
    },
    touched: (name) => {
      setSplit((known) => known && { ...known, last: false });
      setGuesses((known) => {
        const left = FIELDS.filter((field) => field !== name && known.has(field));
        return left.length < known.size ? new Set(left) : known;
      });
    },
  };
}
