"use client";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button.tsx";
import { type LazyPart, preload, usePart } from "../ui/lazy-part.ts";
import { Popover } from "../ui/popover.tsx";

type LazyPopoverProps<P> = {
  /** The name of the button and of what it opens. */
  readonly label: string;
  /** Id of the element that says what is chosen. */
  readonly describedBy?: string;
  readonly part: LazyPart<P>;
  readonly partProps: (close: () => void) => P;
  readonly icon: ReactNode;
  readonly align?: "start" | "end";
  readonly className?: string;
  readonly children: ReactNode;
};

/** A button that opens a box whose content is fetched when the button is approached. */
export function LazyPopover<P extends object>(props: LazyPopoverProps<P>) {
  const { label, part, describedBy, className } = props;
  const [open, setOpen] = useState(false);
  const Part = usePart(part, open);
  return (
    <Popover
      open={open && Part !== null}
      onOpenChange={setOpen}
      label={label}
      align={props.align ?? "start"}
      trigger={({ onPointerEnter, onFocus, ...trigger }) => (
        <Button
          {...trigger}
          {...(describedBy ? { "aria-describedby": describedBy } : {})}
          {...(className ? { className } : {})}
          aria-label={label}
          icon={props.icon}
          onPointerEnter={(event) => {
            preload(part);
            onPointerEnter(event);
          }}
          onFocus={() => {
            preload(part);
            onFocus();
          }}
        >
          {props.children}
        </Button>
      )}
    >
      {Part && <Part {...props.partProps(() => setOpen(false))} />}
    </Popover>
  );
}
