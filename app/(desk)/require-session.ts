import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { current } from "#lib/server/auth/current.ts";
import type { Session } from "#lib/server/auth/sessions.ts";
import type { Desk } from "#lib/server/db/desk.ts";

/** Set by `proxy.ts` on every request: pages are not told their own address otherwise. */
export const ADDRESS_HEADER = "x-lead-desk-address";

/** Who is signed in; without a session the way leads to the sign-in page and back. */
export async function requireSession(): Promise<{ desk: Desk; session: Session }> {
  const { desk, session } = await current();
  if (session) return { desk, session };
  const address = (await headers()).get(ADDRESS_HEADER);
  redirect(address ? `/sign-in?next=${encodeURIComponent(address)}` : "/sign-in");
}
