import "server-only";

import { z } from "zod";

const claimsSchema = z.object({
  partnerId: z.unknown().optional(),
  email: z.unknown().optional(),
  authorities: z.array(z.unknown()).catch([]),
});

/**
 * The payload of a token, for display and for the partner's number only: its signature is not checked, so
 * nothing is ever allowed because of it. Null where the token is not a readable JWT.
 */
export function readClaims(
  token: string,
): { partnerId?: unknown; email?: unknown; authorities: string[] } | null {
  const payload = token.split(".")[1];
  if (payload === undefined) return null;
  try {
    const claims = claimsSchema.safeParse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
    if (!claims.success) return null;
    const authorities = claims.data.authorities.filter((authority) => typeof authority === "string");
    return { ...claims.data, authorities };
  } catch {
    return null;
  }
}
