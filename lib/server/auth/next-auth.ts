import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import { NextRequest } from "next/server";
import NextAuth, { type NextAuthOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import { type Problem, problem } from "#lib/domain/problem.ts";
import { err, type Result } from "#lib/domain/result.ts";
import type { Config } from "../config/config.ts";
import type { Desk } from "../db/desk.ts";
import { cookieNames, cookieOptions } from "./cookies.ts";
import { type SignedIn, signIn } from "./sign-in.ts";

type Authorize = (credentials: Record<string, string>) => Promise<SignedIn | null>;

/** next-auth signs, names and ages the cookie; the session itself is a row (DESIGN 4). */
function authOptions(config: Config, authorize: Authorize): NextAuthOptions {
  const names = cookieNames(config);
  const options = cookieOptions(config);
  return {
    secret: config.env.AUTH_SECRET,
    session: { strategy: "jwt", maxAge: config.env.SESSION_HOURS * 3600 },
    jwt: { maxAge: config.env.SESSION_HOURS * 3600 },
    providers: [
      Credentials({
        credentials: { brokerId: {}, username: {}, password: {} },
        authorize: async (credentials) => {
          const signedIn = await authorize({ ...credentials });
          return signedIn && { id: signedIn.sid };
        },
      }),
    ],
    // The token is the random id and nothing else: no name, no email, no broker's token.
    callbacks: { jwt: ({ token, user }) => (user ? { sid: user.id } : { sid: token.sid }) },
    cookies: {
      sessionToken: { name: names.session, options },
      csrfToken: { name: names.csrf, options },
      callbackUrl: { name: names.callback, options },
    },
    useSecureCookies: config.secure,
    pages: { signIn: "/sign-in" },
  };
}

/** Cookies whose signature has held, by their hash: the same one comes with every request of a browser. */
const proven = new Map<string, string>();
const MOST_PROVEN = 1000;

/** The session id that this request's cookie bears, if next-auth's signature on it holds. */
export async function cookieSessionId(config: Config): Promise<string | null> {
  const token = (await cookies()).get(cookieNames(config).session)?.value;
  if (!token) return null;
  const key = createHash("sha256").update(config.env.AUTH_SECRET).update(token).digest("base64");
  const known = proven.get(key);
  if (known !== undefined) return known;
  try {
    const content = await decode({ token, secret: config.env.AUTH_SECRET });
    if (typeof content?.sid !== "string") return null;
    // Whether the session still lives is for its row to say, at every use.
    if (proven.size >= MOST_PROVEN) proven.clear();
    proven.set(key, content.sid);
    return content.sid;
  } catch {
    // A cookie of another secret, or of somebody's making: the same as none.
    return null;
  }
}

/** The address of whoever calls; the server in front has set the header from the socket (SECURITY 8). */
export async function callerAddress(): Promise<string> {
  return (await headers()).get("x-forwarded-for") ?? "unknown";
}

/** next-auth's double-submit proof; the caller of `signInWithCookie` has checked the request's origin already. */
async function proveOwnOrigin(config: Config): Promise<string> {
  const csrf = randomBytes(32).toString("hex");
  const proof = createHash("sha256").update(`${csrf}${config.env.AUTH_SECRET}`).digest("hex");
  (await cookies()).set(cookieNames(config).csrf, `${csrf}|${proof}`, cookieOptions(config));
  return csrf;
}

type Credential = { readonly brokerId: string; readonly username: string; readonly password: string };
type Outcome = Result<SignedIn, Problem>;

/** Runs next-auth's credentials callback and returns its cookie's value; null where it set none. */
async function runCredentials(
  config: Config,
  credential: Credential,
  authorize: Authorize,
): Promise<string | null> {
  const csrfToken = await proveOwnOrigin(config);
  const [origin] = config.origins;
  const request = new NextRequest(`${origin}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, ...credential, callbackUrl: `${origin}/leads` }),
  });
  const params = Promise.resolve({ nextauth: ["callback", "credentials"] });
  const response: unknown = await NextAuth(request, { params }, authOptions(config, authorize));
  (await cookies()).delete(cookieNames(config).csrf);
  return response instanceof Response ? sessionCookie(config, response) : null;
}

/**
 * Signs in and has next-auth's Credentials provider set its cookie. For server actions only. A refused sign-in touches
 * no cookie: Next would draw the page anew, and one whose session has ended would be gone with what is typed there.
 */
export async function signInWithCookie(desk: Desk, credential: Credential): Promise<Outcome> {
  const { config } = desk;
  const before = await cookieSessionId(config);
  const outcome = await signIn(desk, { ...credential, address: await callerAddress(), before });
  if (!outcome.ok) return outcome;
  const value = await runCredentials(config, credential, async () => outcome.value);
  if (value === null) return err(problem("unexpected", { broker: "the broker", doing: "sign you in" }));
  const maxAge = config.env.SESSION_HOURS * 3600;
  (await cookies()).set(cookieNames(config).session, value, { ...cookieOptions(config), maxAge });
  return outcome;
}

function sessionCookie(config: Config, response: Response): string | null {
  const prefix = `${cookieNames(config).session}=`;
  const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(prefix));
  return line ? decodeURIComponent(line.slice(prefix.length).split(";", 1)[0] ?? "") : null;
}
