import { BareSelect, type BareSelectProps } from "./bare-select.tsx";
import { FieldFrame, type FieldWords } from "./field-frame.tsx";

export type SelectProps = BareSelectProps & FieldWords & { readonly inputClassName?: string };

/** A labelled native select (role combobox); its options are the children. */
export function Select(props: SelectProps) {
  const { label, hideLabel, labelExtra, hint, error, warning, className, id, ...more } = props;
  const { inputClassName, "aria-describedby": about, ...rest } = more;
  const words = { label, hideLabel, labelExtra, hint, error, warning };
  return (
    <FieldFrame {...words} id={id} describedBy={about} className={className}>
      {(control) => <BareSelect {...rest} {...control} {...{ error, warning }} className={inputClassName} />}
    </FieldFrame>
  );
}
