//! BibLaTeX: the entry types and fields of the biblatex manual, section 2 (Kime, Lehman et al.).

use super::bibtex::without_braces;
use super::{Export, Keyed, address, day, one_line, tex, variable};
use crate::citation::item::{Item, PartialDate};

pub(super) const BIBLATEX: Export = Export {
    id: "biblatex",
    name: "BibLaTeX",
    extension: "bib",
    media_type: "application/x-bibtex",
    write,
};

/// Languages as babel names them, for `langid`.
const BABEL: [(&str, &str); 46] = [
    ("af", "afrikaans"),
    ("ar", "arabic"),
    ("bg", "bulgarian"),
    ("bn", "bengali"),
    ("ca", "catalan"),
    ("cs", "czech"),
    ("cy", "welsh"),
    ("da", "danish"),
    ("de", "ngerman"),
    ("de-at", "naustrian"),
    ("de-ch", "nswissgerman"),
    ("el", "greek"),
    ("en", "english"),
    ("en-gb", "british"),
    ("en-us", "american"),
    ("es", "spanish"),
    ("et", "estonian"),
    ("eu", "basque"),
    ("fa", "persian"),
    ("fi", "finnish"),
    ("fr", "french"),
    ("gl", "galician"),
    ("he", "hebrew"),
    ("hi", "hindi"),
    ("hr", "croatian"),
    ("hu", "hungarian"),
    ("is", "icelandic"),
    ("it", "italian"),
    ("ja", "japanese"),
    ("ko", "korean"),
    ("la", "latin"),
    ("lt", "lithuanian"),
    ("lv", "latvian"),
    ("nb", "norsk"),
    ("nl", "dutch"),
    ("pl", "polish"),
    ("pt", "portuguese"),
    ("pt-br", "brazilian"),
    ("ro", "romanian"),
    ("ru", "russian"),
    ("sk", "slovak"),
    ("sv", "swedish"),
    ("th", "thai"),
    ("tr", "turkish"),
    ("uk", "ukrainian"),
    ("zh", "chinese"),
];

fn write(items: &[Keyed]) -> String {
    items.iter().map(|keyed| entry(&keyed.key, keyed.item)).collect::<Vec<_>>().join("\n")
}

/// The entry type, its subtype, the field that takes the container, and the publisher's.
fn kind(item: &Item) -> (&'static str, Option<&'static str>, &'static str, &'static str) {
    match item.kind.as_str() {
        "article-journal" => ("article", None, "journaltitle", "publisher"),
        "article-magazine" => ("article", Some("magazine"), "journaltitle", "publisher"),
        "article-newspaper" => ("article", Some("newspaper"), "journaltitle", "publisher"),
        "review" | "review-book" => ("review", None, "journaltitle", "publisher"),
        "book" | "collection" | "classic" => ("book", None, "maintitle", "publisher"),
        "chapter" => ("incollection", None, "booktitle", "publisher"),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => {
            ("inreference", None, "booktitle", "publisher")
        }
        "paper-conference" => ("inproceedings", None, "booktitle", "publisher"),
        "report" => ("report", None, "titleaddon", "institution"),
        "thesis" => ("thesis", None, "titleaddon", "institution"),
        "dataset" => ("dataset", None, "titleaddon", "publisher"),
        "software" => ("software", None, "titleaddon", "publisher"),
        "motion_picture" => ("video", None, "titleaddon", "publisher"),
        "broadcast" => ("audio", None, "titleaddon", "publisher"),
        // Preprints: `misc` has room for all their identifiers.
        "article" => ("misc", None, "titleaddon", "howpublished"),
        "manuscript" => ("unpublished", None, "titleaddon", "howpublished"),
        _ if item.text("URL").is_some() => ("online", None, "organization", "publisher"),
        _ => ("misc", None, "organization", "publisher"),
    }
}

fn entry(key: &str, item: &Item) -> String {
    let (kind, subtype, container, publisher) = kind(item);
    let mut entry = tex::Entry::new(kind, key);
    entry.tex("author", tex::names(item, "author").or_else(|| tex::names(item, "director")));
    entry.tex("editor", tex::names(item, "editor"));
    entry.tex("translator", tex::names(item, "translator"));
    entry.tex("title", tex::title(item, "title"));
    entry.tex("shorttitle", tex::title(item, "title-short"));
    entry.tex(container, tex::title(item, "container-title"));
    entry.text("shortjournal", variable(item, "container-title-short"));
    entry.tex("eventtitle", tex::title(item, "event-title"));
    entry.text("entrysubtype", subtype.map(str::to_owned));
    entry.text("date", date(item, "issued"));
    if date(item, "issued").is_none() {
        entry.text("year", day::words(item, "issued").map(one_line));
    }
    entry.text("volume", variable(item, "volume"));
    let number = ["issue", "number", "collection-number"];
    let number = number.iter().find_map(|name| variable(item, name));
    let arxiv = number.as_deref().and_then(|number| number.strip_prefix("arXiv:"));
    entry.tex("eprint", arxiv.map(without_braces));
    entry.text("eprinttype", arxiv.map(|_| "arxiv".to_owned()));
    entry.text("number", number.filter(|number| !number.starts_with("arXiv:")));
    entry.tex("pages", tex::pages(item));
    entry.tex("series", tex::title(item, "collection-title"));
    entry.text("edition", variable(item, "edition"));
    entry.text("version", variable(item, "version"));
    entry.text(publisher, variable(item, "publisher"));
    entry.text("location", variable(item, "publisher-place"));
    let thesis = item.kind == "thesis" && item.text("genre").is_none();
    entry.text("type", variable(item, "genre").or(thesis.then(|| "phdthesis".to_owned())));
    entry.tex("doi", variable(item, "DOI").map(|doi| without_braces(&doi)));
    entry.text("isbn", variable(item, "ISBN"));
    entry.text("issn", variable(item, "ISSN"));
    entry.text("pmid", variable(item, "PMID"));
    entry.text("pmcid", variable(item, "PMCID"));
    entry.tex("url", address(item));
    entry.text("urldate", date(item, "accessed"));
    entry.text("langid", item.text("language").and_then(babel).map(str::to_owned));
    entry.text("abstract", variable(item, "abstract"));
    entry.text("note", variable(item, "note"));
    entry.finish()
}

/// ISO 8601 with the ranges, seasons and doubts of the Extended Date/Time Format (manual, 2.3.8).
fn date(item: &Item, variable: &str) -> Option<String> {
    let (start, end) = day::span(item, variable)?;
    let circa = item.date(variable).is_some_and(|date| date.circa);
    let mut out = extended(start)?;
    if let Some(end) = end.and_then(extended) {
        out = format!("{out}/{end}");
    }
    Some(if circa { out + "~" } else { out })
}

fn extended(date: PartialDate) -> Option<String> {
    let iso = day::iso(date)?;
    Some(match day::season(date) {
        Some(season) => format!("{iso}-{season}"),
        None => iso,
    })
}

/// The name of a language, first with its region, then without.
fn babel(language: &str) -> Option<&'static str> {
    let language = language.trim().to_ascii_lowercase().replace('_', "-");
    let primary = language.split('-').next().unwrap_or_default();
    let name = |code: &str| BABEL.iter().find(|row| row.0 == code).map(|row| row.1);
    name(&language).or_else(|| name(primary))
}
