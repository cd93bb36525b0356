import { BareSelect } from "./bare-select.tsx";
import { PageSteps, type PageStepsProps } from "./page-steps.tsx";

type PaginationNavProps = PageStepsProps & {
  readonly size: number;
  /** The sizes that are offered, the present one among them. */
  readonly sizes: readonly number[];
  readonly onSize: (size: number) => void;
};

/** How many rows a page has, and the ways to the pages beside it. */
export function PaginationNav({ size, sizes, onSize, ...steps }: PaginationNavProps) {
  return (
    <nav
      aria-label="Pagination"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm max-md:w-full max-md:justify-between"
    >
      <div className="flex items-center gap-2">
        <span aria-hidden className="text-muted max-sm:hidden">
          Rows per page
        </span>
        <BareSelect
          aria-label="Rows per page"
          value={size}
          onChange={({ target }) => onSize(Number(target.value))}
          size="sm"
          className="w-20!"
        >
          {sizes.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </BareSelect>
      </div>
      <PageSteps {...steps} />
    </nav>
  );
}
