//! From what a page says about itself to the item that is cited.
//!
//! Which variables an item has depends on its type: a report or a film has a publisher and no
//! container, a newspaper article has both, a page number only makes sense with a volume. What
//! the page does not tell is left out; nothing is guessed. The day of access is an argument,
//! since this library has no clock.

use super::item::{Date, Item, Name, PartialDate, Value};
use crate::metadata::{self, Field, Metadata, Person};

/// Types whose site is their publisher, not a container they are part of.
const PUBLISHED_BY_SITE: [&str; 9] = [
    "book",
    "broadcast",
    "dataset",
    "graphic",
    "motion_picture",
    "report",
    "software",
    "song",
    "thesis",
];

/// Types of which a subtitle is part of the title; elsewhere it is a deck or a teaser.
const WITH_SUBTITLE: [&str; 8] = [
    "article-journal",
    "book",
    "chapter",
    "dataset",
    "manuscript",
    "paper-conference",
    "report",
    "thesis",
];

/// The types of CSL 1.0.2 (specification, appendix "Types").
pub const TYPES: [&str; 45] = [
    "article",
    "article-journal",
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "chapter",
    "classic",
    "collection",
    "dataset",
    "document",
    "entry",
    "entry-dictionary",
    "entry-encyclopedia",
    "event",
    "figure",
    "graphic",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "manuscript",
    "map",
    "motion_picture",
    "musical_score",
    "pamphlet",
    "paper-conference",
    "patent",
    "performance",
    "periodical",
    "personal_communication",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "review",
    "review-book",
    "software",
    "song",
    "speech",
    "standard",
    "thesis",
    "treaty",
    "webpage",
];

/// The item for a page. `id` is how citations refer to it; `accessed` the day it was read.
///
/// ```
/// use verbatim::citation::from_metadata::item;
/// use verbatim::metadata::{Field, Metadata, PartialDate};
/// let title = Field { value: "Trees".to_owned(), source: "h1", confidence: 1.0, doubtful: false };
/// let page = Metadata { title: Some(title), ..Metadata::default() };
/// let item = item(&page, "a", Some(PartialDate::day(2026, 11, 20)));
/// assert_eq!((item.kind.as_str(), item.text("title")), ("webpage", Some("Trees")));
/// ```
pub fn item(page: &Metadata, id: &str, accessed: Option<metadata::PartialDate>) -> Item {
    let mut item = Item::new(id, kind(page));
    titles(&mut item, page);
    people(&mut item, "author", &page.authors);
    people(&mut item, "editor", &page.editors);
    people(&mut item, "translator", &page.translators);
    place(&mut item, page);
    if let Some(published) = &page.published {
        item.set("issued", Value::Date(date(published.value)));
    }
    for (variable, field) in [
        ("volume", &page.volume),
        ("issue", &page.issue),
        ("page", &page.pages),
        ("genre", &page.genre),
        ("event-title", &page.event),
        ("DOI", &page.doi),
        ("ISBN", &page.isbn),
        ("ISSN", &page.issn),
        ("PMID", &page.pmid),
        ("PMCID", &page.pmcid),
    ] {
        text(&mut item, variable, field);
    }
    if let Some(arxiv) = value(&page.arxiv) {
        item.set_text("number", &format!("arXiv:{}", arxiv.trim_start_matches("arXiv:")));
    }
    text(&mut item, "language", &page.language);
    text(&mut item, "URL", &page.url);
    if let Some(accessed) = accessed.filter(|_| page.url.is_some()) {
        item.set("accessed", Value::Date(date(accessed)));
    }
    // An archive's copy: which archive, and where in it.
    text(&mut item, "archive", &page.archive);
    text(&mut item, "archive_location", &page.archive_url);
    text(&mut item, "abstract", &page.description);
    if !page.keywords.is_empty() {
        item.set_text("keyword", &page.keywords.join(", "));
    }
    text(&mut item, "license", &page.license);
    item
}

/// The type that the page's metadata found evidence for; a web page otherwise.
fn kind(page: &Metadata) -> &str {
    match value(&page.kind) {
        Some(kind) if TYPES.contains(&kind) => kind,
        _ => "webpage",
    }
}

fn titles(item: &mut Item, page: &Metadata) {
    let Some(title) = value(&page.title) else { return };
    match value(&page.subtitle).filter(|_| WITH_SUBTITLE.contains(&item.kind.as_str())) {
        Some(subtitle) if !title.contains(subtitle) => {
            let ends = title.ends_with(['?', '!', '.', '…', '؟', '。', '？', '！', ':']);
            let between = if ends { " " } else { ": " };
            item.set_text("title", &format!("{title}{between}{subtitle}"));
            item.set_text("title-short", title);
        }
        _ => item.set_text("title", title),
    }
}

/// Container, publisher and section, as the type has them.
fn place(item: &mut Item, page: &Metadata) {
    let (site, publisher) = (value(&page.site), value(&page.publisher));
    if PUBLISHED_BY_SITE.contains(&item.kind.as_str()) {
        if let Some(publisher) = publisher.or(site) {
            item.set_text("publisher", publisher);
        }
        return;
    }
    if let Some(site) = site.or(publisher) {
        item.set_text("container-title", site);
    }
    if let Some(publisher) =
        publisher.filter(|publisher| site.is_some_and(|site| site != *publisher))
    {
        item.set_text("publisher", publisher);
    }
    // A section helps to find an article on paper; on a site it is a menu's word.
    if item.kind == "article-newspaper" && page.pages.is_some() {
        text(item, "section", &page.section);
    }
}

fn people(item: &mut Item, variable: &str, people: &Option<Field<Vec<Person>>>) {
    let Some(people) = people else { return };
    let names: Vec<Name> = people.value.iter().map(name).collect();
    if !names.is_empty() {
        item.set(variable, Value::Names(names));
    }
}

fn name(person: &Person) -> Name {
    match person {
        Person::Named { given, family, particle, suffix, .. } if !family.is_empty() => Name {
            family: family.clone(),
            given: given.clone(),
            non_dropping_particle: particle.clone(),
            suffix: suffix.clone(),
            ..Name::default()
        },
        person => Name::literal(person.literal()),
    }
}

fn date(date: metadata::PartialDate) -> Date {
    let start = PartialDate { year: Some(date.year), month: date.month, day: date.day };
    Date { start, ..Date::default() }
}

fn value(field: &Option<Field<String>>) -> Option<&str> {
    field.as_ref().map(|field| field.value.trim()).filter(|value| !value.is_empty())
}

fn text(item: &mut Item, variable: &str, field: &Option<Field<String>>) {
    if let Some(text) = value(field) {
        item.set_text(variable, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn field<T>(value: T) -> Option<Field<T>> {
        Some(Field { value, source: "test", confidence: 1.0, doubtful: false })
    }

    fn text_field(value: &str) -> Option<Field<String>> {
        field(value.to_owned())
    }

    fn page(kind: &str) -> Metadata {
        Metadata {
            title: text_field("Soil and sky"),
            subtitle: text_field("a study"),
            authors: field(vec![
                Person::Named {
                    given: "Hanneke".to_owned(),
                    family: "Berg".to_owned(),
                    particle: "van der".to_owned(),
                    suffix: String::new(),
                    literal: "Hanneke van der Berg".to_owned(),
                },
                Person::Literal { literal: "Tide Watch".to_owned() },
            ]),
            site: text_field("Tide Watch"),
            publisher: text_field("Harbour House"),
            published: field(metadata::PartialDate { year: 2022, month: Some(6), day: None }),
            url: text_field("https://tidewatch.example.net/a"),
            kind: text_field(kind),
            section: text_field("Sport"),
            ..Metadata::default()
        }
    }

    #[test]
    fn a_web_page_has_a_container_and_a_publisher_of_its_own() {
        let accessed = Some(metadata::PartialDate::day(2026, 11, 20));
        assert_eq!(
            item(&page("webpage"), "x", accessed).to_json(),
            json!({
                "id": "x", "type": "webpage", "title": "Soil and sky",
                "author": [
                    {"family": "Berg", "given": "Hanneke", "non-dropping-particle": "van der"},
                    {"literal": "Tide Watch"},
                ],
                "container-title": "Tide Watch", "publisher": "Harbour House",
                "issued": {"date-parts": [[2022, 6]]}, "URL": "https://tidewatch.example.net/a",
                "accessed": {"date-parts": [[2026, 11, 20]]},
            })
        );
    }

    #[test]
    fn a_report_has_a_publisher_and_its_whole_title() {
        let item = item(&page("report"), "x", None);
        assert_eq!(item.text("title"), Some("Soil and sky: a study"));
        assert_eq!(item.text("title-short"), Some("Soil and sky"));
        assert_eq!(item.text("publisher"), Some("Harbour House"));
        assert_eq!(item.text("container-title"), None);
        assert_eq!(item.date("accessed"), None);
    }

    #[test]
    fn a_section_counts_on_paper_only() {
        assert_eq!(item(&page("article-newspaper"), "x", None).text("section"), None);
        let printed = Metadata { pages: text_field("A1"), ..page("article-newspaper") };
        assert_eq!(item(&printed, "x", None).text("section"), Some("Sport"));
    }

    #[test]
    fn an_unknown_type_is_a_web_page_and_nothing_is_invented() {
        let item = item(&Metadata { kind: text_field("<b>"), ..Metadata::default() }, "x", None);
        assert_eq!(item.to_json(), json!({"id": "x", "type": "webpage"}));
    }
}
