"use client";
import { useEffect } from "react";
import { Dialog } from "./dialog.tsx";
import { lazyPart, usePart } from "./lazy-part.ts";
import type { ShortcutGroup } from "./shortcut-list.tsx";

const list = lazyPart(() => import("./shortcut-list.tsx").then((file) => file.ShortcutList));

type ShortcutsDialogProps = {
  readonly groups: readonly ShortcutGroup[];
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
};

/** The list of shortcuts; `?` opens it wherever that key types nothing. */
export function ShortcutsDialog({ groups, open, onOpenChange }: ShortcutsDialogProps) {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented)
        return;
      if (typesText(event.target) || document.querySelector("[role=dialog],[role=menu]")) return;
      event.preventDefault();
      onOpenChange(true);
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [onOpenChange]);

  const List = usePart(list, open);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      {List && <List groups={groups} />}
    </Dialog>
  );
}

/** Whether a key pressed there writes something. */
export function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable || target.matches("input:not([type=checkbox],[type=radio]),textarea,select")
  );
}
