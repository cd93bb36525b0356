"use client";
import { CircleUserRound } from "lucide-react";
import { useState } from "react";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu, type MenuEntry } from "../ui/menu.tsx";
import type { ShortcutGroup } from "../ui/shortcut-list.tsx";
import { ShortcutsDialog } from "../ui/shortcuts-dialog.tsx";
import { applyTheme, type Theme, themeOf } from "./theme.ts";
import { useSignOut } from "./use-sign-out.tsx";

type AccountMenuProps = {
  readonly username: string;
  readonly brokerName: string;
  readonly theme: Theme;
  readonly shortcuts: readonly ShortcutGroup[];
  readonly signOut: () => Promise<void>;
};

const THEMES = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

/** Who is signed in, how the page looks, the shortcuts, and the way out. */
export function AccountMenu(props: AccountMenuProps) {
  const [theme, setTheme] = useState(props.theme);
  const [listing, setListing] = useState(false);
  const [leaving, leave, question] = useSignOut(props.signOut);

  function chooseTheme(value: string) {
    const chosen = themeOf(value);
    applyTheme(chosen);
    setTheme(chosen);
  }

  const entries: readonly MenuEntry[] = [
    {
      kind: "text",
      content: (
        <>
          <div className="text-xs text-muted">Signed in to {props.brokerName} as</div>
          <div className="font-medium break-words">{props.username}</div>
        </>
      ),
    },
    { kind: "separator" },
    { kind: "choice", label: "Theme", value: theme, options: THEMES, onChange: chooseTheme },
    { kind: "separator" },
    {
      kind: "item",
      label: "Keyboard shortcuts",
      keys: "?",
      onSelect: () => setListing(true),
    },
    { kind: "item", label: "Sign out", disabled: leaving, onSelect: leave },
  ];

  return (
    <>
      <Menu
        align="end"
        entries={entries}
        trigger={(trigger) => (
          <IconButton {...trigger} label="Account menu">
            <CircleUserRound aria-hidden className="size-5" />
          </IconButton>
        )}
      />
      {question}
      <ShortcutsDialog groups={props.shortcuts} open={listing} onOpenChange={setListing} />
    </>
  );
}
