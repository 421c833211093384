//! German Wikipedia: `{{Internetquelle}}`, and `{{Literatur}}` for what is printed or scholarly
//! (Vorlage:Internetquelle, Vorlage:Literatur).

use super::wikipedia::Template;
use super::{Export, Keyed, day};
use crate::citation::item::{Item, Name};

pub(super) const WIKIPEDIA_DE: Export = Export {
    id: "wikipedia-de",
    name: "Wikipedia (Deutsch)",
    extension: "wiki.txt",
    media_type: "text/x-wiki",
    write,
};

fn write(items: &[Keyed]) -> String {
    items.iter().map(|keyed| template(keyed.item)).collect()
}

fn template(item: &Item) -> String {
    let printed = [
        "article-journal",
        "book",
        "chapter",
        "classic",
        "paper-conference",
        "report",
        "review",
        "review-book",
        "thesis",
    ];
    let is_printed = printed.contains(&item.kind.as_str())
        || item.text("URL").is_none()
        || item.text("page").is_some();
    if is_printed { literature(item) } else { web_source(item) }
}

fn web_source(item: &Item) -> String {
    let mut template = Template::new("Internetquelle");
    template.text("autor", people(item, "author").or_else(|| people(item, "director")).as_deref());
    template.url("url", item);
    template.rich("titel", item, "title");
    template.rich("werk", item, "container-title");
    template.text("hrsg", publisher(item));
    template.text("ort", item.text("publisher-place"));
    template.text("datum", date(item, "issued").as_deref());
    template.text("sprache", foreign_language(item));
    template.text("abruf", date(item, "accessed").as_deref());
    template.archive("archiv-url", "archiv-datum", item);
    template.finish()
}

fn literature(item: &Item) -> String {
    let mut template = Template::new("Literatur");
    template.text("Autor", people(item, "author").as_deref());
    template.rich("Titel", item, "title");
    template.text("Hrsg", people(item, "editor").as_deref());
    template.rich("Sammelwerk", item, "container-title");
    template.rich("Reihe", item, "collection-title");
    template.text("BandReihe", item.text("collection-number"));
    template.text("Band", item.text("volume"));
    template.text("Nummer", item.text("issue").or(item.text("number")));
    template.text("Auflage", item.text("edition"));
    template.text("Verlag", publisher(item));
    template.text("Ort", item.text("publisher-place"));
    template.text("Datum", date(item, "issued").as_deref());
    template.text("Seiten", item.text("page"));
    template.text("DOI", item.text("DOI"));
    template.text("ISBN", item.text("ISBN"));
    template.text("ISSN", item.text("ISSN"));
    template.text("PMID", item.text("PMID"));
    template.text("Sprache", foreign_language(item));
    template.url("Online", item);
    if item.text("URL").is_some() {
        template.text("Abruf", date(item, "accessed").as_deref());
    }
    template.finish()
}

/// Names in their natural order, set apart by commas.
fn people(item: &Item, variable: &str) -> Option<String> {
    let names: Vec<String> = item.names(variable).iter().map(natural_order).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

fn natural_order(name: &Name) -> String {
    if name.family.is_empty() {
        return if name.literal.is_empty() { name.given.clone() } else { name.literal.clone() };
    }
    let parts = [
        &name.given,
        &name.dropping_particle,
        &name.non_dropping_particle,
        &name.family,
        &name.suffix,
    ];
    let filled = parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str);
    filled.collect::<Vec<_>>().join(" ")
}

fn publisher(item: &Item) -> Option<&str> {
    item.text("publisher").filter(|name| Some(*name) != item.text("container-title"))
}

fn foreign_language(item: &Item) -> Option<&str> {
    let language = item.text("language")?;
    let primary = language.split(['-', '_']).next()?;
    (!primary.eq_ignore_ascii_case("de")).then_some(language)
}

/// ISO 8601 at the date's own precision, which the templates turn into words.
fn date(item: &Item, variable: &str) -> Option<String> {
    let date = day::span(item, variable).and_then(|(start, _)| day::iso(start));
    date.or_else(|| day::words(item, variable).map(str::to_owned))
}
