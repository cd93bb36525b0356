import { describe, expect, test } from "vitest";
import { readLines } from "./paste-lines.ts";
import { NAMES } from "./paste-lines-names.ts";
import { outcome } from "./paste-outcome.ts";

describe("names keep their order and all of their words", () => {
  test.each(readLines(NAMES))("$shows", (line) => {
    const got = outcome(line);
    expect(got?.values ?? null).toEqual(line.expected);
    if (line.rest !== null) expect(got?.rest).toBe(line.rest);
  });
});
