"use client";
import { countryFlag, countryName } from "#lib/domain/country-name.ts";
import type { Lead } from "#lib/domain/lead.ts";
import { stageTone } from "#lib/domain/lead-row.ts";
import { readableEmail } from "#lib/domain/readable-email.ts";
import { Badge } from "../ui/badge.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { DetailRow } from "../ui/detail-row.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { exactTime } from "../ui/when.ts";
import { nameOf } from "./columns.tsx";
import { DetailList } from "./detail-list.tsx";
import { OtherFields } from "./other-fields.tsx";
import { SourceDetails } from "./source-details.tsx";

export type LeadDetailsProps = {
  readonly lead: Lead;
  readonly zone: string;
  readonly brokerName: string;
};

/** Every field that the broker sent: ours in words, the rest by the broker's names, all of it as JSON. */
export function LeadDetails({ lead, zone, brokerName }: LeadDetailsProps) {
  const raw = JSON.stringify(lead.raw, null, 2);
  const country =
    lead.country === null ? null : `${countryFlag(lead.country)} ${countryName(lead.country)}`.trim();
  return (
    <div className="flex flex-col gap-5">
      <DetailList>
        <DetailRow label="Name" value={nameOf(lead)} copy />
        <DetailRow label="Email" value={lead.email} copy>
          {lead.email !== null && readableEmail(lead.email)}
        </DetailRow>
        <DetailRow label="Phone" value={lead.phone} copy />
        <DetailRow label="Country" value={country} />
        <DetailRow label="Status" value={lead.status}>
          <Badge tone={stageTone(lead)}>{lead.status}</Badge>
        </DetailRow>
        <TimeRow label="Created" iso={lead.created} zone={zone} />
        <TimeRow label="Updated" iso={lead.updated} zone={zone} />
        <DetailRow label="Lead ID" value={lead.id} copy mono />
      </DetailList>
      {lead.source !== null && <SourceDetails source={lead.source} />}
      <OtherFields lead={lead} brokerName={brokerName} />
      <Disclosure summary="Raw JSON">
        <div className="relative">
          <pre className="max-h-72 overflow-auto rounded-md border border-line bg-canvas p-3 pr-10 font-mono text-xs break-words whitespace-pre-wrap">
            {raw}
          </pre>
          <CopyButton label="Copy raw JSON" value={raw} className="absolute top-1.5 right-1.5" />
        </div>
      </Disclosure>
    </div>
  );
}

function TimeRow({
  label,
  iso,
  zone,
}: {
  readonly label: string;
  readonly iso: string | null;
  readonly zone: string;
}) {
  return (
    <DetailRow label={label} value={iso}>
      {iso !== null && (
        <time dateTime={iso} className="flex flex-col">
          <span>
            {exactTime(iso, zone)} <span className="text-muted">{zone}</span>
          </span>
          {zone !== "UTC" && <span className="text-xs text-muted">{exactTime(iso, "UTC")} UTC</span>}
        </time>
      )}
    </DetailRow>
  );
}
