import { describe, expect, test } from "vitest";
import { readLines } from "./paste-lines.ts";
import { HUNT } from "./paste-lines-hunt.ts";
import { outcome } from "./paste-outcome.ts";

describe("lines that the readers were not built on are split too", () => {
  test.each(readLines(HUNT))("$shows", (line) => {
    const got = outcome(line);
    expect(got?.values ?? null).toEqual(line.expected);
    if (line.rest !== null) expect(got?.rest).toBe(line.rest);
  });
});
