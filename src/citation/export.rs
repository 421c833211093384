//! Items written for other programs: one file per format, one table that lists them.

mod biblatex;
mod bibtex;
mod csl_json;
mod day;
mod endnote;
mod hayagriva;
pub mod key;
mod markup;
mod ris;
mod tex;
mod wikipedia;
mod wikipedia_ar;
mod wikipedia_de;
mod wikipedia_en;

use super::item::Item;

/// One row of [`EXPORTS`].
pub struct Export {
    /// Identifier, as given on a command line.
    pub id: &'static str,
    /// Name shown to readers.
    pub name: &'static str,
    /// Extension of its files, without the dot.
    pub extension: &'static str,
    /// Media type of its files.
    pub media_type: &'static str,
    /// Writes items; each comes with its key.
    write: fn(&[Keyed]) -> String,
}

/// An item with a key that no other item of the same export has.
pub(crate) struct Keyed<'a> {
    pub(crate) key: String,
    pub(crate) item: &'a Item,
}

/// The formats items can be exported to, in the order menus show them.
pub static EXPORTS: &[Export] = &[
    bibtex::BIBTEX,
    biblatex::BIBLATEX,
    ris::RIS,
    csl_json::CSL_JSON,
    endnote::ENDNOTE,
    wikipedia_en::WIKIPEDIA_EN,
    wikipedia_de::WIKIPEDIA_DE,
    wikipedia_ar::WIKIPEDIA_AR,
    hayagriva::HAYAGRIVA,
];

/// Identifier and name of each row of [`EXPORTS`]: a list for those who leave the writing to
/// another module.
pub const NAMES: [(&str, &str); EXPORTS.len()] = {
    let mut names = [("", ""); EXPORTS.len()];
    let mut row = 0;
    while row < names.len() {
        names[row] = (EXPORTS[row].id, EXPORTS[row].name);
        row += 1;
    }
    names
};

impl Export {
    /// The format with this identifier.
    pub fn by_id(id: &str) -> Option<&'static Export> {
        EXPORTS.iter().find(|export| export.id == id)
    }

    /// Writes the items, each under a key of its own.
    pub fn write(&self, items: &[Item]) -> String {
        let keys = key::unique_keys(items);
        let keyed: Vec<Keyed> =
            keys.into_iter().zip(items).map(|(key, item)| Keyed { key, item }).collect();
        (self.write)(&keyed)
    }
}

/// A value on one line: white space and control characters become single blanks; characters that
/// change the direction of what follows (Unicode's embeddings, overrides and isolates), which
/// would reach out of the field, are dropped. Marks and joiners that belong to words stay.
pub(crate) fn one_line(text: &str) -> String {
    let visible = text.chars().filter(|character| {
        !matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
    });
    let blank = |character: char| character.is_whitespace() || character.is_control();
    let spaced: String =
        visible.map(|character| if blank(character) { ' ' } else { character }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A variable on one line; nothing when it is empty.
pub(crate) fn variable(item: &Item, name: &str) -> Option<String> {
    item.text(name).map(one_line).filter(|text| !text.is_empty())
}

/// The address with the characters that no address has percent-encoded.
pub(crate) fn address(item: &Item) -> Option<String> {
    let url = variable(item, "URL")?;
    let mut out = String::with_capacity(url.len());
    for character in url.chars() {
        match character {
            ' ' => out.push_str("%20"),
            '"' => out.push_str("%22"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '^' => out.push_str("%5E"),
            '`' => out.push_str("%60"),
            '{' => out.push_str("%7B"),
            '|' => out.push_str("%7C"),
            '}' => out.push_str("%7D"),
            _ => out.push(character),
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_unique() {
        for (at, export) in EXPORTS.iter().enumerate() {
            assert!(EXPORTS[..at].iter().all(|other| other.id != export.id), "{}", export.id);
            assert!(Export::by_id(export.id).is_some_and(|found| found.name == export.name));
            assert_eq!(NAMES[at], (export.id, export.name));
        }
    }

    #[test]
    fn one_line_keeps_joiners_and_drops_what_turns_the_line() {
        assert_eq!(one_line(" a\r\n\tb\u{0}c\u{85}d "), "a b c d");
        assert_eq!(one_line("می\u{200C}خواهم \u{202E}abc\u{202C}"), "می\u{200C}خواهم abc");
    }
}
