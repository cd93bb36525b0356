"use client";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type { LeadForm as LeadValues } from "#lib/domain/lead-input.ts";
import type { DeskSubmissions } from "#lib/domain/submission-view.ts";
import { PageHeading } from "../ui/page-heading.tsx";
import type { CountryOption } from "./country-field.tsx";
import { LeadForm } from "./lead-form.tsx";
import { Panel } from "./panel.tsx";
import { type LeadActions, useAddLead } from "./use-add-lead.ts";
import { useCorrectFromAddress } from "./use-correct-from-address.ts";

type AddLeadProps = {
  /** Tells this account's drafts from another's in the same tab. */
  readonly account: string;
  readonly broker: BrokerProfile;
  /** The form before anything is typed. */
  readonly empty: LeadValues;
  readonly countries: readonly CountryOption[];
  readonly initial: DeskSubmissions;
  readonly actions: LeadActions;
};

/** The whole page: the form, and beside it what became of the leads. */
export function AddLead({ account, broker, empty, countries, initial, actions }: AddLeadProps) {
  const desk = useAddLead(account, broker, empty, initial, actions);
  useCorrectFromAddress(desk);
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4">
      <PageHeading title="Add lead" />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <LeadForm desk={desk} broker={broker} countries={countries} />
        <Panel desk={desk} broker={broker} />
      </div>
    </div>
  );
}
