import { createServer, type Server } from "node:net";

const LOOPBACK = ["127.0.0.1", "::1"];

/** The addresses that a host name means here: `localhost` is both families, and so is its port. */
function addressesOf(host: string): readonly string[] {
  return host === "localhost" ? LOOPBACK : [host];
}

/** Listens, or resolves to the error's code (`EADDRINUSE`, `EADDRNOTAVAIL` where a family is missing …). */
export function listen(server: Server, port: number, host: string): Promise<string | null> {
  return new Promise((resolve) => {
    server.once("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen({ port, host }, () => resolve(null));
  });
}

/** The error's code of listening for a moment; null where it can be done. */
async function faultAt(port: number, address: string): Promise<string | null> {
  const probe = createServer();
  const fault = await listen(probe, port, address);
  if (fault === null) await new Promise((resolve) => probe.close(resolve));
  return fault;
}

/** A family that this machine does not have takes no port away. */
async function isFreeAt(port: number, address: string): Promise<boolean> {
  const fault = await faultAt(port, address);
  return fault !== "EADDRINUSE" && fault !== "EACCES";
}

/** Why nobody can listen at `host` on any port, such as `ENOTFOUND`; null where it is an address of this machine. */
export async function hostFault(host: string): Promise<string | null> {
  const faults = await Promise.all(addressesOf(host).map((address) => faultAt(0, address)));
  return faults.includes(null) ? null : (faults[0] ?? null);
}

/** True where nobody listens on `port` of `host` and this process may. */
export async function isFree(port: number, host: string): Promise<boolean> {
  for (const address of addressesOf(host)) if (!(await isFreeAt(port, address))) return false;
  return true;
}

/** The first free port from `first` on. Throws where the next hundred are all taken. */
export async function nextFree(first: number, host: string): Promise<number> {
  for (let port = first; port < first + 100 && port <= 65_535; port++) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No free port from ${first} on.`);
}
