//! Which script a text is written in, and a guess at its language by letters and small words.

use crate::dom::{NodeId, Page, names};
use crate::metadata::text::is_hidden;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The scripts that tell something about the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)] // their names say all
pub(super) enum Script {
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Thaana,
    Syriac,
    Devanagari,
    Bengali,
    Gurmukhi,
    Gujarati,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Sinhala,
    Thai,
    Lao,
    Khmer,
    Myanmar,
    Georgian,
    Armenian,
    Ethiopic,
    Kana,
    Hangul,
    Han,
}

fn script(c: char) -> Option<Script> {
    Some(match u32::from(c) {
        0x41..=0x5A | 0x61..=0x7A | 0xC0..=0x24F | 0x1E00..=0x1EFF => Script::Latin,
        0x370..=0x3FF | 0x1F00..=0x1FFF => Script::Greek,
        0x400..=0x52F => Script::Cyrillic,
        0x531..=0x58F => Script::Armenian,
        0x590..=0x5FF => Script::Hebrew,
        0x600..=0x6FF | 0x750..=0x77F | 0xFB50..=0xFDFF | 0xFE70..=0xFEFE => Script::Arabic,
        0x700..=0x74F => Script::Syriac,
        0x780..=0x7BF => Script::Thaana,
        0x900..=0x97F => Script::Devanagari,
        0x980..=0x9FF => Script::Bengali,
        0xA00..=0xA7F => Script::Gurmukhi,
        0xA80..=0xAFF => Script::Gujarati,
        0xB80..=0xBFF => Script::Tamil,
        0xC00..=0xC7F => Script::Telugu,
        0xC80..=0xCFF => Script::Kannada,
        0xD00..=0xD7F => Script::Malayalam,
        0xD80..=0xDFF => Script::Sinhala,
        0xE00..=0xE7F => Script::Thai,
        0xE80..=0xEFF => Script::Lao,
        0x1000..=0x109F => Script::Myanmar,
        0x10A0..=0x10FF => Script::Georgian,
        0x1200..=0x137F => Script::Ethiopic,
        0x1780..=0x17FF => Script::Khmer,
        0x3040..=0x30FF => Script::Kana,
        0xAC00..=0xD7AF | 0x1100..=0x11FF => Script::Hangul,
        0x3400..=0x9FFF | 0xF900..=0xFAFF => Script::Han,
        _ => return None,
    })
}

/// Some text of the page's body: up to 6,000 characters of its longer text nodes.
pub(super) fn sample(page: &Page) -> String {
    let tree = &page.tree;
    let mut sample = String::new();
    let mut next = NodeId::ROOT;
    let end = tree.end(NodeId::ROOT);
    while next < end && sample.len() < 6_000 {
        let id = next;
        next = NodeId(id.0 + 1);
        if let Some(name) = tree.element(id) {
            if [
                names::HEAD,
                names::SCRIPT,
                names::STYLE,
                names::NOSCRIPT,
                names::TEMPLATE,
                names::NAV,
                names::PRE,
                names::CODE,
            ]
            .contains(&name)
                || is_hidden(tree, id)
            {
                next = tree.end(id);
            }
            continue;
        }
        let text = tree.text(id).unwrap_or("").trim();
        if text.len() >= 60 {
            let end = text.char_indices().nth(600).map_or(text.len(), |(at, _)| at);
            sample.push_str(&text[..end]);
            sample.push('\n');
        }
    }
    if sample.len() < 120 {
        sample.push_str(&page.header.title);
    }
    sample
}

/// The script of most letters; Chinese characters among kana are Japanese.
pub(super) fn dominant(text: &str) -> Option<Script> {
    let mut counts = [0usize; Script::Han as usize + 1];
    for found in text.chars().filter_map(script) {
        counts[found as usize] += 1;
    }
    // One Chinese character says as much as three letters.
    counts[Script::Han as usize] *= 3;
    counts[Script::Kana as usize] *= 3;
    counts[Script::Hangul as usize] *= 2;
    if counts[Script::Kana as usize] * 10 > counts[Script::Han as usize]
        && counts[Script::Kana as usize] > 30
    {
        counts[Script::Kana as usize] += counts[Script::Han as usize];
    }
    let total: usize = counts.iter().sum();
    let (place, &most) = counts.iter().enumerate().max_by_key(|row| *row.1)?;
    if total < 20 || most * 2 < total {
        return None;
    }
    ALL.iter().copied().find(|script| *script as usize == place)
}

#[rustfmt::skip]
const ALL: &[Script] = &[
    Script::Latin, Script::Cyrillic, Script::Greek, Script::Arabic, Script::Hebrew, Script::Thaana, Script::Syriac, Script::Devanagari, Script::Bengali, Script::Gurmukhi, Script::Gujarati, Script::Tamil, Script::Telugu, Script::Kannada, Script::Malayalam, Script::Sinhala, Script::Thai, Script::Lao, Script::Khmer, Script::Myanmar, Script::Georgian, Script::Armenian, Script::Ethiopic, Script::Kana, Script::Hangul, Script::Han,
];

/// Whether the language (bare subtag) is written in the script. Unlisted ones are Latin.
pub(super) fn writes(language: &str, script: Script) -> bool {
    let own: &[Script] = match language {
        "ru" | "uk" | "be" | "bg" | "mk" | "ky" | "tg" | "mn" | "tt" | "ba" | "cv" | "os"
        | "ce" => &[Script::Cyrillic],
        "sr" | "kk" | "uz" | "az" | "bs" | "cnr" | "tk" => &[Script::Cyrillic, Script::Latin],
        "el" => &[Script::Greek],
        "ar" | "fa" | "ur" | "ps" | "ckb" | "ug" | "sd" | "prs" | "arz" => &[Script::Arabic],
        "ku" => &[Script::Arabic, Script::Latin],
        "he" | "yi" | "iw" => &[Script::Hebrew],
        "dv" => &[Script::Thaana],
        "syr" => &[Script::Syriac],
        "hi" | "mr" | "ne" | "sa" | "bho" | "mai" => &[Script::Devanagari],
        "bn" | "as" => &[Script::Bengali],
        "pa" => &[Script::Gurmukhi, Script::Arabic],
        "gu" => &[Script::Gujarati],
        "ta" => &[Script::Tamil],
        "te" => &[Script::Telugu],
        "kn" => &[Script::Kannada],
        "ml" => &[Script::Malayalam],
        "si" => &[Script::Sinhala],
        "th" => &[Script::Thai],
        "lo" => &[Script::Lao],
        "km" => &[Script::Khmer],
        "my" => &[Script::Myanmar],
        "ka" => &[Script::Georgian],
        "hy" => &[Script::Armenian],
        "am" | "ti" => &[Script::Ethiopic],
        "ja" => &[Script::Kana, Script::Han],
        "ko" => &[Script::Hangul],
        "zh" | "yue" => &[Script::Han],
        _ => &[Script::Latin],
    };
    own.contains(&script)
}

/// The language of a text in this script, where letters or small words tell.
pub(super) fn detect(text: &str, script: Script) -> Option<&'static str> {
    let has = |letters: &str| text.chars().filter(|c| letters.contains(*c)).count();
    Some(match script {
        Script::Latin => return latin(text),
        Script::Cyrillic => cyrillic(text),
        Script::Greek => "el",
        Script::Arabic => {
            // Letters that only the others have, each several times.
            if has("ٹڈڑےںھ") * 60 > text.chars().count() {
                "ur"
            } else if has("ټډړښځڅ") * 100 > text.chars().count() {
                "ps"
            } else if has("ێۆڵ") * 60 > text.chars().count() {
                "ckb"
            } else if has("پچژگی") * 40 > text.chars().count() {
                "fa"
            } else {
                "ar"
            }
        }
        Script::Hebrew => "he",
        Script::Thaana => "dv",
        Script::Syriac => "syr",
        Script::Devanagari => {
            if has("ळ") * 200 > text.chars().count() {
                "mr"
            } else {
                "hi"
            }
        }
        Script::Bengali => "bn",
        Script::Gurmukhi => "pa",
        Script::Gujarati => "gu",
        Script::Tamil => "ta",
        Script::Telugu => "te",
        Script::Kannada => "kn",
        Script::Malayalam => "ml",
        Script::Sinhala => "si",
        Script::Thai => "th",
        Script::Lao => "lo",
        Script::Khmer => "km",
        Script::Myanmar => "my",
        Script::Georgian => "ka",
        Script::Armenian => "hy",
        Script::Ethiopic => "am",
        Script::Kana => "ja",
        Script::Hangul => "ko",
        Script::Han => "zh",
    })
}

fn cyrillic(text: &str) -> &'static str {
    let has = |letters: &str| letters.chars().any(|letter| text.matches(letter).count() > 2);
    if has("қғңөұүі") && has("қғң") {
        "kk"
    } else if has("өү") {
        "mn"
    } else if has("ў") {
        "be"
    } else if has("їєґ") {
        "uk"
    } else if has("ђћ") {
        "sr"
    } else if has("ѓќѕ") {
        "mk"
    } else if has("ыэ") {
        "ru"
    } else if text.contains('ъ') {
        "bg"
    } else {
        "ru"
    }
}

/// Small words that are frequent in one language and rare in the others.
#[rustfmt::skip]
const SMALL_WORDS: &[(&str, &str)] = &[
    ("en", "the of and to in is that for with was on are this it be by not from have you your"),
    ("de", "der die und das ist nicht ein eine mit den von auf für dem sich auch als wird im zu"),
    ("fr", "le les des est une dans pour qui par sur pas plus avec sont du au ce cette et vous"),
    ("es", "el los las que una por con para del se como más su es pero fue son lo este y"),
    ("pt", "o os as que uma com para não do da em dos por mais é foi são ao pela como"),
    ("it", "il che di per una con non sono del della gli nel alla più è dei anche da le questo"),
    ("nl", "de het een van en dat niet voor met zijn op aan er ook maar bij door naar wordt te"),
    ("sv", "och att det som för är på med av inte har till en den ett om var från vi kan"),
    ("da", "og at det som for er på med af ikke har til en den et om var fra vi blev"),
    ("nb", "og å det som for er på med av ikke har til en den et om var fra vi ble"),
    ("fi", "ja on ei se että oli ovat joka mutta kun myös niin hän sen tai kuin voi ole vain"),
    ("pl", "w na z się nie do jest to że przez o od dla po jak są oraz był tym i"),
    ("cs", "se na je že v a to z do pro jsou s si by jako ale po při byl o"),
    ("sk", "sa na je že v a to z do pre sú s si by ako ale po pri bol o"),
    ("hu", "a az és hogy nem is egy van volt ez csak meg már de el mint azt még vagy"),
    ("ro", "și în de la cu a pe care din nu este o pentru mai un să au fost sunt că"),
    ("tr", "ve bir bu da için ile de olarak çok daha olan gibi en kadar sonra ne o var değil ise"),
    ("hr", "i je u se na da su za od koji s što kao ne bi iz je to ili ali"),
    ("sl", "in je v na se da so za ki z pa kot ne bi po tudi od ali pri za"),
    ("id", "yang dan di dari ini untuk dengan pada tidak dalam itu akan oleh juga ke adalah bisa karena ada saat"),
    ("vi", "của và là các có được cho trong một không với những người này đã khi từ đến để về"),
    ("ca", "el els les que una amb per del dels és més com són aquest però va ha les i no"),
    ("lt", "ir kad yra į su iš tai ne kaip bet buvo dėl apie jau per taip po arba o"),
    ("lv", "un ir kas ar no par uz ka bija arī tas pie bet kā to nav gan vai pēc"),
    ("et", "ja on ei et see oli ka kui mis ning või aga kes oma selle mida siis on"),
];

/// Each small word with the rows it stands in.
static LANGUAGES: LazyLock<HashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut languages: HashMap<&'static str, Vec<usize>> = HashMap::new();
    for (row, (_, words)) in SMALL_WORDS.iter().enumerate() {
        for word in words.split(' ') {
            languages.entry(word).or_default().push(row);
        }
    }
    languages
});

fn latin(text: &str) -> Option<&'static str> {
    let low = text.to_lowercase();
    let words: Vec<&str> =
        low.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.len() < 30 {
        return None;
    }
    let mut scores: Vec<(usize, &'static str)> = SMALL_WORDS.iter().map(|row| (0, row.0)).collect();
    for &row in words.iter().filter_map(|word| LANGUAGES.get(word)).flatten() {
        if let Some(score) = scores.get_mut(row) {
            score.0 += 1;
        }
    }
    scores.sort_by_key(|score| std::cmp::Reverse(score.0));
    let (best, second) = (scores.first()?, scores.get(1)?);
    // A clear lead, and words that make up a good part of the text.
    (best.0 * 8 > words.len() && best.0 * 4 > second.0 * 5).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_told_by_letters_and_small_words() {
        let detect = |text| dominant(text).and_then(|script| detect(text, script));
        assert_eq!(detect("بعد إعلانه السيطرة على أجزاء متفرقة من مخيم اليرموك"), Some("ar"));
        assert_eq!(
            detect("این یک متن فارسی است که برای آزمایش نوشته شده و چیز دیگری نیست"),
            Some("fa")
        );
        assert_eq!(
            detect(
                "これは日本語の文章です。新聞の記事をここに引用しています。これもそうです。とても長い文章です。"
            ),
            Some("ja")
        );
        let german = "Der Wind hat sich gedreht und das ist nicht gut für die Stadt, die von dem Hafen lebt und auf den Fluss zu baut; es wird auch im Herbst so sein, mit einer Flut";
        assert_eq!(detect(german), Some("de"));
        assert_eq!(detect("12345"), None);
    }
}
