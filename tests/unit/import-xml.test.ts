import { expect, test } from "vitest";
import { attributeOf, XmlReader } from "#components/import/reader/xml.ts";

test("XML in pieces of any size reads the same as whole", () => {
  const xml = `<?xml version="1.0"?><!-- <no> --><a x:k="1>2" l='&quot;'>t&amp;u&#65;<b/>v<![CDATA[<w>&amp;]]></a>`;
  const readIn = (size: number): string => {
    let seen = "";
    let text = "";
    const flush = () => {
      seen += text;
      text = "";
    };
    const reader = new XmlReader({
      open: (name, attributes) => {
        flush();
        seen += `(${name} ${attributeOf(attributes, "k")} ${attributeOf(attributes, "l")}`;
      },
      close: (name) => {
        flush();
        seen += `${name})`;
      },
      text: (piece) => {
        text += piece;
      },
      wantsText: () => true,
    });
    for (let at = 0; at < xml.length; at += size) reader.feed(xml.slice(at, at + size));
    return seen;
  };
  expect(readIn(xml.length)).toBe('(a 1>2 "t&uA(b null nullb)v<w>&amp;a)');
  for (let size = 1; size < 40; size += 1) expect(readIn(size)).toBe(readIn(xml.length));
});

test("a tag without an end is an error, not endless memory", () => {
  const reader = new XmlReader({ open: () => {}, close: () => {}, text: () => {}, wantsText: () => false });
  reader.feed("<a ");
  expect(() => reader.feed("x".repeat(2_000_000))).toThrow(RangeError);
});
