import { cx } from "./cx.ts";

/** The product's sign; the same drawing as public/icon.svg. */
export function ProductMark({ className }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={cx("size-6 shrink-0", className)}>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d="M7.5 6v9.5a2 2 0 0 0 2 2H17"
        fill="none"
        strokeWidth="2.5"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
      <circle cx="15" cy="9.5" r="2.5" className="fill-on-accent" />
    </svg>
  );
}
