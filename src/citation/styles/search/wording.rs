//! How what a reader types meets the words of a title: spelling set aside, abbreviations known.

use crate::citation::ascii;

/// What people call a style whose title says something else, and the style's name.
const ALIASES: [(&str, &str); 24] = [
    ("abnt", "associacao-brasileira-de-normas-tecnicas"),
    ("acs", "american-chemical-society"),
    ("aip", "american-institute-of-physics"),
    ("ama", "american-medical-association"),
    ("apa", "apa"),
    ("apsa", "american-political-science-association"),
    ("asa", "american-sociological-association"),
    ("bluebook", "bluebook-law-review"),
    ("chicago", "chicago-author-date"),
    ("chicago footnotes", "chicago-notes-bibliography"),
    ("chicago notes", "chicago-notes-bibliography"),
    ("din 1505", "din-1505-2"),
    ("gb/t 7714", "china-national-standard-gb-t-7714-2025-numeric"),
    ("gost", "gost-r-7-0-5-2008-numeric"),
    ("harvard", "harvard-cite-them-right"),
    ("ieee", "ieee"),
    ("iso 690", "iso690-author-date-en"),
    ("mhra", "mhra-notes"),
    ("mla", "modern-language-association"),
    ("nlm", "nlm-citation-sequence"),
    ("oscola", "oscola"),
    ("turabian", "chicago-author-date-17th-edition"),
    ("turabian notes", "chicago-notes-bibliography-17th-edition"),
    ("vancouver", "nlm-citation-sequence"),
];

/// The name of the style that people call this, such as "vancouver" or "MLA".
pub fn alias(called: &str) -> Option<&'static str> {
    let called = fold(called);
    ALIASES.iter().find(|(alias, _)| fold(alias) == called).map(|(_, name)| *name)
}

/// Lower case, no marks, words set apart by one blank.
pub(super) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str(" and "),
            '\'' | '’' | '.' => {}
            _ if character.is_ascii() => out.push(character.to_ascii_lowercase()),
            _ => match ascii::of(character) {
                Some(latin) => out.push_str(&latin.to_ascii_lowercase()),
                None => out.extend(character.to_lowercase()),
            },
        }
    }
    let words = out.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name that follows from a title.
pub(super) fn slug(title: &str) -> String {
    fold(title).replace(' ', "-")
}

/// The text stands in the title as it was typed: at the start, or at the start of a word.
pub(super) fn phrase_score(words: &str, text: &str) -> Option<i32> {
    let rest = words.strip_prefix(text);
    if rest.is_some_and(|rest| rest.starts_with(' ')) {
        Some(600)
    } else if rest.is_some() && !words.is_empty() {
        Some(550)
    } else if text.contains(' ') && begins_word(words, text) {
        Some(400)
    } else {
        None
    }
}

/// Whether a word of the text begins so.
pub(super) fn begins_word(words: &str, token: &str) -> bool {
    words.starts_with(token)
        || words.match_indices(token).any(|(at, _)| words.as_bytes().get(at - 1) == Some(&b' '))
}

/// Whether the letters are the first letters of the title's words, small words aside.
pub(super) fn is_acronym(letters: &str, words: &str) -> bool {
    let small = ["of", "the", "and", "in", "for", "on", "de", "la", "des", "et", "der", "und"];
    let mut initials = words
        .split(' ')
        .filter(|word| !small.contains(word))
        .filter_map(|word| word.chars().next());
    letters.len() > 2
        && letters.chars().all(|letter| initials.next() == Some(letter))
        && initials.next().is_none()
}

/// The digits of an ISSN, or of the beginning of one, when the text is nothing else.
pub(super) fn issn_digits(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("ISSN").unwrap_or(text).trim_start_matches([':', ' ']);
    let digits: String = text.chars().filter(|character| *character != '-').collect();
    let valid = digits
        .bytes()
        .enumerate()
        .all(|(at, byte)| byte.is_ascii_digit() || (at == 7 && byte.eq_ignore_ascii_case(&b'x')));
    (valid && (4..=8).contains(&digits.len())).then(|| digits.to_ascii_uppercase())
}
