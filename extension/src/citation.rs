//! Citations for the pages of the extension: styles are handed over block by block as JavaScript
//! fetches them from the extension's own package; items and results cross as JSON.
//!
//! A caller asks [`Citations::missing`] which file of the folder `styles/` it has to fetch for a
//! style, hands it to [`Citations::open`], and then prints. Nothing is fetched from anywhere else.

use std::sync::Arc;
use verbatim::citation::csl::{
    Cite, Cluster, Entry, Formatted, Info, Language, OutputFormat, Processor, Style, StyleError,
};
use verbatim::citation::item::Item;
use verbatim::citation::json::Json;
use verbatim::citation::quote::{Shape, quote};
use verbatim::citation::styles::package::{Package, block_piece};
use wasm_bindgen::prelude::*;

/// What the module knows: the package's pieces handed over so far, and the styles opened.
#[wasm_bindgen]
#[derive(Default)]
pub struct Citations {
    package: Package,
    /// By name; a handful.
    styles: Vec<(String, Style)>,
    /// The terms of the last style and language asked for.
    terms: Option<(String, String, Arc<Language>)>,
}

#[wasm_bindgen]
impl Citations {
    /// Begins with the package's `styles/directory.bin` and `styles/locales.bin`.
    ///
    /// # Errors
    /// When one is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(directory: &[u8], locales: &[u8]) -> Result<Citations, String> {
        let mut package = Package::new(directory).map_err(|error| error.to_string())?;
        package.set_locales(locales).map_err(|error| error.to_string())?;
        Ok(Citations { package, ..Citations::default() })
    }

    /// The languages there is a locale for, as tags.
    pub fn locales(&self) -> Vec<String> {
        self.package.locale_names().to_vec()
    }

    /// The file under `styles/` that [`Citations::open`] wants for a style; none when the style is
    /// open, or there is no such style.
    pub fn missing(&self, style: &str) -> Option<String> {
        if self.opened(style).is_some() {
            return None;
        }
        Some(block_piece(self.package.find(style)?.place.block))
    }

    /// Opens a style out of the file it is in.
    ///
    /// # Errors
    /// When there is no such style, or it cannot be read.
    pub fn open(&mut self, style: &str, block: &[u8]) -> Result<(), String> {
        let opened = self.package.style(style, block).map_err(|error| error.to_string())?;
        self.keep(style, opened);
        Ok(())
    }

    /// Takes in a style of the reader's own under a name of the caller's choice, and tells what it
    /// calls itself: its short title, else its title. A dependent style's parent must have been
    /// opened before; [`Citations::parent`] names it.
    ///
    /// # Errors
    /// What is wrong with the style, and where, in a sentence.
    pub fn add_own_style(&mut self, name: &str, xml: &str) -> Result<String, String> {
        let style = match Style::parse(xml) {
            Ok(style) => style,
            Err(StyleError::Dependent { parent, default_locale, info }) => {
                // It is read again when it is asked for itself.
                let at = self.styles.iter().position(|(name, _)| *name == parent);
                let (_, mut style) = self.styles.swap_remove(at.ok_or_else(|| not_open(&parent))?);
                style.info = *info;
                style.default_locale = default_locale.or(style.default_locale);
                style
            }
            Err(error) => return Err(error.to_string()),
        };
        let Info { title, title_short, .. } = &style.info;
        let called = if title_short.is_empty() { title } else { title_short }.clone();
        self.keep(name, style);
        Ok(called)
    }

    /// The identifier of the style whose rules a dependent style of the reader's own follows.
    pub fn parent(xml: &str) -> Option<String> {
        match Style::parse(xml) {
            Err(StyleError::Dependent { parent, .. }) => Some(parent),
            _ => None,
        }
    }

    /// Prints items (CSL-JSON, one or a list) in a style, as JSON:
    /// `references`: list of `id` and `text`, sorted and numbered as the style says (empty where
    /// it prints none); `citations`: one text for each item, in the given order; `inNotes`;
    /// `hangingIndent`. `format` is `text`, `html`, `markdown` or `rtf`.
    ///
    /// # Errors
    /// When the style cannot be opened, or the items are no JSON.
    pub fn print(
        &mut self,
        items: &str,
        style: &str,
        language: &str,
        format: &str,
    ) -> Result<String, String> {
        let items = read_items(items)?;
        let format = output_format(format)?;
        let terms = self.terms(style, language)?;
        let style = self.opened(style).ok_or_else(|| not_open(style))?;
        let processor = Processor::with_language(style, terms);
        let clusters: Vec<Cluster> = (1..)
            .zip(&items)
            .map(|(number, item)| Cluster {
                cites: vec![Cite::of(&item.id)],
                note: if style.in_notes { number } else { 0 },
            })
            .collect();
        let (citations, references) = processor.document(&items, &clusters);
        let text = |text: &Formatted| Json::Text(text.to(format));
        let entry = |entry: &Entry| {
            Json::object([("id", Json::from(entry.id.as_str())), ("text", text(&entry.text))])
        };
        let layout = processor.bibliography_layout();
        let printed = Json::object([
            ("references", Json::List(references.iter().map(entry).collect())),
            ("citations", Json::List(citations.iter().map(text).collect())),
            ("inNotes", Json::Bool(style.in_notes)),
            ("hangingIndent", Json::Bool(layout.is_some_and(|layout| layout.hanging_indent))),
        ]);
        Ok(printed.to_string())
    }

    /// A passage with its source. `link` (may be empty) is the address of the passage; `shape` is
    /// `inline`, `block`, or empty for what its length asks for.
    ///
    /// # Errors
    /// When the style cannot be opened, or the item is no JSON.
    #[allow(clippy::too_many_arguments)] // JavaScript has no structs to hand over
    pub fn quote(
        &mut self,
        item: &str,
        style: &str,
        language: &str,
        passage: &str,
        link: &str,
        shape: &str,
        format: &str,
    ) -> Result<String, String> {
        let items = read_items(item)?;
        let item = items.first().ok_or("there is no item")?;
        let format = output_format(format)?;
        let terms = self.terms(style, language)?;
        let style = self.opened(style).ok_or_else(|| not_open(style))?;
        let processor = Processor::with_language(style, terms);
        let shape = match shape {
            "inline" => Shape::InLine,
            "block" => Shape::Block,
            _ => Shape::usual(passage),
        };
        Ok(quote(&processor, item, passage, given(link), shape, format))
    }
}

impl Citations {
    /// What counts for a style in a language, read once for what is printed one after the other.
    fn terms(&mut self, style: &str, language: &str) -> Result<Arc<Language>, String> {
        match &self.terms {
            Some((of, known, terms)) if of == style && known == language => Ok(terms.clone()),
            _ => {
                let opened = self.styles.iter().find(|(known, _)| known == style);
                let (_, opened) = opened.ok_or_else(|| not_open(style))?;
                let wanted = given(language).or(opened.default_locale.as_deref());
                self.package.open_locales(wanted.unwrap_or("en-US"));
                let locales = self.package.locales();
                let terms = Processor::new(opened, &locales, given(language)).language();
                drop(locales);
                self.terms = Some((style.to_owned(), language.to_owned(), terms.clone()));
                Ok(terms)
            }
        }
    }

    fn opened(&self, name: &str) -> Option<&Style> {
        self.styles.iter().find(|(known, _)| known == name).map(|(_, style)| style)
    }

    fn keep(&mut self, name: &str, style: Style) {
        self.terms = None;
        self.styles.retain(|(known, _)| known != name);
        self.styles.push((name.to_owned(), style));
    }
}

fn read_items(json: &str) -> Result<Vec<Item>, String> {
    Item::parse_list(json).map_err(|at| format!("the items are no JSON at byte {at}"))
}

fn output_format(id: &str) -> Result<&'static OutputFormat, String> {
    OutputFormat::by_id(id).ok_or_else(|| format!("no format “{id}”"))
}

fn not_open(style: &str) -> String {
    ["the style “", style, "” is not open"].concat()
}

fn given(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use verbatim::citation::styles::{Directory, Place};

    const APA: &str = include_str!("../../data/csl/apa.csl");
    const LOCALE: &str = include_str!("../../data/csl/locales-en-US.xml");
    const ITEM: &str =
        r#"{"type": "webpage", "title": "Trees", "issued": {"date-parts": [[2024]]}}"#;

    /// A package of one style and one locale, neither of which can be unpacked: both are taken in
    /// as files that are not the package's.
    fn citations() -> Citations {
        let mut directory = Directory::default();
        directory.add_locale_file("en-US").expect("the first locale");
        directory.add("apa", Place { block: 7, offset: 0, length: 1 }).expect("the first style");
        let locales = [0; 4];
        let mut citations = Citations::new(&directory.to_bytes(), &locales).expect("a package");
        citations.package.add_locale("en-US", LOCALE.to_owned());
        citations.add_own_style("mine", APA).expect("APA is a style");
        citations
    }

    #[test]
    fn asks_for_what_a_style_needs() {
        let citations = citations();
        assert_eq!(citations.missing("apa").as_deref(), Some("blocks/007.bin"));
        assert_eq!(citations.missing("mine"), None);
        assert_eq!(citations.missing("nothing"), None);
    }

    #[test]
    fn prints_and_quotes() {
        let mut citations = citations();
        let printed = citations.print(ITEM, "mine", "", "text").expect("it prints");
        assert_eq!(
            printed,
            r#"{"references":[{"id":"item-1","text":"Trees. (2024)."}],"citations":["(Trees, 2024)"],"inNotes":false,"hangingIndent":true}"#
        );
        assert_eq!(citations.print(ITEM, "mine", "", "text").as_ref(), Ok(&printed));
        let text = citations.quote(ITEM, "mine", "", "Shade.", "", "", "text").expect("a quote");
        assert_eq!(text, "“Shade.” (Trees, 2024)\n\nTrees. (2024).");
    }

    #[test]
    fn says_what_is_wrong() {
        let mut citations = citations();
        for wrong in [
            citations.open("apa", b"\0").map(|()| String::new()),
            citations.open("nothing", b"\0").map(|()| String::new()),
            citations.add_own_style("x", "<style"),
            citations.add_own_style("x", "<html/>"),
            citations.print(ITEM, "apa", "", "text"),
            citations.print("[", "mine", "", "text"),
            citations.print(ITEM, "mine", "", "word"),
            Citations::new(b"VBS1", b"").map(|_| String::new()),
            Citations::new(&Directory::default().to_bytes(), &[0; 4]).map(|_| String::new()),
        ] {
            assert!(wrong.is_err_and(|message| message.len() > 5));
        }
    }
}
