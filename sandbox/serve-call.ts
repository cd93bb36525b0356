import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { htmlPage } from "./answers.ts";
import type { Broker } from "./broker.ts";
import type { Call, Work } from "./endpoints/call.ts";
import { send, strike } from "./faults/deliver.ts";
import type { Endpoint } from "./faults/schema.ts";

const decoded = (address: string): string => {
  try {
    return decodeURIComponent(address.replaceAll("+", " "));
  } catch {
    return address;
  }
};

/** Headers worth remembering; never the authorisation. */
function noted(headers: IncomingMessage["headers"]): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of ["user-agent", "accept", "content-type", "cookie"]) {
    const value = headers[name];
    if (typeof value === "string") kept[name] = value;
  }
  return kept;
}

/** Runs one call through the ledger, the latency, a planned fault if there is one, and the endpoint's work. */
export async function serveCall(
  broker: Broker,
  endpoint: Endpoint,
  work: Work,
  incoming: IncomingMessage,
  out: ServerResponse,
  parts: { readonly body: string; readonly partner: string },
): Promise<void> {
  const address = incoming.url ?? "/";
  const call: Call = {
    headers: incoming.headers,
    query: new URL(address, "http://sandbox").searchParams,
    ...parts,
  };
  const end = broker.ledger.begin({
    endpoint,
    method: incoming.method ?? "",
    address,
    headers: noted(incoming.headers),
    at: new Date().toISOString(),
  });
  const page = call.query.get("page");
  const text = `${decoded(address)}\n${parts.body}`;
  const fault = broker.faults.take(endpoint, text, page === null ? null : Number(page));
  let ours = false;
  out.once("close", () => {
    const gone = !out.writableFinished && !ours;
    end({ status: out.headersSent ? out.statusCode : null, aborted: gone, faulted: fault !== null });
  });
  if (broker.settings.latencyMs > 0) await sleep(broker.settings.latencyMs);
  const line = { out, now: () => broker.now(), date: () => broker.dateHeader() };
  // Proxies in front refuse requests without a User-Agent (UPSTREAM 2).
  if (!incoming.headers["user-agent"]) return send(line, htmlPage(403, "403 Forbidden"));
  if (!fault) return send(line, work(broker, call, null));
  ours = fault.kind === "reset" || (fault.kind === "truncate" && fault.how === "broken");
  await strike(line, fault, (variant) => work(broker, call, variant));
}
