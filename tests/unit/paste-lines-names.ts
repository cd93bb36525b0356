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

two given names before a city are a whole name — GB
James Scott, Glasgow, 07912 345678, j@x.uk
→ James · Scott · j@x.uk · +447912345678 · ?GB · Glasgow

the same in France — FR
Thomas Martin, Paris, 06 12 34 56 78, t@x.fr
→ Thomas · Martin · t@x.fr · +33612345678 · ?FR · Paris

the same in Germany — DE
Klaus Werner, Hamburg, 0171 1234567, k@x.de
→ Klaus · Werner · k@x.de · +491711234567 · ?DE · Hamburg

the same in Poland — PL
Adam Marek, Warszawa, 600 100 200, a@x.pl
→ Adam · Marek · a@x.pl · +48600100200 · ?PL · Warszawa

two given names and the surname that the email confirms — PL
Anna Maria, Kowalska, 600 100 200, a.kowalska@x.pl
→ Anna Maria · Kowalska · a.kowalska@x.pl · +48600100200 · ?PL · -

two given names behind a surname — PL
Kowalska, Anna Maria, 600 100 200, a@x.pl
→ Anna Maria · Kowalska · a@x.pl · +48600100200 · ?PL · -

two given names and a word that ends as surnames do — PL
Anna Maria, Zielińska, 600 100 200, biuro@x.pl
→ Anna Maria · Zielińska · biuro@x.pl · +48600100200 · ?PL · -

two given names and a surname in capitals — FR
Jean Paul, ROY, 06 12 34 56 78, info@x.fr
→ Jean Paul · ROY · info@x.fr · +33612345678 · ?FR · -

a country's code behind the name — DE
Hans Müller DE 0171 1234567 h@x.de
→ Hans · Müller · h@x.de · +491711234567 · DE · -

a department behind the name — DE
Hans Müller IT 0171 1234567 h@x.de
→ Hans · Müller · h@x.de · +491711234567 · ?DE · IT

a state behind the name — US
John Smith NY 212 555 0123 h@x.com
→ John · Smith · h@x.com · +12125550123 · - · NY

a rank behind the name — DE
Hans Müller VIP 0171 1234567 h@x.de
→ Hans · Müller · h@x.de · +491711234567 · ?DE · VIP

a sales word behind a labelled name — DE
Name: Hans Müller FTD⏎Email: h@x.de
→ Hans · Müller · h@x.de · - · ?DE · FTD

two words in capitals behind the name — DE
Hans Müller CRM VIP, h@x.de
→ Hans · Müller · h@x.de · - · ?DE · CRM VIP

a short surname in capitals behind two given names — FR
Jean Paul ROY 06 12 34 56 78 jp@x.fr
→ Jean Paul · ROY · jp@x.fr · +33612345678 · ?FR · -

a short surname in capitals that the email has — VN
Thi Hoa LE hoa.le@x.vn
→ Thi Hoa · LE · hoa.le@x.vn · - · ?VN · -

a short surname in capitals behind a title and one name — DE
Herr Hans MAY h@x.de
→ Hans · MAY · h@x.de · - · ?DE · -

a short surname of East Asia in capitals — KR
Min Jun KIM mj@x.kr
→ Min Jun · KIM · mj@x.kr · - · ?KR · -

a surname that is a degree elsewhere — US
Full name: Jack Ma jack@x.com
→ Jack · Ma · jack@x.com · - · - · -

a surname that is an address's word elsewhere — US
Name: Diane Lane d@x.com
→ Diane · Lane · d@x.com · - · - · -

the same behind two given names — GB
Name: Mary Jane Street⏎07912 345678
→ Mary Jane · Street · - · +447912345678 · - · -

a Portuguese surname that is a company's form elsewhere — PT
Nome: Inês Sá⏎Telefone: 912 345 678
→ Inês · Sá · - · +351912345678 · - · -

a surname that is a day of the week, without a label — NG
Godwin Friday g@x.com
→ Godwin · Friday · g@x.com · - · - · -

a surname that is an office, without a label — GB
Jane Head j@x.com
→ Jane · Head · j@x.com · - · - · -

a degree behind a whole name — GB
Jan Nowak MA j@x.com
→ Jan · Nowak · j@x.com · - · - · MA

a street is no name — GB
Oxford Street, j@x.uk, 07912 345678
→ - · - · j@x.uk · +447912345678 · ?GB · Oxford Street

a street with a given name and a number is no name — GB
Piyush Sharma, Victoria Street 5, j@x.uk, 07912 345678
→ ?Piyush · ?Sharma · j@x.uk · +447912345678 · ?GB · Victoria Street 5

words of the trade still end a labelled name — PL
Name: Jan Nowak Sales Manager jan@x.pl
→ Jan · Nowak · jan@x.pl · - · ?PL · Sales Manager

a street in front of the name is no name — GB
Victoria Street, Piyush Sharma, piyush.sharma@x.uk, 07912 345678
→ ?Piyush · ?Sharma · piyush.sharma@x.uk · +447912345678 · ?GB · Victoria Street

the first phone is taken before one that is called the second — PL
+48601202303, drugi telefon +48 500 600 700, jan.nowak@x.pl
→ ?Jan · ?Nowak · jan.nowak@x.pl · +48601202303 · PL

the same where the second has a label — GB
James Scott, +447912345678, second phone: +44 7911 123456, j@x.uk
→ James · Scott · j@x.uk · +447912345678 · GB

the same in German, though it stands first — DE
zweite Handynummer 0171 7654321, Klaus Werner, 0171 1234567, k@x.de
→ Klaus · Werner · k@x.de · +491711234567 · ?DE
`;
