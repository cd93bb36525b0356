/** Which way imports may point (DESIGN "Rooms"), as a table. Paths are relative to the root, with slashes. */

/** The place of a file: what the rules speak of. */
export type Room = {
  readonly name:
    | "app"
    | "components"
    | "domain"
    | "server"
    | "sandbox"
    | "scripts"
    | "tests"
    | "root"
    | "nowhere";
  /** The folder (or file) inside components/ or lib/server/ that the file belongs to; else empty. */
  readonly part: string;
};

/** Files of the root that Next runs as the app's own. */
const APP_FILES = /^(instrumentation|instrumentation-client|proxy)\.[jt]sx?$/;

export function roomOf(path: string): Room {
  const [first = "", second = "", third = ""] = path.split("/");
  if (second === "") return { name: APP_FILES.test(path) ? "app" : "root", part: "" };
  if (first === "components") return { name: "components", part: second };
  if (first === "app" || first === "sandbox" || first === "scripts" || first === "tests") {
    return { name: first, part: "" };
  }
  if (first === "lib" && second === "domain") return { name: "domain", part: "" };
  if (first === "lib" && second === "server") return { name: "server", part: third.replace(/\.[^.]+$/, "") };
  return { name: "nowhere", part: "" };
}

/**
 * The parts of lib/server from the ground up. A part imports itself and those of the lines before its own;
 * inside a line, those to its left.
 */
const SERVER_ORDER: readonly (readonly string[])[] = [
  ["config"],
  ["db"],
  ["broker", "auth"],
  ["leads", "submissions"],
  ["batches"],
  ["worker"],
  ["start", "start-worker"],
];

const serverRanks = new Map(SERVER_ORDER.flat().map((part, rank) => [part, rank]));

function serverFault(from: string, to: string): string | null {
  const [rankFrom, rankTo] = [serverRanks.get(from), serverRanks.get(to)];
  const stranger = rankFrom === undefined ? from : rankTo === undefined ? to : null;
  if (stranger !== null)
    return `lib/server/${stranger} has no place in SERVER_ORDER of scripts/import-rules.ts`;
  if (rankFrom === undefined || rankTo === undefined || rankTo <= rankFrom) return null;
  return `lib/server/${from} never imports lib/server/${to}: submissions, leads → broker, auth → db → config`;
}

/** ui is imported by all, shell by the features, a feature by none of the others. */
function componentFault(from: string, to: string): string | null {
  if (from === to || to === "ui") return null;
  if (from === "ui") return "components/ui imports nothing of the other folders";
  if (to === "shell") return null;
  return from === "shell"
    ? "components/shell never imports a feature's folder"
    : "a feature's folder never imports another's";
}

/** What each room may import besides itself. The root's data files (package.json) are open to the server side. */
const MAY: Record<Room["name"], readonly Room["name"][]> = {
  app: ["app", "components", "domain", "server", "root"],
  components: ["components", "domain"],
  domain: ["domain"],
  server: ["server", "domain", "root"],
  sandbox: ["sandbox"],
  scripts: ["scripts", "sandbox", "root"],
  tests: ["app", "components", "domain", "server", "sandbox", "scripts", "tests", "root"],
  root: ["root", "scripts", "tests"],
  nowhere: [],
};

const TITLES: Record<Room["name"], string> = {
  app: "app",
  components: "components",
  domain: "lib/domain",
  server: "lib/server",
  sandbox: "sandbox",
  scripts: "scripts",
  tests: "tests",
  root: "a file of the root",
  nowhere: "a folder that has no room in DESIGN",
};

/** Why `from` (a path) must not import `to` (a path); null where it may. */
export function pathFault(from: string, to: string): string | null {
  const [source, target] = [roomOf(from), roomOf(to)];
  if (!MAY[source.name].includes(target.name)) {
    return `${TITLES[source.name]} never imports ${TITLES[target.name]}`;
  }
  if (source.name === "server" && target.name === "server") return serverFault(source.part, target.part);
  if (source.name === "components" && target.name === "components") {
    return componentFault(source.part, target.part);
  }
  return null;
}

/**
 * Packages without I/O, React or Node: all that the language of the field may lean on. `nuqs/server` is the
 * half of nuqs without hooks, which both sides read the address with (DESIGN 7).
 */
const PURE = [
  "nuqs/server",
  "zod",
  "date-fns",
  "@date-fns/tz",
  "libphonenumber-js",
  "papaparse",
  "d3-scale",
  "d3-shape",
  "d3-array",
];

/** Why `from` must not import the package (or `node:` module) `name`; null where it may. */
export function packageFault(from: string, name: string): string | null {
  const room = roomOf(from).name;
  const isPure = PURE.some((pure) => name === pure || name.startsWith(`${pure}/`));
  if (room === "domain" && !isPure) return `lib/domain is pure: ${name} is not one of its packages`;
  if (room === "components" && (name.startsWith("node:") || name === "server-only")) {
    return "components run in the browser";
  }
  return null;
}
