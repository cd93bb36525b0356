import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatLeadSource, hasPipe, parseLeadSource } from "#lib/domain/lead-source.ts";

const GUIDE = "Test Offer|testoffer.com|Test Description |a12dd0a66a";

describe("parseLeadSource", () => {
  test("reads the guide's example with its spaces", () => {
    expect(parseLeadSource(GUIDE)).toEqual({
      parts: {
        name: "Test Offer",
        site: "testoffer.com",
        description: "Test Description ",
        trackingId: "a12dd0a66a",
      },
      extra: [],
      raw: GUIDE,
    });
  });

  test("fills missing parts with nothing", () => {
    const empty = { name: "", site: "", description: "", trackingId: "" };
    expect(parseLeadSource("").parts).toEqual(empty);
    expect(parseLeadSource("only").parts).toEqual({ ...empty, name: "only" });
    expect(parseLeadSource("a||c").parts).toEqual({ ...empty, name: "a", description: "c" });
  });

  test("keeps what old data has beyond four parts", () => {
    const source = parseLeadSource("a|b|c|d|e||g");
    expect(source.parts.trackingId).toBe("d");
    expect(source.extra).toEqual(["e", "", "g"]);
  });

  test("loses nothing of any text", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 8 }), (pieces) => {
        const text = pieces.join("|");
        const { parts, extra, raw } = parseLeadSource(text);
        const rejoined = [parts.name, parts.site, parts.description, parts.trackingId, ...extra].join("|");
        expect(raw).toBe(text);
        expect(rejoined.startsWith(text)).toBe(true);
        expect(rejoined.slice(text.length)).toMatch(/^\|{0,3}$/);
      }),
    );
  });
});

describe("formatLeadSource", () => {
  test("writes the guide's example", () => {
    expect(formatLeadSource(parseLeadSource(GUIDE).parts)).toBe(GUIDE);
  });

  test("keeps the place of empty parts", () => {
    expect(formatLeadSource({ name: "", site: "", description: "", trackingId: "x" })).toBe("|||x");
  });

  test("sends nothing where all four are blank", () => {
    expect(formatLeadSource({ name: "", site: " ", description: "\t", trackingId: "" })).toBeNull();
  });

  test("gives back every set of parts without a pipe", () => {
    const part = fc.string({ unit: "grapheme" }).filter((text) => !hasPipe(text));
    fc.assert(
      fc.property(fc.record({ name: part, site: part, description: part, trackingId: part }), (parts) => {
        const text = formatLeadSource(parts);
        if (text === null) expect(Object.values(parts).join("").trim()).toBe("");
        else expect(parseLeadSource(text)).toEqual({ parts, extra: [], raw: text });
      }),
    );
  });
});

test("a pipe in a part is seen", () => {
  expect(hasPipe("a|b")).toBe(true);
  expect(hasPipe("a / b")).toBe(false);
});
