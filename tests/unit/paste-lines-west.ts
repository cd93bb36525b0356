/** Germany, Spain, Italy, France, Portugal, Netherlands, Britain; the format is told in paste-lines.ts. */
export const WEST = `
chat line with the surname only in the email — -
Hi, this is Maria, my number is +34 612 345 678, maria.garcia@mail.es
→ Maria · ?Garcia · maria.garcia@mail.es · +34612345678 · ES

name with the address in angle brackets — PL
Thomas Müller <thomas.mueller@gmx.de> +49 (0)151 234 567 89
→ Thomas · Müller · thomas.mueller@gmx.de · +4915123456789 · DE · -

German labels, where Name is the surname — DE
Name: Schneider, Vorname: Sabine, Handy: 0171 2345678, E-Mail: s.schneider@web.de
→ Sabine · Schneider · s.schneider@web.de · +491712345678 · ?DE · -

German signature with fax and title — DE
Mit freundlichen Grüßen⏎⏎Dr. Klaus Weber⏎Geschäftsführer⏎Weber GmbH⏎Hauptstraße 12, 80331 München⏎Fax: +49 89 123456-99⏎Tel.: +49 89 123456-0⏎Mobil: +49 172 9876543⏎k.weber@weber-gmbh.de
→ Klaus · Weber · k.weber@weber-gmbh.de · +491729876543 · DE

Herr, noble particle, slash in the number — DE
Herr Karl von Hohenberg, 030/12345678, karl@hohenberg.de
→ Karl · von Hohenberg · karl@hohenberg.de · +493012345678 · ?DE · -

Spanish labels — ES
Nombre: Juan Carlos Apellidos: de la Cruz Romero Teléfono: 611 22 33 44 Correo electrónico: jc.delacruz@hotmail.es País: España
→ Juan Carlos · de la Cruz Romero · jc.delacruz@hotmail.es · +34611223344 · ES · -

two Spanish surnames by calling code — PL
Lucia Fernández Ortega lucia.fo@gmail.com +34 655 443 322
→ Lucia · Fernández Ortega · lucia.fo@gmail.com · +34655443322 · ES · -

Spanish chat line — ES
Hola, me llamo Alejandro Ruiz y quiero información, mi teléfono es 699 88 77 66 y mi correo aleruiz@yahoo.es
→ Alejandro · Ruiz · aleruiz@yahoo.es · +34699887766 · ?ES

compound surname with de la — -
María de la Cruz;maria@delacruz.es;0034 612 000 111;ES
→ María · de la Cruz · maria@delacruz.es · +34612000111 · ES · -

Italian labels — IT
Nome: Giuseppe⏎Cognome: De Luca⏎Cellulare: 333 123 4567⏎Email: g.deluca@libero.it
→ Giuseppe · De Luca · g.deluca@libero.it · +393331234567 · ?IT · -

Italian landline keeps its zero — -
Sig.ra Francesca Bianchi, +39 06 1234 5678, francesca.bianchi@tin.it
→ Francesca · Bianchi · francesca.bianchi@tin.it · +390612345678 · IT · -

Italian chat line — IT
Buongiorno, sono Marco Rossi, il mio numero è 347 765 4321, mail: marco.rossi@gmail.com
→ Marco · Rossi · marco.rossi@gmail.com · +393477654321 · -

French labels, Nom is the surname — FR
Nom : Lefebvre⏎Prénom : Camille⏎Téléphone portable : 06 12 34 56 78⏎Adresse e-mail : camille.lefebvre@orange.fr⏎Pays : France
→ Camille · Lefebvre · camille.lefebvre@orange.fr · +33612345678 · FR · -

French dots in the number — FR
Jean-Pierre Dubois jp.dubois@free.fr 06.98.76.54.32
→ Jean-Pierre · Dubois · jp.dubois@free.fr · +33698765432 · ?FR · -

French chat line with an apostrophe — FR
Bonjour, je m'appelle Chloé Martin et mon numéro est le 07 11 22 33 44, chloe@sfr.fr
→ Chloé · Martin · chloe@sfr.fr · +33711223344 · ?FR

Portuguese labels — PT
Nome: João Sobrenome: dos Santos Telemóvel: 912 345 678 Email: joao.santos@sapo.pt
→ João · dos Santos · joao.santos@sapo.pt · +351912345678 · ?PT · -

Dutch particle — NL
Pieter van der Berg / pieter@vdberg.nl / 06-12345678
→ Pieter · van der Berg · pieter@vdberg.nl · +31612345678 · ?NL · -

British signature with two numbers — -
Best regards,⏎Emma Thompson⏎Head of Sales, Acme Ltd⏎T: +44 20 7946 0958⏎M: +44 7400 123456⏎E: emma.thompson@acme.co.uk
→ Emma · Thompson · emma.thompson@acme.co.uk · +447400123456 · GB

the first of two numbers wins where neither is said to be mobile — GB
Oliver O'Connor oliver.oconnor@bt.com 020 7123 4567 / 020 7946 0999
→ Oliver · O'Connor · oliver.oconnor@bt.com · +442071234567 · -

zero in parentheses and dashes — -
Mr James Wright, UK, +44 (0)7400-123-456, james@wright.co.uk
→ James · Wright · james@wright.co.uk · +447400123456 · GB · -
`;
