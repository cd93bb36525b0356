import type { Json, Lead } from "#lib/domain/lead.ts";
import { DetailRow } from "../ui/detail-row.tsx";
import { DetailList } from "./detail-list.tsx";

/** Shown above in our own words. */
const SHOWN = new Set([
  "uuid",
  "created",
  "updated",
  "name",
  "surname",
  "email",
  "phone",
  "country",
  "leadSource",
]);

const textOf = (value: Json): string | null => {
  if (value === null || value === "") return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
};

type OtherFieldsProps = { readonly lead: Lead; readonly brokerName: string };

/** What else the broker sent, by its own names for it. */
export function OtherFields({ lead, brokerName }: OtherFieldsProps) {
  const fields = Object.entries(lead.raw).filter(([name]) => !SHOWN.has(name));
  if (fields.length === 0) return null;
  return (
    <DetailList title={`Further fields of ${brokerName}`}>
      {fields.map(([name, value]) => (
        <DetailRow
          key={name}
          label={name}
          value={textOf(value)}
          mono={typeof value === "object" && value !== null}
        />
      ))}
    </DetailList>
  );
}
