"use client";
import * as Radix from "radix-ui/popover";
import type { RefObject } from "react";
import type { PopoverProps } from "./popover.tsx";

type PopoverContentProps = Omit<PopoverProps, "trigger"> & {
  readonly button: RefObject<HTMLButtonElement | null>;
};

/** The part of Popover that needs Radix; see popover.tsx. */
export function PopoverContent(props: PopoverContentProps) {
  const { button, initialFocus } = props;
  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Anchor virtualRef={button} />
      <Radix.Portal>
        <Radix.Content
          align={props.align ?? "start"}
          sideOffset={6}
          collisionPadding={8}
          aria-label={props.label}
          onOpenAutoFocus={(event) => {
            if (!initialFocus?.current) return;
            event.preventDefault();
            initialFocus.current.focus();
          }}
          onCloseAutoFocus={(event) => {
            // Where the person clicked something else meanwhile, the focus is there already.
            event.preventDefault();
            if (document.activeElement === document.body) button.current?.focus();
          }}
          onInteractOutside={(event) => {
            // The button closes by its own click; closing here as well would open it again.
            if (event.target instanceof Node && button.current?.contains(event.target))
              event.preventDefault();
          }}
          className="z-50 max-h-(--radix-popover-content-available-height) max-w-[calc(100vw-16px)] animate-appear overflow-y-auto rounded-lg bg-raised shadow-pop outline-none"
        >
          {props.children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
