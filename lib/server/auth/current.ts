import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { type Desk, getDesk } from "../db/desk.ts";
import { cookieNames } from "./cookies.ts";
import { cookieSessionId } from "./next-auth.ts";
import { endSession, findSession, type Session } from "./sessions.ts";

/** Sent by pages that ask by themselves, with nobody pressing anything. */
export const BACKGROUND_HEADER = "x-lead-desk-background";

export type Current = { readonly desk: Desk; readonly session: Session | null };

/** The desk and who is signed in there, by this request's cookie and the session's row. Once for each request. */
export const current = cache(async (): Promise<Current> => {
  const desk = await getDesk();
  const sid = await cookieSessionId(desk.config);
  const background = (await headers()).has(BACKGROUND_HEADER);
  const session = sid === null ? null : await findSession(desk, sid, background ? "background" : "person");
  return { desk, session };
});

/** Ends this request's session for good and takes its cookie away. For server actions only. */
export async function endCurrentSession(): Promise<void> {
  const desk = await getDesk();
  const sid = await cookieSessionId(desk.config);
  if (sid !== null) await endSession(desk, sid);
  (await cookies()).delete({ name: cookieNames(desk.config).session, path: "/", secure: desk.config.secure });
}
