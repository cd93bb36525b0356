import { sql } from "drizzle-orm";
import { getDesk } from "#lib/server/db/desk.ts";
import { version } from "../../../package.json";

export const dynamic = "force-dynamic";

/** CONTRACT 5: whether the database answers; nothing else is told. */
export async function GET(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  try {
    const desk = await getDesk();
    await desk.db.execute(sql`select 1`);
    return Response.json({ status: "ok", version }, { headers });
  } catch {
    return Response.json({ status: "unavailable" }, { status: 503, headers });
  }
}
