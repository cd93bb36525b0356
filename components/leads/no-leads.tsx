"use client";
import { CalendarX2, CircleSlash, ListEnd, SearchX } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import type { Listed } from "./listed.ts";
import type { LeadQueryState } from "./use-lead-query.ts";
import { countInWords, rangeInWords } from "./words.ts";

type NoLeadsProps = {
  readonly state: LeadQueryState;
  readonly listed: Listed;
  readonly brokerName: string;
};

/** Why there is no row, and the next step. */
export function NoLeads(props: NoLeadsProps) {
  const { query } = props.state.query;
  const { page, totalPages } = props.listed;
  if (page <= (totalPages ?? 0)) return <NotSent {...props} />;
  // A list without any page has no end to be past.
  if (page > 1 && totalPages !== 0) return <PastTheEnd {...props} />;
  if (query !== "") return <NoMatch {...props} words={query} />;
  return <NoneInTheseDays {...props} />;
}

/** The note above says how many are missing, and has the way to ask again. */
function NotSent({ brokerName }: NoLeadsProps) {
  return (
    <EmptyState
      icon={<CircleSlash aria-hidden />}
      title={`${brokerName} sent none of the leads of this page`}
    >
      It counts them, so they are there. If it stays, tell your manager there.
    </EmptyState>
  );
}

function PastTheEnd({ state, listed }: NoLeadsProps) {
  const last = listed.totalPages ?? null;
  return (
    <EmptyState
      icon={<ListEnd aria-hidden />}
      title={`There is no page ${countInWords(listed.page)}`}
      actions={
        <>
          {last !== null && last > 1 && (
            <Button variant="primary" onClick={() => state.goTo(last)}>
              Go to the last page
            </Button>
          )}
          <Button onClick={() => state.goTo(1)}>Go to the first page</Button>
        </>
      }
    >
      {last === null
        ? "The list ends before this page."
        : last === 1
          ? "The list has one page now."
          : `The list has ${countInWords(last)} pages now; page ${countInWords(last)} is the last.`}
    </EmptyState>
  );
}

function NoMatch({ state, brokerName, words }: NoLeadsProps & { readonly words: string }) {
  const everywhere = state.query.range === "all";
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={`No leads match “${words}”`}
      actions={
        <>
          {!everywhere && (
            <Button variant="primary" onClick={() => state.filter({ range: "all" })}>
              Search all time
            </Button>
          )}
          <Button variant={everywhere ? "primary" : "secondary"} onClick={() => state.searchFor("")}>
            Clear search
          </Button>
        </>
      }
    >
      {everywhere
        ? `${brokerName} searches all that it has of you.`
        : `Looked at: ${rangeInWords(state.query)}. ${brokerName} may know it from other days.`}
    </EmptyState>
  );
}

function NoneInTheseDays({ state, brokerName }: NoLeadsProps) {
  const everywhere = state.query.range === "all";
  return (
    <EmptyState
      icon={<CalendarX2 aria-hidden />}
      title={everywhere ? "No leads yet" : "No leads in these days"}
      actions={
        <>
          {!everywhere && <Button onClick={() => state.filter({ range: "all" })}>Show all time</Button>}
          <LinkButton href="/leads/new" variant="primary">
            Add a lead
          </LinkButton>
        </>
      }
    >
      {everywhere ? `${brokerName} has none from this account.` : `Looked at: ${rangeInWords(state.query)}.`}
    </EmptyState>
  );
}
