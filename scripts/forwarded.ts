/**
 * Loaded with --import into the process of the app's server. Whoever calls can write any forwarded header, and
 * Next believes the ones that it is given; only those of the `TRUST_PROXY` proxies in front may count.
 */
import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";

const CLAIMS = ["forwarded", "x-real-ip", "x-forwarded-host", "x-forwarded-port", "x-forwarded-proto"];

/**
 * The address of the caller: each trusted proxy has added at the right the address that called it, and the last
 * one called us from `socket`. What stands further left anybody may have written.
 */
export function callerOf(forwardedFor: string, socket: string, trusted: number): string {
  const hops = forwardedFor.split(",").map((hop) => hop.trim());
  const chain = [...hops.filter((hop) => hop !== ""), socket];
  return chain[Math.max(0, chain.length - 1 - trusted)] ?? socket;
}

function overwrite(request: IncomingMessage): void {
  // Read at each request: Next reads .env files after this module is loaded.
  const trusted = Number(process.env.TRUST_PROXY || 0);
  const { headers, socket } = request;
  const given = headers["x-forwarded-for"] ?? "";
  headers["x-forwarded-for"] = callerOf(String(given), socket.remoteAddress ?? "unknown", trusted);
  if (trusted === 0) for (const claim of CLAIMS) delete headers[claim];
}

// Published before the request reaches any listener.
subscribe("http.server.request.start", (message) => {
  if (typeof message !== "object" || message === null || !("request" in message)) return;
  if (message.request instanceof IncomingMessage) overwrite(message.request);
});
