import "server-only";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Another process has this data folder open. */
export class FolderInUseError extends Error {
  constructor(folder: string) {
    super(`${folder} is in use by another Lead Desk server: stop that one, or set another DATA_DIR.`);
    this.name = "FolderInUseError";
  }
}

export type FolderLock = { release(): void };

function isBusy(error: unknown): boolean {
  return error instanceof Error && /database is locked/.test(error.message);
}

/**
 * Takes the data folder for this process. PGlite itself takes no lock, and two processes on one folder
 * silently lose rows. SQLite's exclusive lock is one that the kernel releases when its process dies, however.
 */
export function lockFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new DatabaseSync(join(folder, "lock"), { timeout: 0 });
  try {
    file.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    file.close();
    throw isBusy(error) ? new FolderInUseError(folder) : error;
  }
  return { release: () => file.close() };
}
