"use client";
import { useWatch } from "react-hook-form";
import { Button } from "../ui/button.tsx";
import { hasTyped, nameOf } from "./lead-values.ts";
import type { AddLeadApi } from "./use-add-lead.ts";
import type { PasteSplit } from "./use-paste.ts";

type FormHeaderProps = { readonly desk: AddLeadApi; readonly paste: PasteSplit };

/** One line of fixed height over the fields: what is in the form, and the ways back. */
export function FormHeader({ desk, paste }: FormHeaderProps) {
  const { draft } = desk;
  useWatch({ control: draft.form.control });
  const { aside } = draft.meta;
  const typed = hasTyped(draft.form.getValues());
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-3 border-b border-line px-4 py-1.5 sm:flex-nowrap sm:px-5">
      <h2 className="min-w-0 truncate text-base font-semibold">{titleOf(desk, paste)}</h2>
      {paste.split?.rest && (
        <span title={paste.split.rest} className="hidden min-w-0 flex-1 truncate text-xs text-muted sm:block">
          Left out: {paste.split.rest}
        </span>
      )}
      <div className="ml-auto flex max-w-full min-w-0 items-center gap-3">
        {paste.split && (
          <Button variant="link" size="sm" onClick={paste.undo}>
            Undo paste
          </Button>
        )}
        {aside && (
          <Button variant="link" size="sm" onClick={desk.bringBack} className="min-w-0 shrink!">
            <span className="truncate">Bring back {nameOf(aside.form)}</span>
          </Button>
        )}
        {(typed || draft.meta.corrects !== null) && (
          <Button variant="link" size="sm" onClick={desk.clear}>
            Clear
          </Button>
        )}
      </div>
    </div>
  );
}

function titleOf({ draft, corrected }: AddLeadApi, paste: PasteSplit): string {
  if (draft.meta.corrects && corrected(draft.form.getValues()) !== null)
    return `Correcting ${draft.meta.corrects.email || "a lead"}`;
  if (paste.split) return "Filled in from the pasted text";
  return draft.restored ? "Draft restored" : "New lead";
}
