//! Citations for the pages of the extension: styles and locales are handed over piece by piece as
//! JavaScript fetches them from the extension's own package; items and results cross as JSON.
//!
//! A caller asks [`Citations::missing`] which files of the folder `styles/` it has to fetch for a
//! style and a language, hands each to [`Citations::add`], and then prints. Nothing is fetched
//! from anywhere else.

use std::sync::Arc;
use verbatim::citation::csl::{
    Cite, Cluster, Entry, Formatted, Info, Language, OutputFormat, Processor, Style, StyleError,
    locale_chain,
};
use verbatim::citation::item::Item;
use verbatim::citation::json::Json;
use verbatim::citation::quote::{Shape, quote};
use verbatim::citation::styles::package::{DIRECTORY, Package, block_piece, locale_piece};
use wasm_bindgen::prelude::*;

/// What the module knows: the package's pieces handed over so far, and the styles opened.
#[wasm_bindgen]
#[derive(Default)]
pub struct Citations {
    package: Package,
    /// The last block: one at a time, for styles are kept parsed.
    block: (String, Vec<u8>),
    /// By name; a handful.
    styles: Vec<(String, Style)>,
    absent: Vec<String>,
    /// The terms of the last style and language asked for.
    terms: Option<(String, String, Arc<Language>)>,
}

#[wasm_bindgen]
impl Citations {
    /// Begins with the package's `styles/directory.bin`.
    ///
    /// # Errors
    /// When it is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(directory: &[u8]) -> Result<Citations, String> {
        let package = Package::new(directory).map_err(|error| error.to_string())?;
        Ok(Citations { package, ..Citations::default() })
    }

    /// The languages there is a locale for, as tags.
    pub fn locales(&self) -> Vec<String> {
        self.package.locale_names().to_vec()
    }

    /// The files under `styles/` that are still to be fetched and handed over before this style
    /// can print in this language. An empty `language` means the style's own; the block of an
    /// unopened style has to be handed over before its language is known, so ask again until
    /// nothing is missing.
    pub fn missing(&self, style: &str, language: &str) -> Vec<String> {
        let mut pieces = Vec::new();
        let opened = self.opened(style);
        let found = if opened.is_some() { None } else { self.package.find(style) };
        if let Some(found) = found {
            let block = block_piece(found.place.block);
            if self.block.0 != block {
                pieces.push(block);
            }
        }
        let own = opened.and_then(|style| style.default_locale.as_deref());
        let own = own.or(found.and_then(|found| found.default_locale));
        let language = [language, own.unwrap_or_default(), "en-US"]
            .into_iter()
            .find(|language| !language.is_empty())
            .unwrap_or_default();
        let known = self.package.locale_names();
        let wanted = locale_chain(language).into_iter().filter(|name| {
            known.contains(name) && !self.package.has_locale(name) && !self.absent.contains(name)
        });
        pieces.extend(wanted.map(|name| locale_piece(&name)));
        pieces
    }

    /// Takes a fetched file in, by the name it was asked for with.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn add(&mut self, piece: &str, bytes: &[u8]) -> Result<(), String> {
        self.terms = None;
        let failed = |error: &dyn std::fmt::Display| error.to_string();
        if piece == DIRECTORY {
            self.package = Package::new(bytes).map_err(|error| failed(&error))?;
        } else if let Some(name) = piece.strip_prefix("locales/") {
            let name = name.strip_suffix(".bin").unwrap_or(name);
            if let Err(error) = self.package.add_locale(name, bytes) {
                // Not asked for again: the language falls back on another.
                self.absent.push(name.to_owned());
                return Err(failed(&error));
            }
        } else {
            self.block = (piece.to_owned(), bytes.to_vec());
        }
        Ok(())
    }

    /// Opens a style out of its block, which has been handed over.
    ///
    /// # Errors
    /// When there is no such style, or it cannot be read.
    pub fn open(&mut self, style: &str) -> Result<(), String> {
        self.provide(style)
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
                self.provide(&parent)?;
                // It is read again when it is asked for itself.
                let at = self.styles.iter().position(|(name, _)| *name == parent);
                let (_, mut style) = self.styles.swap_remove(at.ok_or(parent)?);
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
        let style = self.opened(style).ok_or("the style is not open")?;
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
        let style = self.opened(style).ok_or("the style is not open")?;
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
    /// Opens a style if it is not open.
    fn provide(&mut self, name: &str) -> Result<(), String> {
        if self.opened(name).is_some() {
            return Ok(());
        }
        let found = self.package.find(name).ok_or_else(|| format!("no style “{name}”"))?;
        let piece = block_piece(found.place.block);
        let (here, block) = &self.block;
        if *here != piece {
            return Err(format!("{piece} is not here yet"));
        }
        let style = self.package.style(name, block).map_err(|error| error.to_string())?;
        self.keep(name, style);
        Ok(())
    }

    /// What counts for a style in a language, read once for what is printed one after the other.
    fn terms(&mut self, style: &str, language: &str) -> Result<Arc<Language>, String> {
        self.provide(style)?;
        match &self.terms {
            Some((of, known, terms)) if of == style && known == language => Ok(terms.clone()),
            _ => {
                let opened = self.opened(style).ok_or("the style is not open")?;
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

    /// A package of one style that is not compressed: properties 0 and a stored size cannot be
    /// unpacked, so the style is taken in as the reader's own.
    fn citations() -> Citations {
        let mut directory = Directory::default();
        directory.add_locale_file("en-US").expect("the first locale");
        directory.add("apa", Place { block: 7, offset: 0, length: 1 }).expect("the first style");
        let mut citations = Citations::new(&directory.to_bytes()).expect("a directory");
        citations.add_own_style("mine", APA).expect("APA is a style");
        citations
    }

    #[test]
    fn asks_for_what_a_style_needs() {
        let mut citations = citations();
        assert_eq!(citations.missing("apa", ""), ["blocks/007.bin", "locales/en-US.bin"]);
        assert_eq!(citations.missing("mine", "de"), ["locales/en-US.bin"]);
        citations.add("locales/en-US.bin", LOCALE.as_bytes()).expect("a locale");
        assert_eq!(citations.missing("mine", "fr"), Vec::<String>::new());
    }

    #[test]
    fn prints_and_quotes() {
        let mut citations = citations();
        citations.add("locales/en-US.bin", LOCALE.as_bytes()).expect("a locale");
        let printed = citations.print(ITEM, "mine", "", "text").expect("it prints");
        assert_eq!(
            printed,
            r#"{"references":[{"id":"item-1","text":"Trees. (2024)."}],"citations":["(Trees, 2024)"],"inNotes":false,"hangingIndent":true}"#
        );
        assert_eq!(citations.print(ITEM, "mine", "", "text").as_ref(), Ok(&printed));
        // Terms that come later count.
        let german = LOCALE.replace("(n.d.)", "(o. J.)").replace(">n.d.<", ">o. J.<");
        let undated = r#"{"type": "webpage", "title": "Trees"}"#;
        let dated = |citations: &mut Citations| citations.print(undated, "mine", "", "text");
        assert!(dated(&mut citations).is_ok_and(|text| text.contains("n.d.")));
        citations.add("locales/en-US.bin", german.as_bytes()).expect("a locale");
        assert!(dated(&mut citations).is_ok_and(|text| text.contains("o. J.")));
        citations.add("locales/en-US.bin", LOCALE.as_bytes()).expect("a locale");
        let text = citations.quote(ITEM, "mine", "", "Shade.", "", "", "text").expect("a quote");
        assert_eq!(text, "“Shade.” (Trees, 2024)\n\nTrees. (2024).");
    }

    #[test]
    fn says_what_is_wrong() {
        let mut citations = citations();
        assert!(citations.add("blocks/007.bin", b"\0").is_ok());
        for wrong in [
            citations.open("apa").map(|()| String::new()),
            citations.open("nothing").map(|()| String::new()),
            citations.add_own_style("x", "<style"),
            citations.add_own_style("x", "<html/>"),
            citations.print("[", "mine", "", "text"),
            citations.print(ITEM, "mine", "", "word"),
        ] {
            assert!(wrong.is_err_and(|message| message.len() > 5));
        }
        assert!(citations.add("locales/en-US.bin", b"\xFF").is_err());
        assert_eq!(citations.missing("mine", ""), Vec::<String>::new());
    }
}
