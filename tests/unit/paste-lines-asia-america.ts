/** China, Japan, Korea, the Arab world, Israel, the Americas; the format is told in paste-lines.ts. */
export const ASIA_AND_AMERICA = `
Chinese labels with full-width marks — CN
姓名：王小明　手机：13812345678　邮箱：xiaoming@qq.com
→ ?小明 · ?王 · xiaoming@qq.com · +8613812345678 · - · -

Chinese chat line without spaces — -
你好，我叫李娜，电话+8613912345678，邮箱lina@163.com
→ ?娜 · ?李 · lina@163.com · +8613912345678 · CN

Japanese name with a space — JP
田中 太郎 taro.tanaka@docomo.ne.jp 090-1234-5678
→ 太郎 · 田中 · taro.tanaka@docomo.ne.jp · +819012345678 · ?JP · -

Korean name, label and mobile — KR
이름: 김민수⏎휴대폰: 010-1234-5678⏎이메일: minsu@naver.com
→ ?민수 · ?김 · minsu@naver.com · +821012345678 · - · -

Arabic labels and digits — AE
الاسم: محمد أحمد⏎الهاتف: ٠٥٠١٢٣٤٥٦٧⏎البريد الإلكتروني: m.ahmed@gmail.com
→ محمد · أحمد · m.ahmed@gmail.com · +971501234567 · - · -

Arabic name of two words — -
عبد الله حسن +966 50 123 4567 abdullah@outlook.sa
→ عبد الله · حسن · abdullah@outlook.sa · +966501234567 · SA · -

American row with state and amount — US
John,Smith,john.smith@gmail.com,(202) 555-0143,"$1,500.00",US
→ John · Smith · john.smith@gmail.com · +12025550143 · US

American extension stays in the rest — US
Dr. Emily Carter, +1 (415) 555-2671 ext. 12, emily@carter.com
→ Emily · Carter · emily@carter.com · +14155552671 · US · ext. 12

numbers written with dots — US
Robert Brown | 212.736.5000 | rbrown@example.com | USA
→ Robert · Brown · rbrown@example.com · +12127365000 · US · -

Canadian by name — -
Sophie Tremblay, Canada, +1 514 287 1234, sophie.t@videotron.ca
→ Sophie · Tremblay · sophie.t@videotron.ca · +15142871234 · CA · -

Brazilian chat line — BR
Olá, meu nome é Gabriel dos Santos, WhatsApp (11) 91234-5678, gabriel@uol.com.br
→ Gabriel · dos Santos · gabriel@uol.com.br · +5511912345678 · ?BR

Mexican with two surnames and a spreadsheet's bare number — -
Carlos⇥Hernández López⇥carlos.hl@hotmail.com⇥525512345678⇥México
→ Carlos · Hernández López · carlos.hl@hotmail.com · +525512345678 · MX · -

vCard — -
BEGIN:VCARD⏎VERSION:3.0⏎N:Nowak;Jan;;Mr;⏎FN:Jan Nowak⏎ORG:ACME⏎TEL:+48 22 621 40 50⏎TEL;TYPE=CELL:+48 600 100 200⏎EMAIL;TYPE=INTERNET:jan@x.pl⏎ADR;TYPE=WORK:;;Prosta 1;Warszawa;;00-838;Poland⏎END:VCARD
→ Jan · Nowak · jan@x.pl · +48600100200 · PL

vCard with a full name only — -
BEGIN:VCARD⏎VERSION:4.0⏎FN:María del Carmen López⏎item1.EMAIL:mc@lopez.es⏎item1.TEL;VALUE=uri:tel:+34-612-345-678⏎END:VCARD
→ ?María del Carmen · ?López · mc@lopez.es · +34612345678 · ES

keys of a program's output — -
{"first_name": "Liam", "last_name": "Murphy", "email": "liam@murphy.ie", "phone": "+353 85 123 4567"}
→ Liam · Murphy · liam@murphy.ie · +353851234567 · IE · -

Vietnamese surname first in Latin letters — -
Nguyễn Văn An +84 912 345 678 an.nguyen@gmail.com Việt Nam
→ ?Văn An · ?Nguyễn · an.nguyen@gmail.com · +84912345678 · VN · -

label and value in two columns — -
First name⇥Noa⏎Last name⇥Levi⏎E-mail⇥noa.levi@walla.co.il⏎Phone⇥+972 52-123-4567⏎Country⇥Israel
→ Noa · Levi · noa.levi@walla.co.il · +972521234567 · IL · -

header with labels in English, comma separated — -
email,phone,surname,name,country⏎ana@lima.pe,+51 912 345 678,Quispe Mamani,Ana,PE
→ Ana · Quispe Mamani · ana@lima.pe · +51912345678 · PE · -
`;
