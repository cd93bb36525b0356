/** The PostgreSQL that the server tests start for themselves: found on the machine, or installed. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Where distributions keep the server's programs, newest version first. */
function binFolders(): string[] {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== ""),
    "/opt/homebrew/bin",
    "/usr/local/pgsql/bin",
  ];
}

/** The folder that holds `initdb` and `postgres`; null where PostgreSQL is not installed. */
export function findPostgres(): string | null {
  const has = (folder: string) => ["initdb", "postgres"].every((name) => existsSync(join(folder, name)));
  return binFolders().find(has) ?? null;
}

/** Finds PostgreSQL, or installs Debian's package where this is Debian and we are root; else null. */
export function ensurePostgres(): string | null {
  const found = findPostgres();
  if (found !== null || !existsSync("/etc/debian_version") || process.getuid?.() !== 0) return found;
  console.log("No PostgreSQL found: installing Debian's …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args: string[]) =>
    spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
  // The package's own cluster would be started by its scripts; nothing here uses it.
  if (run("update")) run("install", "-y", "--no-install-recommends", "postgresql");
  return findPostgres();
}

export const MISSING_POSTGRES = "The server tests need PostgreSQL (initdb and postgres): install it.";
