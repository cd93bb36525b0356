import { CircleAlert, CircleCheck, CircleMinus, Clock, TriangleAlert } from "lucide-react";
import type { Outcome } from "#lib/domain/outcome.ts";
import { Spinner } from "../ui/spinner.tsx";

/** Beside an outcome's words, so that its colour is not the only sign. */
export function OutcomeIcon({ tone, kind }: Pick<Outcome, "tone" | "kind">) {
  if (tone === "busy") return <Spinner />;
  const Icon = {
    good: CircleCheck,
    neutral: CircleMinus,
    bad: CircleAlert,
    warn: kind === "alert" ? TriangleAlert : Clock,
  }[tone];
  return <Icon aria-hidden className="size-4" />;
}
