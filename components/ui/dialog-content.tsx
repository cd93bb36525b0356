"use client";
import { X } from "lucide-react";
import * as Radix from "radix-ui/dialog";
import type { RefObject } from "react";
import { cx } from "./cx.ts";
import type { DialogProps } from "./dialog.tsx";
import { IconButton } from "./icon-button.tsx";

const SIZES = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-3xl" } as const;

type DialogContentProps = DialogProps & { readonly opener: RefObject<Element | null> };

/** The part of Dialog that needs Radix; see dialog.tsx. */
export function DialogContent(props: DialogContentProps) {
  const { dismissable = true, size = "md", initialFocus, opener } = props;
  const stay = (event: Event) => {
    if (!dismissable) event.preventDefault();
  };

  function focusFirst(event: Event) {
    if (!initialFocus?.current) return;
    event.preventDefault();
    initialFocus.current.focus();
  }

  function giveFocusBack(event: Event) {
    event.preventDefault();
    if (opener.current instanceof HTMLElement) opener.current.focus();
  }

  return (
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 animate-fade bg-overlay" />
        <Radix.Content
          onEscapeKeyDown={stay}
          onInteractOutside={stay}
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={giveFocusBack}
          {...(props.description ? {} : { "aria-describedby": undefined })}
          className={cx(
            "fixed z-50 flex animate-appear flex-col bg-raised shadow-pop outline-none",
            "inset-x-0 bottom-0 max-h-[92dvh] rounded-t-xl",
            "sm:inset-x-4 sm:top-[8vh] sm:bottom-auto sm:mx-auto sm:max-h-[84vh] sm:rounded-xl",
            SIZES[size],
          )}
        >
          <div className="flex items-start gap-3 px-5 pt-4 pb-3">
            <div className="min-w-0 flex-1">
              <Radix.Title className="text-lg font-semibold tracking-tight">{props.title}</Radix.Title>
              {props.description && (
                <Radix.Description className="mt-0.5 text-sm text-muted">
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
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 pb-5">{props.children}</div>
          {props.footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t border-line px-5 py-3">
              {props.footer}
            </div>
          )}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
