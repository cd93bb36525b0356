import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { checkDirections } from "../../scripts/import-directions.ts";

const planted: string[] = [];

/** A tree of its own with these files; the faults that are found in it. */
function faultsIn(files: Record<string, string>): readonly string[] {
  const root = mkdtempSync(join(tmpdir(), "import-directions-"));
  planted.push(root);
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return checkDirections(root).faults;
}

/** The faults of one import, planted into one file; `server-only` is in place where it belongs. */
function faultsOf(path: string, specifier: string): readonly string[] {
  const start = path.startsWith("lib/server/") ? 'import "server-only";\n' : "";
  return faultsIn({ [path]: `${start}import { a } from "${specifier}";\nexport const b = a;\n` });
}

afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true, force: true });
});

test("the project's own imports all point the right way", { timeout: 30_000 }, () => {
  const { files, faults } = checkDirections(process.cwd());
  expect(faults).toEqual([]);
  expect(files).toBeGreaterThan(50);
});

describe("a planted import against the direction is found", () => {
  test.each([
    ["components/leads/table.tsx", "#app/leads/page.tsx"],
    ["components/leads/table.tsx", "#lib/server/leads/list.ts"],
    ["components/leads/table.tsx", "../../lib/server/leads/list.ts"],
    ["components/leads/table.tsx", "node:fs"],
    ["components/leads/table.tsx", "#components/lead-form/form.tsx"],
    ["components/leads/table.tsx", "../sign-in/form.tsx"],
    ["components/ui/button.tsx", "../shell/navigation.tsx"],
    ["components/ui/button.tsx", "#components/leads/table.tsx"],
    ["components/shell/navigation.tsx", "../leads/table.tsx"],
    ["lib/domain/lead.ts", "react"],
    ["lib/domain/lead.ts", "next/navigation"],
    ["lib/domain/lead.ts", "node:crypto"],
    ["lib/domain/lead.ts", "nuqs"],
    ["lib/domain/lead.ts", "#lib/server/config/config.ts"],
    ["lib/domain/lead.ts", "../../components/ui/button.tsx"],
    ["lib/server/leads/list.ts", "#app/leads/page.tsx"],
    ["lib/server/leads/list.ts", "#components/ui/button.tsx"],
    ["lib/server/leads/list.ts", "../submissions/accept.ts"],
    ["lib/server/broker/request.ts", "../leads/list.ts"],
    ["lib/server/broker/request.ts", "#lib/server/submissions/accept.ts"],
    ["lib/server/broker/request.ts", "../auth/session.ts"],
    ["lib/server/auth/session.ts", "../submissions/accept.ts"],
    ["lib/server/db/client.ts", "../auth/session.ts"],
    ["lib/server/config/config.ts", "../db/client.ts"],
    ["lib/server/leads/list.ts", "../unplaced/thing.ts"],
    ["lib/elsewhere/thing.ts", "#lib/domain/lead.ts"],
    ["sandbox/main.ts", "#lib/domain/lead.ts"],
    ["sandbox/main.ts", "../app/page.tsx"],
    ["sandbox/main.ts", "../components/ui/button.tsx"],
    ["app/page.tsx", "../tests/empty.ts"],
    ["app/page.tsx", "#lib/elsewhere.ts"],
    ["proxy.ts", "./scripts/address.ts"],
    ["lib/domain/lead.ts", "/etc/thing.ts"],
    ["lib/domain/lead.ts", "../../../thing.ts"],
  ])("%s imports %s", (path, specifier) => {
    expect(faultsOf(path, specifier)).toEqual([expect.stringContaining(`(${specifier})`)]);
  });
});

describe("an import along the direction passes", () => {
  test.each([
    ["app/leads/page.tsx", "#components/leads/table.tsx"],
    ["app/leads/page.tsx", "#lib/server/leads/list.ts"],
    ["app/leads/page.tsx", "#lib/domain/lead.ts"],
    ["instrumentation.ts", "./lib/server/config/config.ts"],
    ["components/leads/table.tsx", "#components/ui/button.tsx"],
    ["components/leads/table.tsx", "../shell/dialog.tsx"],
    ["components/leads/table.tsx", "./row.tsx"],
    ["components/leads/table.tsx", "#lib/domain/lead.ts"],
    ["components/shell/navigation.tsx", "../ui/button.tsx"],
    ["lib/domain/lead.ts", "./result.ts"],
    ["lib/domain/lead.ts", "zod/mini"],
    ["lib/server/submissions/accept.ts", "../broker/request.ts"],
    ["lib/server/submissions/accept.ts", "../leads/list.ts"],
    ["lib/server/auth/session.ts", "../broker/token.ts"],
    ["lib/server/auth/session.ts", "../db/client.ts"],
    ["lib/server/db/client.ts", "../config/config.ts"],
    ["lib/server/db/client.ts", "#lib/domain/result.ts"],
    ["sandbox/main.ts", "hono"],
    ["scripts/demo.ts", "../sandbox/accounts.ts"],
    ["tests/server/list.test.ts", "#lib/server/leads/list.ts"],
  ])("%s imports %s", (path, specifier) => {
    expect(faultsOf(path, specifier)).toEqual([]);
  });
});

describe("no way of naming another file goes unread", () => {
  test.each([
    ['import type { Page } from "#app/page.tsx";'],
    ['import { type Page } from "#app/page.tsx";'],
    ['import "#app/page.tsx";'],
    ['export * from "#app/page.tsx";'],
    ['export { Page } from "#app/page.tsx";'],
    ['export type { Page } from "#app/page.tsx";'],
    ['export const page = () => import("#app/page.tsx");'],
    ["export const page = () => import(`#app/page.tsx`);"],
    ['export type Page = import("#app/page.tsx").Page;'],
    ['export type Page = typeof import("#app/page.tsx");'],
    ['import page = require("#app/page.tsx"); export { page };'],
    ['export const page = require("#app/page.tsx");'],
  ])("%s", (source) => {
    expect(faultsIn({ "components/leads/table.tsx": source })).toEqual([
      "components/leads/table.tsx:1: components never imports app (#app/page.tsx)",
    ]);
  });

  test("a comment or a text that looks like an import is none", () => {
    const source = '// import "#app/page.tsx"\nexport const text = \'import "#app/page.tsx"\';\n';
    expect(faultsIn({ "components/leads/table.tsx": source })).toEqual([]);
  });

  test("a computed import is refused where it cannot be checked", () => {
    const source = "export const load = (name: string) => import(name);\n";
    expect(faultsIn({ "components/leads/table.tsx": source })).toHaveLength(1);
  });

  test("a file that cannot be parsed does not pass", () => {
    expect(faultsIn({ "lib/domain/lead.ts": "import { from" })).toEqual([
      expect.stringContaining("cannot be read"),
    ]);
  });

  test("the line of the import is named", () => {
    const source = '\n\nimport { a } from "react";\nexport const b = a;\n';
    expect(faultsIn({ "lib/domain/lead.ts": source })).toEqual([
      expect.stringMatching(/^lib\/domain\/lead\.ts:3: /),
    ]);
  });
});

test.each([
  ['import { a } from "zod";\nimport "server-only";\nexport { a };\n'],
  ["export const a = 1;\n"],
  [""],
])("a file of lib/server that does not begin with server-only is found: %j", (source) => {
  expect(faultsIn({ "lib/server/config/thing.ts": source })).toEqual([
    'lib/server/config/thing.ts:1: every file in lib/server begins with import "server-only"',
  ]);
});
