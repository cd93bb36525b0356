import { domainToASCII, domainToUnicode } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readableEmail } from "#lib/domain/readable-email.ts";

const shown = (domain: string) => readableEmail(`a@${domainToASCII(domain)}`);

describe("a domain in punycode is shown in its own letters", () => {
  test.each([
    "müller.de",
    "łódź.example",
    "пример.рф",
    "例え.jp",
    "テスト-ひらがな.jp",
    "한국.kr",
    "παράδειγμα.gr",
    "דוגמה.example",
    "उदाहरण.भारत",
    "mail.köln-2.example",
    "中国.中国",
  ])("%s", (domain) => {
    expect(shown(domain)).toBe(`a@${domain}`);
  });

  test("capitals of the name stay, those of the domain go", () => {
    expect(readableEmail("Jan.N@XN--Mller-KVA.de")).toBe("Jan.N@müller.de");
  });
});

describe("the broker's own text stays", () => {
  test.each([
    ["an ASCII domain", "Jan@Example.COM"],
    ["a name that only looks like punycode", "xn--mller-kva.de@x.pl"],
    ["no email", "xn--mller-kva.de"],
    ["a masked email", "*****@xn--*****"],
    ["punycode that is none", "a@xn--.de"],
    ["punycode with a foreign letter", "a@xn--mü-kva.de"],
    ["punycode beyond Unicode", "a@xn--99999999.de"],
    ["letters that belong to no domain", "a@xn--a-ecp.de"],
  ])("%s", (_, email) => {
    expect(readableEmail(email)).toBe(email);
  });

  test("where scripts are mixed within one label, or a label passes for Latin", () => {
    for (const domain of ["аpple.com", "раура1-x.com", "аррӏе.com", "gооgle.com", "ρaypal.com", "ωικι.com"]) {
      const ascii = domainToASCII(domain);
      expect(ascii).toContain("xn--");
      expect(readableEmail(`a@${ascii}`)).toBe(`a@${ascii}`);
    }
  });

  test("label by label: a safe one is shown beside one that is kept", () => {
    expect(readableEmail(`a@${domainToASCII("müller.аpple.com")}`)).toBe(
      `a@müller.${domainToASCII("аpple")}.com`,
    );
  });
});

test("what is shown is the same domain, and what the platform would show", () => {
  const letter = fc.constantFrom(..."abz09-üßłżéñçåøčœ");
  fc.assert(
    fc.property(fc.string({ unit: letter, minLength: 1, maxLength: 40 }), (label) => {
      const ascii = domainToASCII(`${label}.example`);
      if (ascii === "") return;
      const domain = readableEmail(`a@${ascii}`).slice(2);
      expect(domainToASCII(domain)).toBe(ascii);
      expect(domain).toBe(domainToUnicode(ascii));
    }),
    { numRuns: 1000 },
  );
});

test("never throws, and is at rest after one step", () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^a@xn--[a-z0-9-]{0,60}\.[a-z]{2}$/));
  fc.assert(
    fc.property(text, (email) => {
      expect(readableEmail(readableEmail(email))).toBe(readableEmail(email));
    }),
    { numRuns: 1000 },
  );
});
