import { CircleAlert, TriangleAlert } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cx } from "./cx.ts";

/** What every field shows around its control. */
export type FieldWords = {
  readonly label: ReactNode;
  readonly hideLabel?: boolean | undefined;
  /** Beside the label but no part of the name: "optional", a small button. */
  readonly labelExtra?: ReactNode;
  readonly hint?: ReactNode;
  /** Marks the field invalid. */
  readonly error?: ReactNode;
  /** Says something without refusing the value. */
  readonly warning?: ReactNode;
};

type ControlProps = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
};

type FieldFrameProps = FieldWords & {
  readonly id?: string | undefined;
  readonly describedBy?: string | undefined;
  readonly className?: string | undefined;
  readonly children: (control: ControlProps) => ReactNode;
};

/** Label above, control, then hint, warning and error, each tied to the control. */
export function FieldFrame(props: FieldFrameProps) {
  const own = useId();
  const id = props.id ?? own;
  const notes = [
    ["hint", props.hint],
    ["warning", props.warning],
    ["error", props.error],
  ] as const;
  const shown = notes.filter(([, words]) => Boolean(words));
  const describedBy = [props.describedBy, ...shown.map(([kind]) => `${id}-${kind}`)]
    .filter(Boolean)
    .join(" ");

  return (
    <div className={cx("flex min-w-0 flex-col gap-1.5", props.className)}>
      <div className={cx("flex items-baseline gap-2", props.hideLabel && "sr-only")}>
        <label htmlFor={id} className="text-sm font-medium text-text">
          {props.label}
        </label>
        {props.labelExtra && <span className="text-xs text-muted">{props.labelExtra}</span>}
      </div>
      {props.children({
        id,
        "aria-describedby": describedBy || undefined,
        "aria-invalid": props.error ? true : undefined,
      })}
      {shown.map(([kind, words]) => (
        <FieldNote key={kind} id={`${id}-${kind}`} kind={kind}>
          {words}
        </FieldNote>
      ))}
    </div>
  );
}

const NOTES = { hint: "text-muted", warning: "text-warn-text", error: "text-bad-text" } as const;

/** What a field says of itself; on its own where it stands under several fields. */
export function FieldNote(props: {
  readonly id: string;
  readonly kind: keyof typeof NOTES;
  readonly children: ReactNode;
}) {
  const Icon = props.kind === "error" ? CircleAlert : props.kind === "warning" ? TriangleAlert : null;
  return (
    <div id={props.id} className={cx("flex items-start gap-1.5 text-xs", NOTES[props.kind])}>
      {Icon && <Icon aria-hidden className="mt-0.5 size-3 shrink-0" />}
      <span className="min-w-0">{props.children}</span>
    </div>
  );
}
