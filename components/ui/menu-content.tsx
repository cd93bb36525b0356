"use client";
import { Check } from "lucide-react";
import Link from "next/link";
import * as Radix from "radix-ui/dropdown-menu";
import { Fragment, type ReactNode, type RefObject } from "react";
import { cx } from "./cx.ts";
import type { MenuEntry } from "./menu.tsx";

type MenuContentProps = {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly buttonId: string;
  readonly button: RefObject<HTMLButtonElement | null>;
  readonly entries: readonly MenuEntry[];
  readonly align: "start" | "end";
};

const ROW =
  "relative flex min-h-8 w-full cursor-default items-center gap-2 rounded-sm px-2 py-1 text-sm outline-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover [&_svg]:size-4 [&_svg]:shrink-0";

/** The part of Menu that needs Radix; see menu.tsx. */
export function MenuContent(props: MenuContentProps) {
  return (
    // Not modal: a modal menu hides the rest from assistive technology while it can still be focused.
    <Radix.Root open={props.open} onOpenChange={props.onOpenChange} modal={false}>
      {/* Radix places the menu by its own trigger. Ours is on the page already, so this one only marks the place. */}
      <Radix.Trigger asChild>
        <span aria-hidden tabIndex={-1} className="pointer-events-none absolute inset-0" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={props.align}
          sideOffset={6}
          collisionPadding={8}
          loop
          aria-labelledby={props.buttonId}
          onCloseAutoFocus={(event) => {
            // Where the person clicked something else meanwhile, the focus is there already.
            event.preventDefault();
            if (document.activeElement === document.body) props.button.current?.focus();
          }}
          onInteractOutside={(event) => {
            // The button closes by its own click; closing here as well would open it again.
            if (event.target instanceof Node && props.button.current?.contains(event.target))
              event.preventDefault();
          }}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-[calc(100vw-16px)] min-w-52 animate-appear overflow-y-auto rounded-lg bg-raised p-1 shadow-pop"
        >
          {props.entries.map((entry, at) => (
            // By place: a menu's entries do not move while it is open.
            <Fragment key={at}>{rowOf(entry)}</Fragment>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function rowOf(entry: MenuEntry): ReactNode {
  switch (entry.kind) {
    case "separator":
      return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
    case "text":
      return <div className="px-2 py-1.5 text-sm">{entry.content}</div>;
    case "link":
      return (
        <Radix.Item asChild className={ROW}>
          <Link href={entry.href}>
            {entry.icon}
            {entry.label}
          </Link>
        </Radix.Item>
      );
    case "check":
      return (
        <Radix.CheckboxItem
          className={ROW}
          checked={entry.checked}
          onCheckedChange={entry.onChange}
          onSelect={(event) => event.preventDefault()}
        >
          <Tick />
          {entry.label}
        </Radix.CheckboxItem>
      );
    case "choice":
      return (
        <Radix.RadioGroup value={entry.value} onValueChange={entry.onChange} aria-label={entry.label}>
          <Radix.Label className="px-2 pt-1.5 pb-1 text-xs text-muted">{entry.label}</Radix.Label>
          {entry.options.map((option) => (
            <Radix.RadioItem key={option.value} value={option.value} className={ROW}>
              {option.icon}
              <span className="flex-1">{option.label}</span>
              <Tick />
            </Radix.RadioItem>
          ))}
        </Radix.RadioGroup>
      );
    case "item":
      return (
        <Radix.Item
          className={cx(ROW, entry.danger && "text-bad-text")}
          disabled={entry.disabled ?? false}
          {...(entry.keys ? { "aria-keyshortcuts": entry.keys } : {})}
          onSelect={entry.onSelect}
        >
          {entry.icon}
          <span className="flex-1">{entry.label}</span>
          {entry.keys && (
            <span aria-hidden className="text-xs text-muted">
              {entry.keys}
            </span>
          )}
        </Radix.Item>
      );
  }
}

/** Keeps its width when nothing is ticked. */
function Tick() {
  return (
    <span className="grid size-4 place-items-center">
      <Radix.ItemIndicator>
        <Check aria-hidden />
      </Radix.ItemIndicator>
    </span>
  );
}
