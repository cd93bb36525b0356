/**
 * Loaded with --import into the app's process. Whoever is connected may claim anything in forwarded headers, and
 * Next shows pages and handlers no socket: so the headers are made true here, before Next sees a request.
 */
import { Server } from "node:http";

const FORWARDED = /^(x-forwarded-|forwarded$|x-real-ip$|x-client-ip$|cf-connecting-ip$|true-client-ip$)/;

/**
 * The address that the outermost of `proxies` trusted proxies saw: each proxy appends whom it was called by,
 * so that what stands before theirs is anybody's claim.
 * @param {string | undefined} chain the X-Forwarded-For as it came
 * @param {string} peer the address at the other end of the socket
 * @param {number} proxies how many proxies in front are ours
 * @returns {string}
 */
export function clientAddress(chain, peer, proxies) {
  const claimed = (chain ?? "").split(",").map((part) => part.trim());
  const known = [...claimed.filter((part) => part !== ""), peer];
  return known.at(-1 - proxies) ?? known[0] ?? peer;
}

/**
 * Rewrites the headers of one request in place.
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @param {string} peer
 * @param {number} proxies
 */
export function makeForwardedTrue(headers, peer, proxies) {
  const chain = headers["x-forwarded-for"];
  const address = clientAddress(Array.isArray(chain) ? chain.join(",") : chain, peer, proxies);
  for (const name of Object.keys(headers)) {
    const isKept = proxies > 0 && (name === "x-forwarded-proto" || name === "x-forwarded-host");
    if (FORWARDED.test(name) && !isKept) delete headers[name];
  }
  headers["x-forwarded-for"] = address;
}

const emit = Server.prototype.emit;

/** @this {Server} */
Server.prototype.emit = function forwarded(event, ...args) {
  const [request] = args;
  if (event === "request" || event === "upgrade") {
    // Read at each request: Next reads .env files after this module is loaded.
    const proxies = Number(process.env.TRUST_PROXY || 0);
    makeForwardedTrue(request.headers, request.socket.remoteAddress ?? "unknown", proxies);
  }
  return emit.call(this, event, ...args);
};
