/** Finds every import of the tree that points the wrong way. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { readImports } from "./import-reader.ts";
import { packageFault, pathFault, roomOf } from "./import-rules.ts";

const SOURCE = /\.[cm]?[jt]sx?$/;
/** Made by Next, not by us. */
const GENERATED = "next-env.d.ts";
const FOLDERS = ["app", "components", "lib", "sandbox", "scripts", "tests"];

export type Directions = {
  /** How many files were read. None is no proof of anything. */
  readonly files: number;
  /** `path:line: what is wrong`, one line each. */
  readonly faults: readonly string[];
};

function sourcesOf(root: string): string[] {
  const inFolders = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => posix.join(entry.parentPath.slice(root.length + 1).replaceAll("\\", "/"), entry.name)),
  );
  const atTop = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
  return [...inFolders, ...atTop].filter((path) => SOURCE.test(path) && path !== GENERATED).sort();
}

/** The path that a specifier names, or null for a package. `#lib/x` is `lib/x` by package.json "imports". */
function pathNamed(from: string, specifier: string): string | null {
  if (specifier.startsWith("#")) return posix.normalize(specifier.slice(1));
  if (/^\.{1,2}(\/|$)/.test(specifier)) return posix.join(posix.dirname(from), specifier);
  return null;
}

function importFault(from: string, specifier: string | null): string | null {
  if (specifier === null) {
    const room = roomOf(from).name;
    // Tools may load what they are told to; the product's own imports are all written down.
    return room === "scripts" || room === "tests" || room === "root"
      ? null
      : "a computed import cannot be checked";
  }
  if (specifier.startsWith("/") || specifier.startsWith("file:"))
    return `${specifier} is a path of one machine`;
  const to = pathNamed(from, specifier);
  if (to === null) return packageFault(from, specifier);
  return to.startsWith("..") ? `${specifier} lies outside the project` : pathFault(from, to);
}

function faultsOf(path: string, source: string): string[] {
  const { imports, first, fault } = readImports(path, source);
  if (fault !== null) return [`${path}:1: cannot be read: ${fault}`];
  const faults = imports.flatMap(({ specifier, line }) => {
    const wrong = importFault(path, specifier);
    return wrong === null ? [] : [`${path}:${line}: ${wrong}${specifier === null ? "" : ` (${specifier})`}`];
  });
  if (roomOf(path).name === "server" && first !== "server-only") {
    faults.unshift(`${path}:1: every file in lib/server begins with import "server-only"`);
  }
  return faults;
}

/** Reads every source under `root`. `root` has no slash at its end. */
export function checkDirections(root: string): Directions {
  const paths = sourcesOf(root);
  return {
    files: paths.length,
    faults: paths.flatMap((path) => faultsOf(path, readFileSync(join(root, path), "utf8"))),
  };
}
