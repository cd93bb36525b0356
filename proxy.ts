import { type NextRequest, NextResponse } from "next/server";
import { isHttps } from "#lib/server/config/https.ts";

const HTTPS = isHttps(process.env.APP_URL);
const DEVELOPMENT = process.env.NODE_ENV === "development";

/** SECURITY 4. Styles may be inline: positioned popovers are; scripts never, except by this answer's nonce. */
function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    // React's development build evaluates code for its error overlay; production never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${DEVELOPMENT ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${DEVELOPMENT ? " ws:" : ""}`,
    "worker-src 'self' blob:",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    ...(HTTPS ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** The page that a sign-out ends on; with a session it is only an address that somebody made up. */
function isSignedOut({ nextUrl, cookies }: NextRequest): boolean {
  const hasSession = cookies.has("lead-desk") || cookies.has("__Host-lead-desk");
  return nextUrl.pathname === "/sign-in" && nextUrl.searchParams.has("signed-out") && !hasSession;
}

/**
 * Headers only: a fresh nonce for each answer, and the address for the way back after signing in.
 * It never decides access (DESIGN 2): every page, handler and action checks the session itself.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-lead-desk-address", `${request.nextUrl.pathname}${request.nextUrl.search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  response.headers.set("cache-control", "no-store");
  if (isSignedOut(request)) response.headers.set("clear-site-data", '"cache", "storage"');
  if (HTTPS) response.headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  return response;
}

export const config = {
  matcher: ["/((?!_next/static/|_next/image|icon\\.svg$|favicon\\.ico$|api/health$).*)"],
};
