import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { signInAgain, signOut } from "#app/actions/session.ts";
import { AppShell } from "#components/shell/app-shell.tsx";
import { THEME_COOKIE, themeOf } from "#components/shell/theme.ts";
import { waitingCounts } from "#lib/server/submissions/history-counts.ts";
import { requireSession } from "./require-session.ts";
import { SHORTCUTS } from "./shortcuts.ts";

const LINKS = [
  { href: "/leads", label: "Leads" },
  { href: "/leads/new", label: "Add lead" },
  { href: "/import", label: "Import" },
  { href: "/submissions", label: "Submissions", counts: true },
];

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const { desk, session } = await requireSession();
  const { broker, username } = session;
  return (
    <AppShell
      links={LINKS}
      account={session.connectionId}
      brokerName={broker.name}
      username={username}
      theme={themeOf((await cookies()).get(THEME_COOKIE)?.value)}
      waiting={await waitingCounts(desk, session)}
      shortcuts={SHORTCUTS}
      signOut={signOut}
      signInAgain={signInAgain.bind(null, broker.id, username)}
    >
      {children}
    </AppShell>
  );
}
