import "server-only";
import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { TokenGrant } from "../broker/token.ts";
import type { Broker } from "../config/broker.ts";
import { log } from "../config/log.ts";
import type { Desk } from "../db/desk.ts";
import { connections } from "../db/schema.ts";

export type ConnectionRow = typeof connections.$inferSelect;

/** The account's own spelling does not make another account: brokers compare user names without case. */
export function accountName(username: string): string {
  return username.trim().toLowerCase();
}

const place = (id: string, column: "access" | "refresh") => `connections.${column}.${id}`;

/** The columns that hold a grant, sealed for the row `id`. A lost refresh token keeps the one before. */
export function sealedGrant(desk: Desk, id: string, grant: TokenGrant) {
  return {
    accessToken: desk.sealer.seal(grant.accessToken, place(id, "access")),
    ...(grant.refreshToken === null
      ? {}
      : { refreshToken: desk.sealer.seal(grant.refreshToken, place(id, "refresh")) }),
    authorities: [...grant.authorities],
    obtainedAt: desk.now(),
    expiresAt: new Date(desk.now().getTime() + grant.expiresInSeconds * 1000),
    refreshingUntil: null,
    refreshFailedAt: null,
  };
}

export function openAccessToken(desk: Desk, row: ConnectionRow): string | null {
  return row.accessToken && desk.sealer.open(row.accessToken, place(row.id, "access"));
}

export function openRefreshToken(desk: Desk, row: ConnectionRow): string | null {
  return row.refreshToken && desk.sealer.open(row.refreshToken, place(row.id, "refresh"));
}

/** The row's tokens under the first key; null where they are. */
export function resealTokens(desk: Desk, row: ConnectionRow): Partial<ConnectionRow> | null {
  const isOld = [row.accessToken, row.refreshToken].some((sealed) => sealed && desk.sealer.isOld(sealed));
  if (!isOld) return null;
  const [access, refresh] = [openAccessToken(desk, row), openRefreshToken(desk, row)];
  return {
    accessToken: access && desk.sealer.seal(access, place(row.id, "access")),
    refreshToken: refresh && desk.sealer.seal(refresh, place(row.id, "refresh")),
  };
}

/** CONTRACT 2: the configured partner counts before the token's own; zero is a real value. */
function partnerOf(broker: Broker, grant: TokenGrant): number | null {
  const { partnerId: configured } = broker;
  if (configured !== null && grant.partnerId !== null && configured !== grant.partnerId) {
    log().warn({ event: "partner-differs", broker: broker.id, configured, partner: grant.partnerId });
  }
  return configured ?? grant.partnerId;
}

/**
 * Stores what a password grant gave and returns the connection's id; null where neither the configuration
 * nor the token names a partner. A refresh that is under way meanwhile finds another version and is dropped.
 */
export async function storeSignIn(
  desk: Desk,
  broker: Broker,
  username: string,
  grant: TokenGrant,
): Promise<string | null> {
  const partnerId = partnerOf(broker, grant);
  if (partnerId === null) return null;
  const account = { brokerId: broker.id, username: accountName(username) };
  const [known] = await desk.db
    .insert(connections)
    .values({
      id: randomUUID(),
      ...account,
      partnerId,
      authorities: [],
      obtainedAt: desk.now(),
      expiresAt: desk.now(),
      version: 0,
      createdAt: desk.now(),
    })
    .onConflictDoUpdate({
      target: [connections.brokerId, connections.username],
      set: { partnerId },
    })
    .returning({ id: connections.id });
  if (!known) return null;
  await desk.db
    .update(connections)
    .set({
      refreshToken: null,
      ...sealedGrant(desk, known.id, grant),
      version: sql`${connections.version} + 1`,
    })
    .where(eq(connections.id, known.id));
  return known.id;
}

export async function findConnection(desk: Desk, id: string): Promise<ConnectionRow | null> {
  const [row] = await desk.db.select().from(connections).where(eq(connections.id, id));
  return row ?? null;
}

/** Writes to the row only while nobody else has changed it. False where somebody has. */
export async function updateVersion(
  desk: Desk,
  row: { id: string; version: number },
  change: Partial<typeof connections.$inferInsert>,
): Promise<boolean> {
  const changed = await desk.db
    .update(connections)
    .set({ ...change, version: row.version + 1 })
    .where(and(eq(connections.id, row.id), eq(connections.version, row.version)))
    .returning({ id: connections.id });
  return changed.length === 1;
}

/** The broker refuses this token and those made after it. False where the account has another by now. */
export async function forgetTokens(desk: Desk, id: string, token: string): Promise<boolean> {
  const row = await findConnection(desk, id);
  if (!row || openAccessToken(desk, row) !== token) return false;
  return updateVersion(desk, row, { accessToken: null, refreshToken: null, refreshingUntil: null });
}
