/** Encodings of text files, with what the person is asked by. */
export const TEXT_ENCODINGS = {
  "utf-8": "Unicode (UTF-8)",
  "utf-16le": "Unicode (UTF-16)",
  "utf-16be": "Unicode (UTF-16, big endian)",
  "windows-1252": "Western European (Windows-1252)",
  "windows-1250": "Central European (Windows-1250)",
  "windows-1251": "Cyrillic (Windows-1251)",
} as const;
export type TextEncodingName = keyof typeof TEXT_ENCODINGS;

export type DecodedText = {
  readonly text: string;
  readonly encoding: TextEncodingName;
  /** False where the bytes fit several encodings and one was guessed. */
  readonly sure: boolean;
};

/** How much of a file is looked at where a guess is needed. */
const SAMPLE_BYTES = 65_536;

function markOf(bytes: Uint8Array): { encoding: TextEncodingName; length: number } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", length: 2 };
  return null;
}

/** UTF-16 of a mostly Latin text has NUL in every other place; null for anything else. */
export function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const size = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  let [even, odd] = [0, 0];
  for (let at = 0; at < size; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const half = size / 2;
  if (half < 2) return null;
  if (odd > 0.3 * half && even < 0.05 * half) return "utf-16le";
  return even > 0.3 * half && odd < 0.05 * half ? "utf-16be" : null;
}

/** The letters beyond ASCII of languages that people write leads in. Where two fit the same the first is taken. */
const LETTERS: readonly (readonly [encoding: TextEncodingName, letters: string])[] = [
  ["windows-1252", "äöüß"],
  ["windows-1252", "àâæçéèêëîïôœùûüÿ"],
  ["windows-1252", "áéíóúüñ¿¡ªº"],
  ["windows-1252", "ãõáàâçéêíóôúü"],
  ["windows-1252", "àèéìòùî"],
  ["windows-1252", "åäöæøéü"],
  ["windows-1252", "áðéíóúýþæö"],
  ["windows-1252", "ëïéèöüáóíúê"],
  ["windows-1250", "ąćęłńóśźż"],
  ["windows-1250", "áčďéěíňóřšťúůýž"],
  ["windows-1250", "áäčďéíĺľňóôŕšťúýž"],
  ["windows-1250", "áéíóöőúüű"],
  ["windows-1250", "ăâîşţ"],
  ["windows-1250", "čćđšž"],
  ["windows-1251", "абвгдежзийклмнопрстуфхцчшщъыьэюяё"],
  ["windows-1251", "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"],
];

const isLatin = (byte: number) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
/** In all of these encodings the letters but a few stand here; curly quotes and dashes stand below. */
const isBeyond = (byte: number) => byte >= 0xc0;

/**
 * Cyrillic words have no Latin letters in them, and in Latin ones few letters are others: what every byte could be
 * by itself, its neighbours tell.
 */
function mayBeCyrillic(bytes: Uint8Array): boolean {
  let [amongLatin, amongOthers] = [0, 0];
  const size = Math.min(bytes.length, SAMPLE_BYTES);
  for (let at = 0; at < size; at += 1) {
    if (!isBeyond(bytes[at] ?? 0)) continue;
    const [before, after] = [bytes[at - 1] ?? 0, bytes[at + 1] ?? 0];
    if (isLatin(before) || isLatin(after)) amongLatin += 1;
    else if (isBeyond(before) || isBeyond(after)) amongOthers += 1;
  }
  return amongOthers > amongLatin;
}

/** The old one-byte encoding in which most bytes are letters of one language; never more than a guess. */
function legacyEncoding(bytes: Uint8Array): TextEncodingName {
  const times = new Uint32Array(256);
  for (const byte of bytes.subarray(0, SAMPLE_BYTES)) times[byte] = (times[byte] ?? 0) + 1;
  let best: { encoding: TextEncodingName; fits: number } = { encoding: "windows-1252", fits: 0 };
  const cyrillic = mayBeCyrillic(bytes);
  for (const [encoding, letters] of LETTERS) {
    if (encoding === "windows-1251" && !cyrillic) continue;
    const decoder = new TextDecoder(encoding);
    let fits = 0;
    for (let byte = 0x80; byte < 0x100; byte += 1) {
      const letter = decoder.decode(Uint8Array.of(byte)).toLowerCase();
      if (letters.includes(letter)) fits += times[byte] ?? 0;
    }
    if (fits > best.fits) best = { encoding, fits };
  }
  return best.encoding;
}

/** The text of a file that is UTF-8 but for a few bytes: strays, or a character cut at the end. Null for any other. */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = new TextDecoder("utf-8").decode(bytes);
  let [letters, damaged] = [0, 0];
  // An old encoding hardly ever has two bytes beyond ASCII that make one letter of UTF-8.
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) damaged += 1;
    else if (code > 0x7f) letters += 1;
  }
  return letters > damaged ? text : null;
}

/** The text of a file. With an `encoding` it is read so and sure; without, byte order marks and the bytes tell. */
export function decodeText(bytes: Uint8Array, encoding?: TextEncodingName): DecodedText {
  const mark = markOf(bytes);
  const read = (name: TextEncodingName, sure: boolean): DecodedText => {
    const body = mark?.encoding === name ? bytes.subarray(mark.length) : bytes;
    return { text: new TextDecoder(name).decode(body), encoding: name, sure };
  };
  if (encoding) return read(encoding, true);
  if (mark) return read(mark.encoding, true);
  const wide = wideEncoding(bytes);
  if (wide) return read(wide, true);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), encoding: "utf-8", sure: true };
  } catch {
    const text = damagedUtf8(bytes);
    return text === null ? read(legacyEncoding(bytes), false) : { text, encoding: "utf-8", sure: false };
  }
}
