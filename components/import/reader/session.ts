import { type HandedRow, MOST_BYTES } from "#lib/domain/batch.ts";
import type { BrokerProfile } from "#lib/domain/broker.ts";
import type {
  ColumnMatch,
  ImportConstants,
  ImportCounts,
  ImportFault,
  ImportFix,
} from "#lib/domain/import-types.ts";
import { err, type Result } from "#lib/domain/result.ts";
import {
  type ChangeOutcome,
  type Desk,
  type EditOutcome,
  type Method,
  type OpenedTable,
  type OpenOptions,
  type ReadProgress,
  type RowsPage,
  TOO_BIG,
} from "./protocol.ts";

export type OnProgress = (progress: ReadProgress) => void;

type Waiting = {
  readonly resolve: (data: MessageEvent["data"]) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: OnProgress | undefined;
};

/** What a session needs of a worker; tests give it one of their own. */
export type WorkerPort = Pick<Worker, "postMessage" | "terminate" | "addEventListener">;

function startWorker(): WorkerPort {
  return new Worker(new URL("./import-worker.ts", import.meta.url), { type: "module" });
}

/**
 * One file on its way from the disk to the desk. The rows live in a worker; this is the page's end of it.
 * Its promises reject only where the worker itself fails (it cannot start, the memory is full): what is wrong
 * with a file is a value.
 */
export class ImportSession {
  readonly #port: WorkerPort;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #ended: Error | null = null;

  constructor(port: WorkerPort = startWorker()) {
    this.#port = port;
    port.addEventListener("message", (event) => this.#take(event.data));
    port.addEventListener("error", (event) => this.#end(new Error(event.message || "The reader stopped.")));
    port.addEventListener("messageerror", () => this.#end(new Error("The reader's answer was lost.")));
  }

  async openFile(
    file: File,
    options: OpenOptions = {},
    onProgress?: OnProgress,
  ): Promise<Result<OpenedTable, ImportFault>> {
    if (file.size > MOST_BYTES) return err(TOO_BIG);
    return this.#call("openFile", [file, options], onProgress);
  }

  async openText(
    text: string,
    options: OpenOptions = {},
    onProgress?: OnProgress,
  ): Promise<Result<OpenedTable, ImportFault>> {
    if (text.length > MOST_BYTES) return err(TOO_BIG);
    return this.#call("openText", [text, options], onProgress);
  }

  /** Checks every row; called again after the match or the constants changed. Edits and removals stay. */
  check(
    match: ColumnMatch,
    constants: ImportConstants,
    broker: BrokerProfile,
    onProgress?: OnProgress,
  ): Promise<ImportCounts> {
    return this.#call("check", [match, constants, broker], onProgress);
  }

  /** Entry i belongs to row `from` + i + 1; null where the row has no valid email or was removed. */
  emailKeys(from: number, to: number): Promise<(string | null)[]> {
    return this.#call("emailKeys", [from, to]);
  }

  /** These rows' emails were submitted from this desk, before or just now: they are not ready any more. */
  markSubmitted(rows: readonly number[]): Promise<ImportCounts> {
    return this.#call("markSubmitted", [rows]);
  }

  /** The `from`th (from 0) to the `to`th row of the view, without removed ones. */
  rows(from: number, to: number, onlyProblems: boolean): Promise<RowsPage> {
    return this.#call("rows", [from, to, onlyProblems]);
  }

  edit(row: number, column: number, text: string): Promise<EditOutcome> {
    return this.#call("edit", [row, column, text]);
  }

  fixes(): Promise<ImportFix[]> {
    return this.#call("fixes", []);
  }

  applyFix(id: string, onProgress?: OnProgress): Promise<ChangeOutcome> {
    return this.#call("applyFix", [id], onProgress);
  }

  remove(rows: readonly number[]): Promise<ChangeOutcome> {
    return this.#call("remove", [rows]);
  }

  /** Takes the last edit, fix or removal back; null where there is none. */
  undo(): Promise<ImportCounts | null> {
    return this.#call("undo", []);
  }

  /** The next `count` ready rows with a number of `fromRow` or more. */
  handed(fromRow: number, count: number): Promise<HandedRow[]> {
    return this.#call("handed", [fromRow, count]);
  }

  /** Ends the worker and frees its memory; what is still waiting rejects. */
  close(): void {
    this.#end(new Error("The import was closed."));
    this.#port.terminate();
  }

  #call<M extends Method>(method: M, args: Parameters<Desk[M]>, onProgress?: OnProgress): ReturnType<Desk[M]>;
  #call(method: Method, args: unknown, onProgress?: OnProgress): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended);
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, onProgress });
      this.#port.postMessage({ id, method, args });
    });
  }

  #take(reply: MessageEvent["data"]): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    if (reply.kind === "progress") {
      waiting.onProgress?.(reply.progress);
      return;
    }
    this.#waiting.delete(reply.id);
    if (reply.kind === "done") waiting.resolve(reply.value);
    else waiting.reject(new Error(reply.message));
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
