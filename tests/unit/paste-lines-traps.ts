/** What must not be taken, or not for what it looks like; the format is told in paste-lines.ts. */
export const TRAPS = `
a first name alone stays — PL
Jan
→ ∅

a full name alone stays — PL
Jan Nowak
→ ∅

a phone alone stays — PL
600 100 200
→ ∅

an email alone stays — PL
jan@x.pl
→ ∅

an email in angle brackets alone stays — PL
<jan.nowak@x.pl>
→ ∅

a link to an email alone stays — PL
mailto:jan.nowak@x.pl
→ ∅

a date and an amount are no phone — PL
Spotkanie 2024-11-12 o 12:45, kwota 1 250 000,00 zł
→ ∅

an address of the network is no phone — DE
Server 192.168.100.200 antwortet nicht
→ ∅

an order number is no phone — PL
Order no. 600100200 was shipped
→ ∅

a tracking id is no phone — PL
click a12dd0a66a, offer 9a1f0c52-1234-4123-8123-123456789012
→ ∅

an IBAN is no phone — PL
Konto PL61 1090 1014 0000 0712 1981 2874 Jan Nowak
→ ∅

a card number is no phone — US
Card 4111 1111 1111 1111 John Smith
→ ∅

name guessed from the email — -
jan.nowak@gmail.com +48 600 100 200
→ ?Jan · ?Nowak · jan.nowak@gmail.com · +48600100200 · PL · -

no name is guessed from an address of a role — -
info@nowak.pl +48 600 100 200
→ - · - · info@nowak.pl · +48600100200 · PL · -

mailto link beside a name — -
Jan Nowak (mailto:jan@x.pl?subject=Hello) tel:+48600100200
→ Jan · Nowak · jan@x.pl · +48600100200 · PL

only the first of several leads — PL
Jan Nowak⇥jan@x.pl⇥600100200⏎Ewa Kot⇥ewa@y.pl⇥600100300
→ Jan · Nowak · jan@x.pl · +48600100200 · ?PL · Ewa Kot ewa@y.pl 600100300

the one spoken to is not the lead — -
Hi John, please add Peter Parker, peter@parker.com, +1 212 736 5000
→ Peter · Parker · peter@parker.com · +12127365000 · US

a country that is also a name — -
Georgia Smith georgia.smith@gmail.com +44 7400 123456
→ Georgia · Smith · georgia.smith@gmail.com · +447400123456 · GB · -

a surname that is also a country — GB
Tom Holland, tom@holland.com, 07400 123456
→ Tom · Holland · tom@holland.com · +447400123456 · - · -
`;
