import type { ImportField } from "./import-types.ts";
import { labelOf } from "./paste-labels.ts";
import { foldWords } from "./paste-text.ts";

/** Headers of fields that a pasted lead has no label for; folded as `foldWords` does, `|` between. */
const WORDS: Readonly<Partial<Record<ImportField, string>>> = {
  leadSource:
    "source|lead source|leadsource|lead info|leadinfo lead source|zrodlo|zrodlo leada|quelle|lead quelle|herkunft|source du lead|origine|fuente|fuente del lead|origen|fonte|fonte del lead|fonte do lead|origem|источник|источник лида|джерело|джерело ліда|kaynak|lead kaynagi|zdroj|zdroj leadu|المصدر|مصدر",
  sourceName:
    "source name|offer name|campaign|campaign name|funnel|funnel name|nazwa zrodla|nazwa kampanii|kampania|name der quelle|quellenname|kampagne|nom de la source|campagne|nombre de la fuente|campana|nome fonte|nome della fonte|campagna|nome da fonte|campanha|название источника|кампания|назва джерела|кампанія|kaynak adi|kampanya|nazev zdroje|kampan|اسم المصدر|الحملة",
  sourceSite:
    "source site|site|website|web site|web|url|domain|landing page|landing|source url|strona|witryna|strona www|domena|webseite|webseite der quelle|site web|site de la source|sitio|sitio web|sito|sito web|sito della fonte|site da fonte|сайт|домен|вебсайт|лендинг|web sitesi|alan adi|stranka|webova stranka|web zdroje|الموقع|موقع",
  sourceDescription:
    "source description|description|opis|opis zrodla|beschreibung|beschreibung der quelle|description de la source|descripcion|descripcion de la fuente|descrizione|descrizione della fonte|descricao|descricao da fonte|описание|описание источника|опис|опис джерела|aciklama|popis|popis zdroje|الوصف|وصف",
  trackingId:
    "tracking id|trackingid|tracking|click id|clickid|clid|sub id|subid|aff sub|aff click id|transaction id|id kliku|id klikniecia|identyfikator sledzenia|klick id|tracking kennung|identifiant de suivi|id de clic|id de seguimiento|id de clic|id clic|id tracciamento|id de rastreamento|id do clique|id клика|клик айди|id кліку|takip no|takip kimligi|tiklama id|sledovaci id|id prokliku|معرف التتبع",
  state:
    "state|province|region|county|state province|wojewodztwo|region wojewodztwo|bundesland|provinz|region kanton|kanton|departement|province etat|provincia|estado|comunidad autonoma|regione|estado provincia|distrito|область|регион|край|регіон|eyalet|il|bolge|kraj region|المحافظة|المنطقة|ولاية",
  city: "city|town|locality|miasto|miejscowosc|stadt|ort|wohnort|ville|commune|ciudad|localidad|poblacion|citta|comune|cidade|localidade|город|населенный пункт|місто|sehir|mesto|obec|المدينة|مدينة",
  postCode:
    "post code|postcode|postal code|zip|zip code|zipcode|kod pocztowy|kod|plz|postleitzahl|code postal|cp|codigo postal|cod postal|cap|codice postale|cep|индекс|почтовый индекс|індекс|поштовий індекс|posta kodu|psc|postovni smerovaci cislo|الرمز البريدي",
  address:
    "address|street|street address|address line 1|address 1|adres|ulica|ulica i numer|adresse|anschrift|strasse|strasse und hausnummer|rue|adresse postale|direccion|calle|domicilio|indirizzo|via|endereco|morada|rua|адрес|улица|адреса|вулиця|adres satiri|sokak|adresa|ulice|العنوان|عنوان|الشارع",
  dateOfBirth:
    "date of birth|birth date|birthdate|birthday|dob|born|data urodzenia|urodzony|geburtsdatum|geburtstag|geboren am|geb datum|date de naissance|ne le|fecha de nacimiento|nacimiento|data di nascita|nascita|data de nascimento|nascimento|дата рождения|день рождения|др|дата народження|день народження|dogum tarihi|dogum gunu|datum narozeni|narozen|تاريخ الميلاد|تاريخ الولادة",
  country:
    "country|geo|country iso|iso country|country code iso|kod kraju|landercode|landeskennung|code pays|codigo de pais|codigo pais|codice paese|гео|код страны|код країни|ulke kodu|kod zeme|البلد|الدولة|بلد|دولة",
  email: "account email|lead email|user email|البريد|البريد الالكتروني|البريد الإلكتروني|بريد",
  phone:
    "account phone|lead phone|user phone|full phone|phone full|рабочий телефон|الهاتف|رقم الجوال|رقم الموبايل",
  firstName: "account name first|الاسم الاول|الاسم الأول|imie klienta|vorname des kunden",
  lastName: "اسم العائلة|اللقب|الكنية|nazwisko klienta",
};

/** Ours is the first that has the word. */
const TABLE: ReadonlyMap<string, ImportField> = (() => {
  const table = new Map<string, ImportField>();
  const add = (field: ImportField, words: string | undefined) => {
    for (const word of (words ?? "").split("|")) {
      const key = foldWords(word);
      const joined = key.replaceAll(" ", "");
      if (key !== "" && !table.has(key)) table.set(key, field);
      if (joined.length > 3 && !table.has(joined)) table.set(joined, field);
    }
  };
  add("dateOfBirth", WORDS.dateOfBirth);
  add("trackingId", WORDS.trackingId);
  add("sourceName", WORDS.sourceName);
  add("sourceSite", WORDS.sourceSite);
  add("sourceDescription", WORDS.sourceDescription);
  add("leadSource", WORDS.leadSource);
  add("postCode", WORDS.postCode);
  add("country", WORDS.country);
  add("state", WORDS.state);
  add("city", WORDS.city);
  add("address", WORDS.address);
  add("email", WORDS.email);
  add("phone", WORDS.phone);
  add("firstName", WORDS.firstName);
  add("lastName", WORDS.lastName);
  return table;
})();

/** "name" alone is a first name beside a surname, and a full name without one. */
export type HeaderMeaning = { readonly field: ImportField | "name"; readonly rank: number };

/** What a header says that its column holds, or null. A higher rank is the better column for the same field. */
export function fieldOfHeader(header: string): HeaderMeaning | null {
  if (header.length > 60) return null;
  const own = TABLE.get(foldWords(camelApart(header)));
  if (own) return { field: own, rank: 3 };
  switch (labelOf(camelApart(header))) {
    case "firstName":
      return { field: "firstName", rank: 3 };
    case "lastName":
      return { field: "lastName", rank: 3 };
    case "name":
      return { field: "name", rank: 2 };
    case "fullName":
    case "lastFirst":
      return { field: "fullName", rank: 3 };
    case "email":
      return { field: "email", rank: 3 };
    case "mobile":
      return { field: "phone", rank: 4 };
    case "phone":
      return { field: "phone", rank: 3 };
    case "landline":
      return { field: "phone", rank: 1 };
    case "country":
      return { field: "country", rank: 3 };
    default:
      return null;
  }
}

/** "firstName" as "first Name". */
const camelApart = (text: string): string => text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
