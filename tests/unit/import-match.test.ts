import { describe, expect, test } from "vitest";
import { matchColumns } from "#lib/domain/import-columns.ts";
import { parseDelimited } from "#lib/domain/import-delimited.ts";
import { headerKey, IMPORT_FIELD_NAMES } from "#lib/domain/import-match.ts";
import { IMPORT_FIELDS } from "#lib/domain/import-types.ts";

/** Fields in the order of the header's columns, "-" for a column that has none. */
function fieldsOf(header: string, rows: readonly string[] = []): string {
  const columns = header.split(";");
  const match = matchColumns({ header: columns, rows: rows.map((row) => row.split(";")) });
  const names = columns.map((_, column) => IMPORT_FIELDS.find((field) => match[field] === column) ?? "-");
  return names.join(" ");
}

const PERSON = "firstName lastName email phone country";

describe("headers in the languages of those who send files", () => {
  test.each([
    ["English", "First name;Last name;Email;Phone;Country", PERSON],
    ["machines", "first_name;LAST_NAME;emailAddress;phoneNumber;country_code", PERSON],
    ["Polish", "Imię;Nazwisko;Adres e-mail;Numer telefonu;Kraj", PERSON],
    ["German", "Vorname;Nachname;E-Mail-Adresse;Telefonnummer;Land", PERSON],
    ["French", "Prénom;Nom;Adresse e-mail;Téléphone;Pays", PERSON],
    ["Spanish", "Nombre;Apellidos;Correo electrónico;Teléfono;País", PERSON],
    ["Italian", "Nome;Cognome;Indirizzo email;Numero di telefono;Paese", PERSON],
    ["Portuguese", "Primeiro nome;Sobrenome;E-mail;Telefone;País", PERSON],
    ["Russian", "Имя;Фамилия;Электронная почта;Телефон;Страна", PERSON],
    ["Ukrainian", "Ім'я;Прізвище;Електронна пошта;Номер телефону;Країна", PERSON],
    ["Turkish", "Ad;Soyad;E-posta;Telefon;Ülke", PERSON],
    ["Czech", "Jméno;Příjmení;E-mail;Telefon;Země", PERSON],
    ["Arabic", "الاسم الأول;اسم العائلة;البريد الإلكتروني;رقم الهاتف;البلد", PERSON],
  ])("%s", (_, header, fields) => {
    expect(fieldsOf(header)).toBe(fields);
  });

  const PLACE = "address postCode city state dateOfBirth";
  test.each([
    ["English", "Street address;Zip code;City;State;Date of birth", PLACE],
    ["Polish", "Ulica;Kod pocztowy;Miasto;Województwo;Data urodzenia", PLACE],
    ["German", "Straße;PLZ;Ort;Bundesland;Geburtsdatum", PLACE],
    ["French", "Adresse;Code postal;Ville;Département;Date de naissance", PLACE],
    ["Spanish", "Dirección;Código postal;Ciudad;Provincia;Fecha de nacimiento", PLACE],
    ["Italian", "Indirizzo;CAP;Città;Provincia;Data di nascita", PLACE],
    ["Portuguese", "Endereço;CEP;Cidade;Estado;Data de nascimento", PLACE],
    ["Russian", "Адрес;Индекс;Город;Область;Дата рождения", PLACE],
    ["Ukrainian", "Адреса;Індекс;Місто;Область;Дата народження", PLACE],
    ["Turkish", "Adres;Posta kodu;Şehir;İl;Doğum tarihi", PLACE],
    ["Czech", "Ulice;PSČ;Město;Region;Datum narození", PLACE],
  ])("%s: where and when", (_, header, fields) => {
    expect(fieldsOf(header)).toBe(fields);
  });

  test("phones as Facebook writes them tell their column without a header's help", () => {
    expect(fieldsOf("a;b", ["p:+48600100200;jan@x.pl", "p:+48600100201;anna@x.pl"])).toBe("phone email");
  });

  test("our own names of fields, and what our files have besides", () => {
    const own = IMPORT_FIELDS.filter((field) => field !== "fullName");
    expect(fieldsOf(own.map((field) => IMPORT_FIELD_NAMES[field]).join(";"))).toBe(own.join(" "));
    const results = "Email;Outcome;Reason;Lead ID;Sent at;Created;Status;Source;Source site;Tracking ID";
    expect(fieldsOf(results)).toBe("email - - - - - - leadSource sourceSite trackingId");
  });

  test("a name alone is a full name, beside a surname a first name, in German beside a first name the surname", () => {
    expect(fieldsOf("Name;Email")).toBe("fullName email");
    expect(fieldsOf("Name;Surname;Email")).toBe("firstName lastName email");
    expect(fieldsOf("Vorname;Name;Email")).toBe("firstName lastName email");
    expect(fieldsOf("Imię i nazwisko;Email")).toBe("fullName email");
  });
});

describe("one column for one field", () => {
  test("the mobile before the landline, unless it is empty", () => {
    expect(fieldsOf("Email;Home phone;Mobile", ["a@x.pl;22 555 66 77;600100200"])).toBe("email - phone");
    expect(fieldsOf("Email;Home phone;Mobile", ["a@x.pl;22 555 66 77;"])).toBe("email phone -");
  });
});

describe("cells tell where headers do not", () => {
  const rows = [
    "Jan;Nowak;jan@x.pl;+48 600 100 200;PL;Autumn|x.pl|B|c1",
    "Anna;Wiśniewska;anna@x.pl;600 100 201;Poland;Autumn|x.pl|B|c2",
    "Piotr;Zieliński;piotr@x.pl;600-100-202;PL;Autumn|x.pl|B|c3",
  ];

  test("a paste without a header", () => {
    const read = parseDelimited(rows.join("\n").replaceAll(";", "\t"));
    if (!read.ok) throw new Error(read.error.message);
    expect(matchColumns(read.value)).toEqual({
      firstName: 0,
      lastName: 1,
      email: 2,
      phone: 3,
      country: 4,
      leadSource: 5,
    });
  });

  test("headers that mean nothing", () => {
    expect(fieldsOf("aa;bb;cc;dd;ee;ff", rows)).toBe(`${PERSON} leadSource`);
  });

  test("whole names", () => {
    expect(fieldsOf("Column 1;Column 2", ["Jan Nowak;jan@x.pl", "Anna Maria Kowalska;a@x.pl"])).toBe(
      "fullName email",
    );
  });

  test("a date of no said meaning is not taken for a birthday, an order number not for a phone", () => {
    expect(fieldsOf("xx;Order number;Email", ["2024-01-02;600100200;a@x.pl"])).not.toContain("dateOfBirth");
  });
});

test("headers that read the same are remembered as the same", () => {
  expect(headerKey(" E-Mail_Adresse* ")).toBe(headerKey("e mail adresse"));
  expect(headerKey("Imię")).not.toBe(headerKey("Nazwisko"));
});
