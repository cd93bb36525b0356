import type { BatchView } from "#lib/domain/batch.ts";
import { BATCH_STATE_WORDS } from "#lib/domain/batch-words.ts";
import { Badge } from "../ui/badge.tsx";

const TONES = { running: "new", paused: "warn", done: "good", cancelled: "neutral" } as const;

export function StateBadge({ state }: { readonly state: BatchView["state"] }) {
  return <Badge tone={TONES[state]}>{BATCH_STATE_WORDS[state]}</Badge>;
}
