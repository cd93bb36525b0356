import type { Lead } from "./lead.ts";

/** One case and one composition for every script; the Greek final sigma is the same letter as the other. */
export const fold = (text: string): string => text.normalize("NFC").toLowerCase().replaceAll("ς", "σ");

/** The searchable text of each lead, folded once when first needed. */
export class Haystacks {
  readonly #leadAt: (index: number) => Lead;
  readonly #texts: (string | undefined)[] = [];

  constructor(leadAt: (index: number) => Lead) {
    this.#leadAt = leadAt;
  }

  static of({ name, surname, email, phone, source }: Lead): string {
    return fold(`${name} ${surname ?? ""}\n${email}\n${phone ?? ""}\n${source ?? ""}`);
  }

  prepare(from: number, to: number): void {
    for (let index = from; index < to; index += 1) this.#textAt(index);
  }

  /** Which of the leads `from` … `to - 1` have `needle` (folded) in their text. */
  find(needle: string, from: number, to: number): number[] {
    const found: number[] = [];
    for (let index = from; index < to; index += 1) {
      if (this.#textAt(index).includes(needle)) found.push(index);
    }
    return found;
  }

  #textAt(index: number): string {
    const known = this.#texts[index];
    if (known !== undefined) return known;
    const made = Haystacks.of(this.#leadAt(index));
    this.#texts[index] = made;
    return made;
  }
}
