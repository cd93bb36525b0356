import "server-only";
import type { Config } from "../config/config.ts";

type CookieOptions = {
  readonly httpOnly: true;
  readonly sameSite: "lax";
  readonly path: "/";
  readonly secure: boolean;
};

export type CookieNames = { readonly session: string; readonly csrf: string; readonly callback: string };

/** SECURITY 1: under https every cookie bears `__Host-`, which forbids a Domain and demands Secure and Path=/. */
export function cookieNames({ secure }: Config): CookieNames {
  const prefix = secure ? "__Host-" : "";
  return {
    session: `${prefix}lead-desk`,
    csrf: `${prefix}lead-desk-csrf`,
    callback: `${prefix}lead-desk-callback`,
  };
}

export function cookieOptions({ secure }: Config): CookieOptions {
  return { httpOnly: true, sameSite: "lax", path: "/", secure };
}
