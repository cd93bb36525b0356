import { parseLeadSource } from "#lib/domain/lead-source.ts";
import { DetailRow } from "../ui/detail-row.tsx";
import { DetailList } from "./detail-list.tsx";

/** The lead source in its parts, and exactly as it came. */
export function SourceDetails({ source }: { readonly source: string }) {
  const { parts, extra, raw } = parseLeadSource(source);
  const part = (text: string) => (text.trim() === "" ? null : text);
  return (
    <DetailList title="Lead source">
      <DetailRow label="Source name" value={part(parts.name)} />
      <DetailRow label="Site" value={part(parts.site)} />
      <DetailRow label="Description" value={part(parts.description)} />
      <DetailRow label="Tracking ID" value={part(parts.trackingId)} copy />
      {extra.length > 0 && <DetailRow label="Further parts" value={extra.join(" | ")} />}
      <DetailRow label="As sent" value={raw} copy mono />
    </DetailList>
  );
}
