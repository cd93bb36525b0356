import type { BatchView } from "#lib/domain/batch.ts";
import { BATCH_STATE_WORDS, isStalled } from "#lib/domain/batch-words.ts";
import { Badge } from "../ui/badge.tsx";

const TONES = { running: "new", paused: "warn", done: "good", cancelled: "neutral" } as const;

type StateBadgeProps = { readonly view: Pick<BatchView, "state" | "perMinute"> };

export function StateBadge({ view }: StateBadgeProps) {
  const { state } = view;
  if (isStalled(view)) return <Badge tone="warn">Waiting</Badge>;
  return <Badge tone={TONES[state]}>{BATCH_STATE_WORDS[state]}</Badge>;
}
