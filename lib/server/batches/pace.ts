import "server-only";

type Sample = { readonly at: number; readonly done: number };

const WINDOW_MS = 60_000;
/** Less than this says nothing yet. */
const LEAST_MS = 3000;
const LEAST_APART_MS = 500;
/** As long as this without a settled row is no slow broker any more. */
const STALLED_MS = 10_000;
const MOST_BATCHES = 200;

declare global {
  // Shared by the parts that the server is bundled into.
  var leadDeskPace: Map<string, Sample[]> | undefined;
}

/** What was seen of each running batch within the last minute, oldest first; kept by this process alone. */
function seenBatches(): Map<string, Sample[]> {
  globalThis.leadDeskPace ??= new Map();
  return globalThis.leadDeskPace;
}

/**
 * Leads a minute, by what the views of the last minute have shown; null until there is something to go by, 0 where none
 * has been settled for a while, whatever went before. Counting the settled rows of a minute in the database would read
 * all of a batch each second.
 */
export function perMinute(batchId: string, done: number, now: Date): number | null {
  const at = now.getTime();
  const seen = seenBatches();
  const before = (seen.get(batchId) ?? []).filter((sample) => at - sample.at <= WINDOW_MS && sample.at <= at);
  const last = before.at(-1);
  const samples = last && at - last.at < LEAST_APART_MS ? before : [...before, { at, done }];
  // Taken out and put in again: the first one is the one that nobody has looked at for the longest time.
  seen.delete(batchId);
  seen.set(batchId, samples);
  const oldest = seen.keys().next().value;
  if (seen.size > MOST_BATCHES && oldest !== undefined) seen.delete(oldest);
  const first = samples[0];
  if (!first || at - first.at < LEAST_MS) return null;
  const reached = samples.find((sample) => sample.done >= done);
  if (reached && at - reached.at >= STALLED_MS) return 0;
  return Math.max(0, Math.round(((done - first.done) / (at - first.at)) * WINDOW_MS)) || null;
}

/** What was seen counts no more: a pause, or a wait for the password, is no broker that does not answer. */
export function forgetPace(batchId: string): void {
  seenBatches().delete(batchId);
}
