"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Plus, UserX } from "lucide-react";
import { useState } from "react";
import type { Erasure, PersonCount } from "#lib/domain/history.ts";
import { MAX_HISTORY_QUERY } from "#lib/domain/history-query.ts";
import type { Problem } from "#lib/domain/problem.ts";
import type { Result } from "#lib/domain/result.ts";
import type { SubmissionView } from "#lib/domain/submission-view.ts";
import { AppLink } from "../ui/app-link.tsx";
import { Button } from "../ui/button.tsx";
import { preloadDialog } from "../ui/dialog.tsx";
import { lazyPart, preload, usePart } from "../ui/lazy-part.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeading } from "../ui/page-heading.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { OutcomeFilter } from "./outcome-filter.tsx";
import { SubmissionList } from "./submission-list.tsx";
import { Unsettled } from "./unsettled.tsx";
import { type FirstHistory, useHistoryPage } from "./use-history-page.ts";
import { useHistoryQuery } from "./use-history-query.ts";

/** Labels are opened for a search: a quick typist asks once a word. */
const PAUSE_MS = 200;

/** Server actions, given by the page. */
export type SubmissionActions = {
  readonly sendAgain: (id: string) => Promise<Result<SubmissionView, Problem>>;
  readonly cancel: (id: string) => Promise<Result<SubmissionView, Problem>>;
  readonly countPerson: (email: string) => Promise<Result<PersonCount, Problem>>;
  readonly erasePerson: (email: string) => Promise<Result<Erasure, Problem>>;
};

type SubmissionsProps = {
  readonly first: FirstHistory;
  readonly actions: SubmissionActions;
  readonly brokerName: string;
  /** IANA zone of the times shown. */
  readonly zone: string;
};

/** Failures are answers here, so nothing is repeated behind the person's back; offline fails at once, in words. */
const newClient = () =>
  new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });

/** The page of everything that was handed in. */
export function Submissions(props: SubmissionsProps) {
  const [client] = useState(newClient);
  return (
    <QueryClientProvider client={client}>
      <Page {...props} />
    </QueryClientProvider>
  );
}

const erase = lazyPart(() => import("./erase-dialog.tsx").then((file) => file.EraseDialog));

function preloadErase(): void {
  preload(erase);
  preloadDialog();
}

function Page({ first, actions, brokerName, zone }: SubmissionsProps) {
  const state = useHistoryQuery();
  const list = useHistoryPage(state.search, first);
  const [erasing, setErasing] = useState(false);
  const EraseDialog = usePart(erase, erasing);
  return (
    <div data-fills className="flex flex-col gap-3 md:min-h-96 md:grow md:basis-0">
      <PageHeading
        title="Submissions"
        actions={
          <>
            <Button
              variant="ghost"
              icon={<UserX aria-hidden className="size-4" />}
              onPointerEnter={preloadErase}
              onFocus={preloadErase}
              onClick={() => setErasing(true)}
            >
              Erase a person…
            </Button>
            <LinkButton href="/leads/new" variant="primary" icon={<Plus aria-hidden className="size-4" />}>
              Add lead
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchField
          name="Search submissions"
          placeholder="Search name or email…"
          maxLength={MAX_HISTORY_QUERY}
          pauseMs={PAUSE_MS}
          words={state.query.query}
          busy={list.old && list.fetching}
          onSearch={state.searchFor}
        />
        <OutcomeFilter state={state.query.state} onChange={(outcome) => state.filter({ state: outcome })} />
        {state.query.batch && (
          <p className="text-sm">
            Rows of{" "}
            <AppLink href={`/import/${state.query.batch}`} className="underline underline-offset-2">
              one import
            </AppLink>{" "}
            <Button variant="ghost" onClick={() => state.filter({ batch: null })}>
              Show all
            </Button>
          </p>
        )}
        <Unsettled counts={list.page.counts} hrefOf={state.hrefOf} onChoose={state.show} />
      </div>
      <SubmissionList {...{ list, state, actions, brokerName, zone }} />
      {EraseDialog && (
        <EraseDialog
          open={erasing}
          words={state.query.query}
          {...{ actions, brokerName }}
          onClose={() => setErasing(false)}
        />
      )}
    </div>
  );
}
