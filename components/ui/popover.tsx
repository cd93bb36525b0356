"use client";
import { type ReactNode, type RefObject, useId, useRef } from "react";
import { lazyPart, preload, usePart } from "./lazy-part.ts";
import type { TriggerProps } from "./trigger.ts";

export type PopoverProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  /** The accessible name of what opens (role dialog). */
  readonly label: string;
  readonly trigger: (props: TriggerProps) => ReactNode;
  readonly align?: "start" | "end";
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
};

const content = lazyPart(() => import("./popover-content.tsx").then((file) => file.PopoverContent));
const preloadPopover = () => preload(content);

/** A button that opens a small, non-modal box. Its code is fetched when the button is approached. */
export function Popover({ trigger, ...rest }: PopoverProps) {
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const Content = usePart(content, rest.open);
  return (
    <>
      {trigger({
        id,
        ref: button,
        "aria-haspopup": "dialog",
        "aria-expanded": rest.open,
        onClick: () => rest.onOpenChange(!rest.open),
        onFocus: preloadPopover,
        onPointerEnter: preloadPopover,
      })}
      {Content && <Content {...rest} button={button} />}
    </>
  );
}
