/** `npm test`: every check, one after the other; the last line is the sum. `npm test -- unit lint` runs some. */
import { fail } from "./address.ts";
import { ensureBrowser, missingBrowser } from "./browser.ts";
import { CHECKS } from "./checks.ts";
import { untilSignal } from "./children.ts";
import { endAllGroups } from "./group.ts";
import { ensurePostgres, MISSING_POSTGRES } from "./postgres.ts";
import type { Tally } from "./tally.ts";

/** A desk's own configuration in the shell must not reach the tests, let alone its database. */
const DESK_VARIABLES =
  /^(BROKERS_FILE|AUTH_SECRET|VAULT_KEYS|DATABASE_URL|DATA_DIR|APP_URL|HOST|PORT|TRUST_PROXY|SESSION_\w+|LOG_LEVEL|NODE_ENV|NEXTAUTH_\w+)$/;

function testEnvironment(browserPath: string | null): NodeJS.ProcessEnv {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !DESK_VARIABLES.test(name)));
  return { ...env, NODE_ENV: "test", CI: "1", ...(browserPath === null ? {} : { CHROME_PATH: browserPath }) };
}

function sumLine(tallies: readonly Tally[]): string {
  const total = (count: (tally: Tally) => number) => tallies.reduce((sum, tally) => sum + count(tally), 0);
  return `${total(({ passed }) => passed)} passed, ${total(({ failed }) => failed)} failed`;
}

/** Nothing runs where something that a check needs is missing: what is not run could pass for green. */
function stop(line: string): number {
  console.error(line);
  console.log("0 passed, 1 failed");
  return 1;
}

async function runChecks(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !CHECKS.some((check) => check.name === name));
  if (unknown.length > 0) fail(`No such check: ${unknown.join(", ")}.`);
  const checks = CHECKS.filter(({ name }) => names.length === 0 || names.includes(name));
  const needs = (name: string) => checks.some((check) => check.name === name);
  const browserPath = needs("browser") ? ensureBrowser() : null;
  if (needs("browser") && browserPath === null) return stop(missingBrowser());
  if (needs("server") && ensurePostgres() === null) return stop(MISSING_POSTGRES);
  const env = testEnvironment(browserPath);
  const results: { readonly name: string; readonly tally: Tally }[] = [];
  for (const check of checks) {
    console.log(`\n── ${check.name} ──`);
    results.push({ name: check.name, tally: await check.run(env) });
  }
  console.log("\n── sum ──");
  for (const { name, tally } of results) {
    console.log(`${tally.failed === 0 ? "✓" : "✗"} ${name}: ${sumLine([tally])}`);
    for (const note of tally.notes) console.log(`    ${note}`);
  }
  console.log(`\n${sumLine(results.map(({ tally }) => tally))}`);
  return results.every(({ tally }) => tally.failed === 0) ? 0 : 1;
}

const stopped = untilSignal().then(async () => {
  await endAllGroups();
  return 130;
});
process.exit(await Promise.race([stopped, runChecks(process.argv.slice(2))]));
