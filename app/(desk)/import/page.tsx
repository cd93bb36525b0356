import type { Metadata } from "next";
import { BatchList } from "#components/batch/batch-list.tsx";
import { ImportWizard } from "#components/import/wizard.tsx";
import { COUNTRY_CODES } from "#lib/domain/country.ts";
import { countryName } from "#lib/domain/country-name.ts";
import { batchHistory } from "#lib/server/batches/views.ts";
import { profileOf } from "#lib/server/config/broker.ts";
import { requireSession } from "../require-session.ts";

export const metadata: Metadata = { title: "Import leads" };

const COUNTRIES = COUNTRY_CODES.map((code) => ({ code, name: countryName(code) })).toSorted((one, other) =>
  one.name.localeCompare(other.name, "en"),
);

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ImportPage({ searchParams }: Props) {
  const { desk, session } = await requireSession();
  const { page } = await searchParams;
  const wanted = Number.parseInt(String(page), 10);
  const history = await batchHistory(desk, session, Number.isNaN(wanted) ? 1 : wanted);
  return (
    <ImportWizard
      account={session.connectionId}
      broker={profileOf(session.broker)}
      countries={COUNTRIES}
      history={
        <BatchList
          {...history}
          timeZone={session.broker.timeZone}
          pageHref={(number) => `/import?page=${number}`}
        />
      }
    />
  );
}
