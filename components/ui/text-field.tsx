import { BareField, type BareFieldProps } from "./bare-field.tsx";
import { FieldFrame, type FieldWords } from "./field-frame.tsx";

export type TextFieldProps = BareFieldProps &
  FieldWords & {
    /** For the `<input>`; `className` is the whole field's. */
    readonly inputClassName?: string;
  };

/** A labelled one-line input. Takes every attribute of `<input>` and its `ref`. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel, labelExtra, hint, error, warning, className, id, ...more } = props;
  const { inputClassName, "aria-describedby": about, ...rest } = more;
  const words = { label, hideLabel, labelExtra, hint, error, warning };
  return (
    <FieldFrame {...words} id={id} describedBy={about} className={className}>
      {(control) => <BareField {...rest} {...control} {...{ error, warning }} className={inputClassName} />}
    </FieldFrame>
  );
}
