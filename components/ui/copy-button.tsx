"use client";
import { IconButton } from "./icon-button.tsx";
import { useCopy } from "./use-copy.ts";

type CopyButtonProps = {
  /** Says what is copied: "Copy email". */
  readonly label: string;
  readonly value: string;
  readonly className?: string;
};

/** Puts `value` on the clipboard and says whether that worked. */
export function CopyButton({ label, value, className }: CopyButtonProps) {
  const { copy, words, Icon } = useCopy();
  return (
    <>
      <IconButton label={label} size="sm" {...(className ? { className } : {})} onClick={() => copy(value)}>
        <Icon aria-hidden className="size-3.5" />
      </IconButton>
      <span aria-live="polite" className="sr-only">
        {words}
      </span>
    </>
  );
}
