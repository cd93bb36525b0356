import { foldWords } from "./paste-text.ts";

/** After these words the speaker's own name stands. */
const INTRODUCTIONS =
  "my name is|name is|the name is|this is|i am|i'm|it's|it is|my full name is|her name is|his name is|called|nazywam się|mam na imię|jestem|z tej strony|mówi|tu|tutaj|me llamo|mi nombre es|soy|mi nombre completo es|le saluda|mi chiamo|il mio nome è|sono|je m'appelle|mon nom est|je suis|c'est|moi c'est|ich bin|ich heiße|ich heisse|mein name ist|hier ist|hier spricht|mein name|меня зовут|я|это|мое имя|моё имя|зовут|мене звати|мене звуть|моє ім'я|це|звати|meu nome é|me chamo|chamo-me|o meu nome é|sou o|sou a|sou|aqui é o|aqui é a|benim adım|adım|ismim|ben|jmenuji se|jmenuju se|jsem|volám se|tady|με λένε|ονομάζομαι|είμαι ο|είμαι η|είμαι|το όνομά μου είναι|ik ben|mijn naam is|mă numesc|numele meu este|eu sunt|sunt|jag heter|jeg heter|mitt navn er|اسمي|أنا|انا|a nevem|volam sa|som|казвам се|regards|best regards|kind regards|warm regards|best|best wishes|cheers|thanks|many thanks|thank you|sincerely|yours sincerely|yours faithfully|pozdrawiam|pozdrowienia|pozdrawiam serdecznie|serdecznie pozdrawiam|z poważaniem|z wyrazami szacunku|pozdr|mit freundlichen grüßen|mit freundlichem gruß|freundliche grüße|viele grüße|beste grüße|liebe grüße|mfg|vg|lg|saludos|un saludo|saludos cordiales|un cordial saludo|atentamente|cordialement|bien cordialement|bien à vous|salutations|cordiali saluti|distinti saluti|un saluto|saluti|с уважением|с наилучшими пожеланиями|з повагою|atenciosamente|com os melhores cumprimentos|cumprimentos|abraço|abraços|saygılarımla|saygılar|teşekkürler|s pozdravem|s úctou|με εκτίμηση|φιλικά|met vriendelijke groet|groeten|cu stimă|مع تحياتي|我叫|我是|我的名字是|名字叫|私は|わたしは|저는|제 이름은|add|register|please register|new lead|lead|client|klient|клиент|клієнт|zgłoszenie od|contact|contact person";

/** By their first word, so that only few need to be tried at each word of a text. */
const PHRASES: ReadonlyMap<string, readonly (readonly string[])[]> = (() => {
  const phrases = new Map<string, string[][]>();
  for (const phrase of new Set(INTRODUCTIONS.split("|").map(foldWords))) {
    const words = phrase.split(" ");
    const first = words[0] ?? "";
    phrases.set(first, [...(phrases.get(first) ?? []), words]);
  }
  return phrases;
})();

/** Where, in the words of a stretch, what follows an introduction or a sign-off begins; the last one wins. */
export function afterIntroduction(words: readonly string[]): number | null {
  const folded = words.map(foldWords);
  let best: number | null = null;
  for (let at = 0; at < folded.length; at += 1) {
    for (const phrase of PHRASES.get(folded[at]?.split(" ")[0] ?? "") ?? []) {
      const end = matchAt(folded, at, phrase);
      if (end !== null && (best === null || end > best)) best = end;
    }
  }
  return best;
}

/** Words of a phrase against words of the text; "j'appelle" is one word of a text and two of a phrase. */
function matchAt(folded: readonly string[], at: number, phrase: readonly string[]): number | null {
  let word = at;
  let part = 0;
  while (part < phrase.length) {
    const own = folded[word];
    if (own === undefined || own === "") return null;
    const parts = own.split(" ");
    for (const each of parts) {
      if (each !== phrase[part]) return null;
      part += 1;
    }
    word += 1;
  }
  return part === phrase.length ? word : null;
}

const HERE = new Set(
  ["here", "tutaj", "hier", "aqui", "ici", "qui", "здесь", "тут", "burada", "zde", "εδω"].map(foldWords),
);

/** "Jan here": the words before are a name. */
export function isHere(word: string): boolean {
  return HERE.has(foldWords(word));
}

const GREETINGS = new Set(
  "hi|hello|hey|dear|good|cześć|witam|witaj|szanowny|szanowna|drogi|droga|hallo|liebe|lieber|guten|sehr|hola|querido|querida|estimado|estimada|ciao|caro|cara|gentile|buongiorno|bonjour|salut|cher|chère|привет|здравствуйте|уважаемый|уважаемая|вітаю|привіт|шановний|шановна|olá|oi|prezado|prezada|caro|merhaba|sayın|selam|ahoj|vážený|vážená|γεια|αγαπητέ|beste|geachte"
    .split("|")
    .map(foldWords),
);

/** "Hi", "Dear": a name right after it is the one spoken to, not the lead. */
export function isGreeting(word: string): boolean {
  return GREETINGS.has(foldWords(word));
}

const HAN_INTRODUCTION =
  /(?:我叫|我是|我的名字是|名字叫|私は|わたしは|저는|제 이름은)\s*([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,8}?)(?=です|と申します|입니다|이고|예요|이에요|[\s,.!?\ue000]|$)/u;

/** Sets the name in "我叫王小明" or "私は田中太郎です" apart with commas, where no spaces part the words. */
export function setEasternNameApart(text: string): string {
  return text.replace(HAN_INTRODUCTION, (all, name: string) => `${all.slice(0, -name.length)},${name},`);
}
