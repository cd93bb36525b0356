import type { Random } from "./random.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Stage =
  | "NEW_CONTACT"
  | "CONTACTED"
  | "NEED_ANALYSIS"
  | "READY_TO_DEPOSIT"
  | "ACTIVE_CLIENT"
  | "NO_POTENTIAL";

type Status = { readonly uuid: string; readonly name: string; readonly leadStage: Stage };

let counted = 0;
const status = (name: string, leadStage: Stage): Status => {
  counted += 1;
  return { uuid: `c0ffee00-57a7-4050-8000-${String(counted).padStart(12, "0")}`, name, leadStage };
};

const NEW = status("New Contact", "NEW_CONTACT");
const TRIED = [
  status("No Answer", "CONTACTED"),
  status("Busy", "CONTACTED"),
  status("Voicemail", "CONTACTED"),
  status("Call Back", "CONTACTED"),
] as const;
const TALKED = [
  status("Interested", "NEED_ANALYSIS"),
  status("Need Analysis", "NEED_ANALYSIS"),
  status("Email Sent", "NEED_ANALYSIS"),
] as const;
const READY = status("Ready to Deposit", "READY_TO_DEPOSIT");
const WON = [status("Deposit", "ACTIVE_CLIENT"), status("Active Client", "ACTIVE_CLIENT")] as const;
const LOST = [
  status("Not Interested", "NO_POTENTIAL"),
  status("Invalid Phone", "NO_POTENTIAL"),
  status("Wrong Person", "NO_POTENTIAL"),
  status("Under Age", "NO_POTENTIAL"),
  status("Language Barrier", "NO_POTENTIAL"),
] as const;

/** A status and how many milliseconds after its creation the lead gets it. */
export type Step = { readonly after: number; readonly status: Status };

/**
 * What will become of a lead, oldest step first. The first call comes within minutes, the end within
 * weeks: so the statuses of young leads move on while somebody watches, and those of old ones stand still.
 */
export function careerOf(random: Random): readonly Step[] {
  const steps: Step[] = [{ after: 0, status: NEW }];
  let after = MINUTE + random.next() * 20 * MINUTE;
  const step = (next: Status, wait: number) => {
    steps.push({ after: Math.round(after / 1000) * 1000, status: next });
    after += wait * (0.3 + random.next());
  };
  if (random.chance(0.04)) return steps;
  step(random.pick(TRIED), 3 * HOUR);
  if (random.chance(0.5)) step(random.pick(TRIED), DAY);
  if (random.chance(0.45)) {
    step(random.pick(LOST), DAY);
    return steps;
  }
  if (random.chance(0.25)) return steps;
  step(random.pick(TALKED), 4 * DAY);
  if (random.chance(0.4)) return steps;
  step(READY, 3 * DAY);
  if (random.chance(0.6)) step(random.pick(WON), 0);
  return steps;
}

/** The step that counts `age` milliseconds after creation, and the age at which the next one comes. */
export function stepAt(career: readonly Step[], age: number): { step: Step; next: number } {
  let step: Step = { after: 0, status: NEW };
  for (const candidate of career) {
    if (candidate.after > age) return { step, next: candidate.after };
    step = candidate;
  }
  return { step, next: Number.POSITIVE_INFINITY };
}
