import { describe, expect, test } from "vitest";
import { parsePasted } from "#lib/domain/paste.ts";
import { looksLikeWholeLead } from "#lib/domain/paste-whole.ts";
import { PASTE_LINES } from "./paste-lines.ts";
import { outcome, parsePhone } from "./paste-outcome.ts";

describe("a pasted line is split as a person would split it", () => {
  test.each(PASTE_LINES)("$shows", (line) => {
    const got = outcome(line);
    expect(got?.values ?? null).toEqual(line.expected);
    if (line.rest !== null) expect(got?.rest).toBe(line.rest);
  });

  test("there are at least sixty lines, of at least eight countries", () => {
    const taken = PASTE_LINES.filter(({ expected }) => expected !== null);
    const countries = taken.flatMap(
      ({ expected, defaultCountry }) => expected?.[4]?.replace("?", "") || defaultCountry,
    );
    expect(taken.length).toBeGreaterThanOrEqual(60);
    expect(new Set(countries).size).toBeGreaterThanOrEqual(8);
  });
});

describe("a single plain value stays where it was pasted", () => {
  test.each([
    "Jan",
    "Jan Nowak",
    "600 100 200",
    "+48 600-100-200",
    "tel:+48600100200",
    "jan@x.pl",
    " <jan@x.pl> ",
    "600100200 ext. 5",
    "PL",
    "",
  ])("%j", (text) => {
    expect(looksLikeWholeLead(text)).toBe(false);
    expect(parsePasted(text, { defaultCountry: "PL", parsePhone })).toBeNull();
  });

  test("the same value with a label or company is taken", () => {
    expect(outcome({ text: "E-mail: jan.k@x.pl", defaultCountry: "PL" })?.values[2]).toBe("jan.k@x.pl");
    expect(outcome({ text: "600 100 200 Jan", defaultCountry: "PL" })?.values).toEqual([
      "Jan",
      "",
      "",
      "+48600100200",
      "",
    ]);
  });
});
