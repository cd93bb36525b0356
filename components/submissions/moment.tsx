import { exactTime } from "../ui/when.ts";

type MomentProps = { readonly iso: string; readonly zone: string; readonly className?: string };

/** An instant on the zone's clock; in UTC on hover. */
export function Moment({ iso, zone, className }: MomentProps) {
  return (
    <time dateTime={iso} title={`${exactTime(iso, "UTC")} UTC`} className={className}>
      {exactTime(iso, zone)}
    </time>
  );
}
