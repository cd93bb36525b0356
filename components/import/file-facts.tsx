"use client";
import { FileSpreadsheet } from "lucide-react";
import type { ReactNode } from "react";
import { TEXT_ENCODINGS } from "#lib/domain/import-decode.ts";
import { Alert } from "../ui/alert.tsx";
import { Disclosure } from "../ui/disclosure.tsx";
import { Select } from "../ui/select.tsx";
import { readAs } from "./opening.ts";
import type { OpenedTable } from "./reader/protocol.ts";
import type { Trouble } from "./state.ts";
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
  /** Why it could not be read in another way. */
  readonly trouble?: Trouble | null;
  /** What gets other rows in. */
  readonly action?: ReactNode;
};

/** What was read, how it was read, and its first rows: whoever sees wrong letters or columns can say so here. */
export function FileFacts({ opened, isSeen = false, trouble = null, action }: FileFactsProps) {
  return (
    <section aria-label="What was read" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <FileSpreadsheet aria-hidden className="size-4 shrink-0 text-muted" />
        <p className="min-w-0 flex-1 basis-52 font-medium tabular-nums [overflow-wrap:anywhere]">
          {readLine(opened)}
        </p>
        {action}
      </div>
      <HowRead opened={opened} />
      {trouble && <Alert title={trouble.message}>{trouble.next}</Alert>}
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
