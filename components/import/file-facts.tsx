"use client";
import { TEXT_ENCODINGS } from "#lib/domain/import-decode.ts";
import { Disclosure } from "../ui/disclosure.tsx";
import { Select } from "../ui/select.tsx";
import { CARD } from "./file-step.tsx";
import { readAs } from "./opening.ts";
import type { OpenedTable } from "./reader/protocol.ts";
import { useImport } from "./use-store.ts";
import { readLine } from "./words.ts";

const DELIMITERS: Readonly<Record<string, string>> = {
  ",": "Comma (,)",
  ";": "Semicolon (;)",
  "\t": "Tab",
  "|": "Bar (|)",
};

type FileFactsProps = {
  readonly opened: OpenedTable;
  /** The first rows stand elsewhere as well, so here they are folded. */
  readonly isSeen?: boolean;
};

/** What was read, how it was read, and its first rows: whoever sees wrong letters or columns can say so here. */
export function FileFacts({ opened, isSeen = false }: FileFactsProps) {
  return (
    <section aria-label="What was read" className={`${CARD} flex flex-col gap-3`}>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <p className="min-w-0 font-medium break-words tabular-nums">{readLine(opened)}</p>
        <HowRead opened={opened} />
      </div>
      {opened.notes.length > 0 && (
        <ul className="list-disc pl-5 text-sm text-muted">
          {opened.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {isSeen ? (
        <Disclosure summary="First rows">
          <Preview opened={opened} />
        </Disclosure>
      ) : (
        <Preview opened={opened} />
      )}
    </section>
  );
}

function HowRead({ opened }: { readonly opened: OpenedTable }) {
  const [{ work }, store] = useImport();
  const { encoding, encodingSure, delimiter, sheets, sheet } = opened;
  const disabled = work !== null;
  return (
    <div className="flex flex-wrap gap-3">
      {sheets.length > 1 && (
        <Select
          label="Sheet"
          size="sm"
          value={sheet ?? ""}
          disabled={disabled}
          onChange={({ currentTarget }) => void readAs(store, { sheet: currentTarget.value })}
        >
          {sheets.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      )}
      {encoding !== null && (
        <Select
          label="Encoding"
          size="sm"
          value={encoding}
          disabled={disabled}
          warning={encodingSure ? undefined : "A guess: look at the letters below."}
          onChange={({ currentTarget }) => {
            const chosen = encodingOf(currentTarget.value);
            if (chosen) void readAs(store, { encoding: chosen });
          }}
        >
          {Object.entries(TEXT_ENCODINGS).map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </Select>
      )}
      {delimiter !== null && (
        <Select
          label="Column separator"
          size="sm"
          value={delimiter}
          disabled={disabled}
          onChange={({ currentTarget }) => void readAs(store, { delimiter: currentTarget.value })}
        >
          {Object.entries({ [delimiter]: delimiter, ...DELIMITERS }).map(([sign, words]) => (
            <option key={sign} value={sign}>
              {words}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

function encodingOf(name: string): keyof typeof TEXT_ENCODINGS | null {
  const isOne = (key: string): key is keyof typeof TEXT_ENCODINGS => Object.hasOwn(TEXT_ENCODINGS, key);
  return isOne(name) ? name : null;
}

const CELL = "max-w-56 truncate border-b border-line px-3 py-1.5 text-left";

/** What scrolls must be reachable by the arrow keys. */
const SCROLLED = { role: "region", "aria-label": "First rows", tabIndex: 0 } as const;

function Preview({ opened }: { readonly opened: OpenedTable }) {
  return (
    <div {...SCROLLED} className="overflow-x-auto rounded-md border border-line">
      <table className="w-full text-sm">
        <thead>
          <tr>
            {opened.header.map((name, at) => (
              <th key={at} scope="col" className={`${CELL} text-xs font-medium text-muted`}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {opened.preview.map((cells, row) => (
            <tr key={row}>
              {cells.map((text, at) => (
                <td key={at} title={text} className={CELL}>
                  {text.slice(0, 200)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
