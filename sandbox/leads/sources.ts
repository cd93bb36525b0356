import { OFFERS } from "../accounts.ts";
import { hexOf, type Random } from "./random.ts";

const CAMPAIGNS: readonly (readonly [name: string, site: string, description: string])[] = [
  ...OFFERS.map(
    ({ name, leadSource }) => [name, leadSource.site, leadSource.description] as [string, string, string],
  ),
  ["Test Offer", "testoffer.com", "Test Description "],
  ["Złoto i Surowce", "zloto.example", "Strona główna"],
  ["Börse Heute", "boerse-heute.example", "Newsletter KW 12"],
  ["Crypto Morning", "cryptomorning.example", "Landing A"],
  ["外匯入門", "waihui.example", "影片廣告"],
  ["Первые шаги", "shagi.example", "Баннер 300x250"],
  ["Oil & Gas Weekly", "oilgas.example", ""],
];

/** `name|site|description|tracking id`, as old as brokers' data is: some have fewer parts, some more, some none. */
export function sourceOf(random: Random): string | null {
  const [name, site, description] = CAMPAIGNS[random.below(CAMPAIGNS.length)] ?? ["", "", ""];
  const click = hexOf(random, 10);
  const shape = random.next();
  if (shape < 0.78) return [name, site, description, click].join("|");
  if (shape < 0.84) return [name, site, "", ""].join("|");
  if (shape < 0.88) return ["", "", "", click].join("|");
  if (shape < 0.91) return [name, site, description].join("|");
  if (shape < 0.94) return name;
  if (shape < 0.96) return [name, site, description, click, "sub-7"].join("|");
  if (shape < 0.97) return `${name} | ${site} |  | ${click}`;
  return shape < 0.98 ? "" : null;
}
