//! Keys by which a text refers to an item: `okafor2024urban`.
//!
//! Family name of the first author (or the organisation, the container, the host), the year, the
//! first telling word of the title: small ASCII letters and digits in any script, since BibTeX
//! and its programs take no others everywhere.

use super::{day, markup};
use crate::citation::ascii::transliterate;
use crate::citation::item::{Item, Name};
use std::collections::BTreeSet;

/// Words with which titles begin and which tell nothing.
const SMALL_WORDS: [&str; 66] = [
    "a", "an", "the", "on", "of", "in", "at", "to", "for", "from", "by", "with", "and", "or", "is",
    "are", "how", "why", "what", "when", "who", "der", "die", "das", "den", "dem", "ein", "eine",
    "zu", "zur", "zum", "im", "und", "wie", "warum", "le", "la", "les", "l", "un", "une", "du",
    "des", "de", "el", "los", "las", "il", "lo", "gli", "i", "uno", "una", "o", "os", "as", "um",
    "uma", "het", "een", "en", "och", "i", "al", "da", "do",
];

/// No part of a key is longer.
const PART_LENGTH: usize = 24;

/// One key for each item, no two alike. Where two would be, the later ones get a letter or number.
pub fn unique_keys(items: &[Item]) -> Vec<String> {
    let mut taken = BTreeSet::new();
    items
        .iter()
        .map(|item| {
            let key = key(item);
            let unique = (0..)
                .map(|count| format!("{key}{}", suffix(count)))
                .find(|key| !taken.contains(key))
                .unwrap_or_default();
            taken.insert(unique.clone());
            unique
        })
        .collect()
}

/// Nothing, then a to z, then numbers.
fn suffix(count: u32) -> String {
    match count {
        0 => String::new(),
        1..=26 => char::from_u32(u32::from('a') + count - 1).into_iter().collect(),
        _ => format!("x{count}"),
    }
}

fn key(item: &Item) -> String {
    let creator = ["author", "editor", "director", "translator"]
        .into_iter()
        .find_map(|role| item.names(role).first())
        .map(creator_part)
        .filter(|part| !part.is_empty());
    let year = day::span(item, "issued").and_then(|(start, _)| start.year);
    let title = item.text("title").map(|title| title_part(&markup::plain(title)));
    let title = title.unwrap_or_default();
    let name = creator.or_else(|| place_part(item)).unwrap_or_default();
    let year = year.map(|year| year.unsigned_abs().to_string()).unwrap_or_default();
    let key = format!("{name}{year}{title}");
    // A key that begins with a digit is refused by some programs.
    if key.is_empty() || key.starts_with(|first: char| first.is_ascii_digit()) {
        return format!("item{key}");
    }
    key
}

fn creator_part(name: &Name) -> String {
    if name.family.is_empty() {
        let words = words(if name.literal.is_empty() { &name.given } else { &name.literal });
        let telling = words.iter().filter(|word| !SMALL_WORDS.contains(&word.as_str()));
        return shortened(telling.take(2).cloned().collect::<String>());
    }
    let particle = &name.non_dropping_particle;
    shortened(words(&format!("{particle} {}", name.family)).concat())
}

/// The container's first telling word, else the host's name.
fn place_part(item: &Item) -> Option<String> {
    let container = item.text("container-title").or(item.text("publisher")).map(title_part);
    container.filter(|part| !part.is_empty()).or_else(|| {
        let url = item.text("URL")?;
        let host = url.split("://").nth(1)?.split(['/', '?', '#', ':']).next()?;
        let host = host.strip_prefix("www.").unwrap_or(host);
        Some(shortened(words(host.split('.').next()?).concat()))
    })
}

fn title_part(title: &str) -> String {
    let words = words(title);
    let telling = words.iter().find(|word| word.len() > 1 && !SMALL_WORDS.contains(&word.as_str()));
    shortened(telling.or(words.first()).cloned().unwrap_or_default())
}

fn words(text: &str) -> Vec<String> {
    let latin = transliterate(text).to_ascii_lowercase();
    latin
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words are ASCII, so any cut is between characters.
fn shortened(mut part: String) -> String {
    part.truncate(PART_LENGTH);
    part
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn keys(json: serde_json::Value) -> Vec<String> {
        unique_keys(&Item::list_from_json(&json))
    }

    #[test]
    fn keys_are_readable_from_any_script() {
        let item = |family: &str, title: &str| {
            json!({"type": "webpage", "title": title, "author": [{"family": family, "given": "X"}],
                   "issued": {"date-parts": [[2024]]}, "URL": "https://www.example.org/a"})
        };
        for (family, title, key) in [
            ("Okafor", "How urban trees cool a city", "okafor2024urban"),
            ("Bergström", "The quiet return", "bergstrom2024quiet"),
            ("Иванова", "Как устроены", "ivanova2024kak"),
            ("王", "城市绿地", "wang2024"),
            ("Θεοδωράκης", "Η θάλασσα", "theodorakis2024thalassa"),
            ("김", "서울의 봄", "gim2024seoului"),
            ("佐藤", "図書館", "example2024"),
        ] {
            let found = keys(json!([item(family, title)]));
            assert!(found[0].is_ascii());
            assert_eq!(found, [key]);
        }
    }

    #[test]
    fn keys_are_unique_and_never_empty() {
        let same = json!({"title": "Trees", "author": [{"family": "Ito"}]});
        assert_eq!(
            keys(json!([same, same, same, {}, {}, {"title": "1984"}])),
            ["itotrees", "itotreesa", "itotreesb", "item", "itema", "item1984"]
        );
        let many: Vec<_> = (0..60).map(|_| same.clone()).collect();
        let found = keys(json!(many));
        assert_eq!(found.iter().collect::<BTreeSet<_>>().len(), 60);
    }

    #[test]
    fn without_author_the_place_stands_in() {
        let organisation =
            json!({"author": [{"literal": "The World Health Alliance"}], "title": "A"});
        assert_eq!(keys(json!([organisation])), ["worldhealtha"]);
        let site = json!({"title": "{x}", "URL": "https://tide-watch.example.org/"});
        assert_eq!(keys(json!([site])), ["tidewatchx"]);
    }
}
