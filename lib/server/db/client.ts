import "server-only";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { drizzle as overServer } from "drizzle-orm/node-postgres";
import { migrate as migrateServer } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as overEmbedded } from "drizzle-orm/pglite";
import { migrate as migrateEmbedded } from "drizzle-orm/pglite/migrator";
import { Pool } from "pg";
import { type ConstructorOptions, fromPglite } from "pg-boss";
import { lockFolder } from "./folder-lock.ts";
import * as schema from "./schema.ts";

/** One dialect, whether the database is embedded or a server (DESIGN 5). */
export type Db = PgDatabase<PgQueryResultHKT, typeof schema>;
export type OpenDb = { readonly db: Db; readonly boss: BossOptions; close(): Promise<void> };

/** How the queue reaches this same database. */
type BossOptions = Pick<ConstructorOptions, "db" | "backend" | "connectionString" | "max">;

/** Read from the project's root, where every command of the project runs. */
const migrations = { migrationsFolder: "lib/server/db/migrations" };

/** The database in `folder`, or in memory where `folder` is null. Throws FolderInUseError. */
export async function openEmbedded(folder: string | null): Promise<OpenDb> {
  const lock = folder === null ? null : lockFolder(folder);
  try {
    const client = await PGlite.create(folder === null ? {} : { dataDir: join(folder, "db") });
    const db = overEmbedded(client, { schema });
    await migrateEmbedded(db, migrations);
    return {
      db,
      boss: { db: fromPglite(client), backend: "pglite" },
      close: async () => {
        await client.close();
        lock?.release();
      },
    };
  } catch (error) {
    // Else the next try would meet our own lock.
    lock?.release();
    throw error;
  }
}

/** A PostgreSQL server. Several instances may start at once: an advisory lock lets one migrate at a time. */
export async function openServer(url: string): Promise<OpenDb> {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
  // A connection that the server closed, idle or in use, must not end the process: the query in it fails.
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const connection = await pool.connect();
  try {
    await connection.query("SELECT pg_advisory_lock(715517)");
    await migrateServer(overServer(connection), migrations);
    await connection.query("SELECT pg_advisory_unlock(715517)");
  } finally {
    connection.release();
  }
  const db = overServer(pool, { schema });
  return { db, boss: { connectionString: url, max: 4 }, close: () => pool.end() };
}
