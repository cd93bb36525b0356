import { fold } from "./paste-text.ts";

const set = (words: string): ReadonlySet<string> => new Set(words.split(" ").map(fold));

const TITLES = set(
  "mr mrs ms miss mx mister madam sir dr doctor doktor prof professor profesor pan pani państwo p herr frau fr hr sr sra srta señor señora señorita don doña d dña dn monsieur madame mademoiselle mme mlle mm sig sigra signor signora signore signorina dott dottssa dottore dottoressa avv ing inż mgr lic lek mec adw dipl mag г-н г-жа господин госпожа гн гжа пан пані п д-р доктор bay bayan sayın sn kyrios κος κα κ κύριος κυρία mevr mevrouw dhr mw meneer pán paní slečna mudr judr bc dl dna dnul domnul doamna fru eng sayin السيد السيدة أستاذ الأستاذ د دكتور m",
);
/** Only a title where enough is left to be a name without it: "Don" and "M." are names and initials too. */
const SHY_TITLES = set("don d m p fr к κ п д د bay mag sir may lic mm");
const SUFFIXES = set("phd msc mba bsc md dds esq csc cpa cfa llm dphil san sama bey hanım hanim bege");
/** "Jan Nowak, MA", but "Jack Ma": degrees only in capitals, and behind a whole name that is not in capitals itself. */
const SHY_SUFFIXES = set("ma ba");
const GENERATIONS = set("jr sr ii iii iv junior senior filho neto");
const HONORIFICS = /(?:先生|女士|小姐|さん|様|さま|氏|씨|님)$/u;

/** "van der", "de la" …: the surname begins here. */
const PARTICLES = set(
  "van von vom der den de del della delle degli dei di da dal dalla do dos das du des la le les los las el al bin ibn ben bint abu zu zum zur ter ten te tot af av y e i san santa st saint mac o' d' l' بن ابن أبو ال آل",
);
/** As often a first or last name of their own when written with a capital. */
const SHY_PARTICLES = set("ben den al el la le les e i y do da san santa st saint mac te ten ter van abu di");

export function isTitle(word: string): boolean {
  return TITLES.has(fold(word).replaceAll(".", ""));
}

export function isParticle(word: string): boolean {
  const folded = fold(word);
  if (!PARTICLES.has(folded)) return false;
  return (
    !(SHY_PARTICLES.has(folded) && /^\p{Lu}/u.test(word)) || (word.length > 1 && word === word.toUpperCase())
  );
}

export function isGeneration(word: string): boolean {
  return GENERATIONS.has(fold(word).replaceAll(".", ""));
}

/** Drops "Mr", "Dr.", "Pan", "Herr", "PhD", "さん" and the like around a name; the name's own words stay as written. */
export function withoutTitles(words: readonly string[]): string[] {
  let kept = [...words];
  for (;;) {
    const [first, second] = kept;
    if (first === undefined || second === undefined || !isTitle(first)) break;
    const shy = SHY_TITLES.has(fold(first).replaceAll(".", ""));
    if (shy && kept.length < 3) break;
    kept = kept.slice(1);
  }
  while (kept.length > 1 && isSuffix(kept)) kept = kept.slice(0, -1);
  const bare = kept.map((word) => (word.length > 2 ? word.replace(HONORIFICS, "") : word));
  return bare.filter((word) => word !== "" && !(kept.length > 1 && HONORIFICS.test(word)));
}

function isSuffix(words: readonly string[]): boolean {
  const last = words.at(-1) ?? "";
  const bare = fold(last).replaceAll(".", "");
  if (!SHY_SUFFIXES.has(bare)) return SUFFIXES.has(bare);
  return words.length > 2 && isAllCaps(last) && !words.every(isAllCaps);
}

const STOP = set(
  "hi hello hey dear thanks thank thx you your please call me my the a and with kind warm regards sincerely cheers sent from iphone android get outlook sales marketing manager director ceo cto cfo coo founder owner head senior engineer developer consultant advisor agent assistant officer executive department team support office company group bank limited ltd llc inc corp corporation gmbh ag kg ohg ug co sa sas sarl srl spa bv nv oy ab as aps doo sro plc llp holding holdings capital solutions consulting services media trading invest investments agency studio international global road street avenue ave lane drive square floor city town county box email e-mail mail phone tel mobile cell fax name surname contact lead new client customer number order invoice yes no ok status active pending deposit answer busy voicemail interested facebook google instagram tiktok landing organic website crypto forex trial free offer campaign autumn test demo male female mobile office home work address country date time today tomorrow monday tuesday wednesday thursday friday saturday sunday january february march july august september october november december morning afternoon evening gender age message comment note " +
    "cześć witam dzień dobry dobrego pozdrawiam pozdrowienia serdecznie wyrazami szacunku poważaniem z dziękuję proszę kontakt mój moja numer nazwisko imię kierownik dyrektor prezes specjalista specjalistka handlowiec doradca księgowa firma spółka sp z.o.o. zoo ul ulica aleja plac tak nie nowy klient zainteresowany wysłane telefon telefonu komórka " +
    "hallo guten tag morgen abend liebe lieber grüße grüßen gruß freundlichen freundliche mit viele danke bitte ich geschäftsführer geschäftsführerin leiter leiterin vertrieb kunde kundin straße str platz weg gasse nummer meine rückruf anfrage verein " +
    "hola buenos buenas días tardes noches saludos saludo cordial gracias atentamente un mi número teléfono correo soy director directora gerente comercial ventas calle avenida plaza quiero información interesado interesada asesor jefe " +
    "ciao buongiorno buonasera salve grazie saluti cordiali distinti via piazza corso responsabile commerciale direttore numero telefono vorrei sono amministratore " +
    "bonjour bonsoir salut merci cordialement bien vous chère rue avenue boulevard place directeur directrice commercial responsable gérant gérante mon ma numéro téléphone je suis voici " +
    "привет здравствуйте добрый добрая день вечер утро доброе спасибо пожалуйста с уважением мой моя номер телефон почта менеджер директор ооо зао ип оао ул улица проспект дом да нет хочу интересует звоните " +
    "привіт вітаю доброго дня дякую повагою з мій номер тов фоп вул вулиця прошу пошта менеджер " +
    "olá oi bom boa tarde noite obrigado obrigada atenciosamente abraço abraços meu minha gerente diretor rua av empresa lda ltda " +
    "merhaba selam iyi günler teşekkürler saygılarımla müdür müdürü satış numaram numara telefonum şirketi caddesi sokak mah cad sok mail adresim mailim " +
    "dobrý den ahoj zdravím děkuji pozdravem jednatel ředitel ulice náměstí číslo moje " +
    "γεια καλημέρα καλησπέρα ευχαριστώ εκτίμηση με τηλέφωνο οδός εταιρεία " +
    "你好 您好 大家好 电话 電話 手机 手機 邮箱 郵箱 邮件 微信 谢谢 謝謝 联系 聯絡 请联系 我的 我叫 我是 名字叫 私は 私の こんにちは はじめまして メール よろしく です 携帯 ありがとう 안녕하세요 저는 전화 전화번호 이메일 메일 감사합니다 연락처 " +
    "مرحبا السلام عليكم شكرا رقم رقمي هاتف شركة بريدي ايميلي ايميل جوالي جوال موبايلي",
);

/** Stop words that are surnames too. */
const SURNAMES_TOO = set(
  "ma head street lane square bank box co sá home day date piazza corso platz leiter morgen sok mah tak nie sunday monday tuesday wednesday thursday friday saturday january february march july august september october november december",
);

/** "Jack Ma", "Diane Lane", "Godwin Friday": a stop word that somebody is called, written as a name is. */
export function isSurnameToo(word: string): boolean {
  return SURNAMES_TOO.has(fold(word)) && /^\p{Lu}/u.test(word);
}

/** Words that hardly ever are part of a name; one of them spoils the whole stretch. */
export function isStopWord(word: string): boolean {
  const folded = fold(word);
  // Arabic writes "and" as part of the word.
  if (folded.startsWith("و") && STOP.has(folded.slice(1))) return true;
  return STOP.has(folded) || STOP.has(folded.replaceAll(".", ""));
}

/** A stop word that ends a name. "den" and "av" are ones ("dobrý den"), but between a name's words they are particles. */
export function stopsName(words: readonly string[], at: number): boolean {
  const [word = "", next = ""] = words.slice(at);
  if (!isStopWord(word)) return false;
  return !(at > 0 && isParticle(word) && /^\p{Lu}/u.test(next) && !isStopWord(next));
}

/** A word that can be part of a name: letters, inner apostrophes and hyphens, an initial with its dot. */
export function isNameWord(word: string): boolean {
  return word.length <= 40 && /^\p{L}[\p{L}\p{M}'.-]*$/u.test(word) && !/['.-]{2}/u.test(word);
}

/** Written as a name is: a capital, or a script without capitals, or a particle. */
export function isCapitalised(word: string): boolean {
  return !/^\p{Ll}/u.test(word) || isParticle(word) || /^(?:d|l|o|al|el|de)['-]\p{Lu}/u.test(word);
}

export function isAllCaps(word: string): boolean {
  return /^(?:\P{L}*\p{Lu}){2}/u.test(word) && word === word.toUpperCase();
}
