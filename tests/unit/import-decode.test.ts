import { describe, expect, test } from "vitest";
import { decodeText, type TextEncodingName } from "#lib/domain/import-decode.ts";
import { checkContent, openContent } from "./support/import-desk.ts";

/** The bytes of a text in a one-byte encoding, found by reading every byte in it. */
function encode(text: string, encoding: TextEncodingName): Uint8Array {
  const signs = Array.from({ length: 256 }, (_, byte) =>
    new TextDecoder(encoding).decode(Uint8Array.from([byte])),
  );
  return Uint8Array.from(text, (sign) => {
    const byte = signs.indexOf(sign);
    if (byte === -1) throw new Error(`${encoding} has no ${sign}`);
    return byte;
  });
}

function wide(text: string, bigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, "utf16le");
  return Uint8Array.from(bigEndian ? bytes.swap16() : bytes);
}

const TEXT = "Imię,Email\r\nŁukasz,lukasz@x.pl\r\n";

describe("what the bytes themselves say is sure", () => {
  test.each([
    ["UTF-8", new TextEncoder().encode(TEXT), "utf-8"],
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${TEXT}`), "utf-8"],
    ["UTF-16 with a mark", wide(`\ufeff${TEXT}`, false), "utf-16le"],
    ["UTF-16 big endian with a mark", wide(`\ufeff${TEXT}`, true), "utf-16be"],
    ["UTF-16 without a mark", wide(TEXT, false), "utf-16le"],
    ["UTF-16 big endian without a mark", wide(TEXT, true), "utf-16be"],
  ])("%s", (_, bytes, encoding) => {
    expect(decodeText(bytes)).toEqual({ text: TEXT, encoding, sure: true });
  });
});

describe("an old encoding is guessed, and said to be a guess", () => {
  test.each([
    ["German", "Name;Straße\r\nJürgen Müller;Königsallee 5\r\nBjörn Weiß;Dürerstraße 1\r\n", "windows-1252"],
    ["French", "Nom;Prénom\r\nLefèvre;Hélène\r\nGarçon;François\r\nBenoît;Zoë\r\n", "windows-1252"],
    ["Spanish", "Nombre;Apellidos\r\nÍñigo;Núñez Peña\r\nMaría;Muñoz\r\n", "windows-1252"],
    ["Portuguese", "Nome;Cidade\r\nJoão Gonçalves;São Paulo\r\nInês;Évora\r\n", "windows-1252"],
    ["Polish", "Imię;Nazwisko\r\nŁukasz;Wiśniewski\r\nStanisław;Żółć\r\nMałgorzata;Król\r\n", "windows-1250"],
    ["Czech", "Jméno;Příjmení\r\nJiří;Dvořák\r\nTomáš;Růžička\r\nZdeněk;Šťastný\r\n", "windows-1250"],
    ["an Irish apostrophe", "Surname;Name\r\nO’Neil;Müller\r\n", "windows-1252"],
    ["one apostrophe among many names", `${"Jürgen;Schröder\r\n".repeat(30)}Pat;O’Brien\r\n`, "windows-1252"],
    ["letters of two languages", "Jürgen;Großé\r\n", "windows-1252"],
    ["French with an apostrophe", "Renée;D’Août\r\nZoë;L’Hôte\r\n", "windows-1252"],
    ["Ukrainian", "Ім'я;Прізвище\r\nМар’яна;Шевченко\r\nЮлія;Ґудзь\r\n", "windows-1251"],
    ["Russian beside Latin emails", "Имя;Email\r\nЯн;yan@x.ru\r\nЛи;li@x.ru\r\n", "windows-1251"],
    ["Russian", "Имя;Фамилия\r\nИван;Петров\r\nОльга;Сидорова\r\n", "windows-1251"],
  ] as const)("%s", (_, text, encoding) => {
    expect(decodeText(encode(text, encoding))).toEqual({ text, encoding, sure: false });
  });

  test("the person's choice is taken over the guess", async () => {
    const text = "Imię;Email\r\nŻaneta;z@x.pl\r\n";
    const bytes = encode(text, "windows-1250");
    const read = await openContent(bytes, { encoding: "windows-1252" });
    expect(read).toMatchObject({ opened: { encoding: "windows-1252", encodingSure: true } });
    const right = await openContent(bytes, { encoding: "windows-1250" });
    expect(right).toMatchObject({ opened: { preview: [["Żaneta", "z@x.pl"]] } });
  });
});

test("a UTF-16 file of a spreadsheet program goes all the way to a ready row", async () => {
  const text = "First name\tLast name\tEmail\tPhone\r\nŁukasz\tŻak\tl@x.pl\t600100200\r\n";
  const { counts, opened } = await checkContent(wide(`\ufeff${text}`, false), "leads.txt");
  expect(opened).toMatchObject({ encoding: "utf-16le", encodingSure: true, delimiter: "\t" });
  expect(counts).toMatchObject({ total: 1, ready: 1 });
});

describe("a few bytes that are no UTF-8 do not make the rest of the file unreadable", () => {
  const rows = `Imię;Nazwisko;Email;Telefon\r\n${"Łukasz;Żółć;l@x.pl;600100200\r\n".repeat(2000)}`;

  test("one stray byte is one damaged character", () => {
    const bytes = new TextEncoder().encode(`${rows}Jan;No?wak;jan@x.pl;600100201\r\n`);
    bytes[bytes.lastIndexOf(0x3f)] = 0xa0;
    const read = decodeText(bytes);
    expect(read).toMatchObject({ encoding: "utf-8", sure: false });
    expect(read.text).toBe(`${rows}Jan;No\ufffdwak;jan@x.pl;600100201\r\n`);
  });

  test("a file that was cut within a character", () => {
    const bytes = new TextEncoder().encode(`${rows}Ł`);
    expect(decodeText(bytes.subarray(0, -1))).toEqual({
      text: `${rows}\ufffd`,
      encoding: "utf-8",
      sure: false,
    });
  });

  test("only the cells with such bytes are faulty", async () => {
    const bytes = new TextEncoder().encode(
      "Imię;Nazwisko;Email;Telefon\nŁukasz;Żak;l@x.pl;600100200\nJan;No?wak;jan@x.pl;600100201\n",
    );
    bytes[bytes.indexOf(0x3f)] = 0xa0;
    const { desk, counts } = await checkContent(bytes);
    expect(counts).toMatchObject({ ready: 1, faulty: 1 });
    const [row] = (await desk.rows(0, 1, true)).rows;
    expect(row?.faults.lastName).toContain("damaged");
  });
});
