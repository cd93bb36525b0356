import { foldWords } from "./paste-text.ts";

const SECOND: ReadonlySet<string> = new Set(
  "2nd second secondary other another alternative alternate additional backup spare drugi druga drugie inny inna dodatkowy zapasowy zweite zweiter zweites zweit andere anderes weitere weiteres segundo segunda otro otra alternativo secondo seconda altro altra deuxième second autre второй второе другой другое запасной другий інший druhý druhé jiný tweede ander"
    .split(" ")
    .map(foldWords),
);

/** "drugi telefon", "second phone:" right before a number: the person has another one that is meant first. */
export function isCalledSecond(before: string): boolean {
  const near = before.slice(-60);
  const cut = Math.max(...[...",;|!?.\n\ue000"].map((mark) => near.lastIndexOf(mark))) + 1;
  return foldWords(near.slice(cut))
    .split(" ")
    .slice(-3)
    .some((word) => SECOND.has(word));
}
