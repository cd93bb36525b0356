import { LoaderCircle } from "lucide-react";
import { cx } from "./cx.ts";

/** Only a picture: the waiting control says `aria-busy` itself. */
export function Spinner({ className }: { readonly className?: string }) {
  return <LoaderCircle aria-hidden className={cx("size-4 shrink-0 animate-spin", className)} />;
}
