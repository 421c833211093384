//! Lines inside a text that lead away from it: the label over an advertisement, "Read also:" with
//! another page's headline behind it, how long reading takes. In languages that the model has
//! learned from it leaves most of them out; in all others the words of these tables tell.

use std::collections::HashSet;
use std::sync::OnceLock;

use super::blocks::Block;
use super::decode::Choice;
use super::features::{Context, heading_level, units};
use super::text_stats::{phrase_words, words};
use crate::dom::names;
use crate::metadata::PageKind;

/// A label has no more words than this (characters, in scripts written without spaces).
const LONGEST_LABEL: usize = 14;

/// And a line that leads to another page no more units.
const LONGEST_LINE: u32 = 60;

/// Leaves these lines out. In documentation, what leads to another page is a part of what is said.
pub(super) fn leave_out(context: &Context, kind: PageKind, choice: &mut Choice) {
    let links = kind != PageKind::Documentation;
    for (block, keep) in context.blocks.list.iter().zip(&mut choice.keep) {
        if *keep && is_signpost(context, block, links) {
            *keep = false;
        }
    }
}

fn is_signpost(context: &Context, block: &Block, links: bool) -> bool {
    let size = units(block);
    let is_linked = links && size <= LONGEST_LINE && block.link_words * 2 >= block.stats.words;
    let is_short = size as usize <= LONGEST_LABEL && block.links == 0;
    if !is_linked && !is_short || is_entry(context, block) {
        return false;
    }
    let line = context.blocks.text(&context.page.tree, block);
    match block.links {
        0 => is_label(&line),
        _ => leads_away(&line, block.stats.words.saturating_sub(block.link_words) as usize),
    }
}

/// Headings, entries, cells, terms, code: there the same words are what somebody wrote.
fn is_entry(context: &Context, block: &Block) -> bool {
    let is_entry = matches!(
        context.page.tree.element(block.element),
        Some(names::LI | names::TD | names::TH | names::DT | names::DD | names::PRE | names::CODE)
    );
    is_entry || heading_level(context.page, block.element) > 0
}

/// Whether a line is the label of an advertisement, or says how long reading takes.
fn is_label(line: &str) -> bool {
    static LABELS: OnceLock<HashSet<u64>> = OnceLock::new();
    let labels = LABELS.get_or_init(|| phrases(&[ADVERTISEMENT, READING_TIME]));
    let whole = phrase(phrase_words(line).take(LONGEST_LABEL + 1));
    labels.contains(&whole)
}

/// Whether a line of which so many words are in no link begins with "Read also" and the like, and
/// everything behind that is a link.
fn leads_away(line: &str, unlinked: usize) -> bool {
    static LABELS: OnceLock<HashSet<u64>> = OnceLock::new();
    let labels = LABELS.get_or_init(|| phrases(&[READ_ALSO]));
    let mut hash = 0;
    words(line).take(LONGEST_LABEL).enumerate().any(|(at, word)| {
        hash = with_word(hash, word);
        // Either the label is a part of the link, or all but the link is the label.
        labels.contains(&hash)
            && (unlinked == at + 1 || unlinked == 0 && ends_in_colon(line, at + 1))
    })
}

/// Whether a colon or the like stands behind so many words of a line.
fn ends_in_colon(line: &str, count: usize) -> bool {
    const SIGNS: [char; 7] = [':', '：', '|', '»', '>', '–', '—'];
    line.char_indices()
        .filter(|(_, c)| SIGNS.contains(c))
        .any(|(at, _)| words(line.get(..at).unwrap_or("")).count() == count)
}

/// The labels of some tables, as hashes of their words.
fn phrases(tables: &[&[&str]]) -> HashSet<u64> {
    let labels = tables.iter().copied().flatten().flat_map(|line| line.split('|'));
    labels.map(|label| phrase(phrase_words(label))).collect()
}

fn phrase(words: impl Iterator<Item = u64>) -> u64 {
    words.fold(0, with_word)
}

fn with_word(hash: u64, word: u64) -> u64 {
    (hash ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(31)
}

/// What stands over advertisements, or tells readers to go on below one.
#[rustfmt::skip]
const ADVERTISEMENT: &[&str] = &[
    // English
    "advertisement|advertisements|ad|ads|continue reading below|advertisement continue reading below|\
     story continues below|story continues below advertisement|article continues below|\
     article continues below advertisement|article continues after advertisement|\
     advertisement article continues below this ad|article continues below this ad|\
     story continues below this ad|advertisement scroll to continue|scroll to continue|\
     scroll to continue with content|advertisement scroll to continue with content|report this ad|\
     this is an advertisement|this article continues after the ad",
    // German, Dutch, Danish, Norwegian, Swedish, Icelandic
    "anzeige|anzeigen|werbung|weiter nach der werbung|weiter nach der anzeige|\
     artikel wird nach der anzeige fortgesetzt|lesen sie nach der anzeige weiter",
    "advertentie|advertenties|lees verder onder de advertentie|artikel gaat verder onder de advertentie|\
     tekst gaat verder onder de advertentie|advertentie lees hieronder verder",
    "annonce|annoncer|artiklen fortsætter efter annoncen|artiklen fortsætter under annoncen",
    "annonse|annonser|artikkelen fortsetter under annonsen|saken fortsetter under annonsen|\
     artikkelen fortsetter etter annonsen",
    "annons|annonser|artikeln fortsätter efter annonsen|artikeln fortsätter under annonsen",
    "auglýsing",
    // French, Spanish, Portuguese, Italian, Catalan, Romanian
    "publicité|publicités|la suite après la publicité|la suite après cette publicité|suite après la publicité|\
     la suite de l'article après la publicité|publicité la suite ci-dessous",
    "publicidad|anuncio|anuncios|continúa después de la publicidad|continúa tras la publicidad|\
     sigue leyendo después de la publicidad|el artículo continúa después del anuncio",
    "publicidade|continua depois da publicidade|continua após a publicidade|continua após publicidade|\
     continua depois do anúncio|publicidade continue a leitura a seguir",
    "pubblicità|annuncio pubblicitario|continua dopo la pubblicità|continua a leggere dopo la pubblicità|\
     l'articolo continua dopo la pubblicità",
    "publicitat",
    "publicitate|reclamă|reclame|articolul continuă după reclamă|continuarea articolului după publicitate",
    // Finnish, Estonian, Latvian, Lithuanian, Hungarian
    "mainos|mainokset|juttu jatkuu mainoksen jälkeen|artikkeli jatkuu mainoksen jälkeen",
    "reklaam|artikkel jätkub pärast reklaami|reklāma|raksts turpinās pēc reklāmas|straipsnis tęsiasi po reklamos",
    "hirdetés|a cikk a hirdetés után folytatódik",
    // Polish, Czech, Slovak, Croatian, Serbian, Slovenian
    "reklama|reklamy|dalsza część artykułu pod reklamą|dalsza część tekstu pod reklamą|\
     ciąg dalszy artykułu pod reklamą|reszta tekstu pod reklamą|artykuł sponsorowany",
    "inzerce|článek pokračuje pod reklamou|text pokračuje pod reklamou|inzercia|článok pokračuje pod reklamou",
    "oglas|oglasi|tekst se nastavlja ispod oglasa|nastavak teksta ispod oglasa|nastavak ispod oglasa|\
     članak se nastavlja ispod oglasa|оглас|реклама|članek se nadaljuje po oglasu",
    // Russian, Ukrainian, Bulgarian, Greek
    "на правах рекламы|продолжение после рекламы|продолжение ниже|на правах реклами|продовження після реклами|\
     статията продължава под рекламата",
    "διαφήμιση|διαφημιση|διαφημίσεις|συνεχίστε την ανάγνωση παρακάτω",
    // Turkish, Azerbaijani, Indonesian, Malay, Vietnamese, Filipino
    "reklam|reklamlar|haberin devamı reklamdan sonra",
    "iklan|gulir untuk melanjutkan membaca|lanjutkan membaca di bawah|quảng cáo",
    // Arabic, Persian, Urdu, Hebrew
    "إعلان|اعلان|إعلانات|اعلانات|تبلیغات|تبلیغ|آگهی|اشتہار|اشتہارات|פרסומת",
    // Hindi, Marathi, Bengali, Gujarati, Tamil, Telugu, Kannada, Malayalam
    "विज्ञापन|जाहिरात|বিজ্ঞাপন|જાહેરાત|விளம்பரம்|ప్రకటన|ಜಾಹೀರಾತು|പരസ്യം",
    // Thai, Chinese, Japanese, Korean
    "โฆษณา|广告|廣告|請繼續往下閱讀|廣告 請繼續往下閱讀|请继续往下阅读|広告|スポンサーリンク|スポンサードリンク|광고",
];

/// How long reading takes; a number stands for any.
#[rustfmt::skip]
const READING_TIME: &[&str] = &[
    "5 min read|5 mins read|5 minute read|5 minutes read|5 min reading|5 minute reading time|\
     5 minutes reading time|reading time 5 min|reading time 5 mins|reading time 5 minute|\
     reading time 5 minutes|read time 5 min|read time 5 mins|read time 5 minutes|5 min read time|\
     estimated reading time 5 min|estimated reading time 5 minutes|estimated read time 5 min|\
     estimated read time 5 minutes|estimated reading time 5 minute|time to read 5 min|\
     time to read 5 minutes|5 minutes to read|5 min to read|less than 1 minute read|about 5 min read",
    "lesezeit 5 min|lesezeit 5 minuten|lesezeit ca 5 minuten|lesezeit ca 5 min|5 min lesezeit|\
     5 minuten lesezeit|lesedauer 5 minuten|lesedauer 5 min|geschätzte lesezeit 5 minuten",
    "leestijd 5 min|leestijd 5 minuten|5 min leestijd|5 minuten leestijd|5 minuten lezen|5 min lezen",
    "læsetid 5 min|læsetid 5 minutter|5 min læsetid|lesetid 5 min|lesetid 5 minutter|5 min lesetid|\
     lästid 5 min|lästid 5 minuter|5 min lästid|5 minuters läsning|lukuaika 5 min|lukuaika 5 minuuttia",
    "temps de lecture 5 min|temps de lecture 5 minutes|lecture 5 min|lecture 5 minutes|5 min de lecture|\
     5 minutes de lecture|temps de lecture estimé 5 minutes|temps de lecture environ 5 minutes",
    "tiempo de lectura 5 min|tiempo de lectura 5 minutos|lectura 5 min|lectura de 5 minutos|\
     5 min de lectura|5 minutos de lectura|tiempo estimado de lectura 5 minutos",
    "tempo de leitura 5 min|tempo de leitura 5 minutos|leitura de 5 min|5 min de leitura|\
     5 minutos de leitura|tempo di lettura 5 min|tempo di lettura 5 minuti|lettura 5 min|\
     5 min di lettura|5 minuti di lettura|timp de citire 5 minute|timp de lectură 5 minute",
    "czas czytania 5 min|czas czytania 5 minut|5 min czytania|5 minut czytania|doba čtení 5 minut|\
     doba čtení 5 min|čas čítania 5 minút|vrijeme čitanja 5 min|olvasási idő 5 perc|5 perc olvasás",
    "время чтения 5 мин|время чтения 5 минут|время чтения 5 минуты|5 мин чтения|5 минут чтения|\
     час читання 5 хв|час читання 5 хвилин|5 хв читання|χρόνος ανάγνωσης 5 λεπτά|5 λεπτά ανάγνωση",
    "okuma süresi 5 dk|okuma süresi 5 dakika|5 dk okuma|5 dakikalık okuma|waktu baca 5 menit|\
     5 menit membaca|thời gian đọc 5 phút|5 phút đọc",
    "وقت القراءة 5 دقائق|5 دقائق قراءة|مدة القراءة 5 دقائق|زمان مطالعه 5 دقیقه|5 دقیقه مطالعه|זמן קריאה 5 דקות",
    "阅读时间5分钟|阅读约5分钟|阅读需5分钟|預計閱讀時間5分鐘|閱讀時間5分鐘|読了時間5分|読了時間 約5分|\
     この記事は5分で読めます|この記事は約5分で読めます|읽는 시간 5분|5분 소요",
];

/// What stands before the headline of another page.
#[rustfmt::skip]
const READ_ALSO: &[&str] = &[
    // English
    "read also|also read|read next|read this next|see also|must read|related|related article|\
     related articles|related story|related stories|related post|related posts|related news|\
     related coverage|recommended|recommended reading|you may also like|you might also like|\
     don't miss|watch also|also watch",
    // German, Dutch, Danish, Norwegian, Swedish, Finnish, Icelandic
    "lesen sie auch|lesen sie dazu auch|lesen sie hier|lesen sie mehr|lies auch|mehr zum thema|mehr dazu|siehe auch|\
     auch interessant|das könnte sie auch interessieren|das könnte dich auch interessieren|passend dazu|lesetipp",
    "lees ook|lees verder|lees meer|bekijk ook|zie ook|læs også|læs mere|se også|les også|les òg|les mer|\
     läs också|läs även|läs mer|se också|lue myös|lue lisää|katso myös|lesa einnig|sjá einnig",
    // French, Spanish, Portuguese, Italian, Catalan, Romanian
    "lire aussi|à lire aussi|lisez aussi|lire également|à lire également|à lire|voir aussi|à voir aussi|\
     sur le même sujet|lire la suite|relire",
    "lea también|lee también|leer también|lea además|lee además|lea más|te puede interesar|\
     le puede interesar|también te puede interesar|puede interesarle|te recomendamos|ver también|\
     vea también|mira también|nota relacionada|noticia relacionada|noticias relacionadas|relacionado",
    "leia também|leia mais|leia ainda|ler também|leia a seguir|veja também|veja mais|confira também|saiba mais",
    "leggi anche|leggi pure|vedi anche|guarda anche|per approfondire|approfondisci|ti potrebbe interessare|\
     potrebbe interessarti|llegiu també|llegeix també|vegeu també|mireu també",
    "citește și|citeşte şi|citiți și|citiţi şi|citește mai mult|vezi și|vezi şi|pe aceeași temă",
    // Polish, Czech, Slovak, Hungarian
    "czytaj też|czytaj także|czytaj również|czytaj więcej|przeczytaj też|przeczytaj także|\
     przeczytaj również|zobacz też|zobacz także|zobacz również|sprawdź też|sprawdź także|polecamy|polecamy także",
    "čtěte také|čtěte též|čtěte i|čtěte více|přečtěte si také|přečtěte si|viz také|mohlo by vás zajímat|\
     související|čítajte aj|čítajte tiež|prečítajte si aj|prečítajte si tiež|pozrite aj|mohlo by vás zaujímať|súvisiace",
    "olvassa el ezt is|olvasd el ezt is|ezt is olvassa el|kapcsolódó cikk|kapcsolódó cikkek|kapcsolódó|ajánlott cikk",
    // Croatian, Serbian, Slovenian, Macedonian, Bulgarian, Albanian
    "pročitajte i|pročitaj i|pročitajte još|pročitaj još|pročitajte više|čitajte još|pogledajte i|povezane vesti|\
     vezane vijesti|прочитајте још|прочитајте и|прочитај и|прочитајте повеќе|preberite tudi|preberi tudi|poglejte tudi",
    "прочетете още|прочети още|прочетете също|вижте още|виж още|още по темата|lexo edhe|lexoni edhe",
    // Estonian, Latvian, Lithuanian
    "loe ka|loe veel|vaata ka|lasi arī|lasiet arī|skatiet arī|skaitykite taip pat|taip pat skaitykite|skaityk taip pat",
    // Russian, Ukrainian, Belarusian, Greek
    "читайте также|читайте ещё|читайте еще|читать также|читайте по теме|смотрите также|см также|\
     материал по теме|материалы по теме|по теме",
    "читайте також|читати також|дивіться також|до теми|за темою|чытайце таксама|глядзіце таксама",
    "διαβάστε επίσης|διαβάστε ακόμα|διαβάστε ακόμη|διαβάστε εδώ|διαβάστε περισσότερα|διαβάστε σχετικά|\
     δείτε επίσης|δείτε ακόμα|δείτε ακόμη|διαβαστε επισης|διαβαστε ακομα|δειτε επισης|σχετικά άρθρα",
    // Turkish, Azerbaijani, Indonesian, Malay, Vietnamese, Filipino, Swahili
    "ilgili haber|İlgili haber|ilgili haberler|İlgili haberler|ilginizi çekebilir|İlginizi çekebilir|bunu da okuyun|\
     ayrıca okuyun|bunlar da ilginizi çekebilir|həmçinin oxuyun|bunu da oxuyun",
    "baca juga|lihat juga|simak juga|tonton juga|baca selengkapnya|baca lagi|xem thêm|đọc thêm|tin liên quan|\
     basahin din|soma pia|soma zaidi",
    // Arabic, Persian, Urdu, Hebrew
    "اقرأ أيضا|اقرأ ايضا|إقرأ أيضا|أقرأ أيضا|اقرأ أيضًا|اقرأ أيضاً|اقرأ المزيد|اقرأ كذلك|اقرأ عن|طالع أيضا|شاهد أيضا|شاهد أيضاً|\
     قد يهمك|قد يهمك أيضا|مواضيع ذات صلة|أخبار ذات صلة|موضوعات متعلقة",
    "بیشتر بخوانید|همچنین بخوانید|بخوانید|مطالب مرتبط|مطلب مرتبط|اخبار مرتبط|یہ بھی پڑھیں|مزید پڑھیں|\
     קראו גם|קרא גם|קראו עוד|ראו גם|עוד בנושא",
    // Hindi, Nepali, Marathi, Bengali, Gujarati, Punjabi, Tamil, Telugu, Kannada, Malayalam
    "यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|और पढ़ें|यो पनि पढ्नुहोस्|हे वाचा|हे ही वाचा|हेही वाचा|हे देखील वाचा|আরও পড়ুন|আরো পড়ুন|\
     આ પણ વાંચો|ਇਹ ਵੀ ਪੜ੍ਹੋ|இதையும் படியுங்கள்|இதையும் படிங்க|மேலும் படிக்க|ఇది కూడా చదవండి|ఇవి కూడా చదవండి|ಇದನ್ನೂ ಓದಿ|ഇതും വായിക്കുക",
    // Thai, Chinese, Japanese, Korean
    "อ่านเพิ่มเติม|อ่านต่อ|ข่าวที่เกี่ยวข้อง|อ่านข่าวที่เกี่ยวข้อง|相关阅读|相關閱讀|相关新闻|相關新聞|相关报道|相關報導|相关链接|延伸阅读|延伸閱讀|\
     推荐阅读|推薦閱讀|扩展阅读|更多新聞|另见|参见|関連記事|関連リンク|関連ニュース|あわせて読みたい|合わせて読みたい|こちらもおすすめ|おすすめ記事|\
     관련기사|관련 기사|관련뉴스|함께 보면 좋은 기사",
];

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_whatever_their_case_and_signs() {
        for label in [
            "ADVERTISEMENT",
            "– Anzeige –",
            "Estimated reading time: 12 minutes",
            "广告",
            "विज्ञापन",
        ] {
            assert!(is_label(label), "{label}");
        }
        for text in ["Advertisement of the harbour", "We had 5 minutes", "", "Anzeige erstattet"] {
            assert!(!is_label(text), "{text}");
        }
    }

    #[test]
    fn a_headline_behind_read_also_leads_away() {
        assert!(leads_away("Baca juga: Tembok laut runtuh", 2));
        assert!(leads_away("Читайте также: Стена рухнула", 0));
        assert!(leads_away("延伸閱讀：海堤的歷史", 4));
        // A sentence in a link, and words beside the link.
        assert!(!leads_away("Related parties met in the harbour", 0));
        assert!(!leads_away("Read also what Ann says of walls", 4));
    }
}
