import { exportFileName, SEPARATORS } from "#lib/domain/csv.ts";
import { leadQueryDays, leadQueryInstants, parseLeadQuery } from "#lib/domain/lead-query.ts";
import { guardedHandler } from "#lib/server/auth/guard.ts";
import { beginExport } from "#lib/server/leads/export.ts";
import { csvDownload } from "../../csv-download.ts";

export const dynamic = "force-dynamic";

const DOING = "export the leads";

export const GET = guardedHandler(DOING, async (request, session, desk) => {
  const params = new URL(request.url).searchParams;
  const { broker } = session;
  const query = parseLeadQuery(params);
  const now = desk.now();
  const { from, to, zone } = leadQueryDays(query, now, broker.timeZone);
  const instants = leadQueryInstants(query, now, broker.timeZone);
  const wanted = {
    query: query.query.trim(),
    from: new Date(instants.from),
    to: new Date(instants.to),
    zone,
    separator: params.get("separator") === "semicolon" ? SEPARATORS.semicolon : SEPARATORS.comma,
    columns: params.get("columns")?.split(",") ?? null,
  };
  const file = { doing: DOING, fileName: exportFileName(broker.id, from, to), broken: "export-broken" };
  return csvDownload(request, session, file, (signal) => beginExport(desk, session, wanted, signal));
});
