import { cx } from "./cx.ts";

/** Keeps the place of what is still loading; give it the final size by `className`. It does not move. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={cx("block rounded-sm bg-pressed", className)} />;
}
