import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const WORKER = fileURLToPath(new URL("../../lib/server/start-worker.ts", import.meta.url));

/** What a worker of its own says that is started in a folder with these files. It is given nothing else to read. */
function saidIn(files: Record<string, string>, env: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "lead-desk-worker-"));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const { stderr } = spawnSync(process.execPath, ["--conditions=react-server", WORKER], {
    cwd: folder,
    env: { NODE_ENV: "production", PATH: process.env.PATH ?? "", ...env },
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return stderr;
}

test("a worker reads the .env files that the server reads, in the same order, and the environment before them", () => {
  const files = {
    ".env": "SESSION_HOURS=env\nLOG_LEVEL=env\nTRUST_PROXY=env\nKEEP_LEADS_DAYS=env",
    ".env.production": "LOG_LEVEL=production\nTRUST_PROXY=1\nKEEP_LEADS_DAYS=production",
    ".env.production.local": "KEEP_LEADS_DAYS=30",
  };
  const said = saidIn(files);
  expect(said).toContain("SESSION_HOURS must be");
  expect(said).toContain("LOG_LEVEL must be");
  expect(said).not.toMatch(/TRUST_PROXY|KEEP_LEADS_DAYS/);
  expect(saidIn(files, { SESSION_HOURS: "12" })).not.toContain("SESSION_HOURS");
});

test("a variable that is put together of others is the same to both", () => {
  const files = { ".env": `PART=${"x".repeat(31)}\nAUTH_SECRET=\${PART}y` };
  expect(saidIn(files)).not.toContain("AUTH_SECRET");
});
