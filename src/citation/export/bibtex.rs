//! BibTeX, for classic LaTeX styles: the entry types and fields of `btxdoc` (Patashnik, 1988),
//! and the widely understood `url`, `urldate`, `doi`, `isbn`, `issn`, `day`.

use super::{Export, Keyed, address, day, one_line, tex, variable};
use crate::citation::item::Item;

pub(super) const BIBTEX: Export = Export {
    id: "bibtex",
    name: "BibTeX",
    extension: "bib",
    media_type: "application/x-bibtex",
    write,
};

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn write(items: &[Keyed]) -> String {
    items.iter().map(|keyed| entry(&keyed.key, keyed.item)).collect::<Vec<_>>().join("\n")
}

/// The entry type, the field that takes the container, the field that takes the publisher.
fn kind(item: &Item) -> (&'static str, &'static str, &'static str) {
    match item.kind.as_str() {
        "article-journal" | "article-magazine" | "article-newspaper" | "review" | "review-book" => {
            ("article", "journal", "publisher")
        }
        "book" | "collection" | "classic" => ("book", "booktitle", "publisher"),
        "chapter" | "entry" | "entry-dictionary" | "entry-encyclopedia" => {
            ("incollection", "booktitle", "publisher")
        }
        "paper-conference" => ("inproceedings", "booktitle", "publisher"),
        "report" => ("techreport", "howpublished", "institution"),
        "thesis" if is_masters(item) => ("mastersthesis", "howpublished", "school"),
        "thesis" => ("phdthesis", "howpublished", "school"),
        "manuscript" => ("unpublished", "howpublished", "publisher"),
        _ => ("misc", "howpublished", "publisher"),
    }
}

fn is_masters(item: &Item) -> bool {
    item.text("genre").is_some_and(|genre| {
        let genre = genre.to_lowercase();
        genre.contains("master") || genre.contains("diplom")
    })
}

fn entry(key: &str, item: &Item) -> String {
    let (kind, container, publisher) = kind(item);
    let mut entry = tex::Entry::new(kind, key);
    entry.tex("author", tex::names(item, "author").or_else(|| tex::names(item, "director")));
    entry.tex("editor", tex::names(item, "editor"));
    entry.tex("title", tex::title(item, "title"));
    entry.tex(container, tex::title(item, "container-title"));
    issued(&mut entry, item);
    entry.text("volume", variable(item, "volume"));
    let number = ["issue", "number", "collection-number"];
    entry.text("number", number.iter().find_map(|name| variable(item, name)));
    entry.tex("pages", tex::pages(item));
    entry.tex("series", tex::title(item, "collection-title"));
    entry.text("edition", variable(item, "edition"));
    entry.text(publisher, variable(item, "publisher"));
    entry.text("address", variable(item, "publisher-place"));
    let type_is_said = matches!(kind, "mastersthesis" | "phdthesis" | "book" | "inproceedings");
    entry.text("type", variable(item, "genre").filter(|_| !type_is_said));
    entry.tex("doi", variable(item, "DOI").map(|doi| without_braces(&doi)));
    entry.text("isbn", variable(item, "ISBN"));
    entry.text("issn", variable(item, "ISSN"));
    entry.tex("url", address(item));
    let accessed = day::span(item, "accessed").and_then(|(date, _)| day::iso(date));
    entry.text("urldate", accessed);
    entry.text("language", variable(item, "language"));
    entry.text("note", variable(item, "note"));
    entry.finish()
}

fn issued(entry: &mut tex::Entry, item: &Item) {
    let Some((start, _)) = day::span(item, "issued") else {
        entry.text("year", day::words(item, "issued").map(one_line));
        return;
    };
    entry.text("year", start.year.map(|year| year.to_string()));
    let month = day::month(start);
    entry.macro_name("month", month.and_then(|month| MONTHS.get(usize::from(month) - 1)).copied());
    entry.text("day", start.day.filter(|_| month.is_some()).map(|day| day.to_string()));
}

/// Identifiers are taken as they stand; only braces could end the field.
pub(super) fn without_braces(identifier: &str) -> String {
    identifier.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C")
}
