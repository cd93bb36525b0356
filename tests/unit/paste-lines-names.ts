/** Lines that were once read wrong and marked as sure, or lost in part. */
export const NAMES = `
an email of the first name and the surname's initial keeps the order — PL
Kasia Wójcik kasia.w@wp.pl
→ ?Kasia · ?Wójcik · kasia.w@wp.pl · - · ?PL · -

the same of an Indian name — IN
Piyush Sharma piyush.s@gmail.com
→ ?Piyush · ?Sharma · piyush.s@gmail.com · - · - · -

the same without a dot — IN
Amit Patel amitp@gmail.com
→ ?Amit · ?Patel · amitp@gmail.com · - · - · -

the same of a short form — PL
Gosia Mazur gosiam@wp.pl
→ ?Gosia · ?Mazur · gosiam@wp.pl · - · ?PL · -

the same of a Nigerian name — NG
Zainab Bello zainab.b@gmail.com
→ ?Zainab · ?Bello · zainab.b@gmail.com · - · - · -

surname first under an email of the first name and an initial is not sure — PL
Wójcik Kasia kasia.w@wp.pl
→ ?Wójcik · ?Kasia · kasia.w@wp.pl · - · ?PL · -

an initial in front still turns the name — PL
Wójcik Kasia kwojcik@wp.pl
→ Kasia · Wójcik · kwojcik@wp.pl · - · ?PL · -

a phone that a spreadsheet wrote with .0 — PL
Jan⇥Nowak⇥jan@x.pl⇥600100200.0
→ Jan · Nowak · jan@x.pl · +48600100200 · ?PL · -

a particle that is a stop word elsewhere stays in the surname — NL
Jan van den Berg, jan@ziggo.nl, 06-12345678
→ Jan · van den Berg · jan@ziggo.nl · +31612345678 · ?NL · -

the same behind a label — DE
Nachname: van den Heuvel Vorname: Kees kees@x.de
→ Kees · van den Heuvel · kees@x.de · - · ?DE · -

the same of a Swedish name — SE
Name: Lars av Ekenstam lars@x.se
→ Lars · av Ekenstam · lars@x.se · - · ?SE · -

the same before a comma — NL
van den Berg, Jan, jan@ziggo.nl
→ Jan · van den Berg · jan@ziggo.nl · - · ?NL · -

a Czech greeting is no name — CZ
Dobrý den, Jan Novák, jan.novak@seznam.cz
→ Jan · Novák · jan.novak@seznam.cz · - · ?CZ · Dobrý den
`;
