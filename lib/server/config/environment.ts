import "server-only";
import { hkdfSync } from "node:crypto";
import * as z from "zod";
import { err, ok, type Result } from "#lib/domain/result.ts";
import { type Faults, faultsOf } from "./faults.ts";

/** A 32-byte AES key and the name by which sealed rows refer to it. */
export type VaultKey = { readonly id: string; readonly key: Buffer };

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .refine((n) => n >= least && n <= most, `must be a whole number from ${least} to ${most}`);

const appUrl = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && (url.protocol === "https:" || url.protocol === "http:")) {
    const { username, password, pathname, search, hash } = url;
    if (pathname === "/" && username + password + search + hash === "") return url.origin;
  }
  context.addIssue({
    code: "custom",
    message: "must be an address like https://desk.example, without a path",
  });
  return z.NEVER;
});

/** Node reads base64 past whatever is none; a key mistyped would be another key. Padding may be left out. */
function bytesOfBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  const [again, padded] = [bytes.toString("base64"), text.includes("=")];
  return (padded ? again : again.replace(/=+$/, "")) === text ? bytes : null;
}

const vaultKeys = z.string().transform((text, context): readonly VaultKey[] => {
  const keys = text.split(",").map((entry) => {
    const colon = entry.indexOf(":");
    return { id: entry.slice(0, colon).trim(), key: bytesOfBase64(entry.slice(colon + 1).trim()) };
  });
  const good = keys.flatMap(({ id, key }) =>
    /^[\w-]{1,32}$/.test(id) && key?.length === 32 ? [{ id, key }] : [],
  );
  if (good.length === keys.length && new Set(keys.map(({ id }) => id)).size === keys.length) return good;
  context.addIssue({
    code: "custom",
    message: "must be a comma-separated list of id:base64 of 32 bytes, each id once",
  });
  return z.NEVER;
});

const schema = z.object({
  BROKERS_FILE: z.string().default("brokers.json"),
  AUTH_SECRET: z
    .string({ error: "is missing: set a random text of at least 32 characters" })
    .min(32, "must have at least 32 characters"),
  VAULT_KEYS: vaultKeys.optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres:// or postgresql://")
    .optional(),
  DATA_DIR: z.string().default(".data"),
  APP_URL: appUrl.optional(),
  HOST: z.string().default("localhost"),
  PORT: whole(1, 65_535).default(3000),
  TRUST_PROXY: whole(0, 10).default(0),
  SESSION_HOURS: whole(1, 168).default(12),
  SESSION_IDLE_MINUTES: whole(1, 1440).default(60),
  KEEP_LEADS_DAYS: whole(1, 3650).default(30),
  WORKER: z.enum(["on", "off"], "must be on or off").default("on"),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`).default("info"),
});

export type Environment = Omit<z.infer<typeof schema>, "VAULT_KEYS"> & {
  readonly VAULT_KEYS: readonly VaultKey[];
};

/** CONTRACT 2: `VAULT_KEYS` may be left out; then the one key follows from the secret. */
function derivedKey(secret: string): VaultKey {
  const key = Buffer.from(hkdfSync("sha256", secret, "lead-desk", "vault", 32));
  return { id: "derived", key };
}

/** Reads what CONTRACT 2 lists, and how long leads are kept; an empty variable counts as unset. Each fault is one line. */
export function readEnvironment(env: NodeJS.ProcessEnv): Result<Environment, Faults> {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (!parsed.success) return err(faultsOf("", parsed.error));
  const { WORKER, DATABASE_URL } = parsed.data;
  if (WORKER === "off" && !DATABASE_URL) {
    return err([
      "WORKER=off needs DATABASE_URL: the embedded database belongs to this server, and nobody else would send what waits",
    ]);
  }
  const keys = parsed.data.VAULT_KEYS ?? [derivedKey(parsed.data.AUTH_SECRET)];
  return ok({ ...parsed.data, VAULT_KEYS: keys });
}
