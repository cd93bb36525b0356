/** Poland and Czechia; the format is told in paste-lines.ts. */
export const POLAND = `
name, email and phone in one line — PL
Jan Nowak jan@x.pl 600 100 200
→ Jan · Nowak · jan@x.pl · +48600100200 · ?PL · -

spreadsheet row with tabs and a country code — PL
Anna⇥Kowalska⇥anna.kowalska@wp.pl⇥601 222 333⇥PL
→ Anna · Kowalska · anna.kowalska@wp.pl · +48601222333 · PL · -

spreadsheet row in another order of columns — PL
601222333⇥Wiśniewski⇥Tomasz⇥tomasz.w@onet.pl
→ Tomasz · Wiśniewski · tomasz.w@onet.pl · +48601222333 · ?PL · -

semicolons between — PL
Piotr;Zieliński;piotr@firma.com.pl;+48 22 621 40 50;Polska
→ Piotr · Zieliński · piotr@firma.com.pl · +48226214050 · PL · -

commas between — PL
Magdalena,Lewandowska,magda@lewandowska.pl,600-700-800
→ Magdalena · Lewandowska · magda@lewandowska.pl · +48600700800 · ?PL · -

surname first after a comma — PL
Nowak, Jan; jan.n@poczta.onet.pl; 512 345 678
→ Jan · Nowak · jan.n@poczta.onet.pl · +48512345678 · ?PL · -

header row on top of the data — PL
Lp.⇥Nazwisko⇥Imię⇥Telefon⇥E-mail⇥Miasto⏎1⇥Wójcik⇥Krzysztof⇥501502503⇥k.wojcik@interia.pl⇥Radom
→ Krzysztof · Wójcik · k.wojcik@interia.pl · +48501502503 · ?PL · Lp.: 1 Miasto: Radom

Polish labels in one line — PL
Imię: Ewa Nazwisko: Nowak-Kowalska tel. kom.: 605 606 607 e-mail: ewa@nk.pl
→ Ewa · Nowak-Kowalska · ewa@nk.pl · +48605606607 · ?PL · -

full name label, line by line — PL
Imię i nazwisko: Agnieszka Mazur⏎Nr telefonu: 0048 698 765 432⏎Adres e-mail: agnieszka.mazur@gmail.com⏎Kraj: Polska
→ Agnieszka · Mazur · agnieszka.mazur@gmail.com · +48698765432 · PL · -

chat line, introduced — PL
Dzień dobry, nazywam się Katarzyna Wróbel, proszę o kontakt 788 999 111 lub kasia.wrobel@o2.pl
→ Katarzyna · Wróbel · kasia.wrobel@o2.pl · +48788999111 · ?PL

email signature with a landline and a mobile — PL
Pozdrawiam⏎Marek Dąbrowski⏎Kierownik Sprzedaży⏎ABC Sp. z o.o.⏎tel. 22 555 66 77⏎kom. 602 603 604⏎m.dabrowski@abc.com.pl
→ Marek · Dąbrowski · m.dabrowski@abc.com.pl · +48602603604 · ?PL

title dropped — PL
Pan Andrzej Szymański, andrzej@szymanski.eu, tel 508-100-200
→ Andrzej · Szymański · andrzej@szymanski.eu · +48508100200 · -

surname in capitals before the first name — PL
KACZMAREK Zofia z.kaczmarek@uw.edu.pl 226123456
→ Zofia · KACZMAREK · z.kaczmarek@uw.edu.pl · +48226123456 · ?PL

small letters throughout — PL
jan kowalczyk jan.kowalczyk@gmail.com 600300400
→ jan · kowalczyk · jan.kowalczyk@gmail.com · +48600300400 · -

birth date, postcode and amount beside the phone — PL
Paweł Jankowski, ur. 12.03.1985, 00-950 Warszawa, wpłata 10 000 zł, 693 111 222, pawel@j.pl
→ Paweł · Jankowski · pawel@j.pl · +48693111222 · ?PL

order number in front — PL
Zamówienie nr 123456789, Monika Król, monika.krol@vp.pl, 517 000 111
→ Monika · Król · monika.krol@vp.pl · +48517000111 · ?PL

Czech labels — CZ
Jméno: Tomáš Příjmení: Dvořák E-mail: tomas.dvorak@seznam.cz Telefon: 602 123 456
→ Tomáš · Dvořák · tomas.dvorak@seznam.cz · +420602123456 · ?CZ · -

Czech signature with calling code — -
S pozdravem⏎Ing. Petra Svobodová⏎jednatelka⏎+420 777 888 999⏎petra.svobodova@firma.cz⏎Česká republika
→ Petra · Svobodová · petra.svobodova@firma.cz · +420777888999 · CZ
`;
