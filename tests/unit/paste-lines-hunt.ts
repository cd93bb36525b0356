/** Written after the readers were done, to see what they make of lines they were not built on. */
export const HUNT = `
label and value with dashes — PL
Imię i nazwisko - Barbara Jabłońska⏎Tel - 664 128 309⏎Mail - barbara.jablonska@poczta.fm
→ Barbara · Jabłońska · barbara.jablonska@poczta.fm · +48664128309 · - · -

a form's answer by mail — PL
Nowe zgłoszenie ze strony⏎Imię: Łukasz⏎Nazwisko: Wach⏎E-mail: lukaszwach84@gmail.com⏎Telefon: +48 883 201 447⏎Wiadomość: proszę o kontakt po 16
→ Łukasz · Wach · lukaszwach84@gmail.com · +48883201447 · PL

a CRM export row with id, date and status — PL
48213⇥2025-03-14 09:22⇥Halina⇥Urbańczyk⇥halina.urbanczyk@op.pl⇥48791445120⇥No Answer⇥Poland
→ Halina · Urbańczyk · halina.urbanczyk@op.pl · +48791445120 · PL

surname first, hyphened, no comma — PL
Zając-Wilk Patrycja patrycja.zw@gmail.com 535 910 226
→ Patrycja · Zając-Wilk · patrycja.zw@gmail.com · +48535910226 · -

German contact block — DE
Frau⏎Ursula Hoffmann⏎Lindenweg 7⏎50667 Köln⏎Tel.: 0221 4710983⏎ursula.hoffmann@t-online.de
→ Ursula · Hoffmann · ursula.hoffmann@t-online.de · +492214710983 · ?DE

Austrian with an academic title — AT
Mag. Stefan Gruber, +43 664 1234567, stefan.gruber@aon.at, Österreich
→ Stefan · Gruber · stefan.gruber@aon.at · +436641234567 · AT · -

Swiss row with pipes — -
Bärtschi | Reto | reto.baertschi@bluewin.ch | 0041 79 456 12 30 | CH
→ ?Reto · ?Bärtschi · reto.baertschi@bluewin.ch · +41794561230 · CH · -

Spanish form with the surname split — ES
Nombre: Begoña⏎Primer apellido: Iturbe⏎Segundo apellido: Sanz⏎Móvil: 628 40 51 97⏎Email: begona.iturbe@gmail.com
→ Begoña · Iturbe · begona.iturbe@gmail.com · +34628405197 · -

Spanish chat, phone first — ES
666 70 81 92 soy Nerea Castillo, ncastillo@telefonica.net, llamadme por la tarde
→ Nerea · Castillo · ncastillo@telefonica.net · +34666708192 · -

Argentine under another default — PL
Facundo Pereyra (Argentina) +54 9 11 2345 6789 facu.pereyra@yahoo.com.ar
→ ?Facundo · ?Pereyra · facu.pereyra@yahoo.com.ar · +5491123456789 · AR · -

Italian signature — IT
Cordiali saluti⏎⏎Avv. Elisabetta Marchetti⏎Studio Legale Marchetti⏎Via Garibaldi 22, 20121 Milano⏎Tel. 02 8645 1234 - Cell. 348 9012345⏎elisabetta@studiomarchetti.it
→ Elisabetta · Marchetti · elisabetta@studiomarchetti.it · +393489012345 · ?IT

French signature with quotes — FR
Bien cordialement,⏎Anne-Sophie de Villiers⏎Responsable des ventes⏎06 45 78 12 30⏎as.devilliers@wanadoo.fr
→ Anne-Sophie · de Villiers · as.devilliers@wanadoo.fr · +33645781230 · ?FR

Belgian labels — BE
Naam: Peeters⏎Voornaam: Koen⏎GSM: 0475 12 34 56⏎E-mailadres: koen.peeters@telenet.be⏎Land: België
→ Koen · Peeters · koen.peeters@telenet.be · +32475123456 · BE · -

Swedish — SE
Björn Lindqvist, bjorn.lindqvist@telia.se, 070-123 45 67
→ Björn · Lindqvist · bjorn.lindqvist@telia.se · +46701234567 · ?SE · -

Hungarian, surname first — HU
Név: Szabó Péter⏎Telefon: +36 30 123 4567⏎E-mail: szabo.peter@freemail.hu
→ ?Péter · ?Szabó · szabo.peter@freemail.hu · +36301234567 · HU · -

Romanian labels — RO
Nume: Popescu, Prenume: Andrei, Telefon: 0722 123 456, Email: andrei.popescu@yahoo.ro
→ Andrei · Popescu · andrei.popescu@yahoo.ro · +40722123456 · ?RO · -

Russian chat with a nickname's header — RU
Наталья, [14.02.2025 18:31]⏎Добрый вечер! Меня зовут Наталья Белова, звоните 8-905-111-22-33, почта nbelova@bk.ru
→ Наталья · Белова · nbelova@bk.ru · +79051112233 · ?RU

Kazakh number, Russian name — RU
Асель Нурланова; +7 701 234 56 78; assel.n@mail.kz; Казахстан
→ Асель · Нурланова · assel.n@mail.kz · +77012345678 · KZ · -

Ukrainian, three parts — UA
Мельничук Андрій Васильович, 096-321-45-67, melnychuk.av@gmail.com
→ Андрій Васильович · Мельничук · melnychuk.av@gmail.com · +380963214567 · -

Turkish small letters — TR
hakan çelik 0555 987 65 43 hakancelik@gmail.com
→ hakan · çelik · hakancelik@gmail.com · +905559876543 · -

Japanese form — JP
お名前：佐藤 美咲⏎フリガナ：サトウ ミサキ⏎メールアドレス：misaki@ezweb.ne.jp⏎電話：080-2345-6789
→ 美咲 · 佐藤 · misaki@ezweb.ne.jp · +818023456789 · ?JP

Chinese row — CN
陈静	13698765432	chenjing@sina.com	中国
→ ?静 · ?陈 · chenjing@sina.com · +8613698765432 · CN · -

Arabic chat line — SA
مرحبا، اسمي فاطمة الزهراني ورقمي 0551234567 وايميلي fatima.z@hotmail.com
→ فاطمة · الزهراني · fatima.z@hotmail.com · +966551234567 · -

Indian with country code but no plus — -
Rajesh Kumar Sharma, rajesh.sharma@rediffmail.com, 919876543210, India
→ ?Rajesh Kumar · ?Sharma · rajesh.sharma@rediffmail.com · +919876543210 · IN · -

British chat with a title — GB
Hello, Mrs Patricia O'Neill here, best number 07700 900123 or patricia.oneill@btinternet.com
→ Patricia · O'Neill · patricia.oneill@btinternet.com · ?+447700900123 · -

American signature with labels in letters — US
Thanks,⏎Tyler Bennett⏎Regional Manager | Summit Realty⏎O: 303.555.0188 | C: 720.555.0134⏎tyler@summitrealty.com⏎1200 17th St, Denver, CO 80202
→ Tyler · Bennett · tyler@summitrealty.com · +17205550134 · -

Brazilian three-part name — BR
Fernanda Oliveira Costa - (31) 98877-6655 - fernanda.oc@bol.com.br
→ Fernanda · Oliveira Costa · fernanda.oc@bol.com.br · +5531988776655 · ?BR · -

Mr and a Dutch prefix in capitals — NL
DE VRIES, Johanna | johanna.devries@ziggo.nl | +31 6 2345 6789
→ Johanna · DE VRIES · johanna.devries@ziggo.nl · +31623456789 · NL · -

a question with an invoice number and no lead — PL
Proszę o fakturę nr 2024/11/000123 na kwotę 1 499,00 zł
→ ∅

coordinates and version are no phone — PL
Punkt 52.2296756, 21.0122287 wersja 10.15.7.3
→ ∅

an address line is no lead — DE
Müllerstraße 123, 13353 Berlin
→ ∅
`;
