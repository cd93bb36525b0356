import type { PastedLead } from "#lib/domain/paste.ts";
import type { CheckPhone } from "#lib/domain/phone.ts";

// Checks, numbering plans and the paste reader weigh as much as the page itself: they come with the first key or paste.

/** Fetches once; after a failure the next call fetches again. */
function once<T>(fetchPart: () => Promise<T>): { readonly load: () => Promise<T> } {
  let underway: Promise<T> | null = null;
  const load = (): Promise<T> => {
    underway ??= fetchPart().catch((error: unknown) => {
      underway = null;
      throw error;
    });
    return underway;
  };
  return { load };
}

const rules = once(() => import("./lead-resolver.ts"));
const schemas = once(() => import("./schemas.ts"));
const phone = once(() => import("#lib/domain/phone.ts"));
const paste = once(() => import("#lib/domain/paste.ts"));

/** Null where it could not be fetched: the desk checks every phone itself before it saves a lead. */
export async function phoneCheck(): Promise<CheckPhone | null> {
  return phone.load().then(
    ({ checkPhone }) => checkPhone,
    () => null,
  );
}

export type Schemas = typeof import("./schemas.ts");

/** Null where they could not be fetched. */
export async function loadSchemas(): Promise<Schemas | null> {
  return schemas.load().catch(() => null);
}

export type Rules = typeof import("./lead-resolver.ts");

/** Null where they could not be fetched: the desk checks every lead itself before it saves one. */
export async function loadRules(): Promise<Rules | null> {
  return rules.load().catch(() => null);
}

/** On the first sign that somebody is about to type. */
export function preloadChecks(): void {
  void loadRules();
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
