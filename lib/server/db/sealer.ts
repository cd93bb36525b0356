import "server-only";
import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import type { VaultKey } from "../config/environment.ts";

/** A sealed text that none of the configured keys opens, or that was sealed for another row. */
export class UnsealError extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`A sealed value cannot be opened: ${reason}`, { cause });
    this.name = "UnsealError";
  }
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals texts with AES-256-GCM under the first key; opens what any of the keys sealed (SECURITY 5).
 * `row` names table, column and row id: a value copied into another row does not open there.
 * The shape is `keyId.base64url(iv ‖ tag ‖ ciphertext)`.
 */
export class Sealer {
  /** As objects, made once: from bytes each call would make its own. */
  readonly #keys: readonly { readonly id: string; readonly key: KeyObject }[];

  constructor(keys: readonly VaultKey[]) {
    this.#keys = keys.map(({ id, key }) => ({ id, key: createSecretKey(key) }));
  }

  seal(text: string, row: string): string {
    const [first] = this.#keys;
    if (!first) throw new UnsealError("no key is configured");
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv("aes-256-gcm", first.key, iv).setAAD(Buffer.from(`${first.id}.${row}`));
    const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
    return `${first.id}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString("base64url")}`;
  }

  open(sealed: string, row: string): string {
    const dot = sealed.indexOf(".");
    const id = sealed.slice(0, dot);
    const key = this.#keys.find((candidate) => candidate.id === id);
    if (!key) throw new UnsealError(`it was sealed with the key "${id}", which VAULT_KEYS does not name`);
    const bytes = Buffer.from(sealed.slice(dot + 1), "base64url");
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv("aes-256-gcm", key.key, bytes.subarray(0, IV_BYTES), {
      authTagLength: TAG_BYTES,
    });
    try {
      decipher.setAAD(Buffer.from(`${id}.${row}`)).setAuthTag(tag);
      const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
      // GCM holds nothing back: the end adds no text, it only proves what came before.
      decipher.final();
      return text.toString("utf8");
    } catch (cause) {
      throw new UnsealError(`the key "${id}" is not the one that sealed it`, cause);
    }
  }

  /** Opens what was sealed for `row`, or for `before` by a release that named its place so. */
  openEither(sealed: string, row: string, before: string): string {
    try {
      return this.open(sealed, row);
    } catch {
      return this.open(sealed, before);
    }
  }

  /** The id of the key that seals. */
  get firstId(): string {
    return this.#keys[0]?.id ?? "";
  }

  /** True where the text was sealed by another than the first key and wants sealing anew. */
  isOld(sealed: string): boolean {
    return !sealed.startsWith(`${this.firstId}.`);
  }
}

/** A keyed hash: equal texts are found again, and nobody without the key can try texts out. */
export function keyedHash(key: Buffer, purpose: string, text: string): string {
  return createHmac("sha256", key).update(`${purpose}\0${text}`).digest("base64url");
}
