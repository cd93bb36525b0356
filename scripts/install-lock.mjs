/** One installation at a time for each project folder: `npm ci` begins by deleting node_modules. */
import { createHash } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** @param {string} path */
function holderOf(path) {
  try {
    return Number.parseInt(readFileSync(path, "utf8"), 10) || null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * Linked into place, so that the file never stands there without its holder's number.
 * @param {string} path
 */
function take(path) {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Moves a dead holder's file away. The move is atomic; if it caught a living one's file that was put there in
 * the meantime, that one is put back.
 * @param {string} path
 */
function clearAway(path) {
  const aside = `${path}.${process.pid}.dead`;
  try {
    renameSync(path, aside);
    const holder = holderOf(aside);
    if (holder && isAlive(holder)) renameSync(aside, path);
    else rmSync(aside, { force: true });
  } catch {
    // Another waiter was quicker.
  }
}

/**
 * Runs `work` while no other process installs into `root`; waits for one that does.
 * @template T
 * @param {string} root
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(root, work) {
  const id = createHash("sha256").update(root).digest("hex").slice(0, 12);
  const path = join(tmpdir(), `lead-desk-install-${userInfo().uid}-${id}`);
  let told = false;
  while (!take(path)) {
    const holder = holderOf(path);
    if (holder === null || !isAlive(holder)) clearAway(path);
    else if (!told) {
      console.log("Another command is installing the packages; waiting for it …");
      told = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const release = () => rmSync(path, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}
