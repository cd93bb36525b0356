/**
 * `npm run prove:crash`: kills the server at random during hand entry and import, 200 times over the embedded database
 * and 200 times over PostgreSQL with two app processes, and lets the sandbox's ledger say what became of every lead.
 * `--kills 40` and `--only embedded` or `--only postgres` make it shorter.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type CrashReport, crash } from "../server/support/crash-run.ts";
import { startPostgres } from "../server/support/postgres.ts";
import { startSandbox } from "../server/support/sandbox.ts";
import { groupTable, killTable } from "./tables.ts";

/** So many kills, then all is seen to its end. */
const GROUP = 20;

const { values } = parseArgs({ options: { kills: { type: "string" }, only: { type: "string" } } });
const wanted = Number(values.kills ?? 200);

const say = (text: string) => process.stdout.write(`${text}\n`);

/** One group on a desk and a broker of its own. */
async function group(kills: number, instances: number, databaseUrl?: string): Promise<CrashReport> {
  const folders = Array.from({ length: instances }, () => mkdtempSync(join(tmpdir(), "lead-desk-prove-")));
  const sandbox = await startSandbox({ leads: 20, expires: 20 });
  // Without the broker's own refusal of a known email a second call for a lead would show.
  await sandbox.control.settings({ allowDuplicates: true });
  try {
    return await crash({ sandbox, folders, kills, ...(databaseUrl ? { databaseUrl } : {}) });
  } finally {
    await sandbox.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  }
}

async function prove(name: string, one: (kills: number) => Promise<CrashReport>): Promise<boolean> {
  const reports: CrashReport[] = [];
  for (let done = 0; done < wanted; done += GROUP) {
    const report = await one(Math.min(GROUP, wanted - done));
    reports.push(report);
    say(`\n${name}, kills ${done + 1} to ${done + report.kills.length}`);
    say(killTable(report, done));
    for (const fault of report.faults) say(`BROKEN: ${fault}`);
  }
  say(`\n${name}: what became of the leads`);
  say(groupTable(reports));
  return reports.every(({ faults }) => faults.length === 0);
}

const results: boolean[] = [];
if (values.only !== "postgres") results.push(await prove("Embedded database", (kills) => group(kills, 1)));
if (values.only !== "embedded") {
  const postgres = await startPostgres();
  try {
    const two = async (kills: number) => group(kills, 2, await postgres.database());
    results.push(await prove("PostgreSQL, two processes", two));
  } finally {
    await postgres.stop();
  }
}
const isProved = results.every((result) => result);
say(
  isProved ? "\nNo acknowledged lead was lost, none was sent twice." : "\nA promise was broken: see above.",
);
process.exitCode = isProved ? 0 : 1;
