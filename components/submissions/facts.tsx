import { countryName } from "#lib/domain/country-name.ts";
import type { SubmissionHistory } from "#lib/domain/history.ts";
import { countInWords } from "#lib/domain/history-words.ts";
import { formatLeadSource } from "#lib/domain/lead-source.ts";
import { AppLink } from "../ui/app-link.tsx";
import { DetailRow, type DetailRowProps } from "../ui/detail-row.tsx";

type FactProps = Omit<DetailRowProps, "value"> & { readonly value: string | null | undefined };

/** Nothing is shown without a value. */
function Fact({ value, ...rest }: FactProps) {
  return value ? <DetailRow {...rest} value={value} /> : null;
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
