"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { type ReactNode, Suspense, useCallback, useEffect, useState } from "react";
import { lazyPart, preload, usePart } from "../ui/lazy-part.ts";
import { LinkButton } from "../ui/link-button.tsx";
import { PageHeading } from "../ui/page-heading.tsx";
import { whenLater } from "../ui/when-later.ts";
import { ColumnChooser } from "./column-chooser.tsx";
import type { View } from "./columns.tsx";
import { DateRange } from "./date-range.tsx";
import { ExportLink } from "./export-link.tsx";
import { LeadList } from "./lead-list.tsx";
import type { FirstPage } from "./listed.ts";
import { SearchBox } from "./search-box.tsx";
import { useDownload } from "./use-download.ts";
import { useLeadQuery } from "./use-lead-query.ts";

const exportTrouble = lazyPart(() => import("./export-trouble.tsx").then((file) => file.ExportTrouble));

type LeadsProps = {
  /** A promise where the broker is slow: the page stands at once, the rows come into it. */
  readonly first: FirstPage | Promise<FirstPage>;
  /** Keeps the place of the rows while they are missing; drawn on the server, so that it costs the page no script. */
  readonly skeleton: ReactNode;
  /** The shown columns that this browser keeps. */
  readonly columns: readonly string[];
  readonly brokerName: string;
  readonly brokerZone: string;
  readonly hidden: View["hidden"];
  readonly offersSemicolon: boolean;
};

/** Failures are answers here, so nothing is repeated behind the person's back; offline fails at once, in words. */
const newClient = () =>
  new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } });

/** The page of the leads: what to look at, the table, and what can be done with it. */
export function Leads(props: LeadsProps) {
  const { first, brokerName, brokerZone, hidden } = props;
  const [client] = useState(newClient);
  const state = useLeadQuery();
  const download = useDownload(state.query);
  const Trouble = usePart(exportTrouble, download.trouble !== null);
  // Without a network it could not be fetched any more.
  useEffect(() => whenLater(() => preload(exportTrouble)), []);
  const [shown, setShown] = useState(props.columns);
  const [fields, setFields] = useState<readonly string[]>([]);
  const addFields = useCallback((seen: readonly string[]) => {
    setFields((known) =>
      seen.every((field) => known.includes(field)) ? known : [...new Set([...known, ...seen])],
    );
  }, []);
  const list = (
    <LeadList {...{ first, state, shown, fields, brokerName, brokerZone, hidden }} onFields={addFields} />
  );

  return (
    <QueryClientProvider client={client}>
      <div data-fills className="flex flex-col gap-3 md:min-h-96 md:grow md:basis-0">
        <PageHeading
          title="Leads"
          actions={
            <>
              <ExportLink
                query={state.query}
                download={download}
                shown={shown}
                offersSemicolon={props.offersSemicolon}
              />
              <LinkButton href="/leads/new" variant="primary" icon={<Plus aria-hidden className="size-4" />}>
                Add lead
              </LinkButton>
            </>
          }
        />
        {Trouble && <Trouble download={download} />}
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox words={state.query.query} onSearch={state.searchFor} />
          <DateRange state={state} brokerZone={brokerZone} />
          <div className="ml-auto max-md:hidden">
            <ColumnChooser shown={shown} fields={fields} onChange={setShown} />
          </div>
        </div>
        {first instanceof Promise ? <Suspense fallback={props.skeleton}>{list}</Suspense> : list}
      </div>
    </QueryClientProvider>
  );
}
