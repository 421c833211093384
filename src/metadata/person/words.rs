//! The words that names and bylines are made of, in many languages. All lower case.

use crate::metadata::word_set::WordSet;

/// Small words that belong to a family name.
#[rustfmt::skip]
pub(super) static PARTICLES: WordSet = WordSet::new(&[
    "van", "von", "vom", "zu", "zum", "zur", "de", "den", "der", "del", "dela", "delos", "della", "delle", "dello", "degli", "dei", "di", "da", "das",
    "do", "dos", "du", "des", "la", "las", "los", "le", "el", "al", "ter", "ten", "te", "op", "in't", "'t", "af", "av", "bin", "ibn", "bint", "ben", "bar",
    "d'", "of", "e", "y", "san", "santa", "st.", "sainte", "dal", "dalla", "lo", "li", "mac", "ap",
]);

/// What may stand after a name and belongs to it.
pub(super) const SUFFIXES: &[&str] =
    &["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "junior", "filho", "neto", "júnior", "hijo"];

/// Titles before a name, left out of it.
#[rustfmt::skip]
pub(super) const TITLES: &[&str] = &[
    "dr", "dr.", "prof", "prof.", "professor", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "sir", "dame", "rev", "rev.", "fr.", "hon.", "lord", "lady",
    "herr", "frau", "mag.", "dipl.-ing.", "ing.", "mgr.", "mgr", "judr.", "mudr.", "phdr.", "bc.", "doc.", "m.", "mme", "mlle", "sr.", "sra.", "dott.", "dott.ssa", "avv.",
    "д-р", "проф.", "د.", "أ.", "م.", "دكتور", "الدكتور", "الدكتورة", "الأستاذ", "دکتر", "डॉ.", "डॉ", "श्री", "ดร.", "นาย", "นาง", "นางสาว", "ד\"ר", "פרופ'",
];

/// Degrees and orders after a name.
#[rustfmt::skip]
pub(super) static DEGREES: WordSet = WordSet::new(&[
    "phd", "ph.d", "ph.d.", "md", "m.d.", "m.d", "mph", "ms", "m.s.", "msc", "m.sc.", "ma", "m.a.", "mba", "m.b.a.", "bsc", "b.sc.", "ba", "b.a.", "bs", "b.s.", "rn", "bsn", "msn",
    "rd", "rdn", "rdn.", "ld", "ldn", "cdn", "dds", "dmd", "dvm", "vmd", "do", "d.o.", "jd", "j.d.", "esq", "esq.", "llm", "ll.m.", "cpa", "cfa", "cfp", "cfp®", "cepf®", "cfp.", "ea", "pmp", "cpp", "psp",
    "np", "pa", "pa-c", "dnp", "fnp", "fnp-bc", "lcsw", "lmft", "lpc", "lmhc", "psyd", "psy.d.", "edd", "ed.d.", "med", "m.ed.", "facs", "faap", "facog", "facp", "facc", "faclm", "foma", "dabom", "fand", "faan", "rvt", "lvt",
    "dacvb", "davdc", "dipl", "cscs", "cpt", "nasm", "nasm-cpt", "ace", "ryt", "e-ryt", "ryt-200", "ryt-500", "cissp", "pe", "p.e.", "aia", "obe", "mbe", "cbe", "frs", "frcp", "mrcp", "dphil", "d.phil.", "pharmd", "pharm.d.",
    "dpt", "pt", "ot", "otr/l", "mpt", "ccc-slp", "slp", "bcba", "cde", "cdces", "csp", "shrm-cp", "shrm-scp", "phr", "sphr", "gphr", "ccsp", "cna", "lpn", "emt", "arnp", "aprn", "crnp", "whnp-bc", "mfa", "m.f.a.", "mlis", "mpa", "mpp", "msw", "lmsw", "cnm", "fache", "mbbs", "mbchb", "frcs", "bds", "meng", "b.eng", "beng", "hons", "smt", "cipd", "fcipd", "mcipd", "cspo", "csm",
]);

/// Words that only organisations have in their names.
#[rustfmt::skip]
pub(super) static ORGANISATION: WordSet = WordSet::new(&[
    // English.
    "news", "newsroom", "newsdesk", "desk", "staff", "team", "editors", "editorial", "editor", "admin", "administrator", "agency", "agencies", "agence", "press", "media", "magazine", "journal", "times", "herald", "tribune",
    "gazette", "daily", "weekly", "network", "group", "inc", "inc.", "llc", "ltd", "ltd.", "plc", "corp", "corp.", "corporation", "company", "co.", "gmbh", "s.a.", "s.p.a.", "university", "institute", "institution", "college", "school", "department", "ministry", "office",
    "bureau", "center", "centre", "council", "commission", "committee", "association", "society", "foundation", "organization", "organisation", "union", "federation", "museum", "library", "laboratory", "labs", "lab", "studio", "studios", "clinic", "hospital", "board", "authority", "administration", "government", "service", "services", "solutions", "technologies", "technology", "software", "systems", "marketing", "contributors", "contributor", "reporters", "reporter", "correspondent", "correspondents", "writers", "reports", "publishing", "publications", "publisher", "online", "community", "support", "international", "digital", "podcast", "blog", "website", "experts", "consulting", "partners", "ventures", "capital", "academy", "alliance", "coalition", "research", "health", "insurance", "tv", "radio", "tech", "app", "hub", "forums", "forum",
    // News agencies.
    "reuters", "afp", "dpa", "efe", "ansa", "upi", "xinhua", "tass", "interfax", "bloomberg", "pti", "ians", "ctk", "čtk", "tanjug", "fena", "belga", "ntb", "stt", "ritzau", "kyodo", "jiji", "yonhap", "anadolu", "iha", "dha", "wam", "irna", "isna",
    // Editorial offices in other languages.
    "redaktion", "newsredaktion", "onlineredaktion", "redaktionsteam", "redaction", "rédaction", "redacción", "redaccion", "redação", "redacao", "redazione", "redactie", "redaksjonen", "redaktionen", "redaksi", "redakcja", "redakce", "redakcia", "redakcija", "uredništvo", "toimitus", "toimetus", "szerkesztőség", "redacția", "redacţia", "redactia", "editörü", "editöryel", "haber", "merkezi", "servisi", "ajansı", "agencia", "agencias", "agência", "agenzia", "agentur", "agentura", "agencja", "equipe", "équipe", "equipo", "universität", "universidad", "université", "università", "universiteit", "institut", "instituto", "ministerio", "ministère", "ministerium", "verein", "stiftung", "fundación", "fondation", "verlag", "zeitung", "asociación", "gobierno", "ayuntamiento",
    "редакция", "редакції", "редакція", "пресс-служба", "пресс-центр", "прес-служба", "агентство", "новости", "риа", "тасс", "интерфакс", "университет", "институт", "министерство", "администрация", "укрінформ", "уніан", "редакцията", "ндс", "бта", "σύνταξη", "συντακτική", "ομάδα", "απε-μπε", "υπουργείο",
    "وكالة", "وكالات", "فريق", "تحرير", "التحرير", "هيئة", "صحيفة", "جريدة", "موقع", "شبكة", "قناة", "وزارة", "جامعة", "مركز", "خبرگزاری", "تحریریه", "سرویس", "روزنامه", "دانشگاه", "ڈیسک", "نیوز", "מערכת", "מערכת", "सोच", "डेस्क", "न्यूज़", "न्यूज", "ब्यूरो", "टीम", "ডেস্ক", "প্রতিবেদক", "প্রতিনিধি", "নিউজ", "กองบรรณาธิการ", "สำนักข่าว", "ทีมข่าว", "ทีมงาน",
]);

/// Endings and parts of names of organisations in scripts without spaces.
#[rustfmt::skip]
pub(super) const ORGANISATION_PARTS: &[&str] = &[
    "编辑部", "編集部", "編輯部", "新闻社", "新聞社", "通信社", "通讯社", "新华社", "新華社", "日报", "日報", "晚报", "晚報", "新闻网", "新聞網", "记者站", "研究所", "研究院", "大学", "大學", "委员会", "協会", "协会", "公司", "会社", "中心", "网站", "本报", "本社", "電視台", "电视台", "出版社", "报社",
    "편집부", "뉴스", "신문", "일보", "연합뉴스", "취재팀", "방송", "기자단", "취재본부", "ニュース", "チーム", "センター", "รายงาน", "ข่าว",
];

/// Chinese family names of two characters.
pub(super) const CHINESE_DOUBLE: &[&str] = &[
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "东方", "東方", "皇甫", "尉迟", "尉遲",
    "公孙", "公孫", "慕容", "令狐", "宇文", "长孙", "長孫", "司徒", "司空", "夏侯", "端木", "南宫",
    "南宮", "百里", "东郭", "西门", "轩辕", "呼延", "独孤", "申屠", "澹台", "太史", "闻人", "钟离",
];

/// The usual Chinese family names of one character, of which nearly every name begins with one.
pub(super) const CHINESE_SINGLE: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯康易乔喬温溫倪章鲁魯葛殷牛樊施洪季凌翟庄莊颜顏聂聶焦祝柴俞岳齐齊沙辛耿关關包左申甘宁寧尚柳欧歐符路涂米曲华華游柏窦竇翁鲍鮑费費靳项項苗盛裴舒管古邢屈卜佟滕纪紀霍苑席梅裘童安詹麦麥单單连連应應闵閔隋阮凤鳳鲜卓边邊冉娄婁褚桑卞池解车車党巴艾房景兰蘭荆明丛司丰查戚穆荣榮宗冷";

/// Korean family names of two syllables.
pub(super) const KOREAN_DOUBLE: &[&str] =
    &["남궁", "황보", "제갈", "사공", "선우", "서문", "독고", "동방"];

/// Given names of two words, in Spanish.
pub(super) const SPANISH_SECOND: &[&str] = &[
    "josé",
    "jose",
    "luis",
    "maría",
    "maria",
    "carlos",
    "antonio",
    "manuel",
    "miguel",
    "ángel",
    "angel",
    "francisco",
    "javier",
    "ignacio",
    "pablo",
    "pedro",
    "juan",
    "jesús",
    "jesus",
    "alberto",
    "fernando",
    "alejandro",
    "andrés",
    "eduardo",
    "enrique",
    "rafael",
    "ramón",
    "isabel",
    "teresa",
    "elena",
    "pilar",
    "carmen",
    "cristina",
    "belén",
    "dolores",
    "rosa",
    "luisa",
    "victoria",
    "sol",
    "paz",
    "mar",
];

/// Vietnamese family names; they stand first.
pub(super) const VIETNAMESE: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "đinh", "trịnh", "mai", "đào", "lương", "tạ", "thái", "châu",
    "cao",
];
