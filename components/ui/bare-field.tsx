import type { ComponentProps, ReactNode } from "react";
import { controlStyle, type Wrong } from "./control-style.ts";
import { cx } from "./cx.ts";

export type BareFieldProps = Omit<ComponentProps<"input">, "size" | "children"> &
  Wrong & {
    readonly size?: "md" | "sm";
    /** Inside the box, before what is typed: a picture, a prefix. */
    readonly leading?: ReactNode;
    /** Inside the box, at its end: a button, a state. */
    readonly trailing?: ReactNode;
  };

/** A one-line input in our looks without a label: give it a name. Takes every attribute of `<input>` and its `ref`. */
export function BareField(props: BareFieldProps) {
  const { leading, trailing, error, warning, size = "md", type = "text", className, ...rest } = props;
  return (
    <div className="relative flex items-center">
      {leading && (
        <span className="pointer-events-none absolute left-0 grid h-full w-9 place-items-center text-muted">
          {leading}
        </span>
      )}
      <input
        {...rest}
        type={type}
        className={controlStyle(
          size,
          { error, warning },
          cx(leading ? "pl-9" : null, trailing ? "pr-10" : null, className),
        )}
      />
      {trailing && <span className="absolute right-1 flex h-full items-center">{trailing}</span>}
    </div>
  );
}
