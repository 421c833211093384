//! `verbatim cite`: items in, citations out.

use super::Failure;
use super::styles_folder::StylesFolder;
use std::io::Write;
use std::path::{Path, PathBuf};
use verbatim::Reading;
use verbatim::citation::csl::{
    Cite as Reference, Cluster, Formatted, OutputFormat, Processor, Style,
};
use verbatim::citation::export::Export;
use verbatim::citation::from_metadata;
use verbatim::citation::item::Item;
use verbatim::citation::styles::Query;
use verbatim::dom::Page;
use verbatim::metadata::PartialDate;

/// Print references and citations of items or pages in any style.
///
/// The items are CSL-JSON: one object or a list. Styles are named as the Citation Style Language
/// project names their files (`apa`, `nature`), or given as `.csl` files. APA, MLA and Chicago
/// author-date are always there; all others are in the package that `cargo xtask build` (or
/// `cargo xtask styles`) makes, looked for in `--styles`, in `$VERBATIM_STYLES`, in `styles/`
/// beside the program, and in `dist/unpacked/styles/` of the folders around the program and the
/// working directory.
#[derive(clap::Args)]
pub(crate) struct Cite {
    /// A CSL-JSON file; `-` reads standard input.
    #[arg(long, default_value = "-")]
    item: PathBuf,
    /// Cite this HTML page instead, by what it says about itself. May be given several times.
    #[arg(long, conflicts_with = "item")]
    page: Vec<PathBuf>,
    /// The address of each page, in the same order.
    #[arg(long, requires = "page")]
    url: Vec<String>,
    /// The day the pages were read, `YYYY-MM-DD`.
    #[arg(long, requires = "page", value_parser = day)]
    accessed: Option<PartialDate>,
    /// A style's name, or a `.csl` file.
    #[arg(long, default_value = "apa")]
    style: String,
    /// The language of the citation; the style's own if it has one, else American English.
    #[arg(long)]
    locale: Option<String>,
    /// Print the citations in the text (or notes) instead of the references.
    #[arg(long)]
    in_text: bool,
    /// How to write it: text, html, markdown or rtf.
    #[arg(long, default_value = "text")]
    format: String,
    /// Write the items in another program's format instead: bibtex, biblatex, ris, csl-json,
    /// endnote, wikipedia-en, wikipedia-de, wikipedia-ar, hayagriva.
    #[arg(long, conflicts_with_all = ["in_text", "search"])]
    export: Option<String>,
    /// List the styles that match a title, an abbreviation, an ISSN or a field.
    #[arg(long)]
    search: Option<String>,
    /// The folder with the packed styles.
    #[arg(long)]
    styles: Option<PathBuf>,
}

impl Cite {
    pub(crate) fn run(self) -> Result<(), Failure> {
        let mut folder = StylesFolder::find(self.styles.as_deref());
        if let Some(text) = &self.search {
            return search(&folder, text);
        }
        let items = if self.page.is_empty() { read_items(&self.item)? } else { self.read_pages()? };
        if let Some(id) = &self.export {
            let export = Export::by_id(id)
                .ok_or_else(|| Failure::usage(format!("there is no export “{id}”")))?;
            return put(&export.write(&items));
        }
        let format = OutputFormat::by_id(&self.format)
            .ok_or_else(|| Failure::usage(format!("there is no format “{}”", self.format)))?;
        let style = folder.style(&self.style)?;
        let language = self.locale.as_deref().or(style.default_locale.as_deref());
        folder.provide_locales(language.unwrap_or("en-US"));
        let locales = folder.locales();
        let processor = Processor::new(&style, &locales, self.locale.as_deref());
        let printed = print(&style, &processor, &items, self.in_text);
        let lines: String = printed.iter().map(|text| text.to(format) + "\n").collect();
        put(&lines)?;
        if printed.iter().all(Formatted::is_empty) {
            return Err(Failure::unreadable("this style prints nothing for these items"));
        }
        Ok(())
    }
}

impl Cite {
    /// One item a page, with the page's place in the list as its identifier.
    fn read_pages(&self) -> Result<Vec<Item>, Failure> {
        let mut items = Vec::new();
        for (at, file) in self.page.iter().enumerate() {
            let url = self.url.get(at).map(String::as_str).unwrap_or_default();
            let reading = Reading::of(Page::from_html(&super::read_html(file)?, url));
            let id = format!("page-{}", at + 1);
            items.push(from_metadata::item(reading.metadata(), &id, self.accessed));
        }
        Ok(items)
    }
}

/// `YYYY-MM-DD` as a day of the calendar.
fn day(text: &str) -> Result<PartialDate, String> {
    PartialDate::parse_iso(text)
        .filter(|date| date.day.is_some())
        .ok_or_else(|| "a day is written YYYY-MM-DD".to_owned())
}

/// The references, or one citation for each item. A style without references has notes only.
fn print(style: &Style, processor: &Processor, items: &[Item], in_text: bool) -> Vec<Formatted> {
    let clusters: Vec<Cluster> = (1..)
        .zip(items)
        .map(|(number, item)| Cluster {
            cites: vec![Reference::of(&item.id)],
            note: if style.in_notes { number } else { 0 },
        })
        .collect();
    let (citations, references) = processor.document(items, &clusters);
    if in_text || references.is_empty() {
        return citations;
    }
    references.into_iter().map(|entry| entry.text).collect()
}

fn read_items(path: &Path) -> Result<Vec<Item>, Failure> {
    let text = super::read_html(path)?;
    let json = serde_json::from_str(&text)
        .map_err(|error| Failure::usage(format!("{} is no JSON: {error}", path.display())))?;
    let mut items = Item::list_from_json(&json);
    if items.is_empty() {
        return Err(Failure::unreadable(format!("there is no item in {}", path.display())));
    }
    Item::number(&mut items);
    Ok(items)
}

/// Writes to standard output; a reader that has seen enough (`| head`) is no failure.
fn put(text: &str) -> Result<(), Failure> {
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::usage(format!("cannot write: {error}")))
        }
        _ => Ok(()),
    }
}

fn search(folder: &StylesFolder, text: &str) -> Result<(), Failure> {
    let index = folder.index()?;
    let hits = index.search(Query { text, limit: 20, ..Query::default() });
    let lines: String = hits.iter().map(|hit| format!("{}\t{}\n", hit.name, hit.title)).collect();
    put(&lines)?;
    if hits.is_empty() {
        return Err(Failure::unreadable(format!("no style matches “{text}”")));
    }
    Ok(())
}
