import type { OutcomeTone } from "#lib/domain/outcome.ts";
import type { Tone } from "../ui/tone.ts";

/** The colour of an outcome in the desk's tones. */
export const OUTCOME_TONES: Readonly<Record<OutcomeTone, Tone>> = {
  good: "good",
  busy: "new",
  warn: "warn",
  bad: "bad",
  neutral: "neutral",
};
