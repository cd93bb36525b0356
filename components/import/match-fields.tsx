"use client";
import { CircleAlert } from "lucide-react";
import { useId, useState } from "react";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { isLastNameFirst } from "#lib/domain/import-columns.ts";
import { IMPORT_FIELD_NAMES } from "#lib/domain/import-match.ts";
import type { ImportField } from "#lib/domain/import-types.ts";
import { BareSelect } from "../ui/bare-select.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { cx } from "../ui/cx.ts";
import { Disclosure } from "../ui/disclosure.tsx";
import { CARD } from "./card.tsx";
import { type MatchFaults, matchFaults, withColumn } from "./matching.ts";
import type { OpenedTable } from "./reader/protocol.ts";
import { useImport } from "./use-store.ts";

type Group = { readonly title: string; readonly hint: string; readonly fields: readonly ImportField[] };

const GROUPS: readonly Group[] = [
  {
    title: "The person",
    hint: "First and last name have a column each, or one that is split.",
    fields: ["firstName", "lastName", "fullName", "email", "phone", "country"],
  },
  {
    title: "Where the lead comes from",
    hint: "One column with all four parts, or a column for each.",
    fields: ["leadSource", "sourceName", "sourceSite", "sourceDescription", "trackingId"],
  },
];

const MORE = ["address", "postCode", "city", "state", "dateOfBirth"] as const;
const MORE_NAMES = MORE.map((field) => IMPORT_FIELD_NAMES[field].toLowerCase()).join(", ");

type MatchFieldsProps = { readonly opened: OpenedTable; readonly broker: BrokerProfile };

/** A choice of column for each of our fields, with what stands in it. */
export function MatchFields({ opened, broker }: MatchFieldsProps) {
  const [{ match, constants, tried }] = useImport();
  const faults = tried ? matchFaults(match, constants, broker) : {};
  const taken = new Set(Object.values(match));
  const unused = opened.header.filter((_, column) => !taken.has(column));
  return (
    <div className={`${CARD} flex flex-col gap-5`}>
      {GROUPS.map(({ title, hint, fields }) => (
        <fieldset key={title} className="min-w-0">
          <legend className="mb-2 w-full">
            <span className="font-semibold">{title}</span>
            <span className="block text-xs text-muted">{hint}</span>
          </legend>
          <Choices fields={fields} opened={opened} faults={faults} />
          {fields.includes("fullName") && match.fullName !== undefined && (
            <NameOrder header={opened.header[match.fullName] ?? ""} />
          )}
        </fieldset>
      ))}
      <MoreFields opened={opened} broker={broker} faults={faults} />
      {unused.length > 0 && (
        <p className="text-sm text-muted">
          Not used: {unused.join(", ")}. {unused.length === 1 ? "It comes" : "They come"} back in the results
          file.
        </p>
      )}
    </div>
  );
}

type ChoicesProps = {
  readonly fields: readonly ImportField[];
  readonly opened: OpenedTable;
  readonly faults: MatchFaults;
};

function Choices({ fields, opened, faults }: ChoicesProps) {
  return (
    <div className="flex flex-col gap-1.5">
      {fields.map((field) => (
        <MatchField key={field} field={field} opened={opened} fault={faults[field]} />
      ))}
    </div>
  );
}

type MoreFieldsProps = MatchFieldsProps & Pick<ChoicesProps, "faults">;

/** Few files have one of these. They are folded until a column or the broker asks for one, and then stay open. */
function MoreFields({ opened, broker, faults }: MoreFieldsProps) {
  const [{ match }] = useImport();
  const isAsked = MORE.some((field) => match[field] !== undefined || broker.requiredFields.includes(field));
  const [isOpen, setOpen] = useState(isAsked);
  if (isAsked && !isOpen) setOpen(true);
  return (
    <Disclosure
      defaultOpen={isOpen}
      summary={
        <>
          More fields <span className="font-normal">({MORE_NAMES})</span>
        </>
      }
    >
      <fieldset className="min-w-0">
        <legend className="mb-2 text-xs text-muted">Only sent where the row has them.</legend>
        <Choices fields={MORE} opened={opened} faults={faults} />
      </fieldset>
    </Disclosure>
  );
}

type MatchFieldProps = {
  readonly field: ImportField;
  readonly opened: OpenedTable;
  readonly fault: string | undefined;
};

function MatchField({ field, opened, fault }: MatchFieldProps) {
  const [{ match }, store] = useImport();
  const id = useId();
  const column = match[field];
  const samples = column === undefined ? [] : samplesOf(opened, column);
  const choose = (value: string) =>
    store.decide({ match: withColumn(match, field, value === "" ? null : Number(value)) });
  return (
    <div className="grid grid-cols-[8.5rem_minmax(0,1fr)] items-center gap-x-3 gap-y-1 md:grid-cols-[8.5rem_15rem_minmax(0,1fr)]">
      <label htmlFor={id} className="text-sm font-medium">
        {IMPORT_FIELD_NAMES[field]}
      </label>
      <ColumnSelect id={id} header={opened.header} column={column} fault={fault} onChoose={choose} />
      <p
        id={`${id}-about`}
        className={cx(
          "col-start-2 flex min-w-0 items-center gap-1.5 text-xs md:col-start-3",
          fault ? "text-bad-text" : "text-muted",
        )}
      >
        {fault && <CircleAlert aria-hidden className="size-3.5 shrink-0" />}
        <span className={fault ? "" : "truncate"}>{fault ?? samples.join(" · ")}</span>
      </p>
    </div>
  );
}

type ColumnSelectProps = {
  readonly id: string;
  readonly header: readonly string[];
  readonly column: number | undefined;
  readonly fault: string | undefined;
  readonly onChoose: (value: string) => void;
};

function ColumnSelect({ id, header, column, fault, onChoose }: ColumnSelectProps) {
  return (
    <BareSelect
      id={id}
      aria-describedby={`${id}-about`}
      aria-invalid={fault ? true : undefined}
      value={column ?? ""}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      size="sm"
      error={fault}
      className={column === undefined ? "text-muted" : ""}
    >
      <option value="">Not in the file</option>
      {header.map((name, at) => (
        <option key={at} value={at}>
          {name}
        </option>
      ))}
    </BareSelect>
  );
}

/** The first texts of a column, as they stand in the file. */
function samplesOf({ preview }: OpenedTable, column: number): string[] {
  const texts = preview.map((cells) => cells[column] ?? "").filter((text) => text.trim() !== "");
  return texts.slice(0, 3).map((text) => text.slice(0, 60));
}

function NameOrder({ header }: { readonly header: string }) {
  const [{ constants }, store] = useImport();
  return (
    <Checkbox
      label="Full names begin with the last name"
      checked={constants.lastNameFirst ?? isLastNameFirst(header)}
      onChange={({ currentTarget }) =>
        store.decide({ constants: { ...constants, lastNameFirst: currentTarget.checked } })
      }
      className="mt-2"
    />
  );
}
