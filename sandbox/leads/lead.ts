import { personOf } from "./people.ts";
import { type Random, randomOf, uuidOf } from "./random.ts";
import { sourceOf } from "./sources.ts";
import { careerOf, type Step } from "./statuses.ts";

/** What the broker's database knows of a lead; a row of the list is made from it. */
export type Lead = {
  readonly uuid: string;
  /** Milliseconds since 1970, whole seconds. */
  readonly created: number;
  readonly name: string;
  readonly surname: string | null;
  readonly email: string;
  readonly phone: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly source: string | null;
  readonly sourceInside: boolean;
  readonly statusAsText: boolean;
  readonly branchUuid: string;
  readonly career: readonly Step[];
  /** Further account fields as they were sent (city, postCode, …). */
  readonly more: Readonly<Record<string, string>>;
  /** Its row as bytes, good for times from `from` until before `until` (milliseconds since 1970). */
  kept: { readonly bytes: Buffer; readonly from: number; readonly until: number } | null;
};

const BRANCHES = [
  "b7a9c100-0000-4000-8000-000000000001",
  "b7a9c100-0000-4000-8000-000000000002",
  "b7a9c100-0000-4000-8000-000000000003",
] as const;

/** What a broker of this family decides by itself, for seeded and for received leads alike. */
const byTheBroker = (random: Random) => ({
  uuid: uuidOf(random),
  sourceInside: random.chance(0.15),
  statusAsText: random.chance(0.25),
  branchUuid: random.pick(BRANCHES),
  career: careerOf(random),
  kept: null,
});

/** Lead `index` of a seed; `number` is the one in its email address. */
export function seededLead(seed: number, index: number, number: number, created: number): Lead {
  const random = randomOf(seed, index);
  const person = personOf(random, number);
  const broker = byTheBroker(random);
  return {
    ...broker,
    // A 32-bit generator repeats itself among 100,000 leads; a broker's database does not.
    uuid: broker.uuid.slice(0, 28) + index.toString(16).padStart(8, "0"),
    created,
    ...person,
    surname: random.chance(0.005) ? null : person.surname,
    phone: random.chance(0.01) ? null : person.phone,
    country: random.chance(0.02) ? null : person.country,
    language: random.chance(0.1) ? null : person.language,
    source: sourceOf(random),
    more: {},
  };
}

export type Received = {
  readonly name: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string;
  readonly country: string | null;
  readonly source: string | null;
  readonly more: Readonly<Record<string, string>>;
};

/** A lead that came through the create endpoint as number `index` of this run. */
export function receivedLead(seed: number, index: number, created: number, received: Received): Lead {
  return { ...byTheBroker(randomOf(seed ^ 0x5eed, index)), created, language: null, ...received };
}
