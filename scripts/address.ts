import { hostFault, isFree, nextFree } from "./ports.ts";

/** Where the app listens. */
export type Address = { readonly host: string; readonly port: number };

/** What a person can type into a browser of this machine. */
export function urlOf({ host, port }: Address): string {
  const anywhere = host === "0.0.0.0" || host === "::";
  const name = anywhere ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/** Ends the command with one line: what is wrong, and what the person can do. */
export function fail(line: string): never {
  console.error(line);
  process.exit(1);
}

/**
 * `HOST` and `PORT` as configured. Where the port is taken the command ends with one line; with `mayMove` and
 * no `PORT` set it takes the next free one instead.
 */
export async function readAddress({ mayMove }: { mayMove: boolean }): Promise<Address> {
  const host = process.env.HOST || "localhost";
  const wanted = process.env.PORT || "";
  const port = Number(wanted || 3000);
  if (!/^\d{0,5}$/.test(wanted) || port < 1 || port > 65_535) {
    fail("PORT must be a whole number from 1 to 65535.");
  }
  const fault = await hostFault(host);
  if (fault) fail(`HOST ${JSON.stringify(host)} is no address of this machine (${fault}): set one that is.`);
  if (await isFree(port, host)) return { host, port };
  if (wanted || !mayMove) {
    fail(`Port ${port} of ${host} is taken by another program: stop that one, or set another PORT.`);
  }
  const free = await nextFree(port + 1, host);
  console.log(`Port ${port} is taken by another program; using ${free}.`);
  return { host, port: free };
}
