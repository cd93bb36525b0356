/** What `npm test` runs, in this order. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isBuildFresh, stampBuild } from "./fresh-build.ts";
import { runGroup } from "./group.ts";
import { checkDirections } from "./import-directions.ts";
import { type Tally, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from "./tally.ts";

export type Check = { readonly name: string; run(env: NodeJS.ProcessEnv): Promise<Tally> };

const NEXT = "node_modules/next/dist/bin/next";
const BIOME = "node_modules/@biomejs/biome/bin/biome";

/** Commands of which each must end well; the first that does not ends the check. */
function commands(name: string, ...lines: readonly (readonly string[])[]): Check {
  return {
    name,
    run: async (env) => {
      for (const line of lines) if (!(await runGroup(line, env))) return tallyOfCheck(false);
      return tallyOfCheck(true);
    },
  };
}

function readReport(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Runs with a file for the runner's report, which is gone afterwards. */
async function withReport(
  work: (path: string) => Promise<boolean>,
  tally: typeof tallyOfVitest,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), "lead-desk-report-"));
  try {
    const path = join(folder, "report.json");
    const endedWell = await work(path);
    return tally(readReport(path), endedWell);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function vitest(project: string): Check {
  const args = ["node_modules/vitest/vitest.mjs", "run", "--project", project];
  return {
    name: project,
    run: (env) =>
      withReport(
        (path) =>
          runGroup([...args, "--reporter=default", "--reporter=json", `--outputFile.json=${path}`], env),
        tallyOfVitest,
      ),
  };
}

const directions: Check = {
  name: "import directions",
  run: async () => {
    const { files, faults } = checkDirections(process.cwd());
    for (const fault of faults) console.log(fault);
    console.log(`${files} files read, ${faults.length} faults`);
    return tallyOfCheck(files > 0 && faults.length === 0);
  },
};

const build: Check = {
  name: "build",
  run: async (env) => {
    const production = { ...env, NODE_ENV: "production" } as const;
    const code = await stampBuild(async () => ((await runGroup([NEXT, "build"], production)) ? 0 : 1));
    return tallyOfCheck(code === 0);
  },
};

const browser: Check = {
  name: "browser",
  run: async (env) => {
    if (!isBuildFresh()) return tallyOfCheck(false, ["there is no build of these sources to test"]);
    const args = ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"];
    return withReport(
      (path) => runGroup(args, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: path }),
      tallyOfPlaywright,
    );
  },
};

export const CHECKS: readonly Check[] = [
  // Next's generated types must be there before the compiler reads the pages.
  commands("types", [NEXT, "typegen"], ["node_modules/typescript/bin/tsc", "-p", "tsconfig.json"]),
  commands("lint", [
    BIOME,
    "ci",
    "--error-on-warnings",
    `--colors=${process.stdout.isTTY ? "force" : "off"}`,
  ]),
  commands("knip", ["node_modules/knip/bin/knip.js"]),
  directions,
  vitest("unit"),
  vitest("server"),
  vitest("component"),
  build,
  browser,
];
