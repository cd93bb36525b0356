"use client";
import type { ReactNode } from "react";
import { useFormState } from "react-hook-form";
import type { LeadForm } from "#lib/domain/lead-input.ts";
import { TextField, type TextFieldProps } from "../ui/text-field.tsx";
import { isPersonEmpty } from "./lead-values.ts";
import type { LeadFormApi } from "./use-draft.ts";

type TextName = Exclude<keyof LeadForm, "source"> | `source.${keyof LeadForm["source"]}`;

type FieldProps = Omit<TextFieldProps, "name" | "form" | "onChange" | "onBlur"> & {
  readonly form: LeadFormApi;
  readonly name: TextName;
  /** The value was guessed from a paste. */
  readonly isGuess?: boolean;
  readonly onEdit?: (name: string) => void;
  readonly onLeave?: () => void;
};

/** The room that a line under a field takes is kept free, so that no hint or error moves what is below. */
export const FIELD_ROOM = "min-h-21";

/** The message for a field, if it is faulty. */
export function useFault(form: LeadFormApi, name: TextName | "country" | "offerUuid"): string | null {
  const state = useFormState({ control: form.control, name });
  return form.getFieldState(name, state).error?.message ?? null;
}

/** One text of the lead, tied to the form. Only one note shows at a time: what is wrong, else the warning or hint. */
export function Field(props: FieldProps) {
  const { form, name, isGuess = false, onEdit, onLeave, hint, warning, labelExtra, ...rest } = props;
  const error = useFault(form, name);
  const field = form.register(name, { onChange: () => onEdit?.(name) });
  const guessId = `guess-${name}`;
  const notes = error ? { error } : warning ? { warning } : { hint };
  return (
    <TextField
      autoComplete="off"
      spellCheck={false}
      {...rest}
      {...notes}
      {...field}
      {...(isGuess ? { "aria-describedby": guessId } : {})}
      labelExtra={isGuess ? <GuessMark id={guessId} /> : labelExtra}
      className={FIELD_ROOM}
      onBlur={(event) => {
        // Nothing typed yet, nothing to complain about.
        if (!isPersonEmpty(form.getValues())) void field.onBlur(event);
        onLeave?.();
      }}
    />
  );
}

export function GuessMark({ id }: { readonly id: string }): ReactNode {
  return (
    <span id={id} className="rounded-sm bg-warn-soft px-1 text-2xs font-medium text-warn-text">
      guess, please check
    </span>
  );
}
