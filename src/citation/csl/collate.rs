//! Comparing sort keys: letters without their accents and case first, then
//! accents, then case, as the Unicode collation order does for the scripts of
//! Europe; other scripts by code point.

use std::cmp::Ordering;

/// Compares two texts.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    let primary = primary(a).cmp(&primary(b));
    primary
        .then_with(|| secondary(a).cmp(&secondary(b)))
        .then_with(|| tertiary(a).cmp(&tertiary(b)))
}

/// Spaces, then hyphens and apostrophes, then digits, then letters; other
/// punctuation does not count.
fn primary(text: &str) -> Vec<(u8, char)> {
    let mut key = Vec::new();
    for c in text.chars() {
        let class = if c.is_whitespace() {
            0
        } else if c.is_numeric() {
            2
        } else if c.is_alphabetic() {
            3
        } else if matches!(c, '\'' | '’' | '-' | '/' | '&') {
            1
        } else {
            continue;
        };
        for c in c.to_lowercase().filter(|c| !is_mark(*c)) {
            match base(c) {
                Some(letters) => key.extend(letters.chars().map(|c| (class, c))),
                None => key.push((class, c)),
            }
        }
    }
    key
}

fn secondary(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// Small letters come before capitals.
fn tertiary(text: &str) -> Vec<bool> {
    text.chars().map(char::is_uppercase).collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The plain letters of a letter with a diacritic.
fn base(c: char) -> Option<&'static str> {
    const ROWS: &[(&str, &str)] = &[
        ("a", "àáâãäåāăąǎǟǡǻȁȃạảấầẩẫậắằẳẵặ"),
        ("ae", "æǣǽ"),
        ("c", "çćĉċč"),
        ("d", "ďđð"),
        ("e", "èéêëēĕėęěȅȇẹẻẽếềểễệ"),
        ("g", "ĝğġģǧǵ"),
        ("h", "ĥħ"),
        ("i", "ìíîïĩīĭįıǐȉȋỉị"),
        ("ij", "ĳ"),
        ("j", "ĵ"),
        ("k", "ķǩ"),
        ("l", "ĺļľŀł"),
        ("n", "ñńņňŉǹ"),
        ("o", "òóôõöøōŏőǒǫǭǿȍȏơọỏốồổỗộớờởỡợ"),
        ("oe", "œ"),
        ("r", "ŕŗřȑȓ"),
        ("s", "śŝşšșſ"),
        ("ss", "ß"),
        ("t", "ţťŧț"),
        ("th", "þ"),
        ("u", "ùúûüũūŭůűųǔǖǘǚǜȕȗưụủứừửữự"),
        ("w", "ŵẁẃẅ"),
        ("y", "ýÿŷỳỵỷỹ"),
        ("z", "źżž"),
        ("α", "ά"),
        ("ε", "έ"),
        ("η", "ή"),
        ("ι", "ίϊΐ"),
        ("ο", "ό"),
        ("υ", "ύϋΰ"),
        ("ω", "ώ"),
        ("σ", "ς"),
        ("е", "ё"),
        ("и", "й"),
    ];
    if c.is_ascii() {
        return None;
    }
    ROWS.iter().find(|(_, letters)| letters.contains(c)).map(|(base, _)| *base)
}
