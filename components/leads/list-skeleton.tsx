import { Skeleton } from "../ui/skeleton.tsx";
import { CARD } from "./table-style.ts";

const ROWS = Array.from({ length: 24 }, (_, row) => row);
/** In percent of the width, so that it does not look like a grid. */
const WIDTHS = [62, 48, 70, 55, 66];

/** The place of the table while the broker's first answer is on its way. */
export function ListSkeleton() {
  return (
    <div className={CARD} aria-busy>
      <p role="status" className="sr-only">
        Loading leads
      </p>
      <div className="min-h-0 flex-1 overflow-hidden">
        <div className="h-9 border-b border-line max-md:hidden" />
        {ROWS.map((row) => (
          <div key={row} className="flex h-row items-center gap-6 border-b border-line px-4 max-md:h-20">
            {WIDTHS.map((width, column) => (
              <div key={width} className={column > 1 ? "flex-1 max-md:hidden" : "flex-1"}>
                <span style={{ width: `${WIDTHS[(row + column) % WIDTHS.length]}%` }} className="block">
                  <Skeleton className="h-3" />
                </span>
              </div>
            ))}
          </div>
        ))}
      </div>
      <div className="h-12 border-t border-line" />
    </div>
  );
}
