import type { ReactNode } from "react";
import type { WaitingCounts } from "#lib/domain/history.ts";
import { AppLink } from "../ui/app-link.tsx";
import { ProductMark } from "../ui/product-mark.tsx";
import type { ShortcutGroup } from "../ui/shortcut-list.tsx";
import { AccountMenu } from "./account-menu.tsx";
import { Later } from "./later.tsx";
import { MainNav, type NavLink } from "./main-nav.tsx";
import { OneAlert } from "./one-alert.tsx";
import { SessionGate } from "./session-gate.tsx";
import type { SignInAgainResult } from "./sign-in-again-dialog.tsx";
import type { Theme } from "./theme.ts";

type AppShellProps = {
  readonly links: readonly NavLink[];
  /** Whose the page is: an id that says nothing of the person. */
  readonly account: string;
  readonly brokerName: string;
  readonly username: string;
  readonly theme: Theme;
  readonly shortcuts: readonly ShortcutGroup[];
  readonly signOut: () => Promise<void>;
  readonly signInAgain: (password: string) => Promise<SignInAgainResult>;
  /** What waits at this desk when the page is drawn. */
  readonly waiting: WaitingCounts;
  readonly children: ReactNode;
};

/** What surrounds every signed-in page. */
export function AppShell(props: AppShellProps) {
  const { account, brokerName, username, signOut } = props;
  return (
    <SessionGate
      account={account}
      brokerName={brokerName}
      username={username}
      signOut={signOut}
      signInAgain={props.signInAgain}
    >
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>
      <div className="flex min-h-dvh flex-col">
        <header className="top-0 z-30 border-b border-line bg-surface sm:sticky">
          <div className="flex flex-wrap items-center gap-x-4 sm:h-bar sm:flex-nowrap sm:px-6">
            <AppLink
              href={props.links[0]?.href ?? "/"}
              className="ml-4 flex h-bar shrink-0 items-center gap-2 rounded-md font-semibold tracking-tight sm:ml-0 sm:h-8"
            >
              <ProductMark />
              Lead Desk
            </AppLink>
            <MainNav links={props.links} initial={props.waiting} />
            <div className="mr-2 ml-auto flex min-w-0 items-center gap-1.5 sm:-mr-2">
              <span title={brokerName} className="truncate text-sm text-muted">
                {brokerName}
              </span>
              <AccountMenu
                username={username}
                brokerName={brokerName}
                theme={props.theme}
                shortcuts={props.shortcuts}
                signOut={signOut}
              />
            </div>
          </div>
        </header>
        <Later account={account} initial={props.waiting} brokerName={brokerName} />
        {/* What is left below the lines of notice is the page's: one that fills it scrolls inside (`data-fills`). */}
        <main
          id="content"
          tabIndex={-1}
          className="grow px-4 py-5 sm:px-6 md:has-[>[data-fills]]:flex md:has-[>[data-fills]]:flex-col"
        >
          {props.children}
        </main>
      </div>
      <OneAlert />
    </SessionGate>
  );
}
