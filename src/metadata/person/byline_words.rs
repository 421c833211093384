//! What stands around names in bylines, language by language. All lower case; forms parted by `|`.

use crate::metadata::word_set::WordSet;

/// What a name's role in the making of a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    Author,
    Editor,
    Translator,
    /// Pictures, sources, checkers: named on the page, cited never.
    Other,
}

/// One language's words.
pub(super) struct Row {
    /// BCP 47 subtag, for the reader of this table.
    #[allow(dead_code)] // the table's first column, and what its test counts
    pub(super) language: &'static str,
    /// Before a name. Those that are common words must be followed by a capital where there are
    /// capitals, which holds for all.
    pub(super) author: &'static str,
    /// Before an editor's name, or after it behind a comma.
    pub(super) editor: &'static str,
    pub(super) translator: &'static str,
    /// Before names that are not cited: photographers, sources, fact checkers.
    pub(super) other: &'static str,
    /// Between two names.
    pub(super) and: &'static str,
}

#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    Row { language: "en", author: "by|written by|words by|posted by|story by|text by|report by|reported by|reporting by|article by|published by|authored by|a guest post by|guest post by|post by|submitted by|created by|contributed by|author|authors|author(s)|writer|writers|reporter|story|words|text|written and photographed by|opinion by|analysis by|review by|reviewed by the author|blog by|from|started by|asked by|thread starter|topic starter|article author|post author|about the author|about the authors|lead author|content by|prepared by|contributor|contributors|column by|essay by|commentary by|interview by|compiled by|news by",
        editor: "edited by|editor|editors|editing by", translator: "translated by|translation by|translation|translator",
        other: "photo by|photos by|photographed by|portrait by|portraits by|photography|photographer|cover by|photograph by|photographs by|photography by|photo|photos|images by|image by|illustration by|illustrations by|illustrated by|video by|medically reviewed by|reviewed by|fact checked by|fact-checked by|checked by|source|sources|credit|via|with files from|additional reporting by|graphics by|art by|picture by|pictures by|approved by|expert reviewed by|produced by|last updated by|updated by|last edited by|modified by|last modified by|sponsored by|powered by|presented by|in partnership with|replied by", and: "and|&|with|plus" },
    Row { language: "de", author: "von|gespeichert von|eingestellt von|eingereicht von|verfasst durch|ein artikel von|artikel von|ein beitrag von|beitrag von|ein bericht von|bericht von|text und fotos von|text und bilder von|ein kommentar von|eine analyse von|ein gastbeitrag von|geschrieben von|verfasst von|text von|text|autor|autorin|autoren|autor/in|autor:in|verfasser|verfasserin|redakteur|veröffentlicht von|erstellt von|interview von|aus berlin berichtet|interview",
        editor: "herausgegeben von|hrsg.|herausgeber|bearbeitet von|redaktion|red.", translator: "übersetzt von|übersetzung|aus dem englischen von|übersetzer",
        other: "foto|fotos|foto von|fotos von|bild|bilder|bild von|bildquelle|quelle|quellen|video|illustration|grafik", and: "und|sowie|u.|mit" },
    Row { language: "fr", author: "par|soumis par|proposé par|écrit par|rédigé par|publié par|propos recueillis par|recueilli par|posté par|texte|texte de|texte par|auteur|auteure|autrice|auteurs|un article de|une chronique de|signé",
        editor: "sous la direction de|édité par|dirigé par|éditeur", translator: "traduit par|traduction|traduit de l'anglais par|traducteur|traductrice",
        other: "photo|photos|photo de|photographie|crédit|crédits|crédit photo|source|sources|illustration|vidéo", and: "et|avec|&" },
    Row { language: "es", author: "por|enviado por|escrito por|publicado por|texto|texto de|un artículo de|una crónica de|autor|autora|autores|redactado por|redactor|redactora|escribe|entrevista de",
        editor: "editado por|editor|editora|edición", translator: "traducido por|traducción|traducción de|traductor|traductora",
        other: "foto|fotos|fotografía|fotografías|imagen|fuente|fuentes|vídeo|video|ilustración|revisado por", and: "y|e|con" },
    Row { language: "pt", author: "por|enviado por|escrito por|publicado por|postado por|texto|texto de|autor|autora|autores|redator|redatora|reportagem|reportagem de",
        editor: "editado por|editor|editora|edição", translator: "traduzido por|tradução|tradução de|tradutor|tradutora",
        other: "foto|fotos|fotografia|imagem|fonte|fontes|vídeo|ilustração|com informações de", and: "e|com" },
    Row { language: "it", author: "di|da|inviato da|a cura di|scritto da|pubblicato da|testo di|testo|autore|autrice|autori|un articolo di|dal nostro inviato|dalla nostra inviata|articolo di",
        editor: "curato da|curatore|curatrice", translator: "tradotto da|traduzione|traduzione di|traduttore|traduttrice",
        other: "foto|foto di|fotografie|immagine|immagini|fonte|fonti|video|illustrazione", and: "e|ed|con" },
    Row { language: "ca", author: "per|escrit per|text|autor|autora|autors", editor: "editat per", translator: "traduït per|traducció", other: "foto|fotos|font|fonts", and: "i|amb" },
    Row { language: "gl", author: "por|escrito por|autor|autora|autores", editor: "", translator: "traducido por", other: "foto|fonte", and: "e" },
    Row { language: "ro", author: "de|scris de|publicat de|autor|autori|articol de|un articol de|text de", editor: "editat de|editor", translator: "tradus de|traducere|traducerea", other: "foto|sursa|sursă|video", and: "și|si|şi" },
    Row { language: "nl", author: "door|ingediend door|geschreven door|geplaatst door|tekst|tekst door|auteur|auteurs|onze redacteur|een artikel van|van onze redactie", editor: "onder redactie van|redacteur|eindredactie", translator: "vertaald door|vertaling|vertaler", other: "foto|foto's|beeld|bron|fotografie|illustratie", and: "en|met" },
    Row { language: "af", author: "deur|geskryf deur|teks|skrywer", editor: "", translator: "vertaal deur", other: "foto|bron", and: "en" },
    Row { language: "sv", author: "av|skriven av|text|text av|skribent|författare|publicerad av|reporter", editor: "redaktör|redigerad av", translator: "översatt av|översättning|översättare", other: "foto|bild|källa|fotograf|illustration", and: "och|&" },
    Row { language: "da", author: "af|skrevet af|tekst|tekst af|forfatter|journalist|udgivet af", editor: "redigeret af|redaktør", translator: "oversat af|oversættelse", other: "foto|kilde|fotograf", and: "og" },
    Row { language: "nb", author: "av|skrevet av|tekst|tekst av|forfatter|journalist|publisert av", editor: "redigert av|redaktør", translator: "oversatt av|oversettelse", other: "foto|kilde|fotograf", and: "og" },
    Row { language: "is", author: "eftir|höfundur|skrifar|blaðamaður", editor: "ritstjóri", translator: "þýðandi|þýðing", other: "mynd|myndir|heimild", and: "og" },
    Row { language: "fi", author: "kirjoittanut|kirjoittaja|kirjoittajat|teksti|toimittaja|julkaissut|tekijä", editor: "toimittanut", translator: "suomentanut|kääntänyt|suomennos|käännös", other: "kuva|kuvat|lähde|kuvaaja", and: "ja|&" },
    Row { language: "et", author: "autor|autorid|kirjutas|tekst|toimetaja", editor: "toimetas", translator: "tõlkis|tõlkija|tõlge", other: "foto|allikas", and: "ja|ning" },
    Row { language: "lv", author: "autors|autore|autori|teksts|raksta|sagatavoja", editor: "redaktors|redaktore", translator: "tulkoja|tulkojums", other: "foto|avots", and: "un" },
    Row { language: "lt", author: "autorius|autorė|autoriai|parengė|tekstas|rašo", editor: "redaktorius|redagavo", translator: "vertė|vertėjas|vertėja", other: "nuotr.|nuotrauka|nuotraukos|šaltinis", and: "ir" },
    Row { language: "pl", author: "autor|autorka|autorzy|tekst|napisał|napisała|opracował|opracowała|oprac.|opr.|przez|opublikowany przez|dodał|dodane przez", editor: "redakcja|pod redakcją|red.|redaktor", translator: "tłumaczenie|przełożył|przełożyła|tłum.|tłumaczył", other: "fot.|foto|zdjęcia|zdjęcie|źródło|źródła", and: "i|oraz" },
    Row { language: "cs", author: "autor|autorka|autoři|napsal|napsala|text|od|vložil|publikoval", editor: "editor|editorka|redakce|redigoval", translator: "přeložil|přeložila|překlad", other: "foto|zdroj|fotograf", and: "a" },
    Row { language: "sk", author: "autor|autorka|autori|napísal|napísala|text|od|pridal", editor: "editor|editorka|redakcia", translator: "preložil|preložila|preklad", other: "foto|zdroj", and: "a" },
    Row { language: "hr", author: "autor|autorica|autori|piše|napisao|napisala|tekst|objavio", editor: "urednik|urednica|uredio|uredila", translator: "preveo|prevela|prijevod|prevod", other: "foto|izvor|snimio|fotografija", and: "i" },
    Row { language: "sl", author: "avtor|avtorica|avtorji|piše|napisal|napisala|besedilo", editor: "urednik|urednica", translator: "prevedel|prevedla|prevod", other: "foto|vir", and: "in" },
    Row { language: "sr", author: "аутор|аутори|пише|пишу|текст|аутор текста|autor teksta", editor: "уредник|уредница", translator: "превео|превела|превод", other: "фото|извор", and: "и" },
    Row { language: "hu", author: "szerző|szerzők|írta|írták|szöveg|szerzője|újságíró", editor: "szerkesztő|szerkesztette", translator: "fordította|fordítás", other: "fotó|fotók|kép|forrás|borítókép", and: "és|s" },
    Row { language: "tr", author: "yazan|yazar|yazarlar|haber|haberi yazan|yazı|muhabir|haber müdürü|kaleme alan", editor: "editör|düzenleyen", translator: "çeviren|çeviri|tercüme", other: "fotoğraf|fotoğraflar|kaynak|foto", and: "ve|ile" },
    Row { language: "az", author: "müəllif|yazar|yazan", editor: "redaktor", translator: "tərcümə edən|tərcümə", other: "foto|mənbə", and: "və" },
    Row { language: "sq", author: "nga|shkruan|shkroi|autor|autori", editor: "redaktor", translator: "përktheu|përkthimi", other: "foto|burimi", and: "dhe" },
    Row { language: "eu", author: "egilea|egileak|idazlea", editor: "", translator: "itzultzailea", other: "argazkia|iturria", and: "eta" },
    Row { language: "cy", author: "gan|awdur", editor: "", translator: "", other: "llun|ffynhonnell", and: "a|ac" },
    Row { language: "ga", author: "le|údar", editor: "", translator: "", other: "", and: "agus" },
    Row { language: "id", author: "oleh|ditulis oleh|penulis|reporter|teks|pewarta", editor: "editor|penyunting|redaktur", translator: "penerjemah|diterjemahkan oleh", other: "foto|sumber", and: "dan|&" },
    Row { language: "ms", author: "oleh|ditulis oleh|penulis|wartawan", editor: "editor|penyunting", translator: "penterjemah", other: "foto|sumber|gambar", and: "dan" },
    Row { language: "tl", author: "ni|nina|isinulat ni|sinulat ni|may-akda", editor: "", translator: "isinalin ni", other: "larawan", and: "at" },
    Row { language: "sw", author: "na|imeandikwa na|mwandishi", editor: "mhariri", translator: "", other: "picha|chanzo", and: "na" },
    Row { language: "vi", author: "tác giả|bài|viết bởi|bởi|theo|người viết|phóng viên|bài viết|bài và ảnh", editor: "biên tập|biên tập viên", translator: "dịch giả|người dịch|dịch bởi", other: "ảnh|nguồn|nguồn ảnh", and: "và|-" },
    Row { language: "ru", author: "автор|авторы|текст|текст подготовил|подготовил|подготовила|подготовили|автор статьи|автор текста|автор материала|корреспондент|журналист|беседовал|беседовала|написал|написала|опубликовал|опубликовано|записал|записала|материал подготовил|материал подготовила",
        editor: "редактор|под редакцией", translator: "перевод|перевёл|перевел|перевела|переводчик", other: "фото|источник|иллюстрация|фотограф|видео", and: "и|&" },
    Row { language: "uk", author: "автор|авторка|автори|текст|підготував|підготувала|журналіст|журналістка|кореспондент|написав|написала|опублікував", editor: "редактор|редакторка", translator: "переклад|переклав|переклала|перекладач", other: "фото|джерело|ілюстрація", and: "і|й|та" },
    Row { language: "be", author: "аўтар|аўтары|тэкст|аўтарка", editor: "рэдактар", translator: "пераклад", other: "фота|крыніца", and: "і|ды" },
    Row { language: "bg", author: "автор|автори|от|текст|написана от|публикувано от", editor: "редактор", translator: "превод|превод от|преводач", other: "снимка|снимки|източник|фото", and: "и" },
    Row { language: "mk", author: "автор|автори|пишува|од", editor: "уредник", translator: "превод", other: "фото|извор", and: "и" },
    Row { language: "kk", author: "автор|авторы|мәтін|жазған", editor: "редактор", translator: "аударған", other: "фото|сурет|дереккөз", and: "және|мен" },
    Row { language: "el", author: "του|της|των|από|από τον|από την|γράφει ο|γράφει η|γράφει|γράφουν|γράφουν οι|συντάκτης|συντάκτρια|κείμενο|ρεπορτάζ|συγγραφέας|αρθρογράφος|του/της|επιμέλεια", editor: "επιμελητής|σύνταξη", translator: "μετάφραση|μεταφραστής", other: "φωτογραφία|φωτογραφίες|φωτό|πηγή", and: "και|&" },
    Row { language: "hy", author: "հեղինակ|հեղինակ՝", editor: "խմբագիր", translator: "թարգմանությունը|թարգմանիչ", other: "լուսանկարը|աղբյուր", and: "և|եւ" },
    Row { language: "ka", author: "ავტორი|ავტორები", editor: "რედაქტორი", translator: "მთარგმნელი", other: "ფოტო|წყარო", and: "და" },
    Row { language: "ar", author: "بقلم|كتب|كتبت|كتبه|كتبها|كتابة|الكاتب|الكاتبة|تأليف|المؤلف|إعداد|اعداد|تقرير|بواسطة|بواسطه|نشره|نشر بواسطة|حوار|كاتب المقال|من|مراسل|تحقيق",
        editor: "تحرير|المحرر|مراجعة", translator: "ترجمة|ترجمه|المترجم", other: "تصوير|صورة|المصدر|مصدر|الصورة", and: "و" },
    Row { language: "fa", author: "نویسنده|نویسندگان|به قلم|بقلم|نوشته|نوشتهٔ|نوشته‌ی|توسط|گزارش از|خبرنگار|گزارشگر|تهیه کننده|گزارش", editor: "ویراستار|دبیر|سردبیر", translator: "مترجم|ترجمه|ترجمهٔ|ترجمه‌ی", other: "عکس|عکاس|منبع|تصویر", and: "و" },
    Row { language: "ur", author: "تحریر|مصنف|از|رپورٹ|از قلم|نامہ نگار|بقلم", editor: "مدیر|ایڈیٹر", translator: "ترجمہ|مترجم", other: "تصویر|ماخذ|بشکریہ", and: "اور|و" },
    Row { language: "ps", author: "لیکوال|لیکنه", editor: "", translator: "ژباړه|ژباړن", other: "انځور|سرچینه", and: "او" },
    Row { language: "he", author: "מאת|כתב|כתבה|נכתב על ידי|פורסם על ידי|מחבר|מחברת|על ידי|כותב|כותבת|כתבו", editor: "עורך|עורכת|עריכה", translator: "תרגום|תרגם|תרגמה|מאנגלית", other: "צילום|צילומים|מקור|תמונה|צלם|איור", and: "ו" },
    Row { language: "hi", author: "लेखक|लेखिका|द्वारा|लेखन|रिपोर्ट|संवाददाता|रिपोर्टर|लिखित|written by", editor: "संपादक|संपादन|एडिटर|edited by", translator: "अनुवाद|अनुवादक", other: "फोटो|स्रोत|चित्र|तस्वीर", and: "और|एवं|तथा|व" },
    Row { language: "mr", author: "लेखक|लेखिका|वार्ताहर|प्रतिनिधी", editor: "संपादक|संपादन", translator: "अनुवाद", other: "छायाचित्र|स्रोत", and: "आणि|व" },
    Row { language: "ne", author: "लेखक|संवाददाता", editor: "सम्पादक", translator: "अनुवाद", other: "तस्बिर|स्रोत", and: "र" },
    Row { language: "bn", author: "লেখক|লেখা|লিখেছেন|প্রতিবেদক|রিপোর্ট|প্রতিবেদন|লেখিকা", editor: "সম্পাদক|সম্পাদনা", translator: "অনুবাদ|অনুবাদক", other: "ছবি|সূত্র|উৎস", and: "ও|এবং" },
    Row { language: "pa", author: "ਲੇਖਕ|ਵੱਲੋਂ", editor: "ਸੰਪਾਦਕ", translator: "ਅਨੁਵਾਦ", other: "ਫੋਟੋ|ਸਰੋਤ", and: "ਅਤੇ|ਤੇ" },
    Row { language: "gu", author: "લેખક|દ્વારા", editor: "સંપાદક", translator: "અનુવાદ", other: "ફોટો|સ્રોત", and: "અને" },
    Row { language: "ta", author: "எழுதியவர்|ஆசிரியர்|கட்டுரையாளர்|எழுத்தாளர்", editor: "பதிப்பாசிரியர்", translator: "தமிழில்|மொழிபெயர்ப்பு", other: "படம்|ஆதாரம்", and: "மற்றும்" },
    Row { language: "te", author: "రచయిత|రచన", editor: "సంపాదకుడు", translator: "అనువాదం", other: "ఫోటో|మూలం", and: "మరియు" },
    Row { language: "ml", author: "ലേഖകൻ|രചന|എഴുതിയത്", editor: "എഡിറ്റർ", translator: "വിവർത്തനം|പരിഭാഷ", other: "ചിത്രം|ഫോട്ടോ", and: "ഒപ്പം" },
    Row { language: "kn", author: "ಲೇಖಕ|ಲೇಖಕರು|ಬರಹ", editor: "ಸಂಪಾದಕ", translator: "ಅನುವಾದ", other: "ಚಿತ್ರ|ಮೂಲ", and: "ಮತ್ತು" },
    Row { language: "th", author: "โดย|เขียนโดย|เรื่องโดย|ผู้เขียน|เรื่อง|ผู้สื่อข่าว|นักเขียน", editor: "บรรณาธิการ|เรียบเรียง|เรียบเรียงโดย", translator: "แปลโดย|ผู้แปล|แปล", other: "ภาพ|ภาพโดย|ที่มา|อ้างอิง|แหล่งที่มา", and: "และ|กับ" },
    Row { language: "lo", author: "ໂດຍ|ຂຽນໂດຍ|ຜູ້ຂຽນ", editor: "ບັນນາທິການ", translator: "ແປໂດຍ", other: "ຮູບພາບ|ທີ່ມາ", and: "ແລະ" },
    Row { language: "my", author: "ရေးသားသူ|စာရေးသူ", editor: "အယ်ဒီတာ", translator: "ဘာသာပြန်", other: "ဓာတ်ပုံ", and: "နှင့်" },
    Row { language: "km", author: "ដោយ|អ្នកនិពន្ធ", editor: "", translator: "បកប្រែ", other: "រូបភាព|ប្រភព", and: "និង" },
    Row { language: "zh", author: "作者|文|撰文|执笔|執筆|记者|記者|本报记者|本報記者|本报特约记者|本刊记者|特约记者|通讯员|通訊員|撰稿|撰稿人|文字|撰写|采写|採訪|采访|采访撰文|实习记者|實習記者|特派记者|本网记者|新华社记者|新華社記者|中新社记者|中新网记者|央视记者|总台记者|作者姓名|原作者|发布者|发表者|发布人|发帖人|楼主|报道|文/图|图/文|图文|整理|编撰|特約撰述|特約作者|口述|署名",
        editor: "编辑|編輯|责任编辑|責任編輯|责编|責編|主编|主編|编审|编校|校对|审核|编发|本文编辑|执行主编", translator: "译者|譯者|翻译|翻譯|编译|編譯|译|譯", other: "来源|來源|摄影|攝影|图|圖|图片|圖片|出处|出處|稿源|信息来源|文章来源|新闻来源|资料图|配图|摄|供图|监制|制作|视频|剪辑", and: "和|与|與|及|、" },
    Row { language: "ja", author: "文|著者|執筆|執筆者|筆者|記者|取材・文|文・写真|取材|ライター|投稿者|作者|文責|著|寄稿|構成・文|テキスト|執筆・監修|書いた人|この記事を書いた人|by",
        editor: "編集|編集者|編集部|編者|監修|構成", translator: "翻訳|訳者|訳|邦訳", other: "写真|撮影|出典|提供|画像|カメラマン|イラスト|情報提供", and: "・|、|と" },
    Row { language: "ko", author: "글|기자|작성자|저자|지은이|글쓴이|필자|취재|글·사진|글/사진|등록자|작성|입력자", editor: "편집|편집자|엮은이|감수", translator: "번역|옮긴이|역자|번역자", other: "사진|출처|그림|자료|영상|제공", and: "·|,|와|과" },
];

/// What stands right after a name, without a comma.
#[rustfmt::skip]
pub(super) const AFTER_NAME: &[&str] = &[
    "선임기자", "전문기자", "인턴기자", "특파원", "기자", "객원기자", "논설위원", "칼럼니스트", "에디터", "作家", "記者", "记者", "特派員", "氏", "さん", "撰文", "撰稿", "報道", "报道", "摄影报道", "攝影", "译", "譯", "著", "編集委員", "編集部員", "論説委員", "先生", "文", "整理", "整合", "综合", "綜合", "采写",
];

/// Words that begin a role behind a comma or dash, or a description of somebody. Where one stands
/// in a part of a byline, that part is not a name.
#[rustfmt::skip]
pub(super) static ROLES: WordSet = WordSet::new(&[
    "editor", "reporter", "writer", "correspondent", "journalist", "contributor", "columnist", "staff", "senior", "associate", "managing", "chief", "director", "manager", "founder", "co-founder", "cofounder", "ceo", "cto", "cmo", "coo", "cfo", "president", "vice", "head", "lead", "analyst", "specialist", "expert", "consultant", "engineer", "developer", "professor", "lecturer", "researcher", "fellow", "student", "attorney", "author", "freelance", "freelancer", "producer", "photographer", "blogger", "coach", "therapist", "nutritionist", "dietitian", "veterinarian", "physician", "doctor", "nurse", "trainer", "teacher", "partner", "principal", "owner", "designer", "strategist", "architect", "planner", "advisor", "adviser", "assistant", "executive", "officer", "content", "marketing", "contributing", "guest", "special", "deputy", "international", "business", "technology", "health", "science", "political", "sports", "certified", "licensed", "registered", "updated", "published", "posted", "copywriter", "reviewer", "candidate", "member", "intern", "bureau", "former", "master", "medical", "psychologist", "economist", "scientist", "historian", "critic", "novelist", "poet", "evangelist", "advocate", "creator", "host", "moderator", "administrator", "sr.", "vp", "svp", "evp",
    "redakteur", "redakteurin", "korrespondent", "korrespondentin", "reporterin", "journalistin", "autorin", "autor", "leiter", "leiterin", "chefredakteur", "volontär", "volontärin", "freier", "freie", "geschäftsführer",
    "journaliste", "rédacteur", "rédactrice", "correspondant", "correspondante", "chroniqueur", "directeur", "directrice", "envoyé", "envoyée", "professeur",
    "periodista", "redactor", "redactora", "corresponsal", "director", "directora", "enviado", "enviada", "profesor", "profesora", "columnista", "jornalista", "repórter", "editora", "correspondente", "professora", "giornalista", "redattore", "redattrice", "corrispondente", "inviato", "inviata", "direttore", "direttrice", "redacteur", "verslaggever", "correspondente", "hoogleraar", "redaktør", "redaktör", "journalist", "toimittaja", "dziennikarz", "dziennikarka", "redaktor", "redaktorka", "novinář", "novinářka", "újságíró", "szerkesztő", "muhabir", "muhabiri", "yazarı", "editör", "корреспондент", "журналист", "обозреватель", "редактор", "эксперт", "директор", "кандидат", "доктор", "профессор", "кореспондент", "журналіст", "оглядач", "δημοσιογράφος", "συντάκτης", "αρχισυντάκτης", "صحفي", "صحافي", "كاتب", "مراسل", "محرر", "مدير", "رئيس", "باحث", "أستاذ", "خبرنگار", "روزنامه‌نگار", "نویسنده", "כתב", "כתבת", "עורך", "עורכת",
]);

/// Lines and parts of bylines that are no names: controls, labels, anonymous authors.
#[rustfmt::skip]
pub(super) static NO_NAMES: WordSet = WordSet::new(&[
    "admin", "administrator", "guest", "anonymous", "unknown", "user", "author", "authors", "editor", "editors", "webmaster", "root", "test", "superuser", "super user", "wpadmin", "wp admin", "default", "n/a", "none", "name", "your name", "author name", "full name", "follow", "following", "follow us", "share", "tweet", "subscribe", "comments", "comment", "reply", "home", "login", "log in", "sign in", "sign up", "read more", "more", "see more", "view profile", "edit profile", "my profile", "user profile", "your profile", "log out", "sign out", "view all posts", "all posts", "posts", "profile", "about", "about the author", "contact", "bio", "website", "twitter", "facebook", "linkedin", "instagram", "email", "e-mail", "print", "save", "like", "likes", "views", "published", "updated", "posted", "date", "time", "category", "categories", "tags", "newsletter", "advertisement", "sponsored", "disclosure", "learn more", "the author", "this author", "show more", "written", "by", "x", "rss", "youtube", "tiktok", "pinterest", "threads", "bluesky", "whatsapp", "copy link", "link", "bookmark", "listen", "menu", "search", "op", "thread starter", "member", "new member", "moderator", "original poster", "topic author", "topic starter", "author bio", "our team", "meet the team", "site admin", "siteadmin", "web admin", "owner", "customer", "reviewer", "verified", "avatar", "photo", "staff", "team", "deleted", "[deleted]", "closed", "account", "my account", "fact checked", "fact-checked", "article", "find", "community", "register", "quote", "report", "community wiki", "location", "users", "size", "directions", "publisher", "shutterstock", "getty images", "istock", "istockphoto", "fotolia", "adobe stock", "thinkstock", "depositphotos", "dreamstime", "123rf", "pixabay", "unsplash", "pexels", "gmail", "flipboard", "reddit", "medium", "pocket", "google", "category)", "room", "no author", "unknown author", "author unknown", "public domain",
    "zvg", "z.v.g.", "gemeinfrei", "domaine public", "dominio público", "domena publiczna", "общественное достояние", "gast", "anonym", "unbekannt", "anonyme", "inconnu", "anónimo", "anônimo", "anonimo", "desconocido", "онон", "аноним", "гость", "админ", "администратор", "red", "red.", "匿名", "匿名用户", "网友", "佚名", "不详", "未知", "管理员", "管理員", "本站", "本站原创", "原创", "网络", "网络整理", "网络综合", "综合整理", "互联网", "转载", "整理", "採訪", "采访", "報導", "报道", "報道", "採訪報導", "采访报道", "綜合報導", "综合报道", "編譯", "编译", "攝影", "摄影", "点击", "名無し", "人氣", "人气", "人气值", "热度", "관리자", "익명", "مجهول", "ادمین", "مدیر سایت", "مدير الموقع", "admin2", "אורח", "מערכת האתר",
    "发布于", "发表于", "发布", "发表", "關注", "关注", "已关注", "加关注", "查看更多", "更多", "返回", "订阅", "訂閱", "收藏", "举报", "分享", "评论", "評論", "回复", "字号", "当前位置", "當前位置", "フォロー", "共有", "もっと見る", "구독", "팔로우", "공유", "더보기", "متابعة", "تابع", "مشاركة", "подписаться", "поделиться", "seguir", "seguindo", "suivre", "folgen", "gefolgt",
]);
