//! The EndNote tagged format (`.enw`), also called Refer: EndNote's own import filter.

use super::{Export, Keyed, address, day, markup, one_line, variable};
use crate::citation::item::{Item, Name};

pub(super) const ENDNOTE: Export = Export {
    id: "endnote",
    name: "EndNote",
    extension: "enw",
    media_type: "application/x-endnote-refer",
    write,
};

fn write(items: &[Keyed]) -> String {
    items.iter().map(|keyed| record(&keyed.key, keyed.item)).collect::<Vec<_>>().join("\n")
}

/// The reference type, and the tag that takes the container there.
fn kind(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "article-journal" | "review" | "review-book" => ("Journal Article", "%J"),
        "article-magazine" => ("Magazine Article", "%B"),
        "article-newspaper" => ("Newspaper Article", "%B"),
        "article" | "manuscript" => ("Unpublished Work", "%B"),
        "book" | "classic" => ("Book", "%B"),
        "broadcast" | "motion_picture" => ("Film or Broadcast", "%B"),
        "chapter" => ("Book Section", "%B"),
        "dataset" => ("Dataset", "%B"),
        "entry" | "entry-encyclopedia" => ("Encyclopedia", "%B"),
        "entry-dictionary" => ("Dictionary", "%B"),
        "paper-conference" => ("Conference Proceedings", "%B"),
        "post-weblog" => ("Blog", "%B"),
        "report" => ("Report", "%B"),
        "software" => ("Computer Program", "%B"),
        "thesis" => ("Thesis", "%B"),
        "webpage" | "post" => ("Web Page", "%B"),
        _ => ("Generic", "%B"),
    }
}

fn record(key: &str, item: &Item) -> String {
    let (kind, container) = kind(&item.kind);
    let mut out = String::new();
    let mut line = |tag: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&format!("{tag} {value}\n"));
        }
    };
    line("%0", Some(kind.to_owned()));
    for author in item.names("author").iter().chain(item.names("director")) {
        line("%A", Some(name(author)));
    }
    for editor in item.names("editor") {
        line("%E", Some(name(editor)));
    }
    line("%T", variable(item, "title").map(|title| markup::plain(&title)));
    line(container, variable(item, "container-title").map(|title| markup::plain(&title)));
    let issued = day::span(item, "issued").map(|(date, _)| date);
    let year = issued.and_then(|date| date.year).map(|year| year.to_string());
    line("%D", year.or_else(|| day::words(item, "issued").map(one_line)));
    line("%8", issued.filter(|date| day::month(*date).is_some()).and_then(day::iso));
    line("%V", variable(item, "volume"));
    line("%N", ["issue", "number"].iter().find_map(|name| variable(item, name)));
    line("%P", variable(item, "page"));
    line("%I", variable(item, "publisher"));
    line("%C", variable(item, "publisher-place"));
    line("%S", variable(item, "collection-title").map(|title| markup::plain(&title)));
    line("%7", variable(item, "edition"));
    line("%9", variable(item, "genre"));
    line("%@", ["ISSN", "ISBN"].iter().find_map(|name| variable(item, name)));
    line("%R", variable(item, "DOI"));
    line("%U", address(item));
    line("%[", day::span(item, "accessed").and_then(|(date, _)| day::iso(date)));
    line("%G", variable(item, "language"));
    line("%X", variable(item, "abstract"));
    line("%Z", variable(item, "note"));
    line("%F", Some(key.to_owned()));
    out
}

/// `Family, Given, Suffix`. The comma after an organisation keeps EndNote from parting it.
fn name(name: &Name) -> String {
    let part = |text: &str| one_line(&text.replace(',', " "));
    if name.family.is_empty() {
        let literal = if name.literal.is_empty() { &name.given } else { &name.literal };
        return format!("{},", part(literal));
    }
    let family =
        format!("{} {} {}", name.dropping_particle, name.non_dropping_particle, name.family);
    let parts = [part(&family), part(&name.given), part(&name.suffix)];
    let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if filled.len() == 1 { format!("{},", filled.concat()) } else { filled.join(", ") }
}
