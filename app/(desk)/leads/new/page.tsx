import type { Metadata } from "next";
import { cancelLead, submitLead, tryLeadAgain } from "#app/actions/submissions.ts";
import { AddLead } from "#components/lead-form/add-lead.tsx";
import { COUNTRY_CODES } from "#lib/domain/country.ts";
import { countryName } from "#lib/domain/country-name.ts";
import { emptyLeadForm } from "#lib/domain/lead-input.ts";
import { profileOf } from "#lib/server/config/broker.ts";
import { viewDesk } from "#lib/server/submissions/views.ts";
import { requireSession } from "../../require-session.ts";

export const metadata: Metadata = { title: "Add lead" };

const COUNTRIES = COUNTRY_CODES.map((code) => ({ code, name: countryName(code) })).toSorted((one, other) =>
  one.name.localeCompare(other.name, "en"),
);

export default async function AddLeadPage() {
  const { desk, session } = await requireSession();
  const broker = profileOf(session.broker);
  const account = session.connectionId;
  return (
    <AddLead
      account={account}
      broker={broker}
      empty={emptyLeadForm(broker)}
      countries={COUNTRIES}
      initial={await viewDesk(desk, session)}
      actions={{
        submit: submitLead.bind(null, account),
        tryAgain: tryLeadAgain.bind(null, account),
        cancel: cancelLead.bind(null, account),
      }}
    />
  );
}
