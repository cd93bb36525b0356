import type { BatchView } from "#lib/domain/batch.ts";
import { amount, statusWords } from "#lib/domain/batch-words.ts";
import { AppLink } from "../ui/app-link.tsx";
import { whenWords } from "../ui/when.ts";
import { StateBadge } from "./state-badge.tsx";

type BatchListProps = {
  readonly batches: readonly BatchView[];
  readonly timeZone: string;
  readonly page: number;
  readonly pages: number;
  /** The address of a page of this list. */
  readonly pageHref: (page: number) => string;
};

/** The account's imports, newest first, each a link to its page. Shows nothing where there are none. */
export function BatchList({ batches, timeZone, page, pages, pageHref }: BatchListProps) {
  if (batches.length === 0) return null;
  return (
    <section aria-label="Earlier imports" className="flex flex-col gap-2">
      <h2 className="font-semibold tracking-tight">Earlier imports</h2>
      <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-surface shadow-card">
        {batches.map((batch) => (
          <BatchItem key={batch.id} batch={batch} timeZone={timeZone} />
        ))}
      </ul>
      {pages > 1 && (
        <nav aria-label="Pages of earlier imports" className="flex items-center gap-3 text-sm">
          {page > 1 && (
            <AppLink href={pageHref(page - 1)} className="text-accent-text underline underline-offset-2">
              Newer
            </AppLink>
          )}
          <span className="text-muted tabular-nums">
            Page {amount(page)} of {amount(pages)}
          </span>
          {page < pages && (
            <AppLink href={pageHref(page + 1)} className="text-accent-text underline underline-offset-2">
              Older
            </AppLink>
          )}
        </nav>
      )}
    </section>
  );
}

function BatchItem({ batch, timeZone }: { readonly batch: BatchView; readonly timeZone: string }) {
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-0.5 px-4 py-2.5 hover:bg-hover">
      <div className="min-w-0 flex-1 basis-64">
        {/* The whole row is the link's ground. */}
        <AppLink
          href={`/import/${batch.id}`}
          className="font-medium [overflow-wrap:anywhere] after:absolute after:inset-0 after:content-['']"
        >
          {batch.fileName || "File name erased"}
        </AppLink>
        <p className="text-sm text-muted tabular-nums">{statusWords(batch)}</p>
      </div>
      <time dateTime={batch.createdAt} className="text-sm text-muted">
        {whenWords(batch.createdAt, timeZone)}
      </time>
      <StateBadge view={batch} />
    </li>
  );
}
