/**
 * What a word before a value says about it. `name` is the word that means first, last or full name depending on its
 * company; `lastFirst` is a full name that begins with the surname; `number` is digits that are no phone; `other` is
 * something a lead form has no place for; `text` is free text; `aside` is never read.
 */
export type Label =
  | "firstName"
  | "lastName"
  | "name"
  | "fullName"
  | "lastFirst"
  | "email"
  | "mobile"
  | "phone"
  | "landline"
  | "country"
  | "text"
  | "number"
  | "other"
  | "aside";

/** Folded as `foldWords` does; `|` between. */
export const LABEL_WORDS: { readonly [label in Exclude<Label, "aside">]: string } = {
  firstName:
    "first|first name|firstname|given name|given names|forename|fname|christian name|imie|imiona|vorname|rufname|nombre de pila|primer nombre|nombres|prenom|prenoms|nome proprio|primeiro nome|prenume|voornaam|fornavn|fornamn|etunimi|keresztnev|krestni jmeno|krstne meno|personas vards|όνομα μικρό|名|vardas",
  lastName:
    "last|last name|lastname|surname|family name|lname|sname|nazwisko|nachname|familienname|zuname|apellido|apellidos|primer apellido|cognome|nom de famille|фамилия|прізвище|sobrenome|apelido|apelidos|ultimo nome|soyad|soyadi|soyisim|prijmeni|priezvisko|achternaam|efternamn|etternavn|efternavn|sukunimi|vezeteknev|nume de familie|επωνυμο|επιθετο|姓|苗字|姓氏|성|اللقب|اسم العائلة|презиме|pavarde",
  name: "name|nome|nombre|nom|имя|ім'я|ad|adi|isim|jmeno|meno|naam|namn|navn|nimi|nev|nume|ονομα|име|이름|الاسم|اسم|名前|お名前",
  fullName:
    "full name|fullname|name and surname|name surname|name & surname|first and last name|first name last name|your name|contact|kontakt|contact name|contact person|imie i nazwisko|imie nazwisko|vor und nachname|vorname nachname|vollstandiger name|ansprechpartner|kunde|nombre completo|nombre y apellidos|nombre y apellido|nombre apellidos|nome e cognome|nome cognome|nome completo|nome e sobrenome|nom complet|prenom et nom|prenom nom|имя и фамилия|имя фамилия|ім'я та прізвище|ім'я прізвище|ad soyad|adi soyadi|isim soyisim|jmeno a prijmeni|meno a priezvisko|ονοματεπωνυμο|osoba kontaktowa|klient|client|cliente|customer|клиент|клієнт|lead|lead name|customer name|client name|from|姓名|氏名|성명|الاسم الكامل",
  lastFirst:
    "nazwisko i imie|nazwisko imie|name vorname|nachname vorname|apellidos y nombre|cognome e nome|cognome nome|nom et prenom|nom prenom|nom prenoms|фио|ф и о|фамилия и имя|фамилия имя|фамилия имя отчество|піб|п і б|прізвище та ім'я|прізвище ім'я|прізвище ім'я по батькові|surname and name|surname name|last name first name|soyad ad|prijmeni a jmeno|επωνυμο ονομα",
  email:
    "email|e mail|mail|email address|e mail address|mail address|e|adres email|adres e mail|poczta|mejl|e mail adresse|email adresse|mailadresse|correo|correo electronico|correo e|adresse email|adresse e mail|adresse mail|courriel|mel|электронная почта|эл почта|почта|имейл|мейл|емейл|електронна пошта|ел пошта|пошта|endereco de email|posta elettronica|indirizzo email|indirizzo e mail|e posta|eposta|e posta adresi|mail adresi|emailova adresa|e postadres|e mailadres|メール|メールアドレス|邮箱|电子邮件|电子邮箱|電子郵件|信箱|이메일|메일|البريد الالكتروني|البريد الإلكتروني|الايميل|ايميل|ηλεκτρονικη διευθυνση|personal email|contact email",
  mobile:
    "mobile|mobile phone|mobile number|mobile no|phone mobile|cell|cell phone|cellphone|cell number|mob|m|c|komorka|kom|tel kom|telefon kom|telefon komorkowy|komorkowy|numer komorkowy|handy|handynummer|handynr|mobil|mobilnummer|mobiltelefon|mobilni|mobilni telefon|telefon mobil|movil|telefono movil|tel movil|celular|telefono celular|cellulare|telefono cellulare|portable|tel portable|telephone portable|мобильный|мобильный телефон|моб|моб тел|мобільний|мобільний телефон|сотовый|telemovel|tlm|cep|cep tel|cep telefonu|gsm|whatsapp|whatsapp number|wa|viber|telegram|κινητο|携帯|携帯電話|手机|手机号|手机号码|手機|휴대폰|핸드폰|جوال|موبايل|الجوال|mobiel|mob nr",
  phone:
    "phone|phone number|phone no|phonenumber|telephone|telephone number|tel|tel no|tel nr|tel number|t|p|ph|contact number|contact no|contact phone|telefon|telefonu|telefon numarasi|tel numarasi|numer telefonu|nr telefonu|nr tel|numer tel|numer kontaktowy|telefon kontaktowy|telefonnummer|telefonnr|rufnummer|telefono|telefone|telefonszam|numero de telefono|numero di telefono|numero de telephone|numero de telefone|num telefono|mi numero|numero|номер|номер телефона|телефон|тел|номер телефону|telefonni cislo|tel cislo|telefonne cislo|cislo|telefoon|telefoonnummer|tlf|tlf nr|puhelin|numar de telefon|τηλεφωνο|τηλ|电话|电话号码|聯絡電話|联系电话|電話|電話番号|전화|전화번호|연락처|هاتف|الهاتف|رقم الهاتف|رقمي|تلفون",
  landline:
    "o|d|work|office|home|work phone|office phone|home phone|phone work|phone home|business phone|landline|direct|switchboard|biuro|telefon stacjonarny|stacjonarny|sluzbowy|buro|festnetz|festnetznummer|zentrale|oficina|telefono fijo|fijo|centralita|ufficio|fisso|telefono fisso|bureau|fixe|tel fixe|рабочий|раб|домашний|дом|робочий|is telefonu|ev telefonu|pevna linka|kancelar|会社|office number",
  country:
    "country|country name|country code|country of residence|residence|kraj|panstwo|kraj zamieszkania|land|staat|herkunftsland|pais|pais de residencia|paese|nazione|stato|pays|pays de residence|страна|країна|ulke|zeme|stat|krajina|χωρα|国|国家|국가|البلد|الدولة|orszag|tara|maa",
  text: "message|msg|comment|comments|note|notes|remarks|wiadomosc|uwagi|komentarz|notatka|nachricht|bemerkung|kommentar|mensaje|comentario|comentarios|messaggio|commento|commentaire|комментарий|сообщение|коментар|повідомлення|mensagem|mesaj|zprava|poznamka|备注|備考",
  number:
    "order|order no|order number|order id|ord|order nr|zamowienie|nr zamowienia|numer zamowienia|bestellung|bestellnummer|bestellnr|auftrag|auftragsnummer|pedido|numero de pedido|num pedido|ordine|numero ordine|commande|numero de commande|заказ|номер заказа|заказа|замовлення|номер замовлення|siparis|siparis no|objednavka|cislo objednavky|id|client id|customer id|user id|lead id|account id|account|account no|account number|konto|nr konta|numer konta|kontonummer|iban|nip|pesel|regon|krs|vat|vat id|vat no|tax id|ust id|cif|nif|dni|nie|p iva|partita iva|codice fiscale|siret|siren|инн|кпп|огрн|снилс|іпн|vergi no|tc|tc no|tckn|ico|dic|rodne cislo|ssn|passport|passport no|paszport|ip|ip address|adres ip|fax|faks|telefax|fax no|f|факс|φαξ|传真|ref|reference|referencja|ticket|ticket no|case|case no|invoice|invoice no|faktura|faktura nr|fakture|faktury|fakturze|zamowienia|zamowieniu|zamowieniem|rechnung|rechnungsnummer|kundennummer|kundennr|factura|fattura|facture|счет|fatura|click id|clickid|tracking|tracking id|subid|sub id|aff id|amount|kwota|betrag|importe|monto|importo|montant|сумма|сума|tutar|castka|ποσο|deposit|deposits|depozyt|balance|saldo|budget|price|cena|preis|precio|prezzo|prix|цена|card|card no|kreditkarte|zip|zip code|postcode|post code|postal code|kod pocztowy|plz|cp|codigo postal|cap|code postal|индекс|индeкс|posta kodu|psc|date|data|datum|fecha|дата|tarih|birth date|birthdate|date of birth|dob|data urodzenia|geburtsdatum|fecha de nacimiento|data di nascita|date de naissance|дата рождения|дата народження|dogum tarihi|datum narozeni|born|birthday|created|created at|updated|time|timestamp|registered|age|wiek|alter|edad|eta|возраст|вік|yas|extension|transaction|transaction id|订单|订单号|注文番号|身份证|주문번호",
  other:
    "company|company name|firma|nazwa firmy|unternehmen|empresa|azienda|societa|entreprise|societe|компания|компанія|sirket|spolecnost|公司|会社名|회사|city|town|miasto|stadt|ort|wohnort|ciudad|localidad|citta|ville|город|місто|cidade|sehir|mesto|城市|address|street|adres|ulica|adresse|anschrift|strasse|direccion|calle|indirizzo|via|адрес|адреса|endereco|adresa|住所|地址|주소|state|province|region|wojewodztwo|bundesland|provincia|regione|область|eyalet|kraj nazwa|source|lead source|zrodlo|quelle|fuente|fonte|источник|kaynak|zdroj|campaign|kampania|kampagne|campana|campagna|campagne|кампания|offer|oferta|status|stage|etap|website|web|www|url|site|strona|webseite|sitio|sito|сайт|landing|page|position|job title|title|stanowisko|beruf|cargo|ruolo|poste|должность|language|jezyk|sprache|idioma|lingua|langue|язык|dil|jazyk|subject|re|fwd|temat|betreff|asunto|oggetto|objet|тема|konu|predmet|to|cc|bcc|sent|wyslano|gesendet|an|gender|sex|plec|geschlecht|sexo|sesso|sexe|пол|utm source|utm medium|utm campaign|source name|tracking name|product|produkt|producto|skype|linkedin|facebook|instagram|twitter|manager|agent|owner|timezone|time zone|best time|middle name|drugie imie|отчество|по батькові|department|dept",
};
