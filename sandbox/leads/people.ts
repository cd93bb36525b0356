import { COUNTRIES } from "./countries.ts";
import type { Random } from "./random.ts";

const SPELLED: Readonly<Record<string, string>> = { ł: "l", ß: "ss", đ: "d", ı: "i", ø: "o" };

/** The ASCII letters under a Latin name: "Źdźbło" is "zdzblo". */
const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[łßđıø]/g, (letter) => SPELLED[letter] ?? letter)
    .normalize("NFD")
    .replace(/[^a-z-]/g, "");

type Name = { readonly written: string; readonly mail: string };

const names = (list: string): Name[] =>
  list.split(" ").map((entry) => {
    const [written = entry, spelled] = entry.split("=");
    return { written, mail: spelled ?? plain(written) };
  });

const READY = COUNTRIES.map(({ first, last, hosts, ...rest }) => ({
  ...rest,
  first: names(first),
  last: names(last),
  hosts: hosts.split(" "),
}));

/** The first countries of the list send most of the leads. */
const pickCountry = (random: Random) => READY[Math.floor(random.next() ** 1.4 * READY.length)] ?? READY[0];

const oneOf = <T>(random: Random, list: readonly T[]): T | undefined => list[random.below(list.length)];

export type Person = {
  readonly name: string;
  readonly surname: string;
  readonly email: string;
  readonly phone: string;
  readonly country: string;
  readonly language: string;
};

/** One made-up person; `number` makes the email address unique and findable. */
export function personOf(random: Random, number: number): Person {
  const country = pickCountry(random);
  const first = (country && oneOf(random, country.first)) ?? { written: "Jan", mail: "jan" };
  const last = (country && oneOf(random, country.last)) ?? { written: "Nowak", mail: "nowak" };
  const host = (country && oneOf(random, country.hosts)) ?? "poczta.example";
  const join = random.pick([".", "_", "", "-"]);
  const pattern = country?.phone ?? "+48600######";
  return {
    name: first.written,
    surname: last.written,
    email: `${first.mail}${join}${last.mail}${number}@${host}`,
    phone: pattern.replace(/#/g, () => String(random.below(10))),
    country: country?.code ?? "PL",
    language: country?.language ?? "pl",
  };
}
