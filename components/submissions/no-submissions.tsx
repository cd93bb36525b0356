"use client";
import { Inbox, ListEnd, SearchX } from "lucide-react";
import type { HistoryPage } from "#lib/domain/history.ts";
import { countInWords, STATE_LABELS } from "#lib/domain/history-words.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import type { HistoryQueryState } from "./use-history-query.ts";

type NoSubmissionsProps = { readonly state: HistoryQueryState; readonly listed: HistoryPage };

/** Why there is no row, and the next step. */
export function NoSubmissions({ state, listed }: NoSubmissionsProps) {
  const { query, state: outcome, batch, size } = state.query;
  if (listed.totalRows > 0) {
    const pages = Math.ceil(listed.totalRows / size);
    return (
      <EmptyState
        icon={<ListEnd aria-hidden />}
        title={`There is no page ${countInWords(listed.page)}`}
        actions={
          <Button variant="primary" onClick={() => state.goTo(pages)}>
            Go to the last page
          </Button>
        }
      >
        The list has {pages === 1 ? "one page" : `${countInWords(pages)} pages`} now.
      </EmptyState>
    );
  }
  if (query === "" && outcome === null && batch === null) {
    return (
      <EmptyState
        icon={<Inbox aria-hidden />}
        title="No submissions yet"
        actions={
          <LinkButton href="/leads/new" variant="primary">
            Add a lead
          </LinkButton>
        }
      >
        Every lead that you hand in stands here with what became of it.
      </EmptyState>
    );
  }
  const which = outcome === null ? "" : `${STATE_LABELS[outcome].toLowerCase()} `;
  return (
    <EmptyState
      icon={<SearchX aria-hidden />}
      title={query === "" ? `No ${which}submissions` : `No ${which}submissions match “${query}”`}
      actions={
        <Button variant="primary" onClick={state.clear}>
          Show all submissions
        </Button>
      }
    >
      {query !== "" && "Erased leads are found only by their whole email."}
    </EmptyState>
  );
}
