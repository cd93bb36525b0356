/** Russia, Ukraine, Turkey, Greece; the format is told in paste-lines.ts. */
export const EAST = `
Russian labels, name of three parts — RU
ФИО: Иванов Иван Иванович⏎Телефон: 8 (916) 123-45-67⏎Почта: ivanov@mail.ru⏎Страна: Россия
→ Иван Иванович · Иванов · ivanov@mail.ru · +79161234567 · RU · -

Russian chat line — RU
Здравствуйте, меня зовут Ольга Смирнова, мой номер +7 903 765-43-21, olga.s@yandex.ru
→ Ольга · Смирнова · olga.s@yandex.ru · +79037654321 · RU

Russian surname first without a label — RU
Кузнецова Елена 89261234567 kuznetsova_e@list.ru
→ Елена · Кузнецова · kuznetsova_e@list.ru · +79261234567 · ?RU · -

Russian first and last name by label — -
Имя: Дмитрий; Фамилия: Соколов; Моб.: +7 999 111 22 33; E-mail: sokolov.d@gmail.com
→ Дмитрий · Соколов · sokolov.d@gmail.com · +79991112233 · RU · -

Ukrainian labels — UA
Ім'я: Тарас Прізвище: Шевченко Номер телефону: 067 123 45 67 Електронна пошта: taras@ukr.net
→ Тарас · Шевченко · taras@ukr.net · +380671234567 · - · -

Ukrainian chat line — UA
Добрий день, мене звати Оксана Коваленко, телефон 050 765 43 21, oksana.k@i.ua
→ Оксана · Коваленко · oksana.k@i.ua · +380507654321 · ?UA

Ukrainian number under a Polish default — PL
Петро Бондаренко +380 (67) 555-44-33 p.bondarenko@gmail.com Україна
→ Петро · Бондаренко · p.bondarenko@gmail.com · +380675554433 · UA · -

Turkish labels — TR
Ad: Ayşe Soyad: Yılmaz Cep Telefonu: 0532 123 45 67 E-posta: ayse.yilmaz@hotmail.com.tr Ülke: Türkiye
→ Ayşe · Yılmaz · ayse.yilmaz@hotmail.com.tr · +905321234567 · TR · -

Turkish full name label — TR
Adı Soyadı: Mehmet Öztürk⏎Tel: +90 (533) 765 43 21⏎E-posta: mehmet@ozturk.com
→ Mehmet · Öztürk · mehmet@ozturk.com · +905337654321 · TR · -

Turkish chat line — TR
Merhaba, benim adım Elif Demir, numaram 0544 111 22 33, mail adresim elif.demir@gmail.com
→ Elif · Demir · elif.demir@gmail.com · +905441112233 · -

Greek name and label — GR
Ονοματεπώνυμο: Γιώργος Παπαδόπουλος⏎Κινητό: 694 123 4567⏎Email: g.papadopoulos@otenet.gr
→ Γιώργος · Παπαδόπουλος · g.papadopoulos@otenet.gr · +306941234567 · ?GR · -

Greek row with the country by name — -
Ελένη⇥Νικολάου⇥eleni@nikolaou.gr⇥+30 210 123 4567⇥Ελλάδα
→ Ελένη · Νικολάου · eleni@nikolaou.gr · +302101234567 · GR · -

flag instead of a country — -
🇺🇦 Ірина Мельник irina.melnyk@gmail.com 0931234567
→ Ірина · Мельник · irina.melnyk@gmail.com · +380931234567 · UA · -

address in an international domain — -
Анна Попова анна@почта.рф +7 912 345 67 89
→ Анна · Попова · анна@почта.рф · +79123456789 · RU · -
`;
