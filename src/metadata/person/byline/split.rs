//! Several names in one text are told apart.

use super::super::byline_words::ROWS;
use super::super::name::is_degree;
use super::super::plausible::{is_han, is_han_name, is_role};
use super::super::words::{PARTICLES, SUFFIXES};
use std::collections::HashSet;
use std::sync::LazyLock;

/// The people that a text lists, each with what stands behind a comma and belongs to the name:
/// "Lee, Ann", "King, Jr.".
pub(super) fn people(text: &str) -> Vec<String> {
    if is_inverted(text) {
        return vec![text.to_owned()];
    }
    let mut people: Vec<String> = Vec::new();
    for part in split_joiners(text) {
        let low = part.to_lowercase();
        let low = low.trim_matches('.');
        let is_suffix = SUFFIXES.contains(&low) || SUFFIXES.contains(&format!("{low}.").as_str());
        match people.last_mut() {
            Some(last) if is_suffix => {
                last.push_str(", ");
                last.push_str(&part);
            }
            _ => people.push(part),
        }
    }
    people
}

/// "Lee, Ann": one comma, one word before it and at most three behind, and no name of two words
/// on both sides. A lone list of two one-word names reads the same; names of one word are rarer.
fn is_inverted(text: &str) -> bool {
    let mut parts = text.split(", ");
    let (Some(family), Some(given), None) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let family_words =
        family.split_whitespace().filter(|word| !PARTICLES.contains(&word.to_lowercase())).count();
    let given_words: Vec<&str> = given.split_whitespace().collect();
    family_words == 1
        && (1..=3).contains(&given_words.len())
        && family.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | ' '))
        && family.chars().next().is_some_and(char::is_uppercase)
        && given_words.iter().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        && !is_degree(given)
        && !is_role(given)
        && !is_role(family)
        && !SUFFIXES.contains(&given.to_lowercase().as_str())
}

/// At commas, semicolons, slashes, and the words and signs for "and".
fn split_joiners(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for piece in text.split([',', ';', '，', '、', '،', '；', '/', '&', '＆', '+', '؛']) {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let mut part: Vec<&str> = Vec::new();
        for (n, word) in words.iter().enumerate() {
            let low = word.to_lowercase();
            // "e" and "y" and "i" join names, but not initials; nor inside "Ortega y Gasset",
            // where one word stands on each side.
            let joins = is_joiner(&low)
                && (*word == low || matches!(low.as_str(), "and" | "und"))
                && n + 1 < words.len()
                // "Human in the Loop": no name begins small.
                && (!words[n + 1].starts_with(char::is_lowercase)
                    || PARTICLES.contains(words[n + 1])
                    || part.iter().all(|word| word.starts_with(char::is_lowercase)))
                && !(matches!(low.as_str(), "y" | "i" | "e" | "de") && part.len() < 2 && n > 0)
                // Slovene for "and", English for a place.
                && !(low == "in" && (piece.is_ascii() || words.len() < n + 3));
            if joins {
                if !part.is_empty() {
                    parts.push(part.join(" "));
                }
                part.clear();
            } else if n > 0 && part.len() >= 2 && arabic_and(word) {
                parts.push(part.join(" "));
                part = vec![word.trim_start_matches(['و', 'ו'])];
            } else {
                part.push(word);
            }
        }
        if !part.is_empty() {
            parts.push(part.join(" "));
        }
    }
    parts
}

fn is_joiner(word: &str) -> bool {
    static AND: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        let words = ROWS.iter().flat_map(|row| row.and.split('|'));
        // Prepositions as well, or letters that stand between other things.
        words.filter(|word| !matches!(*word, "na" | "-" | "s" | "mit" | "met" | "z")).collect()
    });
    AND.contains(word)
}

/// Arabic and Hebrew write "and" onto the next word. Many names begin with that letter too, so
/// only a word whose rest is long enough, behind a whole name, counts.
fn arabic_and(word: &str) -> bool {
    const NAMES: &[&str] = &[
        "وائل", "وليد", "وسام", "وفاء", "ولاء", "وجدي", "وردة", "وديع", "وهبي", "وسيم", "وجيه",
        "وحيد", "ورد", "وداد", "وليم", "وصفي", "وهيب", "وهبة", "وادي",
    ];
    word.starts_with('و') && word.chars().count() >= 5 && !NAMES.contains(&word)
}

/// Chinese names are listed with spaces: 王建宏 张文攀.
pub(super) fn split_han(part: &str) -> Vec<String> {
    let words: Vec<&str> = part.split([' ', '\u{3000}']).filter(|word| !word.is_empty()).collect();
    if words.len() >= 2 && words.iter().all(|word| is_han_name(word)) {
        return words.into_iter().map(str::to_owned).collect();
    }
    // 李 明: a name of two characters set wide.
    if words.len() == 2
        && words.iter().all(|word| word.chars().count() == 1 && word.chars().all(is_han))
    {
        return vec![words.concat()];
    }
    vec![part.to_owned()]
}
