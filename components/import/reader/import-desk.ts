import type { HandedRow } from "#lib/domain/batch.ts";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import { ImportChecker } from "#lib/domain/import-check.ts";
import { isLastNameFirst } from "#lib/domain/import-columns.ts";
import { columnFixes, fixTexts } from "#lib/domain/import-fixes.ts";
import { rowChecker } from "#lib/domain/import-row.ts";
import type {
  ColumnMatch,
  ImportConstants,
  ImportCounts,
  ImportFault,
  ImportFix,
  RowView,
} from "#lib/domain/import-types.ts";
import { checkPhone } from "#lib/domain/phone.ts";
import { err, ok, type Result } from "#lib/domain/result.ts";
import type { ChangeOutcome, Desk, EditOutcome, OpenedTable, OpenOptions, RowsPage } from "./protocol.ts";
import { type Progress, type ReadFile, readBytes, readText } from "./read.ts";

const SLICE = 2000;
const NOTHING: ImportCounts = { total: 0, ready: 0, faulty: 0, repeated: 0, already: 0 };

const unreadable = (name: string): ImportFault => ({
  message: `${name} could not be read from the disk.`,
  next: "Close it in other programs, and choose it again.",
});

type Opened = { readonly header: readonly string[]; readonly checker: ImportChecker };
type Rules = { readonly match: ColumnMatch; readonly country: string | null };

/** The worker's end of an import: one file's rows, and where each of them stands. Knows nothing of workers. */
export class ImportDesk implements Desk {
  readonly #progress: Progress;
  #opened: Opened | null = null;
  #rules: Rules = { match: {}, country: null };

  constructor(progress: Progress = () => undefined) {
    this.#progress = progress;
  }

  async openFile(file: File, options: OpenOptions): Promise<Result<OpenedTable, ImportFault>> {
    this.#progress({ stage: "reading", part: 0 });
    // A file that was moved or changed since it was chosen, or that a program keeps for itself, cannot be read.
    const buffer = await file.arrayBuffer().catch(() => null);
    if (!buffer) return err(unreadable(file.name));
    return this.#take(await readBytes(new Uint8Array(buffer), file.name, options, this.#progress));
  }

  async openText(text: string, options: OpenOptions): Promise<Result<OpenedTable, ImportFault>> {
    return this.#take(readText(text, options, this.#progress));
  }

  async check(match: ColumnMatch, constants: ImportConstants, broker: BrokerProfile): Promise<ImportCounts> {
    if (!this.#opened) return NOTHING;
    const { header, checker } = this.#opened;
    const lastNameFirst = match.fullName !== undefined && isLastNameFirst(header[match.fullName] ?? "");
    const shared = { lastNameFirst, ...constants };
    this.#rules = { match, country: constants.country || broker.defaultCountry };
    checker.setCheck(rowChecker(match, shared, broker, checkPhone, new Date()));
    for (let from = 0; from < checker.size; from += SLICE) {
      this.#progress({ stage: "checking", part: from / checker.size });
      checker.checkSlice(from, from + SLICE);
    }
    return checker.counts();
  }

  async emailKeys(from: number, to: number): Promise<(string | null)[]> {
    const checker = this.#opened?.checker;
    const end = Math.min(to, checker?.size ?? 0);
    return Array.from(
      { length: Math.max(0, end - from) },
      (_, at) => checker?.emailKey(from + at + 1) ?? null,
    );
  }

  async markSubmitted(rows: readonly number[]): Promise<ImportCounts> {
    this.#opened?.checker.markSubmitted(rows);
    return this.#counts();
  }

  async rows(from: number, to: number, onlyProblems: boolean): Promise<RowsPage> {
    const numbers = this.#opened?.checker.numbers(onlyProblems ? "faulty" : null) ?? [];
    return { rows: this.#views(numbers.slice(from, to)), total: numbers.length };
  }

  async edit(row: number, column: number, text: string): Promise<EditOutcome> {
    const changed = this.#opened?.checker.edit(column, new Map([[row, text]])) ?? [];
    return { changed: this.#views(changed), counts: this.#counts() };
  }

  async fixes(): Promise<ImportFix[]> {
    const { match, country } = this.#rules;
    return columnFixes(this.#faulty(), match, country, checkPhone);
  }

  async applyFix(id: string): Promise<ChangeOutcome> {
    const fix = fixTexts(id, this.#faulty(), this.#rules.match, checkPhone);
    const moved = (fix && this.#opened?.checker.edit(fix.column, fix.texts)) ?? [];
    return { rows: moved.filter((row) => fix?.texts.has(row)).length, counts: this.#counts() };
  }

  async remove(rows: readonly number[]): Promise<ChangeOutcome> {
    const gone = this.#opened?.checker.remove(rows) ?? 0;
    return { rows: gone, counts: this.#counts() };
  }

  async undo(): Promise<ImportCounts | null> {
    return this.#opened?.checker.undo() ? this.#counts() : null;
  }

  async handed(fromRow: number, count: number): Promise<HandedRow[]> {
    return this.#opened?.checker.handed(fromRow, count) ?? [];
  }

  #take(read: Result<ReadFile, ImportFault>): Result<OpenedTable, ImportFault> {
    if (!read.ok) return read;
    const { opened, table } = read.value;
    this.#opened = { header: table.header, checker: new ImportChecker(table.rows) };
    return ok(opened);
  }

  #counts(): ImportCounts {
    return this.#opened?.checker.counts() ?? NOTHING;
  }

  #views(rows: readonly number[]): RowView[] {
    return rows.flatMap((row) => this.#opened?.checker.view(row) ?? []);
  }

  #faulty(): RowView[] {
    return this.#views(this.#opened?.checker.numbers("faulty") ?? []);
  }
}
