import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { signIn } from "#app/actions/session.ts";
import { SignInForm } from "#components/sign-in/sign-in-form.tsx";
import { current } from "#lib/server/auth/current.ts";
import { ownAddress } from "#lib/server/auth/own-address.ts";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const wanted = (await searchParams).next;
  const next = ownAddress(typeof wanted === "string" ? wanted : "");
  const { desk, session } = await current();
  if (session) redirect(next);
  const brokers = desk.config.brokers.map(({ id, name }) => ({ id, name }));
  return <SignInForm brokers={brokers} action={signIn} next={next} />;
}
