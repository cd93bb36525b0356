"use client";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { sourceField } from "#lib/domain/lead-field-checks.ts";
import type { LeadSourceParts } from "#lib/domain/lead-source.ts";
import { Select } from "../ui/select.tsx";
import { TextField } from "../ui/text-field.tsx";
import { CARD } from "./card.tsx";
import type { CountryOption } from "./country-option.ts";
import { withOffer } from "./matching.ts";
import { useImport } from "./use-store.ts";

const PARTS: readonly { readonly part: keyof LeadSourceParts; readonly label: string }[] = [
  { part: "name", label: "Name" },
  { part: "site", label: "Site" },
  { part: "description", label: "Description" },
  { part: "trackingId", label: "Tracking ID" },
];

type SharedFieldsProps = { readonly broker: BrokerProfile; readonly countries: readonly CountryOption[] };

/** What all rows share where the file says nothing. */
export function SharedFields({ broker, countries }: SharedFieldsProps) {
  const [{ constants }, store] = useImport();
  return (
    <div className={`${CARD} flex flex-col gap-5`}>
      <Select
        label="Offer"
        hint="What all these leads are registered for."
        value={constants.offerUuid}
        onChange={({ currentTarget }) =>
          store.decide({ constants: withOffer(constants, broker, currentTarget.value) })
        }
      >
        {broker.offers.map(({ uuid, name }) => (
          <option key={uuid} value={uuid}>
            {name}
          </option>
        ))}
      </Select>
      <fieldset className="min-w-0">
        <legend className="mb-2 font-semibold">Country</legend>
        <Select
          label="Where a row has none"
          value={constants.country}
          onChange={({ currentTarget }) =>
            store.decide({ constants: { ...constants, country: currentTarget.value } })
          }
        >
          <option value="">None</option>
          {countries.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </fieldset>
      <fieldset className="min-w-0">
        <legend className="mb-2">
          <span className="font-semibold">Lead source</span>
          <span className="block text-xs text-muted">Where a row has none, part by part.</span>
        </legend>
        <div className="grid gap-x-3 gap-y-2 sm:grid-cols-2">
          {PARTS.map(({ part, label }) => (
            <TextField
              key={part}
              label={label}
              size="sm"
              autoComplete="off"
              value={constants.source[part]}
              error={sourceField(constants.source[part])}
              onChange={({ currentTarget }) =>
                store.decide({
                  constants: { ...constants, source: { ...constants.source, [part]: currentTarget.value } },
                })
              }
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}
