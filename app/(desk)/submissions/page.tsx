import type { Metadata } from "next";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { countThisPerson, eraseThisPerson } from "#app/actions/history.ts";
import { cancelLead, sendLeadAgain } from "#app/actions/submissions.ts";
import { Submissions } from "#components/submissions/submissions.tsx";
import { historyQueryToSearch, parseHistoryQuery } from "#lib/domain/history-query.ts";
import { readHistory } from "#lib/server/submissions/history.ts";
import { requireSession } from "../require-session.ts";

export const metadata: Metadata = { title: "Submissions" };

const actionsOf = (account: string) => ({
  sendAgain: sendLeadAgain.bind(null, account),
  cancel: cancelLead.bind(null, account),
  countPerson: countThisPerson.bind(null, account),
  erasePerson: eraseThisPerson.bind(null, account),
});

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SubmissionsPage({ searchParams }: Props) {
  const { desk, session } = await requireSession();
  const query = parseHistoryQuery(await searchParams);
  const page = await readHistory(desk, session, query);
  return (
    <NuqsAdapter>
      <Submissions
        first={{ search: historyQueryToSearch(query).toString(), page }}
        actions={actionsOf(session.connectionId)}
        brokerName={session.broker.name}
        zone={session.broker.timeZone}
      />
    </NuqsAdapter>
  );
}
