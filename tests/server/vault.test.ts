import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { openEmbedded } from "#lib/server/db/client.ts";
import { makeDesk } from "#lib/server/db/desk.ts";
import { FolderInUseError, lockFolder } from "#lib/server/db/folder-lock.ts";
import { Sealer, UnsealError } from "#lib/server/db/sealer.ts";
import { testConfig } from "#tests/server/support/test-desk.ts";

const key = (id: string) => ({ id, key: randomBytes(32) });

describe("what is sealed", () => {
  test("opens under its key, for its row, and for no other", () => {
    const sealer = new Sealer([key("a")]);
    const sealed = sealer.seal("secret", "submissions.lead.1");
    expect(sealer.open(sealed, "submissions.lead.1")).toBe("secret");
    expect(() => sealer.open(sealed, "submissions.lead.2")).toThrow(UnsealError);
    expect(() => new Sealer([key("a")]).open(sealed, "submissions.lead.1")).toThrow(UnsealError);
  });

  test("is never the same twice, and a changed byte does not open", () => {
    const sealer = new Sealer([key("a")]);
    const sealed = sealer.seal("secret", "row");
    expect(sealer.seal("secret", "row")).not.toBe(sealed);
    const bytes = Buffer.from(sealed.slice(2), "base64url");
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] ?? 0) ^ 1;
    expect(() => sealer.open(`a.${bytes.toString("base64url")}`, "row")).toThrow(UnsealError);
  });

  test("still opens after a rotation: the first key encrypts, all decrypt", () => {
    const [old, fresh] = [key("old"), key("fresh")];
    const sealed = new Sealer([old]).seal("secret", "row");
    const rotated = new Sealer([fresh, old]);
    expect(rotated.open(sealed, "row")).toBe("secret");
    expect(rotated.isOld(sealed)).toBe(true);
    expect(rotated.seal("secret", "row")).toMatch(/^fresh\./);
  });
});

describe("a wrong vault key", () => {
  test("refuses the start; hashes stay the same over a rotation", async () => {
    const config = testConfig("http://127.0.0.1:1");
    const withKeys = (keys: ReturnType<typeof key>[]) => ({
      ...config,
      env: { ...config.env, VAULT_KEYS: keys },
    });
    const [first, second] = [key("first"), key("second")];
    const open = await openEmbedded(null);
    const hash = (await makeDesk(withKeys([first]), open.db)).hash("email", "a@b.c");
    const rotated = await makeDesk(withKeys([second, first]), open.db);
    expect(rotated.hash("email", "a@b.c")).toBe(hash);
    expect((await makeDesk(withKeys([second]), open.db)).hash("email", "a@b.c")).toBe(hash);
    await expect(makeDesk(withKeys([first]), open.db)).rejects.toThrow(UnsealError);
    await expect(makeDesk(withKeys([key("second")]), open.db)).rejects.toThrow(UnsealError);
    await open.close();
  });
});

const HOLDER = fileURLToPath(new URL("./support/hold-folder.mjs", import.meta.url));

describe("a data folder", () => {
  test("belongs to one process; a killed one leaves nothing that blocks the next", async () => {
    const folder = mkdtempSync(join(tmpdir(), "lead-desk-lock-"));
    const holder = spawn(process.execPath, [HOLDER, join(folder, "lock")], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await new Promise((resolve) => holder.stdout.once("data", resolve));
    expect(() => lockFolder(folder)).toThrow(FolderInUseError);
    const gone = new Promise((resolve) => holder.once("exit", resolve));
    holder.kill("SIGKILL");
    await gone;
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(/in use by another Lead Desk server/);
    lock.release();
    lockFolder(folder).release();
  });
});
