"use client";
import { Fragment } from "react";
import type { StateCounts } from "#lib/domain/history.ts";
import { unsettledInWords } from "#lib/domain/history-words.ts";
import type { SubmissionState } from "#lib/domain/submission.ts";

type UnsettledProps = {
  readonly counts: StateCounts;
  /** The address of the list of one state. */
  readonly hrefOf: (state: SubmissionState) => string;
  readonly onChoose: (state: SubmissionState) => void;
};

/** What still waits, each part the way to its rows. */
export function Unsettled({ counts, hrefOf, onChoose }: UnsettledProps) {
  const parts = unsettledInWords(counts);
  return (
    <p className="text-sm text-muted tabular-nums md:ml-auto">
      {parts.length > 0 && "Not settled: "}
      {parts.map(([state, words], at) => (
        <Fragment key={state}>
          {at > 0 && ", "}
          <a
            href={hrefOf(state)}
            onClick={(event) => {
              // With a key held down the browser does something else with a link, which is the person's wish.
              if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
              event.preventDefault();
              onChoose(state);
            }}
            className="rounded-sm underline underline-offset-2 hover:text-text"
          >
            {words}
          </a>
        </Fragment>
      ))}
      {parts.length > 0 && "."}
    </p>
  );
}
