"use client";
import { STATE_LABELS } from "#lib/domain/history-words.ts";
import { SUBMISSION_STATES, type SubmissionState } from "#lib/domain/submission.ts";
import { Select } from "../ui/select.tsx";

type OutcomeFilterProps = {
  readonly state: SubmissionState | null;
  readonly onChange: (state: SubmissionState | null) => void;
};

export function OutcomeFilter({ state, onChange }: OutcomeFilterProps) {
  return (
    <div className="flex items-center gap-2">
      <span aria-hidden className="text-sm text-muted">
        Outcome
      </span>
      <Select
        label="Outcome"
        hideLabel
        value={state ?? ""}
        onChange={({ target }) => onChange(SUBMISSION_STATES.find((one) => one === target.value) ?? null)}
        className="w-36"
      >
        <option value="">All</option>
        {SUBMISSION_STATES.map((one) => (
          <option key={one} value={one}>
            {STATE_LABELS[one]}
          </option>
        ))}
      </Select>
    </div>
  );
}
