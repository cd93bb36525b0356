import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { COLUMNS_COOKIE, columnsOf } from "#components/leads/column-choice.ts";
import { Leads } from "#components/leads/leads.tsx";
import { ListSkeleton } from "#components/leads/list-skeleton.tsx";
import type { FirstPage } from "#components/leads/listed.ts";
import { SlowWords } from "#components/leads/slow-words.tsx";
import { leadQueryToSearch, parseLeadQuery } from "#lib/domain/lead-query.ts";
import { needsSignIn } from "#lib/domain/problem.ts";
import { err, ok } from "#lib/domain/result.ts";
import { readLeadPage } from "#lib/server/leads/list.ts";
import { requireSession } from "../require-session.ts";
import { hiddenFields, usesDecimalComma } from "./person.ts";

export const metadata: Metadata = { title: "Leads" };

/** A broker that answers within this has its rows in the page itself; a slower one's come into the page later. */
const PATIENCE_MS = 150;

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The value where it is there soon, else null. */
async function soon<T>(work: Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, null);
  });
  return Promise.race([work, patience]).finally(() => clearTimeout(timer));
}

export default async function LeadsPage({ searchParams }: Props) {
  const { desk, session } = await requireSession();
  const { broker, authorities } = session;
  const query = parseLeadQuery(await searchParams);
  const search = leadQueryToSearch(query).toString();
  const at = desk.now().toISOString();
  const columns = columnsOf((await cookies()).get(COLUMNS_COOKIE)?.value);
  const hidden = hiddenFields(authorities);
  const reading = readLeadPage(desk, session, query).then((page): FirstPage => {
    if (!page.ok) {
      const { code, message, next, retryable, technical } = page.error;
      return {
        search,
        at,
        result: err({
          message,
          next,
          retryable,
          technical,
          needsSignIn: needsSignIn(code),
          unreached: false,
        }),
      };
    }
    // Of each row only what the broker sent: the page reads the rest from it, as it does for the pages that follow.
    const rows = page.value.rows.map(({ raw }) => ({ raw }));
    return { search, at, result: ok({ ...page.value, rows }) };
  });
  const first = (await soon(reading)) ?? reading;
  return (
    // Around this page alone: the others have no state in their address, and need not fetch it.
    <NuqsAdapter>
      <Leads
        first={first}
        skeleton={
          first instanceof Promise ? (
            <ListSkeleton
              shown={columns}
              size={query.size}
              brokerName={broker.name}
              hidden={hidden}
              slow={<SlowWords brokerName={broker.name} over={reading} />}
            />
          ) : null
        }
        columns={columns}
        brokerName={broker.name}
        brokerZone={broker.timeZone}
        hidden={hidden}
        offersSemicolon={usesDecimalComma((await headers()).get("accept-language"))}
      />
    </NuqsAdapter>
  );
}
