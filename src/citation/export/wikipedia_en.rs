//! English Wikipedia: `{{cite web}}`, `{{cite news}}`, `{{cite journal}}` and their kin
//! (Help:Citation Style 1).

use super::tex::is_english;
use super::wikipedia::Template;
use super::{Export, Keyed, day};
use crate::citation::item::{Item, Name};

pub(super) const WIKIPEDIA_EN: Export = Export {
    id: "wikipedia-en",
    name: "Wikipedia (English)",
    extension: "wiki.txt",
    media_type: "text/x-wiki",
    write,
};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn write(items: &[Keyed]) -> String {
    items.iter().map(|keyed| template(keyed.item)).collect()
}

/// The template, and its parameter for the container.
fn kind(item: &Item) -> (&'static str, &'static str) {
    match item.kind.as_str() {
        "article-journal" | "review" | "review-book" => ("cite journal", "journal"),
        "article-magazine" => ("cite magazine", "magazine"),
        "article-newspaper" => ("cite news", "newspaper"),
        "book" | "classic" | "chapter" => ("cite book", "title"),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => {
            ("cite encyclopedia", "encyclopedia")
        }
        "paper-conference" => ("cite conference", "book-title"),
        "report" => ("cite report", "work"),
        "thesis" => ("cite thesis", "work"),
        "motion_picture" | "broadcast" | "song" => ("cite AV media", "work"),
        _ => ("cite web", "website"),
    }
}

fn template(item: &Item) -> String {
    let (kind, container) = kind(item);
    let mut template = Template::new(kind);
    people(&mut template, item.names("author"), ["author", "last", "first"]);
    people(&mut template, item.names("director"), ["author", "last", "first"]);
    people(&mut template, item.names("editor"), ["editor", "editor-last", "editor-first"]);
    let is_chapter = item.kind == "chapter";
    template.rich(if is_chapter { "chapter" } else { "title" }, item, "title");
    template.url("url", item);
    template.rich(container, item, "container-title");
    template.text("date", date(item, "issued").as_deref());
    template.text("volume", item.text("volume"));
    template.text("issue", item.text("issue"));
    template.text("number", item.text("number").filter(|_| item.text("issue").is_none()));
    let pages = if item.text("page").is_some_and(is_single) { "page" } else { "pages" };
    template.text(pages, item.text("page"));
    template.text("edition", item.text("edition"));
    template.rich("series", item, "collection-title");
    let publisher =
        item.text("publisher").filter(|name| Some(*name) != item.text("container-title"));
    template.text("publisher", publisher);
    template.text("location", item.text("publisher-place"));
    template.text("type", item.text("genre"));
    for (parameter, variable) in
        [("doi", "DOI"), ("isbn", "ISBN"), ("issn", "ISSN"), ("pmid", "PMID"), ("pmc", "PMCID")]
    {
        let value = item.text(variable).map(|value| value.trim_start_matches("PMC"));
        template.text(parameter, value);
    }
    template.text("language", item.text("language").filter(|language| !is_english(language)));
    if item.text("URL").is_some() {
        template.text("access-date", date(item, "accessed").as_deref());
    }
    template.archive("archive-url", "archive-date", item);
    template.finish()
}

/// People as numbered parameters: one for a name in one piece, two for a name in parts.
pub(super) fn people(template: &mut Template, names: &[Name], parameters: [&str; 3]) {
    let many = names.len() > 1;
    let numbered = |parameter: &str, at: usize| {
        if many { format!("{parameter}{}", at + 1) } else { parameter.to_owned() }
    };
    for (at, name) in names.iter().enumerate() {
        let [whole, last, first] = parameters;
        if name.family.is_empty() {
            let literal = if name.literal.is_empty() { &name.given } else { &name.literal };
            template.text(&numbered(whole, at), Some(literal));
            continue;
        }
        let family =
            format!("{} {} {}", name.dropping_particle, name.non_dropping_particle, name.family);
        template.text(&numbered(last, at), Some(&family));
        let given = if name.suffix.is_empty() {
            name.given.clone()
        } else {
            format!("{}, {}", name.given, name.suffix)
        };
        template.text(&numbered(first, at), Some(&given));
    }
}

/// `2024-03-18`, `June 2022`, `2019`: the forms that the templates take without complaint.
fn date(item: &Item, variable: &str) -> Option<String> {
    let Some((start, _)) = day::span(item, variable) else {
        return day::words(item, variable).map(str::to_owned);
    };
    match (day::month(start), start.day) {
        (Some(month), None) => {
            let name = MONTHS.get(usize::from(month) - 1)?;
            Some(format!("{name} {}", start.year?))
        }
        _ => day::iso(start),
    }
}

pub(super) fn is_single(pages: &str) -> bool {
    !pages.contains(['-', '–', '—', ',', ';', ' '])
}
