"use client";
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { lazyPart, preload, usePart } from "./lazy-part.ts";

export type DialogProps = {
  readonly open: boolean;
  /** Called with false when the person closes it, by Escape, a click outside or the close button. */
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  /** False: neither Escape nor a click outside closes it, and there is no close button. */
  readonly dismissable?: boolean;
  readonly size?: "sm" | "md" | "lg";
  /** Stands still below the scrolling body. */
  readonly footer?: ReactNode;
  /** Where the focus starts; otherwise the first field, or the dialog itself. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly children: ReactNode;
};

const content = lazyPart(() => import("./dialog-content.tsx").then((file) => file.DialogContent));

/** Fetches the dialog's code ahead of its first opening. */
export const preloadDialog = () => preload(content);

/**
 * A modal dialog. Its code comes on the first opening; whatever had the focus when `open` became true
 * gets it back at the end.
 */
export function Dialog(props: DialogProps) {
  const opener = useRef<Element | null>(null);
  // Before any effect of the content, which takes the focus.
  useLayoutEffect(() => {
    if (props.open) opener.current = document.activeElement;
  }, [props.open]);
  const Content = usePart(content, props.open);
  return Content && <Content {...props} opener={opener} />;
}
