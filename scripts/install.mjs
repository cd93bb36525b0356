/** Brings node_modules up to the lock file, once, also where several commands start at the same time. */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./install-lock.mjs";

const MAJOR = 24;

/** @param {string} path */
function packagesOf(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8")).packages ?? {};
  } catch {
    return null;
  }
}

/**
 * True where npm's own record of what it installed agrees with the lock file. Optional packages may be absent:
 * most are for other platforms.
 * @param {string} root
 * @param {boolean} development
 */
function isCurrent(root, development) {
  const wanted = packagesOf(join(root, "package-lock.json"));
  const found = packagesOf(join(root, "node_modules", ".package-lock.json"));
  if (!wanted || !found || !existsSync(join(root, "node_modules", "node", "package.json"))) return false;
  return Object.entries(wanted).every(([path, { version, optional, dev, devOptional, peer }]) => {
    if (path === "") return true;
    if (found[path]) return found[path].version === version;
    return optional || devOptional || peer || (dev && !development);
  });
}

/** @param {string} file */
function isRuntime(file) {
  try {
    return execFileSync(file, ["--version"], { encoding: "utf8" }).startsWith(`v${MAJOR}.`);
  } catch {
    return false;
  }
}

/**
 * The Node that runs everything: the `node` package's, or this one where it is new enough.
 * @param {string} root
 */
function findRuntime(root) {
  const exe = process.platform === "win32" ? "node.exe" : "node";
  const own = join(root, "node_modules", "node", "bin", exe);
  if (existsSync(own) && isRuntime(own)) return own;
  return Number.parseInt(process.versions.node, 10) === MAJOR ? process.execPath : null;
}

/**
 * Runs npm; resolves to its exit code and what it complained of.
 * @param {string} root
 * @param {string[]} args
 * @returns {Promise<{ code: number, complaint: string }>}
 */
function npm(root, args) {
  const cli = process.env.npm_execpath ?? "";
  const own = /npm-cli\.[cm]?js$/.test(cli);
  const env = { ...process.env };
  // Inherited from the npm that runs this script, they would change what the inner npm does.
  for (const key of Object.keys(env)) {
    if (/^npm_(lifecycle|package|command|config_(omit|production))/i.test(key)) delete env[key];
  }
  const options = /** @type {const} */ ({ cwd: root, stdio: ["ignore", "inherit", "pipe"], env });
  const quiet = [...args, "--no-audit", "--no-fund", "--loglevel=error"];
  const child = own
    ? spawn(process.execPath, [cli, ...quiet], options)
    : spawn("npm", quiet, { ...options, shell: process.platform === "win32" });
  const end = () => child.kill("SIGTERM");
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    complaint += text;
  });
  return new Promise((resolve) => {
    const done = (/** @type {number} */ code) => {
      process.off("SIGTERM", end);
      process.off("SIGINT", end);
      resolve({ code, complaint });
    };
    child.on("error", (error) => {
      complaint += `${error.message}\n`;
      done(127);
    });
    child.on("close", (code) => done(code ?? 1));
  });
}

/**
 * @param {string} root
 * @returns {Promise<void>}
 */
async function installPackages(root) {
  console.log("Installing the packages of package-lock.json (npm ci) …");
  let { code, complaint } = await npm(root, ["ci", "--include=dev"]);
  // Refused without looking at the network, where the lock file lacks optional packages of other platforms.
  if (code !== 0 && complaint.includes("EUSAGE")) {
    ({ code, complaint } = await npm(root, ["install", "--no-save", "--include=dev"]));
  }
  if (code === 0) return;
  process.stderr.write(complaint);
  stop(`The packages could not be installed: npm ended with code ${code}.`);
}

/** @param {string} line */
function stop(line) {
  console.error(line);
  process.exit(1);
}

/**
 * Installs what is missing and resolves to the path of Node 24; ends the process with one line where it cannot.
 * @param {string} root the project's folder
 * @param {{ development: boolean }} options whether development packages are needed too
 * @returns {Promise<string>}
 */
export async function ensureInstalled(root, { development }) {
  const ready = () => (isCurrent(root, development) ? findRuntime(root) : null);
  const found = ready();
  if (found) return found;
  const node = await withLock(root, async () => {
    if (!isCurrent(root, development)) await installPackages(root);
    // The `node` package fetches its binary in an install script, which npm may have been told not to run.
    if (!findRuntime(root)) await npm(root, ["rebuild", "node"]);
    return findRuntime(root);
  });
  if (node) return node;
  return stop(
    `Node ${MAJOR} is missing: npm ran no install scripts. Run "npm rebuild node --ignore-scripts=false", or use Node ${MAJOR} yourself.`,
  );
}
