import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx.ts";
import { controlStyle, FieldFrame, type FieldWords } from "./field-frame.tsx";

export type TextFieldProps = Omit<ComponentProps<"input">, "size" | "children"> &
  FieldWords & {
    readonly size?: "md" | "sm";
    /** Inside the box, before what is typed: a picture, a prefix. */
    readonly leading?: ReactNode;
    /** Inside the box, at its end: a button, a state. */
    readonly trailing?: ReactNode;
    /** For the `<input>`; `className` is the whole field's. */
    readonly inputClassName?: string;
  };

/** A labelled one-line input. Takes every attribute of `<input>` and its `ref`. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, labelExtra, hint, error, warning, size = "md", className, ...more } = props;
  const { id, leading, trailing, inputClassName, type = "text", "aria-describedby": about, ...rest } = more;
  const words = { label, hideLabel, labelExtra, hint, error, warning };
  return (
    <FieldFrame {...words} id={id} describedBy={about} className={className}>
      {(control) => (
        <div className="relative flex items-center">
          {leading && (
            <span className="pointer-events-none absolute left-0 grid h-full w-9 place-items-center text-muted">
              {leading}
            </span>
          )}
          <input
            {...rest}
            {...control}
            type={type}
            className={controlStyle(
              size,
              { error, warning },
              cx(leading ? "pl-9" : null, trailing ? "pr-10" : null, inputClassName),
            )}
          />
          {trailing && <span className="absolute right-1 flex h-full items-center">{trailing}</span>}
        </div>
      )}
    </FieldFrame>
  );
}
