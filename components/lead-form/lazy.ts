import type { PastedLead } from "#lib/domain/paste.ts";
import type { CheckPhone } from "#lib/domain/phone.ts";

// Numbering plans and the paste reader are heavier than the page itself: they come with the first key or paste.

/** Fetches once; after a failure the next call fetches again. `here` is null until it came. */
function once<T>(fetchPart: () => Promise<T>) {
  const part: { here: T | null; underway: Promise<T> | null } = { here: null, underway: null };
  const load = (): Promise<T> => {
    part.underway ??= fetchPart()
      .then((loaded) => {
        part.here = loaded;
        return loaded;
      })
      .catch((error: unknown) => {
        part.underway = null;
        throw error;
      });
    return part.underway;
  };
  return { load, here: () => part.here };
}

const phone = once(() => import("#lib/domain/phone.ts"));
const paste = once(() => import("#lib/domain/paste.ts"));

/** Null where it could not be fetched: the desk checks every phone itself before it saves a lead. */
export async function phoneCheck(): Promise<CheckPhone | null> {
  return phone.load().then(
    ({ checkPhone }) => checkPhone,
    () => null,
  );
}

export const phoneCheckNow = (): CheckPhone | null => phone.here()?.checkPhone ?? null;

export function preloadPhone(): void {
  void phoneCheck();
}

/** Null where nothing is recognised, or the reader could not be fetched. */
export async function readPasted(text: string, country: string | null): Promise<PastedLead | null> {
  const [check, reader] = await Promise.all([phoneCheck(), paste.load().catch(() => null)]);
  if (!check || !reader) return null;
  return reader.parsePasted(text, {
    defaultCountry: country,
    parsePhone: (number, home) => {
      const found = check(number, home);
      if (found.kind === "empty" || found.kind === "impossible") return null;
      return { e164: found.e164, country: found.country, valid: found.kind === "valid" };
    },
  });
}
