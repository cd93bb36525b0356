import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EMAIL_MESSAGES, parseEmail } from "#lib/domain/email.ts";

const fault = (text: string) => {
  const email = parseEmail(text);
  return email.ok ? null : email.error;
};
const address = (text: string) => {
  const email = parseEmail(text);
  return email.ok ? email.value.address : null;
};

describe("an address", () => {
  test("goes out as typed and trimmed, and is compared lower-cased", () => {
    expect(parseEmail("  Jan.Nowak+x@Example.COM ")).toEqual({
      ok: true,
      value: { address: "Jan.Nowak+x@Example.COM", key: "jan.nowak+x@example.com" },
    });
  });

  test("has its domain in punycode", () => {
    expect(address("info@müller.de")).toBe("info@xn--mller-kva.de");
    expect(address("a@пример.рф")).toBe("a@xn--e1afmkfd.xn--p1ai");
    expect(address("a@例え。jp")).toBe("a@xn--r8jz45g.jp");
    expect(address("a@MÜLLER.de")).toBe(address("a@müller.de"));
  });

  test("may have a local part in any script", () => {
    for (const text of ["żółć@x.pl", "李@x.cn", "राम@x.in", "o'brien@x.ie", "a_b-c/d=e@x.co.uk"])
      expect(address(text)).toBe(text);
  });

  test("is one address however its letters are composed, and goes out composed", () => {
    const composed = parseEmail("ján@x.pl");
    expect(parseEmail("ja\u0301n@x.pl")).toEqual(composed);
    expect(address("ja\u0301n@x.pl")).toBe("ján@x.pl");
    // The capital has no composed form, the small letter has one.
    expect(parseEmail("J\u030C@x.pl")).toMatchObject({ value: { key: "ǰ@x.pl" } });
    expect(fault(`${"a\u0301".repeat(249)}@x.pl`)).toBeNull();
  });

  test("may be 255 characters long, not more", () => {
    const long = (length: number) => `${"a".repeat(length - "@example.com".length)}@example.com`;
    expect(address(long(255))).toBe(long(255));
    expect(fault(long(256))).toBe("too-long");
    expect(fault(`${"a".repeat(244)}@müller.de`)).toBe("too-long");
    expect(fault(`${"𠮷".repeat(243)}@example.com`)).toBeNull();
    expect(fault(`${"𠮷".repeat(244)}@example.com`)).toBe("too-long");
  });
});

describe("what is no address is refused with its reason", () => {
  test.each([
    ["", "empty"],
    ["   ", "empty"],
    ["jan", "at"],
    ["@x.pl", "at"],
    ["jan@", "at"],
    ["a@b@x.pl", "at"],
    ["jan nowak@x.pl", "space"],
    ["jan@x .pl", "space"],
    ["jan\u200B@x.pl", "invisible"],
    ["jan@x.pl\u200B", "invisible"],
    ["jan\u0000@x.pl", "invisible"],
    ["jan\u202E@x.pl", "invisible"],
    ["jan\uD800@x.pl", "invisible"],
    [".jan@x.pl", "local"],
    ["jan.@x.pl", "local"],
    ["ja..n@x.pl", "local"],
    ["<jan@x.pl", "local"],
    ['"jan"@x.pl', "local"],
    ["jan,ola@x.pl", "local"],
    ["jan@x", "domain"],
    ["jan@x.", "domain"],
    ["jan@.pl", "domain"],
    ["jan@x..pl", "domain"],
    ["jan@-x.pl", "domain"],
    ["jan@x_y.pl", "domain"],
    ["jan@127.0.0.1", "domain"],
    ["jan@[::1]", "domain"],
    ["jan@x.pl/path", "domain"],
    ["jan@x.pl:80", "domain"],
    ["jan@ü.pl/x", "domain"],
    ["jan@x%2e.pl", "domain"],
    ["jan@x.pl>", "domain"],
    [`jan@${"x".repeat(64)}.pl`, "domain"],
  ])("%j: %s", (text, reason) => {
    expect(fault(text)).toBe(reason);
  });

  test("every reason has plain words", () => {
    for (const words of Object.values(EMAIL_MESSAGES)) expect(words).toMatch(/^[A-Z].*\.$/);
  });
});

test("an accepted address is accepted again and stays what it is", () => {
  const piece = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc.constantFrom("ü", "jan", "x.pl", "例え"),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.emailAddress(),
        fc.tuple(piece, piece).map((parts) => parts.join("@")),
      ),
      (text) => {
        const email = parseEmail(text);
        if (!email.ok) return;
        expect(parseEmail(email.value.address)).toEqual(email);
        expect(email.value.key).toBe(email.value.address.toLowerCase().normalize("NFC"));
        expect(email.value.address.split("@")[1]).toMatch(/^[a-z0-9.-]+$/i);
      },
    ),
    { numRuns: 2000 },
  );
});
