/** The tables that `npm run prove:crash` prints. */
import type { CrashReport } from "../server/support/crash-run.ts";

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const lines = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...lines.map((row) => row[column]?.length ?? 0)));
  const draw = (row: readonly string[]) => row.map((cell, at) => cell.padStart(widths[at] ?? 0)).join("  ");
  const [title = [], ...body] = lines;
  return [draw(title), widths.map((width) => "-".repeat(width)).join("  "), ...body.map(draw)].join("\n");
}

/** Every kill of a group: when, and what it struck. `before`: kills of the groups before. */
export function killTable({ kills }: CrashReport, before: number): string {
  const head = ["kill", "process", "ms after start", "calls to the broker", "waiting by hand", "imports"];
  const rows = kills.map((kill, at) => {
    const { instance, after, calls, hands, imports } = kill;
    return [before + at + 1, instance, after, calls, hands, imports];
  });
  return table(head, rows);
}

/** Each group's leads: acknowledged by the desk, at the broker by its ledger, and how the desk's rows ended. */
export function groupTable(reports: readonly CrashReport[]): string {
  const states = [...new Set(reports.flatMap(({ outcomes }) => Object.keys(outcomes)))].sort();
  const head = [
    "group",
    "kills",
    "acknowledged",
    "at the broker",
    ...states,
    "calls struck by faults",
    "broken promises",
    "seconds",
  ];
  const line = (name: string, some: readonly CrashReport[]) => {
    const sum = (of: (report: CrashReport) => number) =>
      some.reduce((total, report) => total + of(report), 0);
    return [
      name,
      sum(({ kills }) => kills.length),
      sum(({ acknowledged }) => acknowledged),
      sum(({ atBroker }) => atBroker),
      ...states.map((state) => sum(({ outcomes }) => outcomes[state] ?? 0)),
      sum(({ struck }) => struck),
      sum(({ faults }) => faults.length),
      sum(({ seconds }) => seconds),
    ];
  };
  return table(head, [...reports.map((report, at) => line(String(at + 1), [report])), line("all", reports)]);
}
