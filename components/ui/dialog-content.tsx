"use client";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import { type RefObject, useRef } from "react";
import { cx } from "./cx.ts";
import type { DialogProps } from "./dialog.tsx";
import { IconButton } from "./icon-button.tsx";

const SIZES = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-3xl" } as const;

type DialogContentProps = DialogProps & { readonly opener: RefObject<Element | null> };

/** The part of Dialog that needs Radix; see dialog.tsx. */
export function DialogContent(props: DialogContentProps) {
  const { dismissable = true, size = "md", initialFocus, opener } = props;
  const box = useRef<HTMLDivElement>(null);
  const stay = (event: Event) => {
    if (!dismissable) event.preventDefault();
  };

  function focusFirst(event: Event) {
    event.preventDefault();
    // Where there is nothing to fill in, the dialog itself: it can be scrolled by the arrow keys then.
    const field = box.current?.querySelector<HTMLElement>("input:not([hidden]),select,textarea");
    (initialFocus?.current ?? field ?? box.current)?.focus();
  }

  function giveFocusBack(event: Event) {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }

  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay
          // A press on the ground must not take the focus out of a dialog that stays.
          onMouseDown={(event) => event.preventDefault()}
          className="fixed inset-0 z-50 animate-fade bg-overlay"
        />
        <Radix.Content
          ref={box}
          onEscapeKeyDown={stay}
          onInteractOutside={stay}
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={giveFocusBack}
          {...(props.description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fixed z-50 animate-appear scroll-pt-16 scroll-pb-16 overflow-y-auto overscroll-contain bg-raised shadow-pop outline-none",
            "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-xl",
            "sm:inset-x-4 sm:top-[8vh] sm:bottom-auto sm:mx-auto sm:max-h-[84vh] sm:rounded-xl",
            SIZES[size],
          )}
        >
          <div className="sticky top-0 z-10 flex items-start gap-3 bg-raised px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold tracking-tight">{props.title}</Radix.Title>
              {props.description && (
                <Radix.Description className="mt-0.5 text-sm text-pretty text-muted">
                  {props.description}
                </Radix.Description>
              )}
            </div>
            {dismissable && (
              <Radix.Close asChild>
                <IconButton label="Close" size="sm" className="-mt-0.5 -mr-1.5">
                  <X aria-hidden className="size-4" />
                </IconButton>
              </Radix.Close>
            )}
          </div>
          <div className="px-5 pb-5">{props.children}</div>
          {props.footer && (
            <div className="sticky bottom-0 z-10 flex flex-wrap justify-end gap-2 border-t border-line bg-raised px-5 py-3">
              {props.footer}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
