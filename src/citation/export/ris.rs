//! RIS, read by nearly every reference manager (Research Information Systems, tag list of 2011).
//!
//! RIS has no markup of its own. Titles keep that of CSL (`<i>`), as Zotero and Mendeley write and
//! read it: italics would be lost otherwise.

use super::{Export, Keyed, address, day, one_line, variable};
use crate::citation::item::{Item, Name, PartialDate};

pub(super) const RIS: Export = Export {
    id: "ris",
    name: "RIS",
    extension: "ris",
    media_type: "application/x-research-info-systems",
    write,
};

fn write(items: &[Keyed]) -> String {
    items.iter().map(|keyed| record(&keyed.key, keyed.item)).collect::<Vec<_>>().join("\r\n")
}

fn kind(kind: &str) -> &'static str {
    match kind {
        "article-journal" | "review" | "review-book" => "JOUR",
        "article-magazine" => "MGZN",
        "article-newspaper" => "NEWS",
        "article" | "manuscript" => "UNPB",
        "bill" | "legislation" => "BILL",
        "book" | "classic" => "BOOK",
        "broadcast" | "motion_picture" => "VIDEO",
        "chapter" => "CHAP",
        "dataset" => "DATA",
        "entry" | "entry-encyclopedia" => "ENCYC",
        "entry-dictionary" => "DICT",
        "figure" | "graphic" => "ART",
        "legal_case" => "CASE",
        "map" => "MAP",
        "paper-conference" => "CONF",
        "patent" => "PAT",
        "personal_communication" => "PCOMM",
        "post-weblog" => "BLOG",
        "report" => "RPRT",
        "software" => "COMP",
        "song" => "SOUND",
        "standard" => "STAND",
        "thesis" => "THES",
        "webpage" | "post" => "ELEC",
        _ => "GEN",
    }
}

fn record(key: &str, item: &Item) -> String {
    let mut out = String::new();
    let mut line = |tag: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    line("TY", Some(kind(&item.kind).to_owned()));
    line("ID", Some(key.to_owned()));
    let authors = item.names("author").iter().chain(item.names("director"));
    for author in authors {
        line("AU", Some(name(author)));
    }
    for editor in item.names("editor") {
        line("A2", Some(name(editor)));
    }
    for translator in item.names("translator") {
        line("A4", Some(name(translator)));
    }
    line("TI", variable(item, "title"));
    line("ST", variable(item, "title-short"));
    line("T2", variable(item, "container-title"));
    line("J2", variable(item, "container-title-short"));
    line("T3", variable(item, "collection-title"));
    let issued = day::span(item, "issued").map(|(date, _)| date);
    let year = issued.and_then(|date| date.year).map(|year| year.to_string());
    line("PY", year.or_else(|| day::words(item, "issued").map(one_line)));
    line("DA", issued.filter(|date| day::month(*date).is_some()).and_then(slashed));
    line("Y2", day::span(item, "accessed").and_then(|(date, _)| slashed(date)));
    line("VL", variable(item, "volume"));
    line("IS", variable(item, "issue").or_else(|| variable(item, "collection-number")));
    line("SN", ["ISSN", "ISBN"].iter().find_map(|name| variable(item, name)));
    line("M1", variable(item, "number"));
    let (first, last) = pages(item);
    line("SP", first);
    line("EP", last);
    line("PB", variable(item, "publisher"));
    line("CY", variable(item, "publisher-place"));
    line("ET", variable(item, "edition"));
    line("M3", variable(item, "genre"));
    line("SE", variable(item, "section"));
    line("DO", variable(item, "DOI"));
    line("UR", address(item));
    line("LA", variable(item, "language"));
    line("AB", variable(item, "abstract"));
    line("N1", variable(item, "note"));
    out.push_str("ER  - \r\n");
    out
}

/// `Family, Given, Suffix`. Commas part names, so those inside a part go.
fn name(name: &Name) -> String {
    let part = |text: &str| one_line(&text.replace(',', " "));
    if name.family.is_empty() {
        return part(if name.literal.is_empty() { &name.given } else { &name.literal });
    }
    let particles = [&name.dropping_particle, &name.non_dropping_particle];
    let family = format!("{} {} {}", particles[0], particles[1], name.family);
    let parts = [part(&family), part(&name.given), part(&name.suffix)];
    let last = parts.iter().rposition(|part| !part.is_empty()).unwrap_or(0);
    parts.get(..=last).unwrap_or(&parts).join(", ")
}

/// `YYYY/MM/DD/`, empty where the date does not say.
fn slashed(date: PartialDate) -> Option<String> {
    let number = |part: Option<u8>| part.map(|part| format!("{part:02}")).unwrap_or_default();
    let month = day::month(date);
    let day = date.day.filter(|_| month.is_some());
    Some(format!("{:04}/{}/{}/", date.year?, number(month), number(day)))
}

/// First and last page; a list of pages stays whole.
fn pages(item: &Item) -> (Option<String>, Option<String>) {
    let Some(pages) = variable(item, "page") else { return (None, None) };
    match pages.split_once(['-', '–', '—']) {
        Some((first, last)) if !pages.contains(',') => {
            let last = last.trim_start_matches(['-', '–', '—']);
            (Some(first.trim().to_owned()), Some(last.trim().to_owned()))
        }
        _ => (Some(pages), None),
    }
}
