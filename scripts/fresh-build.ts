/** Knows whether the build was built from the sources as they are now. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** All that a build is made of. What does not exist (yet) is passed over. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.mjs",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];
/** As next.config.mjs has it. */
const DIST = process.env.NEXT_DIST_DIR || ".next";
const STAMP = join(DIST, "lead-desk-sources");

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => filesUnder(join(path, name)));
  } catch {
    return [path];
  }
}

function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

/** True where a finished build is there, whatever it was built from. */
export function hasBuild(): boolean {
  return existsSync(join(DIST, "BUILD_ID"));
}

export function isBuildFresh(): boolean {
  return hasBuild() && existsSync(STAMP) && readFileSync(STAMP, "utf8") === sourcesHash();
}

/** Runs `build` (resolves to its exit code) and notes what it was made of; a build that broke off counts as none. */
export async function stampBuild(build: () => Promise<number>): Promise<number> {
  const hash = sourcesHash();
  rmSync(STAMP, { force: true });
  const code = await build();
  if (code === 0) writeFileSync(STAMP, hash);
  return code;
}
