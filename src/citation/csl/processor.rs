//! The processor: a style, a language, and the items of one document.

use super::locale::{Language, LocaleSource};
use super::output::Formatted;
use super::render::CiteState;
use super::style::{Area, SecondFieldAlign, Style};
use super::{bibliography, cluster, disambiguate, note_fields, order, sort};
use crate::citation::item::Item;
use std::borrow::Cow;
use std::sync::Arc;

/// Prints citations and bibliographies in one style and one language.
pub struct Processor<'a> {
    pub(crate) style: &'a Style,
    pub(crate) language: Arc<Language>,
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
    /// The position, where the caller knows better than the processor.
    pub position: Option<CitePosition>,
}

/// Where a cite stands in relation to earlier ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CitePosition {
    /// The item is cited for the first time.
    First,
    /// It was cited before.
    Subsequent,
    /// It was cited immediately before.
    Ibid,
    /// The same, with another locator.
    IbidWithLocator,
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

/// How a bibliography is laid out on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BibliographyLayout {
    /// Whether lines after the first are indented.
    pub hanging_indent: bool,
    /// Whether the first field stands apart.
    pub second_field_align: Option<SecondFieldAlign>,
    /// Lines between entries.
    pub entry_spacing: u32,
    /// Line height in lines.
    pub line_spacing: u32,
}

impl Cite {
    /// A cite of a whole item.
    pub fn of(id: &str) -> Cite {
        Cite { id: id.to_string(), ..Cite::default() }
    }
}

/// An item of the document and what is known about it.
pub(crate) struct Registered<'a> {
    pub(crate) item: Cow<'a, Item>,
    pub(crate) state: CiteState,
}

impl<'a> Processor<'a> {
    /// A processor for a style. The language is `lang`, else the style's own,
    /// else American English.
    pub fn new(style: &'a Style, locales: &dyn LocaleSource, lang: Option<&str>) -> Processor<'a> {
        let lang = lang
            .filter(|lang| !lang.trim().is_empty())
            .or(style.default_locale.as_deref())
            .unwrap_or("en-US");
        Processor::with_language(style, Arc::new(Language::load(style, locales, lang)))
    }

    /// A processor in a language that was read before, for the same style: reading the terms takes
    /// several times as long as printing an entry.
    pub fn with_language(style: &'a Style, language: Arc<Language>) -> Processor<'a> {
        Processor { style, language }
    }

    /// What counts for its language, for [`Processor::with_language`].
    pub fn language(&self) -> Arc<Language> {
        self.language.clone()
    }

    /// The bibliography of `items`, sorted as the style says. Empty where the
    /// style prints none.
    pub fn bibliography(&self, items: &[Item]) -> Vec<Entry> {
        bibliography::entries(self, &self.register(items, &[]))
    }

    /// The citations of a document, in order. Cites of unknown items are left
    /// out.
    pub fn cite(&self, items: &[Item], clusters: &[Cluster]) -> Vec<Formatted> {
        cluster::all(self, &mut self.register(items, clusters), clusters)
    }

    /// Like [`Processor::cite`], but the items are numbered in their own
    /// order, whatever is cited first.
    pub fn cite_known(&self, items: &[Item], clusters: &[Cluster]) -> Vec<Formatted> {
        cluster::all(self, &mut self.register(items, &[]), clusters)
    }

    /// The identifiers of the items in the order of the bibliography.
    pub fn order(&self, items: &[Item]) -> Vec<String> {
        self.register(items, &[]).iter().map(|entry| entry.item.id.clone()).collect()
    }

    /// The citations and the bibliography of a document, which share their
    /// numbers and disambiguation.
    pub fn document(&self, items: &[Item], clusters: &[Cluster]) -> (Vec<Formatted>, Vec<Entry>) {
        let mut registered = self.register(items, clusters);
        let citations = cluster::all(self, &mut registered, clusters);
        (citations, bibliography::entries(self, &registered))
    }

    /// How the style wants its bibliography laid out.
    pub fn bibliography_layout(&self) -> Option<BibliographyLayout> {
        let options = &self.style.bibliography.as_ref()?.bibliography;
        Some(BibliographyLayout {
            hanging_indent: options.hanging_indent,
            second_field_align: options.second_field_align,
            entry_spacing: options.entry_spacing.unwrap_or(1),
            line_spacing: options.line_spacing.unwrap_or(1),
        })
    }

    /// Numbers, sorts and disambiguates the items. Those that are cited come
    /// in the order of their first cites, the others after them.
    fn register<'i>(&self, items: &'i [Item], clusters: &[Cluster]) -> Vec<Registered<'i>> {
        let mut registered: Vec<Registered<'i>> = Vec::new();
        let cited = clusters.iter().flat_map(|cluster| &cluster.cites).map(|cite| cite.id.as_str());
        for id in cited.chain(items.iter().map(|item| item.id.as_str())) {
            if registered.iter().any(|entry| entry.item.id == id) {
                continue;
            }
            // The last of several items with one identifier counts.
            if let Some(item) = items.iter().rev().find(|item| item.id == id) {
                registered.push(Registered {
                    item: note_fields::resolve(item),
                    state: CiteState {
                        citation_number: registered.len() + 1,
                        ..CiteState::default()
                    },
                });
            }
        }
        if let Some(area) = self.style.bibliography.as_ref().filter(|area| !area.sort.is_empty()) {
            self.sort(area, &mut registered);
            for (index, entry) in registered.iter_mut().enumerate() {
                entry.state.citation_number = index + 1;
            }
        }
        disambiguate::run(self.style, &self.language, &mut registered);
        registered
    }

    /// Sorts items by the keys of `area`; items that are equal stay in order.
    pub(crate) fn sort(&self, area: &Area, items: &mut Vec<Registered<'_>>) {
        let mut keyed: Vec<_> = items
            .drain(..)
            .map(|entry| {
                (sort::keys(self.style, &self.language, area, &entry.item, &entry.state), entry)
            })
            .collect();
        order::sort(&mut keyed, |(a, _), (b, _)| sort::compare(area, a, b));
        items.extend(keyed.into_iter().map(|(_, entry)| entry));
    }
}
