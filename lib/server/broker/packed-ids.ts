import "server-only";

const WORDS = 4;
/** An open-addressing table stays quick up to this fill. */
const MOST_FILLED = 0.75;

const HYPHEN = 45;
const HYPHEN_PLACES = [8, 13, 18, 23] as const;
/** Where the 32 digits of a UUID stand. */
const DIGIT_PLACES = Uint8Array.from(
  Array.from({ length: 36 }, (_, place) => place).filter(
    (place) => !HYPHEN_PLACES.some((at) => at === place),
  ),
);

/** By character code; -1 for what is no hexadecimal digit. */
const HEX_VALUES = new Int8Array(128).fill(-1);
for (const [value, digit] of [..."0123456789abcdef"].entries()) {
  HEX_VALUES[digit.charCodeAt(0)] = value;
  HEX_VALUES[digit.toUpperCase().charCodeAt(0)] = value;
}

/** Writes a UUID's 16 bytes into `words`; false where the text is none. */
function packUuid(text: string, words: Uint32Array): boolean {
  if (text.length !== 36) return false;
  for (const place of HYPHEN_PLACES) if (text.charCodeAt(place) !== HYPHEN) return false;
  for (let digit = 0; digit < 32; digit += 1) {
    const value = HEX_VALUES[text.charCodeAt(DIGIT_PLACES[digit] ?? 0)] ?? -1;
    if (value < 0) return false;
    const word = digit >> 3;
    words[word] = ((words[word] ?? 0) << 4) | value;
  }
  return true;
}

/** A set of lead IDs at 16 bytes each: the only thing of an export that grows with it. */
export class PackedIds {
  #table: Uint32Array;
  #used: Uint8Array;
  #count = 0;
  readonly #words = new Uint32Array(WORDS);
  /** IDs that are no UUIDs; the broker has not been seen to send any. */
  readonly #others = new Set<string>();

  constructor(expected: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(64, expected / MOST_FILLED)));
    this.#table = new Uint32Array(slots * WORDS);
    this.#used = new Uint8Array(slots);
  }

  /** Adds an ID; false where it was there already. */
  add(id: string): boolean {
    if (!packUuid(id, this.#words)) {
      if (this.#others.has(id)) return false;
      this.#others.add(id);
      return true;
    }
    if (this.#count >= this.#used.length * MOST_FILLED) this.#grow();
    return this.#insert(this.#words);
  }

  #insert(words: Uint32Array): boolean {
    // Not taken apart by a pattern: that asks the array for an iterator at each of 100,000 IDs.
    const a = words[0] ?? 0;
    const b = words[1] ?? 0;
    const c = words[2] ?? 0;
    const d = words[3] ?? 0;
    const mask = this.#used.length - 1;
    // Version-4 UUIDs are random almost everywhere; the mixing is for brokers that count upwards.
    let slot = Math.imul(a ^ Math.imul(b, 31) ^ Math.imul(c, 131) ^ d, 0x9e3779b1) & mask;
    for (; this.#used[slot]; slot = (slot + 1) & mask) {
      const at = slot * WORDS;
      const table = this.#table;
      if (table[at] === a && table[at + 1] === b && table[at + 2] === c && table[at + 3] === d) return false;
    }
    this.#table.set(words, slot * WORDS);
    this.#used[slot] = 1;
    this.#count += 1;
    return true;
  }

  #grow(): void {
    const [table, used] = [this.#table, this.#used];
    this.#table = new Uint32Array(table.length * 2);
    this.#used = new Uint8Array(used.length * 2);
    this.#count = 0;
    for (let slot = 0; slot < used.length; slot += 1) {
      if (used[slot]) this.#insert(table.subarray(slot * WORDS, slot * WORDS + WORDS));
    }
  }
}
