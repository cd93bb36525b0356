"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { WaitingCounts } from "#lib/domain/history.ts";
import { AppLink } from "../ui/app-link.tsx";
import { cx } from "../ui/cx.ts";
import { useWaiting } from "./waiting.ts";

export type NavLink = {
  readonly href: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Whether it bears the number of leads that wait. */
  readonly counts?: boolean;
};

const MOST_SHOWN = 99;

/** The link of the page that is open: the longest address that the open one begins with. */
export function currentLink(links: readonly NavLink[], path: string): NavLink | undefined {
  return links
    .filter(({ href }) => path === href || path.startsWith(`${href}/`))
    .toSorted((one, other) => other.href.length - one.href.length)[0];
}

/** Beside the mark; on a narrow screen a row of its own, each link an icon over its word. */
export function MainNav({
  links,
  initial,
}: {
  readonly links: readonly NavLink[];
  readonly initial: WaitingCounts;
}) {
  const { waiting } = useWaiting(initial);
  const current = currentLink(links, usePathname());
  return (
    <nav
      aria-label="Main"
      className="order-last w-full border-t border-line sm:order-none sm:w-auto sm:border-0"
    >
      <ul className="flex items-stretch sm:gap-0.5">
        {links.map((link) => (
          <li key={link.href} className="min-w-0 flex-1 sm:flex-none">
            <NavItem link={link} current={link === current} count={link.counts ? waiting : 0} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

type NavItemProps = { readonly link: NavLink; readonly current: boolean; readonly count: number };

function NavItem({ link, current, count }: NavItemProps) {
  return (
    <AppLink
      href={link.href}
      {...(current ? { "aria-current": "page" } : {})}
      {...(count > 0 ? { title: `${count} waiting` } : {})}
      className={cx(
        "relative flex min-h-12 flex-col items-center justify-center gap-0.5 px-0.5 text-2xs tracking-tight font-medium transition-colors",
        "focus-visible:-outline-offset-2 sm:min-h-8 sm:flex-row sm:gap-1.5 sm:rounded-md sm:px-2.5 sm:text-sm sm:tracking-normal",
        "[&_svg]:size-4 [&_svg]:shrink-0",
        current
          ? "text-text shadow-[inset_0_-2px_0_0_var(--c-accent)] sm:bg-hover sm:shadow-none"
          : "text-muted hover:text-text sm:hover:bg-hover",
      )}
    >
      {link.icon}
      <span className="max-w-full truncate">{link.label}</span>
      {count > 0 && (
        <span
          aria-hidden
          className="absolute top-1 left-1/2 ml-1.5 min-w-4 rounded-full bg-warn-soft px-1 text-center text-2xs text-warn-text tabular-nums sm:static sm:ml-0"
        >
          {count > MOST_SHOWN ? `${MOST_SHOWN}+` : count}
        </span>
      )}
    </AppLink>
  );
}
