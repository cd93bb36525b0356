/**
 * Names, phones and mail hosts by country. A name in another script than Latin carries its
 * spelling for the email address behind `=`. In a phone pattern `#` stands for any digit.
 */
type Country = {
  readonly code: string;
  readonly language: string;
  readonly phone: string;
  readonly hosts: string;
  readonly first: string;
  readonly last: string;
};

export const COUNTRIES: readonly Country[] = [
  {
    code: "PL",
    language: "pl",
    phone: "+48600######",
    hosts: "poczta.example skrzynka.example",
    first: "Jan Małgorzata Łukasz Agnieszka Wojciech Żaneta Zbigniew Paweł Świętosława Ewa",
    last: "Nowak Wiśniewska Wójcik Kowalczyk Dąbrowski Zieliński Szymańska Woźniak Źdźbło Krawczyk",
  },
  {
    code: "DE",
    language: "de",
    phone: "+491511#######",
    hosts: "post.example xn--kln-sna.example",
    first: "Jürgen Anneliese Björn Käthe Matthias Sören Ursula Günther Heike Lukas",
    last: "Müller Schäfer Größ Weiß Köhler Schulze-Löwenstein Krüger Böhm Fuchs Jäger",
  },
  {
    code: "ES",
    language: "es",
    phone: "+34612######",
    hosts: "correo.example buzon.example",
    first: "José María Íñigo Begoña Jesús Lucía Ángel Nuria Ramón Inés",
    last: "García Muñoz Ibáñez Peña Núñez Gutiérrez Ordóñez López Sáez Castaño",
  },
  {
    code: "FR",
    language: "fr",
    phone: "+33612######",
    hosts: "courrier.example boite.example",
    first: "François Zoé Jérôme Anaïs Gaël Hélène Loïc Chloé Benoît Agnès",
    last: "Lefèvre D’Hérouville Bérénger Gauthier Noël Châtelain Façade Dubois Périer Lemaître",
  },
  {
    code: "CZ",
    language: "cs",
    phone: "+420602######",
    hosts: "schranka.example",
    first: "Jiří Žofie Ondřej Růžena Vojtěch Šárka Tomáš Eliška Zdeněk Alžběta",
    last: "Dvořák Černá Procházka Růžičková Šťastný Kučera Řezníček Němcová Beneš Žižka",
  },
  {
    code: "TR",
    language: "tr",
    phone: "+90532#######",
    hosts: "posta.example",
    first: "İbrahim Ayşe Çağlar Gülşen Işıl Ömer Şebnem Yiğit Özlem Doğan",
    last: "Yılmaz Şahin Çelik Öztürk Aydın Kılıç Doğan Koç Güneş Işık",
  },
  {
    code: "SE",
    language: "sv",
    phone: "+46701######",
    hosts: "brev.example",
    first: "Åsa Göran Märta Björn Linnéa Sven Håkan Maja Örjan Elsa",
    last: "Åkesson Öberg Lindström Sjöström Ängström Nilsson Håkansson Bäck Ek Sandström",
  },
  {
    code: "GR",
    language: "el",
    phone: "+306944######",
    hosts: "tachydromeio.example",
    first: "Γιώργος=giorgos Ελένη=eleni Νίκος=nikos Μαρία=maria Σταύρος=stavros Αγγελική=angeliki",
    last: "Παπαδόπουλος=papadopoulos Οικονόμου=oikonomou Καραγιάννης=karagiannis Βλάχος=vlachos Σαμαράς=samaras",
  },
  {
    code: "UA",
    language: "uk",
    phone: "+38067#######",
    hosts: "poshta.example",
    first:
      "Олександр=oleksandr Наталія=nataliia Ярослав=yaroslav Їжачина=yizhachyna Юлія=yuliia Андрій=andrii",
    last: "Шевченко=shevchenko Ковальчук=kovalchuk Гончаренко=honcharenko Лісовий=lisovyi Цимбалюк=tsymbaliuk",
  },
  {
    code: "BG",
    language: "bg",
    phone: "+359887######",
    hosts: "pismo.example",
    first: "Георги=georgi Мария=maria Димитър=dimitar Елица=elitsa Йордан=yordan Цветелина=tsvetelina",
    last: "Иванов=ivanov Стоянова=stoyanova Димитров=dimitrov Ангелова=angelova Щерев=shterev",
  },
  {
    code: "AE",
    language: "ar",
    phone: "+97150#######",
    hosts: "bareed.example",
    first: "محمد=mohammed فاطمة=fatima عبدالله=abdullah نورة=noura يوسف=yousef ليلى=layla",
    last: "المنصوري=almansoori الهاشمي=alhashimi النعيمي=alnuaimi الكعبي=alkaabi الشامسي=alshamsi",
  },
  {
    code: "IL",
    language: "he",
    phone: "+972522######",
    hosts: "doar.example",
    first: "דוד=david שרה=sara יוסף=yosef נועה=noa איתן=eitan מיכל=michal",
    last: "כהן=cohen לוי=levi מזרחי=mizrahi פרץ=peretz ביטון=biton",
  },
  {
    code: "IN",
    language: "hi",
    phone: "+9198########",
    hosts: "daak.example",
    first: "प्रिया=priya राहुल=rahul अनिता=anita विक्रम=vikram सुनील=sunil मीरा=meera",
    last: "शर्मा=sharma पटेल=patel वर्मा=verma सिंह=singh गुप्ता=gupta",
  },
  {
    code: "JP",
    language: "ja",
    phone: "+819012######",
    hosts: "yubin.example",
    first: "翔太=shota さくら=sakura 健一=kenichi 美咲=misaki ユウキ=yuki 陽菜=hina",
    last: "佐藤=sato 鈴木=suzuki 高橋=takahashi 渡辺=watanabe 小林=kobayashi",
  },
  {
    code: "TW",
    language: "zh",
    phone: "+886912######",
    hosts: "youjian.example",
    first: "志明=zhiming 淑芬=shufen 家豪=jiahao 怡君=yijun 俊傑=junjie 雅婷=yating",
    last: "陳=chen 林=lin 黃=huang 歐陽=ouyang 吳=wu",
  },
  {
    code: "KR",
    language: "ko",
    phone: "+8210########",
    hosts: "pyeonji.example",
    first: "민준=minjun 서연=seoyeon 지훈=jihoon 하은=haeun 도윤=doyoon 수아=sua",
    last: "김=kim 이=lee 박=park 최=choi 정=jung",
  },
  {
    code: "VN",
    language: "vi",
    phone: "+84912######",
    hosts: "thu.example",
    first: "Nguyệt Đức Hương Thắng Phượng Quốc-Bảo Ngọc Tuấn Thúy Hiếu",
    last: "Nguyễn Trần Lê Phạm Huỳnh Đặng Võ Bùi Đỗ Hồ",
  },
  {
    code: "BR",
    language: "pt",
    phone: "+551198#######",
    hosts: "caixa.example",
    first: "João Conceição Antônio Letícia Luís Verônica Sebastião Tainá Estêvão Raíssa",
    last: "Gonçalves Araújo Magalhães Simões Conceição Corrêa Brandão Sá Falcão Guimarães",
  },
];
