"use client";
import { type ReactNode, useState } from "react";
import { type LazyPart, preload, usePart } from "../ui/lazy-part.ts";
import { Popover } from "../ui/popover.tsx";
import type { TriggerProps } from "../ui/trigger.ts";

type LazyPopoverProps<P> = {
  /** The name of what opens. */
  readonly label: string;
  readonly part: LazyPart<P>;
  readonly partProps: (close: () => void) => P;
  readonly align?: "start" | "end";
  readonly trigger: (props: TriggerProps) => ReactNode;
};

/** A button that opens a box whose content is fetched when the button is approached. */
export function LazyPopover<P extends object>(props: LazyPopoverProps<P>) {
  const { label, part, align = "start" } = props;
  const [open, setOpen] = useState(false);
  const Part = usePart(part, open);
  return (
    <Popover
      open={open && Part !== null}
      onOpenChange={setOpen}
      label={label}
      align={align}
      trigger={(trigger) =>
        props.trigger({
          ...trigger,
          onPointerEnter: (event) => {
            preload(part);
            trigger.onPointerEnter(event);
          },
          onFocus: () => {
            preload(part);
            trigger.onFocus();
          },
        })
      }
    >
      {Part && <Part {...props.partProps(() => setOpen(false))} />}
    </Popover>
  );
}
