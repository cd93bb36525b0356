"use client";
import { type ReactNode, useId, useRef, useState } from "react";
import { lazyPart, preload, usePart } from "./lazy-part.ts";
import type { TriggerProps } from "./trigger.ts";

export type MenuEntry =
  | {
      readonly kind: "item";
      readonly label: string;
      readonly icon?: ReactNode;
      readonly onSelect: () => void;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      /** As `aria-keyshortcuts` wants it ("Control+Enter"), shown at the end; listening is the caller's. */
      readonly keys?: string;
    }
  | { readonly kind: "link"; readonly label: string; readonly href: string; readonly icon?: ReactNode }
  /** Choosing it does not close the menu, so several can be changed at once. */
  | {
      readonly kind: "check";
      readonly label: string;
      readonly checked: boolean;
      readonly onChange: (checked: boolean) => void;
    }
  | {
      readonly kind: "choice";
      readonly label: string;
      readonly value: string;
      readonly options: readonly {
        readonly value: string;
        readonly label: string;
        readonly icon?: ReactNode;
      }[];
      readonly onChange: (value: string) => void;
    }
  | { readonly kind: "text"; readonly content: ReactNode }
  | { readonly kind: "separator" };

export type MenuProps = {
  /** The menu's accessible name is its button's. */
  readonly trigger: (props: TriggerProps) => ReactNode;
  readonly entries: readonly MenuEntry[];
  readonly align?: "start" | "end";
};

const content = lazyPart(() => import("./menu-content.tsx").then((file) => file.MenuContent));
const preloadMenu = () => preload(content);

/** A button that opens a menu. The menu's code is fetched when the button is approached. */
export function Menu({ trigger, entries, align = "start" }: MenuProps) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const Content = usePart(content, open);
  return (
    <span className="relative inline-flex">
      {trigger({
        id,
        ref: button,
        "aria-haspopup": "menu",
        "aria-expanded": open,
        onClick: () => setOpen((now) => !now),
        onFocus: preloadMenu,
        onPointerEnter: preloadMenu,
        onKeyDown: (event) => {
          if (event.key !== "ArrowDown" || open) return;
          event.preventDefault();
          setOpen(true);
        },
      })}
      {Content && (
        <Content
          open={open}
          onOpenChange={setOpen}
          buttonId={id}
          button={button}
          entries={entries}
          align={align}
        />
      )}
    </span>
  );
}
