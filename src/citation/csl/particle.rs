//! Particles inside family and given names ("Ludwig *van* Beethoven").
//!
//! CSL-JSON may leave particles in the family or given name and asks the
//! processor to find them: words in lower case in front of the family name
//! belong to it (non-dropping), words in lower case behind the given names do
//! not (dropping).

use crate::citation::item::Name;

/// The names with their particles in fields of their own.
pub(crate) fn parsed(names: &[Name]) -> Vec<Name> {
    names.iter().map(parse).collect()
}

fn parse(name: &Name) -> Name {
    let mut name = name.clone();
    if name.parse_names == Some(false) || !name.literal.is_empty() {
        return name;
    }
    if name.family.starts_with('"') && name.family.ends_with('"') && name.family.len() > 2 {
        name.family = name.family.trim_matches('"').to_string();
        return name;
    }
    if name.non_dropping_particle.is_empty() {
        let at = leading(&name.family);
        let (particle, family) = name.family.split_at(at);
        if !particle.is_empty() {
            name.non_dropping_particle = particle.trim_end().to_string();
            name.family = family.to_string();
        }
    }
    if name.suffix.is_empty()
        && let Some((given, suffix)) = name.given.split_once(',')
    {
        let suffix = suffix.trim();
        name.comma_suffix = suffix.starts_with('!');
        name.suffix = suffix.trim_start_matches('!').trim().to_string();
        name.given = given.trim_end().to_string();
    }
    if name.dropping_particle.is_empty() {
        let at = trailing(&name.given);
        let (given, particle) = name.given.split_at(at);
        if !particle.trim().is_empty() {
            name.dropping_particle = particle.trim().to_string();
            name.given = given.trim_end().to_string();
        }
    }
    name
}

/// Where the family name proper begins.
fn leading(family: &str) -> usize {
    let mut at = 0;
    loop {
        let rest = family.get(at..).unwrap_or_default();
        let Some(first) = rest.chars().next() else { return 0 };
        if !first.is_lowercase() {
            return at;
        }
        // "d'Artagnan": an apostrophe ends a particle, too.
        let word = rest.find([' ', '\'', '’', '-']);
        let Some(end) = word else { return if at == 0 { 0 } else { at } };
        let length = rest.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8);
        at += end + length;
    }
}

/// Where the given names end.
fn trailing(given: &str) -> usize {
    let mut at = given.len();
    loop {
        let before = given.get(..at).unwrap_or_default().trim_end();
        let start = before.rfind(' ').map_or(0, |space| space + 1);
        let word = before.get(start..).unwrap_or_default();
        let lower = word.chars().next().is_some_and(char::is_lowercase);
        if !lower || start == 0 {
            return at;
        }
        at = start;
    }
}
