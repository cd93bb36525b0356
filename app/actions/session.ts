"use server";

import { redirect } from "next/navigation";
import { after } from "next/server";
import { z } from "zod";
import { problem } from "#lib/domain/problem.ts";
import { endCurrentSession } from "#lib/server/auth/current.ts";
import { isOwnOrigin } from "#lib/server/auth/guard.ts";
import { signInWithCookie } from "#lib/server/auth/next-auth.ts";
import { ownAddress } from "#lib/server/auth/own-address.ts";
import { logFailure } from "#lib/server/config/log.ts";
import { getDesk } from "#lib/server/db/desk.ts";
import { advanceAll } from "#lib/server/submissions/advance.ts";
import { releaseHeldForSignIn } from "#lib/server/submissions/release.ts";

const credential = z.object({
  brokerId: z.string().max(40),
  username: z.string().trim().min(1, "Enter your username.").max(255),
  password: z.string().min(1, "Enter your password.").max(1024),
});

const FIRST_RELEASED = 8;

type SignInState = { readonly error: string | null; readonly brokerId: string; readonly username: string };

/** Null on success, else what to tell the person. Leads that waited for the sign-in are sent by it. */
async function enter(input: unknown): Promise<string | null> {
  if (!(await isOwnOrigin())) {
    return problem("foreign-origin", { broker: "the broker", doing: "sign you in" }).message;
  }
  const parsed = credential.safeParse(input);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? "Enter your username and password.";
  try {
    const desk = await getDesk();
    const signedIn = await signInWithCookie(desk, parsed.data);
    if (!signedIn.ok) return `${signedIn.error.message} ${signedIn.error.next}`;
    const { leads } = await releaseHeldForSignIn(desk, signedIn.value.connectionId);
    // The first of them go at once; a day's worth is the worker's, at the broker's pace.
    after(() =>
      advanceAll(desk, leads.slice(0, FIRST_RELEASED)).catch((error: unknown) =>
        logFailure("release-failed", error),
      ),
    );
    return null;
  } catch (error) {
    logFailure("sign-in-failed", error);
    const { message, next } = problem("unexpected", { broker: "the broker", doing: "sign you in" });
    return `${message} ${next}`;
  }
}

const text = (fields: FormData, name: string): string => {
  const value = fields.get(name);
  return typeof value === "string" ? value : "";
};

/** The sign-in page's form. What was typed comes back, except the password. */
export async function signIn(_before: SignInState, fields: FormData): Promise<SignInState> {
  const brokerId = text(fields, "brokerId");
  const username = text(fields, "username");
  const error = await enter({ brokerId, username, password: text(fields, "password") });
  if (error !== null) return { error, brokerId, username };
  redirect(ownAddress(text(fields, "next")));
}

/** The dialog over a page whose session has ended; the page stays as it is. */
export async function signInAgain(
  brokerId: string,
  username: string,
  password: string,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const message = await enter({ brokerId, username, password });
  return message === null ? { ok: true } : { ok: false, message };
}

/** Ends the session; the page then leaves for the sign-in page. */
export async function signOut(): Promise<void> {
  if (!(await isOwnOrigin())) return;
  await endCurrentSession();
}
