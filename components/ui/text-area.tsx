import type { ComponentProps } from "react";
import { controlStyle } from "./control-style.ts";
import { cx } from "./cx.ts";
import { FieldFrame, type FieldWords } from "./field-frame.tsx";

export type TextAreaProps = ComponentProps<"textarea"> & FieldWords & { readonly inputClassName?: string };

/** A labelled input of several lines. */
export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, labelExtra, hint, error, warning, className, id, ...more } = props;
  const { inputClassName, rows = 4, "aria-describedby": about, ...rest } = more;
  const words = { label, hideLabel, labelExtra, hint, error, warning };
  return (
    <FieldFrame {...words} id={id} describedBy={about} className={className}>
      {(control) => (
        <textarea
          {...rest}
          {...control}
          rows={rows}
          className={controlStyle("md", { error, warning }, cx("h-auto! resize-y py-2", inputClassName))}
        />
      )}
    </FieldFrame>
  );
}
