//! Citations for the pages of the extension: styles and locales are handed over piece by piece as
//! JavaScript fetches them from the extension's own package; items and results cross as JSON.
//!
//! A caller asks [`Citations::missing`] which files of the folder `styles/` it has to fetch for a
//! style and a language, hands each to [`Citations::add`], and then prints. Nothing is fetched
//! from anywhere else.

use verbatim::citation::csl::{
    Cite, Cluster, Entry, Formatted, Info, OutputFormat, Processor, Style, StyleError, locale_chain,
};
use verbatim::citation::export::{EXPORTS, Export};
use verbatim::citation::item::Item;
use verbatim::citation::json::Json;
use verbatim::citation::quote::{Shape, quote};
use verbatim::citation::styles::package::{
    DIRECTORY, Package, SEARCH, block_piece, index, locale_piece,
};
use verbatim::citation::styles::search::{FIELDS, FORMATS, Hit};
use verbatim::citation::styles::{Index, Query};
use wasm_bindgen::prelude::*;

/// What the module knows: the package's pieces handed over so far, and the styles opened.
#[wasm_bindgen]
#[derive(Default)]
pub struct Citations {
    package: Package,
    index: Option<Index>,
    /// The last block: one at a time, for styles are kept parsed.
    block: (String, Vec<u8>),
    /// By name; a handful.
    styles: Vec<(String, Style)>,
    absent: Vec<String>,
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

    /// Whether the search index is here; it is the file `styles/search.bin`.
    pub fn can_search(&self) -> bool {
        self.index.is_some()
    }

    /// Takes a fetched file in, by the name it was asked for with.
    ///
    /// # Errors
    /// When it is damaged.
    pub fn add(&mut self, piece: &str, bytes: &[u8]) -> Result<(), String> {
        let failed = |error: &dyn std::fmt::Display| error.to_string();
        if piece == SEARCH {
            self.index = Some(index(bytes).map_err(|error| failed(&error))?);
        } else if piece == DIRECTORY {
            self.package = Package::new(bytes).map_err(|error| failed(&error))?;
        } else if let Some(name) = piece.strip_prefix("locales/") {
            let name = name.trim_end_matches(".bin");
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

    /// The styles that match, best first, as JSON: a list of `name`, `title`, `short_title`,
    /// `issns`, `fields`, `format`, `parent`. `field` and `format` may be empty.
    pub fn search(&self, text: &str, field: &str, format: &str, limit: usize) -> String {
        let Some(index) = &self.index else { return "[]".to_owned() };
        let given = |value| Some(value).filter(|value: &&str| !value.is_empty());
        let query = Query { text, field: given(field), format: given(format), limit };
        Json::List(index.search(query).iter().map(hit).collect()).to_string()
    }

    /// One style as [`Citations::search`] lists it, as JSON; `null` when it is not in the package.
    pub fn entry(&self, style: &str) -> String {
        let found = self.index.as_ref().and_then(|index| index.get(style));
        found.as_ref().map_or(Json::Null, hit).to_string()
    }

    /// Opens a style out of its block, which has been handed over, and describes it as JSON:
    /// `title`, `shortTitle`, `id`, `authors`, `rights`, `license`, `inNotes`, `defaultLocale`.
    ///
    /// # Errors
    /// When there is no such style, or it cannot be read.
    pub fn open(&mut self, style: &str) -> Result<String, String> {
        self.provide(style)?;
        Ok(self.opened(style).map_or(Json::Null, card).to_string())
    }

    /// Takes in a style of the reader's own under a name of the caller's choice, and describes it
    /// like [`Citations::open`]. A dependent style's parent must have been opened before;
    /// [`Citations::parent`] names it.
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
        let card = card(&style).to_string();
        self.keep(name, style);
        Ok(card)
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
        self.provide(style)?;
        let style = self.opened(style).ok_or("the style is not open")?;
        let locales = self.package.locales();
        let processor = Processor::new(style, &locales, given(language));
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
        self.provide(style)?;
        let style = self.opened(style).ok_or("the style is not open")?;
        let locales = self.package.locales();
        let processor = Processor::new(style, &locales, given(language));
        let shape = match shape {
            "inline" => Shape::InLine,
            "block" => Shape::Block,
            _ => Shape::usual(passage),
        };
        Ok(quote(&processor, item, passage, given(link), shape, format))
    }

    /// Writes items in another program's format; see [`Citations::exports`].
    ///
    /// # Errors
    /// When there is no such format, or the items are no JSON.
    pub fn export(&self, items: &str, format: &str) -> Result<String, String> {
        let export = Export::by_id(format).ok_or_else(|| format!("no export “{format}”"))?;
        Ok(export.write(&read_items(items)?))
    }

    /// The formats for [`Citations::export`] as JSON: a list of `id`, `name`, `extension`,
    /// `mediaType`.
    pub fn exports() -> String {
        let row = |export: &Export| {
            Json::object([
                ("id", Json::from(export.id)),
                ("name", Json::from(export.name)),
                ("extension", Json::from(export.extension)),
                ("mediaType", Json::from(export.media_type)),
            ])
        };
        Json::List(EXPORTS.iter().map(row).collect()).to_string()
    }

    /// The fields of research by which styles can be narrowed.
    pub fn fields() -> Vec<String> {
        FIELDS.map(str::to_owned).to_vec()
    }

    /// The ways of citing by which styles can be narrowed.
    pub fn formats() -> Vec<String> {
        FORMATS.map(str::to_owned).to_vec()
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

    fn opened(&self, name: &str) -> Option<&Style> {
        self.styles.iter().find(|(known, _)| known == name).map(|(_, style)| style)
    }

    fn keep(&mut self, name: &str, style: Style) {
        self.styles.retain(|(known, _)| known != name);
        self.styles.push((name.to_owned(), style));
    }
}

/// A style's description, as shown beside it.
fn card(style: &Style) -> Json {
    let Info { id, title, title_short, rights, license, authors } = &style.info;
    let text = |text: &String| Json::from(text.as_str());
    Json::object([
        ("title", text(title)),
        ("shortTitle", text(title_short)),
        ("id", text(id)),
        ("authors", Json::List(authors.iter().map(text).collect())),
        ("rights", text(rights)),
        ("license", text(license)),
        ("inNotes", Json::Bool(style.in_notes)),
        ("defaultLocale", style.default_locale.as_ref().map_or(Json::Null, text)),
    ])
}

fn hit(hit: &Hit<'_>) -> Json {
    Json::object([
        ("name", Json::from(hit.name)),
        ("title", Json::from(hit.title)),
        ("short_title", Json::from(hit.short_title)),
        ("issns", Json::from(hit.issns)),
        ("fields", Json::List(hit.fields.iter().map(|field| Json::from(*field)).collect())),
        ("format", Json::from(hit.format)),
        ("parent", hit.parent.map_or(Json::Null, Json::from)),
    ])
}

fn read_items(json: &str) -> Result<Vec<Item>, String> {
    let json = Json::parse(json).map_err(|at| format!("the items are no JSON at byte {at}"))?;
    let mut items = Item::read_list(&json);
    for (number, item) in (1..).zip(&mut items) {
        if item.id.is_empty() {
            item.id = format!("item-{number}");
        }
    }
    Ok(items)
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
    fn prints_exports_and_quotes() {
        let mut citations = citations();
        citations.add("locales/en-US.bin", LOCALE.as_bytes()).expect("a locale");
        let printed = citations.print(ITEM, "mine", "", "text").expect("it prints");
        assert_eq!(
            printed,
            r#"{"references":[{"id":"item-1","text":"Trees. (2024)."}],"citations":["(Trees, 2024)"],"inNotes":false,"hangingIndent":true}"#
        );
        let text = citations.quote(ITEM, "mine", "", "Shade.", "", "", "text").expect("a quote");
        assert_eq!(text, "“Shade.” (Trees, 2024)\n\nTrees. (2024).");
        assert!(
            citations.export(ITEM, "bibtex").is_ok_and(|text| text.contains("title = {Trees}"))
        );
    }

    #[test]
    fn says_what_is_wrong() {
        let mut citations = citations();
        assert!(citations.add("blocks/007.bin", b"\0").is_ok());
        for wrong in [
            citations.open("apa"),
            citations.open("nothing"),
            citations.add_own_style("x", "<style"),
            citations.add_own_style("x", "<html/>"),
            citations.print("[", "mine", "", "text"),
            citations.print(ITEM, "mine", "", "word"),
            citations.export(ITEM, "word"),
        ] {
            assert!(wrong.is_err_and(|message| message.len() > 5));
        }
        assert!(citations.add("locales/en-US.bin", b"\xFF").is_err());
        assert_eq!(citations.missing("mine", ""), Vec::<String>::new());
    }
}
