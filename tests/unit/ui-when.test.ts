import { expect, test } from "vitest";
import { whenWords } from "#components/ui/when.ts";

test("a time reads the same whatever data of languages the server and the browser carry", () => {
  // "Sept" in some versions of the data, "Sep" in others.
  expect(whenWords("2026-09-05T22:07:00.000Z", "Europe/Warsaw")).toBe("6 Sep 2026, 00:07");
  expect(whenWords("2026-11-23T13:05:59.000Z", "Europe/Warsaw")).toBe("23 Nov 2026, 14:05");
});
