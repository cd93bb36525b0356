import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ACTIVE_CELL, FAULTY_CELL, TEXT_CELL } from "#components/import/grid-style.ts";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

type Theme = "light" | "dark";
const tokens = new Map(
  [...css.matchAll(/--c-([\w-]+):\s*light-dark\((#[0-9a-f]+),\s*(#[0-9a-f]+)\)/g)].map(
    ([, name = "", light = "", dark = ""]) => [name, { light, dark }] as const,
  ),
);

function colour(name: string, theme: Theme): string {
  const token = tokens.get(name);
  if (token === undefined) throw new Error(`no token --c-${name} in globals.css`);
  return token[theme];
}

/** Relative luminance as WCAG 2.2 defines it, of a colour written #rrggbb. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const GROUNDS = ["canvas", "surface", "raised", "hover"];
const TONES = ["new", "active", "good", "warn", "bad", "neutral"];

/** The token that a list of classes names with this prefix. */
function named(prefix: string, classes: string): string {
  const name = classes
    .split(" ")
    .find((one) => one.startsWith(prefix) && tokens.has(one.slice(prefix.length)));
  return name?.slice(prefix.length) ?? `${prefix} of ${classes}`;
}

/** What the active cell of the import's rows may have as its ground: even, pointed at, faulty. */
const CELL_GROUNDS = ["surface", "hover", named("bg-", FAULTY_CELL)];

/** [front, grounds it stands on, least ratio]: 4.5 for words, 3 for the shape of a control or a dot. */
const PAIRS: readonly (readonly [string, readonly string[], number])[] = [
  ["text", [...GROUNDS, "pressed", "accent-soft", ...TONES.map((tone) => `${tone}-soft`)], 4.5],
  ["muted", [...GROUNDS, "pressed", "accent-soft", ...TONES.map((tone) => `${tone}-soft`)], 4.5],
  ["faint", GROUNDS, 4.5],
  ["accent-text", [...GROUNDS, "accent-soft"], 4.5],
  ["on-accent", ["accent", "accent-strong", "danger", "danger-strong"], 4.5],
  ["edge", ["canvas", "surface", "raised"], 3],
  ["focus", [...GROUNDS, "accent-soft"], 3],
  ["accent", ["canvas", "surface", "raised"], 3],
  [named("focus-visible:outline-", TEXT_CELL), CELL_GROUNDS, 3],
  [named("outline-", ACTIVE_CELL), CELL_GROUNDS, 3],
  ...TONES.flatMap((tone) => [
    [`${tone}-text`, [...GROUNDS, `${tone}-soft`], 4.5] as const,
    [`${tone}-dot`, ["canvas", "surface", "raised", `${tone}-soft`], 3] as const,
  ]),
];

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  test.each(
    PAIRS.flatMap(([front, grounds, least]) => grounds.map((ground) => [front, ground, least] as const)),
  )("%s is readable on %s (at least %f to 1)", (front, ground, least) => {
    expect(contrast(colour(front, theme), colour(ground, theme))).toBeGreaterThanOrEqual(least);
  });
});

test("every opaque token is one that this test can read", () => {
  const declared = [...css.matchAll(/--c-([\w-]+):/g)].map(([, name]) => name);
  expect([...tokens.keys()]).toEqual(declared);
});

test("black on white is 21 to 1, so the measure itself is right", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
});
