import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOfJsonFault } from "#lib/server/config/json-fault.ts";

test.each([
  ["a name without quotes", "{brokers:", "line 1, column 2"],
  ["a word that is none", '{\n "brokers": [\n  foo\n', "line 3, column 4"],
  ["a text without quotes", '{"clientAuthorization": Basic c2VjcmV0}', "line 1, column 25"],
  ["a comma too many", '{\n  "a": [1, 2,],\n  "b": 1\n}', "line 2, column 14"],
  ["a comma too few", '{\n  "a": 1\n  "b": 2\n}', "line 3, column 3"],
  ["a line end in a text", '{"a": "x\ny"}', "line 1, column 9"],
  ["something behind the end", '{"a": 1}}', "line 1, column 9"],
  ["a file cut short", '{\n  "a": [', "line 2, column 9"],
  ["a text cut short", '{"a": "x\\', "line 1, column 10"],
  ["nothing", "", "line 1, column 1"],
])("%s is found where it stands", (_, text, place) => {
  expect(placeOfJsonFault(text)).toBe(place);
});

test("the place is the engine's own wherever it names one (property)", () => {
  const broken = fc
    .tuple(
      fc.json(),
      fc.nat(),
      fc.constantFrom("", "x", ",", '"', "}", "]", ":", "\n", "\\", "1", "-", "tru"),
    )
    .map(
      ([json, at, put]) =>
        `${json.slice(0, at % (json.length + 1))}${put}${json.slice((at % (json.length + 1)) + 1)}`,
    );
  fc.assert(
    fc.property(broken, (text) => {
      try {
        JSON.parse(text);
      } catch (error) {
        const said = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : "");
        if (said) expect(placeOfJsonFault(text)).toBe(`line ${said[1]}, column ${said[2]}`);
      }
    }),
    { numRuns: 3000 },
  );
});
