"use client";
import { Pin } from "lucide-react";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { countCharacters } from "#lib/domain/email.ts";
import { formatLeadSource } from "#lib/domain/lead-source.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { Field } from "./field.tsx";
import { preloadChecks } from "./lazy.ts";
import type { LeadDraft } from "./use-draft.ts";

const LONGEST = 255;

type SourceFieldsProps = { readonly draft: LeadDraft; readonly broker: BrokerProfile };

/** The four parts of the lead source, and the exact text that the broker gets. */
export function SourceFields({ draft, broker }: SourceFieldsProps) {
  const { form, meta, pin } = draft;
  const { pinned } = meta;
  // For the first HTML: the offer's source is there before any script.
  const [initial] = useState(() => form.getValues("source"));
  const common = { form, onEdit: preloadChecks };
  return (
    <fieldset className="min-w-0 border-t border-line pt-4">
      <legend className="float-left text-base leading-6 font-semibold">Lead source</legend>
      <div className="float-right">
        <OfferSource draft={draft} broker={broker} />
      </div>
      <div className="clear-both grid gap-x-4 gap-y-2 pt-3 sm:grid-cols-2 xl:grid-cols-4">
        <Field {...common} name="source.name" defaultValue={initial.name} label="Name" />
        <Field
          {...common}
          name="source.site"
          defaultValue={initial.site}
          label="Site"
          autoCapitalize="none"
        />
        <Field {...common} name="source.description" defaultValue={initial.description} label="Description" />
        <Field
          {...common}
          name="source.trackingId"
          label="Tracking ID"
          autoCapitalize="none"
          labelExtra={pinned ? "kept" : undefined}
          trailing={
            <button
              type="button"
              aria-pressed={pinned}
              title={pinned ? "Clear it after this lead" : "Keep it for the next lead"}
              aria-label="Pin for the next lead"
              onClick={() => pin(!pinned)}
              className={cx(
                "grid size-7 place-items-center rounded-md hover:bg-hover",
                pinned ? "text-accent-text" : "text-muted",
              )}
            >
              <Pin aria-hidden className={cx("size-4", pinned && "fill-current")} />
            </button>
          }
        />
      </div>
      <WirePreview draft={draft} />
    </fieldset>
  );
}

/** Fills the parts in again as the offer has them, where they were changed. */
function OfferSource({ draft, broker }: SourceFieldsProps) {
  const [uuid, source] = useWatch({ control: draft.form.control, name: ["offerUuid", "source"] });
  const preset = broker.offers.find((offer) => offer.uuid === uuid)?.leadSource;
  if (!preset) return null;
  const { name, site, description } = preset;
  if (source.name === name && source.site === site && source.description === description) return null;
  const fill = () => {
    const { trackingId } = draft.form.getValues("source");
    draft.form.setValue("source", { name, site, description, trackingId }, { shouldValidate: true });
  };
  return (
    <Button variant="link" size="sm" onClick={fill}>
      Use the offer's source
    </Button>
  );
}

function WirePreview({ draft }: Pick<SourceFieldsProps, "draft">) {
  const source = useWatch({ control: draft.form.control, name: "source" });
  const wire = formatLeadSource(source);
  const count = countCharacters(wire ?? "");
  return (
    <div className="flex flex-col gap-1 text-xs">
      <div className="flex min-w-0 items-baseline gap-2">
        <span className="shrink-0 text-muted">Sent as</span>
        {wire === null ? (
          <span className="text-muted">nothing: all four parts are empty</span>
        ) : (
          <code
            data-testid="lead-source-preview"
            className="min-w-0 rounded-sm bg-hover px-1.5 py-0.5 font-mono break-all whitespace-pre-wrap text-text"
          >
            {wire}
          </code>
        )}
      </div>
      {count > LONGEST && (
        <p className="text-warn-text">
          {count} characters. Brokers may refuse more than {LONGEST}; it can be sent all the same.
        </p>
      )}
    </div>
  );
}
