import type { ImportFault } from "#lib/domain/import-types.ts";
import { packedBytes, type ZipEntry } from "#lib/domain/import-zip.ts";

/** A workbook of 100,000 rows unpacks to far less; a zip bomb to far more. */
const MOST_UNPACKED = 512 * 1024 * 1024;

const BOMB: ImportFault = {
  message: "This workbook unpacks to more than 512 MB, which no table of leads does.",
  next: "Save only the sheet with the leads as CSV, and choose that file.",
};
export const DAMAGED: ImportFault = {
  message: "This workbook is damaged, so it cannot be read to its end.",
  next: "Open it in a spreadsheet program, save it again as XLSX, and choose that file.",
};

/** Thrown while a workbook is read; `readWorkbook` makes a value of it. */
export class WorkbookError extends Error {
  readonly fault: ImportFault;

  constructor(fault: ImportFault, options?: ErrorOptions) {
    super(fault.message, options);
    this.fault = fault;
  }
}

/** What may still be unpacked of one workbook, all its files together. */
export class Allowance {
  #left = MOST_UNPACKED;

  take(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new WorkbookError(BOMB);
  }

  /** What a directory claims is believed where it is too much, never where it is little. */
  expect(bytes: number): void {
    if (bytes > this.#left) throw new WorkbookError(BOMB);
  }
}

function streamOf(packed: Uint8Array, method: number): ReadableStream<Uint8Array> {
  const stream = new Blob([packed.slice()]).stream();
  if (method === 0) return stream;
  if (method !== 8) throw new WorkbookError(DAMAGED);
  return stream.pipeThrough(new DecompressionStream("deflate-raw"));
}

/** XML says its encoding by its first bytes; everything else is UTF-8. */
function decoderFor(first: Uint8Array): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder("utf-16le");
  return new TextDecoder(first[0] === 0xfe && first[1] === 0xff ? "utf-16be" : "utf-8");
}

/**
 * An entry's text, piece by piece, so that nothing is ever whole in memory. `onText` returns false where it has
 * enough. Throws a WorkbookError where the archive is damaged or unpacks to more than is allowed.
 */
export async function unpackText(
  archive: Uint8Array,
  entry: ZipEntry,
  allowance: Allowance,
  onText: (text: string) => boolean,
): Promise<void> {
  allowance.expect(entry.unpacked);
  const packed = packedBytes(archive, entry);
  if (!packed) throw new WorkbookError(DAMAGED);
  const reader = streamOf(packed, entry.method).getReader();
  let decoder: TextDecoder | null = null;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((cause: unknown) => {
        throw new WorkbookError(DAMAGED, { cause });
      });
      if (done) break;
      allowance.take(value.length);
      decoder ??= decoderFor(value);
      if (!onText(decoder.decode(value, { stream: true }))) return;
    }
    if (decoder) onText(decoder.decode());
  } finally {
    // After the end, or where nobody wants the rest.
    reader.cancel().catch(() => undefined);
  }
}
