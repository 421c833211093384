//! What can be a name and what cannot.

use super::byline_words::{NO_NAMES, ROLES};
use super::given_names::GIVEN_NAMES;
use super::label::role_of;
use super::name::{is_organisation, without_degrees, without_titles};
use super::words::{CHINESE_SINGLE, PARTICLES, SUFFIXES};
use crate::metadata::date::is_date_word;
use crate::metadata::word_set::WordSet;

pub(crate) fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF)
}

/// A syllable of Hangul.
pub(super) fn is_hangul(c: char) -> bool {
    matches!(u32::from(c), 0xAC00..=0xD7AF)
}

/// Two to four Chinese characters of which the first is a usual family name.
pub(crate) fn is_han_name(text: &str) -> bool {
    let count = text.chars().count();
    (2..=4).contains(&count)
        && text.chars().all(is_han)
        && text.chars().next().is_some_and(|c| CHINESE_SINGLE.contains(c))
}

/// Whether a part of a byline is a role or a description.
pub(super) fn is_role(part: &str) -> bool {
    let low = part.to_lowercase();
    low.split([' ', '-', '/'])
        .take(3)
        .any(|word| ROLES.contains(word.trim_matches(['.', ',', ':'])))
        || part.split_whitespace().count() > 6
}

/// First words of sentences, buttons and labels.
static STARTS: WordSet = WordSet::new(&[
    "this",
    "these",
    "here",
    "how",
    "why",
    "what",
    "when",
    "where",
    "click",
    "read",
    "see",
    "view",
    "get",
    "our",
    "your",
    "you",
    "we",
    "it",
    "its",
    "in",
    "on",
    "at",
    "to",
    "for",
    "with",
    "from",
    "updated",
    "published",
    "posted",
    "last",
    "all",
    "more",
    "about",
    "share",
    "comments",
    "leave",
    "join",
    "sign",
    "if",
    "as",
    "is",
    "are",
    "visit",
    "categories",
    "category",
    "insights",
    "learn",
    "explore",
    "request",
    "contact",
    "meet",
    "best",
    "top",
    "new",
    "free",
    "shop",
    "buy",
    "find",
    "discover",
    "subscribe",
    "follow",
    "by",
    "written",
    "reviewed",
    "edited",
    "photo",
    "image",
    "tags",
]);

/// Words that something follows, as they are written: no name ends with them, though with "Das".
#[rustfmt::skip]
static OPEN: WordSet = WordSet::new(&[
    "and", "or", "with", "by", "of", "for", "the", "und", "oder", "mit", "von", "für", "der", "die", "das", "et", "ou", "avec",
    "par", "pour", "les", "des", "con", "por", "para", "los", "las", "del", "di", "en", "met", "door", "voor", "och", "Von", "By", "Par", "Por",
    "med", "av", "og", "af", "przez",
]);

/// Words that stand where a name should: "No Author", "admin", "Getty Images".
pub(crate) fn is_no_name(text: &str) -> bool {
    NO_NAMES.contains(&text.to_lowercase())
}

/// Whether a text can be a name at all.
pub(crate) fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    let low = text.to_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    if !(2..=60).contains(&count)
        || words.len() > 7
        || NO_NAMES.contains(&low)
        || words.iter().any(|word| matches!(word.to_lowercase().as_str(), "admin" | "webmaster"))
        || is_label(&low)
    {
        return false;
    }
    if !text.chars().any(char::is_alphabetic)
        || text.contains("://")
        || text.contains("www.")
        || text.contains(['=', ':', '：', '*', '→', '{', '|', '#', '~', '<', '>'])
        || low.ends_with(".com")
        || text.contains('©')
        || is_number(text)
    {
        return false;
    }
    if words.iter().all(|word| {
        is_date_word(word.to_lowercase().trim_matches(['.', ',']))
            || word.chars().all(|c| c.is_ascii_digit())
    }) && words.len() < 3
    {
        return false;
    }
    if words.iter().all(|word| ROLES.contains(&word.to_lowercase())) {
        return false;
    }
    // Dates, counts and slogans among Chinese characters; and "楊菁菁攝", who took the picture.
    if text.chars().any(is_han)
        && (text.contains(|c: char| c.is_ascii_digit() || c == '_') || text.ends_with(['攝', '摄']))
    {
        return false;
    }
    if text.contains('«') != text.contains('»') || low.contains("rights reserved") {
        return false;
    }
    // "Gender-Politik und", "Disko Von": a sentence that was cut.
    if words.len() > 1 && words.last().is_some_and(|last| OPEN.contains(last)) {
        return false;
    }
    // A sentence, in scripts whose words are written without spaces.
    let is_dense = |c| is_han(c) || c == ' ' || matches!(u32::from(c), 0x3041..=0x309F);
    if text.chars().all(is_dense) && count > 12 {
        return false;
    }
    !(words.len() > 1 && STARTS.contains(low.split(' ').next().unwrap_or("")))
}

/// Whether a text of several words has as many digits as the number of a telephone or a house's
/// post code; names of accounts are one word.
pub(crate) fn is_number(text: &str) -> bool {
    text.contains(' ') && text.chars().filter(|c| c.is_numeric()).count() >= 5
}

/// Whether the words are written as names are: with capitals where there are any, but for
/// particles; no more than five. One word alone is a name only where the place says so.
pub(crate) fn reads_like_a_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let cased = text.chars().any(|c| c.is_uppercase() || c.is_lowercase());
    if !cased {
        return words.len() <= 4 && text.chars().count() <= 30;
    }
    let fits = |word: &&str| {
        let first = word.chars().find(|c| c.is_alphabetic());
        first.is_none_or(|c| !c.is_lowercase())
            || PARTICLES.contains(word)
            || SUFFIXES.contains(word)
            || is_joiner(word)
    };
    // "8 Posts": what begins with a number is a count.
    let is_counted = words.first().is_some_and(|first| !first.contains(char::is_alphabetic));
    (2..=5).contains(&words.len()) && !is_counted && words.iter().all(fits)
}

/// Whether a word is a frequent given name with its capital.
pub(crate) fn is_given_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && GIVEN_NAMES.contains_any_case(word)
}

/// Whether the text is the name of a person for all that is known: written like one, and begun with
/// a frequent given name. For names that nothing announces, so that "Travel Tips" is none.
pub(crate) fn is_known_name(text: &str) -> bool {
    let text = without_degrees(without_titles(text.trim()));
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = text
        .chars()
        .all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '’'));
    (2..=4).contains(&words.len())
        && letters
        && words.first().is_some_and(|first| is_given_name(first))
        && reads_like_a_name(text)
        && is_name(text)
        && !is_role(text)
        && !is_organisation(text)
}

fn is_joiner(word: &str) -> bool {
    matches!(word, "and" | "und" | "et" | "y" | "e" | "en" | "og" | "och" | "i" | "и" | "&")
}

/// Whether the text is a label with nothing behind it: "Written by".
fn is_label(low: &str) -> bool {
    let low = low.trim_end_matches([':', '：', ' ']);
    role_of(low).is_some()
}
