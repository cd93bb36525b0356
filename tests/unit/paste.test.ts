import fc from "fast-check";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { describe, expect, test } from "vitest";
import { parsePasted } from "#lib/domain/paste.ts";
import { PASTE_LINES } from "./paste-lines.ts";
import { outcome } from "./paste-outcome.ts";

describe("a pasted line is split as a person would", () => {
  test.each(PASTE_LINES)("$shows", (line) => {
    const got = outcome(line);
    expect(got?.values ?? null).toEqual(line.expected);
    if (line.rest !== null) expect(got?.rest).toBe(line.rest);
  });
});
