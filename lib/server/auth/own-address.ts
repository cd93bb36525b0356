import "server-only";

const HOME = "/leads";

/** SECURITY 3: only an address of this desk itself is returned to; anything else becomes the leads. */
export function ownAddress(wanted: string): string {
  const base = "http://desk.invalid";
  if (!wanted.startsWith("/") || !URL.canParse(wanted, base)) return HOME;
  const url = new URL(wanted, base);
  if (url.origin !== base || url.pathname.startsWith("//") || url.pathname.startsWith("/sign-in"))
    return HOME;
  return `${url.pathname}${url.search}`;
}
