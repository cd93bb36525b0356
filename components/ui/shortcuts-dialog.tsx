"use client";
import { useEffect } from "react";
import { Dialog } from "./dialog.tsx";
import { Kbd } from "./kbd.tsx";

export type ShortcutGroup = {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: readonly string[]; readonly does: string }[];
};

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

  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="flex flex-col gap-5">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-xs font-medium text-muted">{group.title}</h3>
            <dl className="divide-y divide-line">
              {group.shortcuts.map(({ keys, does }) => (
                <div key={does} className="flex min-h-row items-center justify-between gap-4">
                  <dt>{does}</dt>
                  <dd className="flex shrink-0 items-center gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
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
