import type { ReactNode } from "react";
import { countryName } from "#lib/domain/country-name.ts";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { countInWords } from "#lib/domain/history-words.ts";
import { formatLeadSource } from "#lib/domain/lead-source.ts";
import { AppLink } from "../ui/app-link.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { cx } from "../ui/cx.ts";

type FactProps = {
  readonly label: string;
  /** Nothing is shown without one. */
  readonly value: string | null | undefined;
  readonly copy?: boolean;
  readonly mono?: boolean;
  readonly children?: ReactNode;
};

function Fact({ label, value, copy = false, mono = false, children }: FactProps) {
  if (!value) return null;
  return (
    <div className="grid min-h-9 grid-cols-[7.5rem_minmax(0,1fr)] items-center gap-3 py-1 max-sm:grid-cols-[6rem_minmax(0,1fr)]">
      <dt className="text-sm break-words text-muted">{label}</dt>
      <dd className="flex min-w-0 items-center justify-between gap-2">
        <span className={cx("min-w-0 break-words", mono && "font-mono text-xs")}>{children ?? value}</span>
        {copy && (
          <CopyButton label={`Copy ${label.charAt(0).toLowerCase()}${label.slice(1)}`} value={value} />
        )}
      </dd>
    </div>
  );
}

/** Who the lead is and where it came from. */
export function Facts({ history }: { readonly history: SubmissionHistory }) {
  const { submission: view, batchId, rowNumber } = history;
  const { lead } = view;
  const row = rowNumber === null ? "" : `, row ${countInWords(rowNumber)}`;
  return (
    <dl className="divide-y divide-line border-y border-line">
      <Fact label="Name" value={view.name} copy />
      <Fact label="Email" value={view.email} copy />
      <Fact label="Phone" value={lead?.phone} copy />
      <Fact label="Country" value={lead?.country && countryName(lead.country)} />
      <Fact label="Offer" value={view.offer} />
      <Fact label="Lead source" value={lead && formatLeadSource(lead.source)} />
      <Fact label="Batch" value={batchId}>
        <AppLink
          href={`/import/${batchId}`}
          className="underline underline-offset-2"
        >{`Import${row}`}</AppLink>
      </Fact>
      <Fact label="Broker's lead ID" value={view.leadId} copy mono />
      <Fact label="Submission ID" value={view.id} copy mono />
    </dl>
  );
}
