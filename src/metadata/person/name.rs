//! One name taken apart: given, family, particle, suffix; or an organisation, left whole.

use super::Person;
use super::plausible::is_hangul;
use super::words::{
    CHINESE_DOUBLE, CHINESE_SINGLE, DEGREES, KOREAN_DOUBLE, ORGANISATION, ORGANISATION_PARTS,
    PARTICLES, SPANISH_SECOND, SUFFIXES, TITLES, VIETNAMESE,
};
use crate::metadata::candidate::Entity;

/// Takes the name of one person or organisation apart. `language` is the page's, a bare subtag:
/// it tells Hungarian and Spanish order. Titles and degrees stay in the literal form only.
pub(crate) fn person(text: &str, entity: Entity, language: &str) -> Person {
    let printed = recase(text.trim());
    let text = without_degrees(without_titles(&printed)).to_owned();
    let literal = || Person::Literal { literal: printed.clone() };
    if text.is_empty() || entity == Entity::Organization {
        return literal();
    }
    if let Some(person) = east_asian(&text) {
        return person;
    }
    if entity != Entity::Person && is_organisation(&text) {
        return literal();
    }
    let (body, suffix) = split_suffix(&text);
    if let Some((family, given)) = body.split_once(',') {
        let (family, given) = (family.trim(), given.trim());
        if !family.is_empty() && !given.is_empty() && !given.contains(',') {
            return inverted(family, given, &suffix);
        }
        if let Some((given, last)) = given.split_once(',')
            && SUFFIXES.contains(&last.trim().to_lowercase().as_str())
        {
            return inverted(family, given, last.trim());
        }
        return literal();
    }
    let words: Vec<&str> = body.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() < 2
        || words.len() > 7
        || words.iter().any(|word| word.chars().any(|c| c.is_ascii_digit()))
    {
        return literal();
    }
    let split = family_start(&words, language);
    let (given, family_words, particle) = match split {
        Split::Last(at) => {
            let particles = particles_before(&words, at);
            (
                words[..at - particles].to_vec(),
                words[at..].to_vec(),
                words[at - particles..at].to_vec(),
            )
        }
        Split::First(count) => (words[count..].to_vec(), words[..count].to_vec(), Vec::new()),
    };
    Person::Named {
        given: given.join(" "),
        family: family_words.join(" "),
        particle: particle.join(" "),
        suffix,
        literal: printed.clone(),
    }
}

/// A name that its source has taken apart, "Lee, Ann" or in two fields.
pub(crate) fn inverted(family: &str, given: &str, suffix: &str) -> Person {
    // "Lee, Ann, Jr." and "Lee, Ann Jr." alike.
    let (given, own_suffix) = split_suffix(given);
    let suffix = if suffix.is_empty() { own_suffix } else { suffix.to_owned() };
    let words: Vec<&str> = family.split_whitespace().collect();
    let particles = words
        .iter()
        .take(words.len().saturating_sub(1))
        .take_while(|word| is_particle(word))
        .count();
    let literal = [given.trim(), family.trim(), suffix.as_str()]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>();
    Person::Named {
        given: given.trim().to_owned(),
        family: words[particles..].join(" "),
        particle: words[..particles].join(" "),
        literal: literal.join(" "),
        suffix,
    }
}

/// Where the family name stands.
enum Split {
    /// From this word on.
    Last(usize),
    /// The first so many words.
    First(usize),
}

fn family_start(words: &[&str], language: &str) -> Split {
    let count = words.len();
    let low: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
    if language == "hu" {
        return Split::First(1);
    }
    if language == "vi" && VIETNAMESE.contains(&low[0].as_str()) {
        return Split::First(1);
    }
    // Петров Иван Иванович
    if count == 3 && is_patronymic(&low[2]) && !is_patronymic(&low[1]) {
        return Split::First(1);
    }
    // عبد الله, أبو زيد, بن علي: two words that are one name.
    if count >= 3
        && matches!(low[count - 2].as_str(), "عبد" | "أبو" | "ابو" | "أبي" | "آل" | "ابن" | "بن")
    {
        return Split::Last(count - 2);
    }
    let spanish = matches!(language, "es" | "ca" | "gl");
    if spanish
        && count == 3
        && !SPANISH_SECOND.contains(&low[1].as_str())
        && !is_particle(words[1])
        && !words[1].ends_with('.')
    {
        return Split::Last(1);
    }
    if spanish && count == 4 && SPANISH_SECOND.contains(&low[1].as_str()) && !is_particle(words[2])
    {
        return Split::Last(2);
    }
    // Ortega y Gasset
    if count >= 4 && matches!(low[count - 2].as_str(), "y" | "i") {
        return Split::Last(count - 3);
    }
    Split::Last(count - 1)
}

fn is_patronymic(word: &str) -> bool {
    ["вич", "вна", "чна", "ович", "івна", "ївна"].iter().any(|end| word.ends_with(end))
        && word.chars().count() > 6
}

/// How many particles stand right before the family name; the first word is always a given name.
fn particles_before(words: &[&str], at: usize) -> usize {
    words[1..at].iter().rev().take_while(|word| is_particle(word)).count()
}

/// Particles are written small; "Van" and "De" may begin with a capital, as in Belgium and America.
fn is_particle(word: &str) -> bool {
    let low = word.to_lowercase();
    if !PARTICLES.contains(&low) {
        return false;
    }
    word == low
        || matches!(
            low.as_str(),
            "van"
                | "von"
                | "de"
                | "der"
                | "den"
                | "del"
                | "della"
                | "di"
                | "da"
                | "dos"
                | "du"
                | "la"
                | "le"
                | "al"
                | "el"
                | "bin"
                | "ibn"
                | "ter"
                | "ten"
        )
}

fn split_suffix(text: &str) -> (&str, String) {
    let Some((body, last)) = text.trim().rsplit_once([' ', ',']) else {
        return (text.trim(), String::new());
    };
    let low = last.to_lowercase();
    let body = body.trim_end_matches([',', ' ']);
    if SUFFIXES.contains(&low.as_str()) && body.contains(' ')
        || (SUFFIXES.contains(&low.as_str()) && text.contains(','))
    {
        return (body, last.to_owned());
    }
    (text.trim(), String::new())
}

pub(crate) fn without_titles(mut text: &str) -> &str {
    while let Some((first, rest)) = text.split_once(' ') {
        if !TITLES.contains(&first.to_lowercase().as_str())
            || !rest.contains(' ') && !first.ends_with('.') && first.len() < 3
        {
            break;
        }
        text = rest.trim_start();
    }
    text
}

/// Without "MD", "Ph.D." and the like at the end, after commas or spaces.
pub(crate) fn without_degrees(text: &str) -> &str {
    let mut text = text.trim().trim_end_matches([',', ';']);
    while let Some(at) = text.rfind([',', ' ']) {
        let last = text[at + 1..].trim();
        let bare = last.trim_matches(['(', ')', '®', '™']);
        let comma = text[..at + 1].trim_end().ends_with(',');
        // "Ma" and "Do" are names too: only in capitals, or behind a comma.
        let shouted = bare.chars().any(char::is_uppercase)
            && !bare
                .chars()
                .skip(1)
                .any(|c| c.is_lowercase() && !matches!(c, 'h' | 'c' | 'd' | 's' | 'y'))
            && bare.chars().count() > 1;
        // Orders are more than any list: "Rebecca Lake, CEPF®".
        let order = comma
            && bare.chars().count() >= 4
            && bare.chars().all(char::is_uppercase)
            && text[..at].chars().any(char::is_lowercase);
        if last.is_empty()
            || order
            || (is_degree(bare)
                && shouted
                && (comma || is_long_degree(bare) || text[..at].contains(' ')))
        {
            text = text[..at].trim_end().trim_end_matches([',', '-', '–']).trim_end();
        } else {
            break;
        }
    }
    text
}

/// Whether the word is a degree or an order.
pub(crate) fn is_degree(word: &str) -> bool {
    DEGREES.contains(&word.to_lowercase())
}

/// Degrees that are no family name for sure.
fn is_long_degree(word: &str) -> bool {
    word.contains('.')
        || !matches!(
            word.to_lowercase().as_str(),
            "ma" | "do" | "ba" | "pa" | "ot" | "ace" | "ms" | "ea" | "pe" | "pt" | "ag" | "med"
        )
}

/// Whether a name reads like an organisation's.
pub(crate) fn is_organisation(text: &str) -> bool {
    let low = text.to_lowercase();
    let words: Vec<&str> =
        low.split([' ', '/', '-', '|']).filter(|word| !word.is_empty()).collect();
    if ORGANISATION_PARTS.iter().any(|part| low.contains(part)) {
        return true;
    }
    let listed = |word: &&str| {
        ORGANISATION.contains(word.trim_matches(['.', ',', '(', ')']))
            || ORGANISATION.contains(word)
    };
    if words.len() == 1 {
        return words.iter().any(listed);
    }
    // The first word of a name of two is rarely one of these ("Page Turner", "Guy Press" are people
    // that exist): any word counts but for names that are given names too.
    words.iter().any(listed)
        || low.starts_with("the ")
        || text.contains('&')
        || low.contains(" of the ")
        || low.contains(".com")
        || low.contains(".org")
}

/// Chinese, Japanese and Korean names: the family name first, usually without a space.
fn east_asian(text: &str) -> Option<Person> {
    // 李 明: set wide, not parted.
    let wide = text.split([' ', '\u{3000}']).all(|part| part.chars().count() == 1);
    let text =
        if wide && text.chars().count() <= 7 { &text.replace([' ', '\u{3000}'], "") } else { text };
    let chars: Vec<char> = text.chars().collect();
    let named = |family: String, given: String| Person::Named {
        given,
        family,
        particle: String::new(),
        suffix: String::new(),
        literal: text.to_owned(),
    };
    let han = |c: &char| matches!(u32::from(*c), 0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x3005);
    let kana = |c: &char| matches!(u32::from(*c), 0x3041..=0x30FF);
    if ORGANISATION_PARTS.iter().any(|part| text.contains(part)) {
        return None;
    }
    if chars.iter().all(|c| han(c) || kana(c) || *c == ' ' || *c == '\u{3000}')
        && chars.iter().any(|c| han(c) || kana(c))
    {
        // A space parts family and given name, in Japan.
        if let Some((family, given)) = text.split_once([' ', '\u{3000}']) {
            if !given.contains([' ', '\u{3000}']) && chars.len() <= 9 {
                return Some(named(family.to_owned(), given.to_owned()));
            }
            return Some(Person::Literal { literal: text.to_owned() });
        }
        let double = CHINESE_DOUBLE.iter().find(|family| text.starts_with(**family));
        if let Some(family) = double.filter(|_| (3..=4).contains(&chars.len())) {
            return Some(named((*family).to_owned(), text[family.len()..].to_owned()));
        }
        let first = chars.first().copied().unwrap_or(' ');
        if (2..=3).contains(&chars.len()) && CHINESE_SINGLE.contains(first) && chars.iter().all(han)
        {
            return Some(named(first.to_string(), chars[1..].iter().collect()));
        }
        return Some(Person::Literal { literal: text.to_owned() });
    }
    if chars.iter().all(|&c| is_hangul(c) || c == ' ') && chars.iter().any(|&c| is_hangul(c)) {
        let joined: String = chars.iter().filter(|c| **c != ' ').collect();
        let count = joined.chars().count();
        let double = KOREAN_DOUBLE.iter().find(|family| joined.starts_with(**family) && count >= 4);
        if let Some(family) = double {
            return Some(named((*family).to_owned(), joined[family.len()..].to_owned()));
        }
        if (2..=4).contains(&count) {
            let mut rest = joined.chars();
            let family = rest.next()?.to_string();
            return Some(named(family, rest.collect()));
        }
        return Some(Person::Literal { literal: text.to_owned() });
    }
    None
}

/// Names in capitals, or all small, in the usual letters; particles stay small. Names in scripts
/// without capitals, and single words, which may be acronyms or handles, stay as they are.
fn recase(text: &str) -> String {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    let cased = letters().any(|c| c.is_uppercase() || c.is_lowercase());
    let shouted = letters().all(|c| !c.is_lowercase());
    let small = letters().all(|c| !c.is_uppercase());
    if !cased
        || !text.contains(' ')
        || !(shouted || small)
        || text.chars().any(|c| c.is_ascii_digit() || c == '@')
    {
        return text.to_owned();
    }
    // BBC NEWS
    if shouted && is_organisation(text) {
        return text.to_owned();
    }
    let words = text.split(' ').enumerate().map(|(n, word)| {
        let low = word.to_lowercase();
        let suffix = matches!(low.as_str(), "ii" | "iii" | "iv");
        if suffix && shouted {
            return word.to_owned();
        }
        if n > 0 && PARTICLES.contains(&low) && low != "st." && low != "san" && low != "santa" {
            return low;
        }
        capitalise(&low)
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Capitals after the start, a hyphen, an apostrophe of one letter, a full stop, and "Mc".
fn capitalise(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut up = true;
    for (n, c) in word.chars().enumerate() {
        if up {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        up = matches!(c, '-' | '.' | '‐')
            || (matches!(c, '\'' | '’') && n <= 1)
            || (n == 1 && out == "Mc");
    }
    out
}
