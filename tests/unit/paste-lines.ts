import { ASIA_AND_AMERICA } from "./paste-lines-asia-america.ts";
import { EAST } from "./paste-lines-east.ts";
import { POLAND } from "./paste-lines-poland.ts";
import { TRAPS } from "./paste-lines-traps.ts";
import { WEST } from "./paste-lines-west.ts";

export type PasteLine = {
  readonly shows: string;
  readonly defaultCountry: string | null;
  readonly text: string;
  /** First name, last name, email, phone, country as `value`, or `?value` for a guess; "" for none. Null: not taken. */
  readonly expected: readonly string[] | null;
  /** Checked only where the line gives it. */
  readonly rest: string | null;
};

/**
 * Reads blocks of three lines: `what it shows — default country`, the pasted text (`⇥` a tab, `⏎` a line end), and
 * `→ first · last · email · phone · country · rest`, with `-` for nothing, `?` before a guess, `∅` for "stays put".
 */
export function readLines(blocks: string): PasteLine[] {
  return blocks
    .trim()
    .split(/\n\s*\n/u)
    .map((block) => {
      const [title = "", text = "", outcome = ""] = block.split("\n");
      const [shows = "", country = "-"] = title.split(" — ");
      if (!outcome.startsWith("→ ")) throw new Error(`no outcome for: ${title}`);
      const values = outcome.slice(2).split(" · ");
      const expected = values.slice(0, 5).map((value) => (value === "-" ? "" : value));
      if (values[0] !== "∅" && values.length < 5) throw new Error(`too few values for: ${title}`);
      return {
        shows,
        defaultCountry: country === "-" ? null : country,
        text: text.replaceAll("⇥", "\t").replaceAll("⏎", "\n"),
        expected: values[0] === "∅" ? null : expected,
        rest: values[5] === undefined ? null : values[5] === "-" ? "" : values[5],
      };
    });
}

export const PASTE_LINES: readonly PasteLine[] = [POLAND, WEST, EAST, ASIA_AND_AMERICA, TRAPS].flatMap(
  readLines,
);
