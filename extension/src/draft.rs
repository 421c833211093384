//! What the reader changed about one page: corrected fields, parts put back. It survives closing
//! the popup, by tab and address.

use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use verbatim::metadata::{Field, Metadata, PartialDate, Person};
use verbatim::trace::LeftOut;

/// What the reader changed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Draft {
    /// Corrected fields by name, as typed. An empty one says "there is none".
    pub(crate) fields: BTreeMap<String, String>,
    /// Parts that were put back; see [`part_key`].
    pub(crate) put_back: BTreeSet<String>,
    /// The kind of copy shown last.
    pub(crate) shown: Option<String>,
}

/// Where drafts of a page are kept.
pub(crate) fn key(tab: i32, url: &str) -> String {
    format!("draft {tab} {url}")
}

/// What a left-out part is known by when the page is read again.
pub(crate) fn part_key(part: &LeftOut) -> String {
    format!("{} {}", part.words, part.preview)
}

/// A field that the reader may correct.
pub(crate) struct EditableField {
    /// Its name in drafts and elements.
    pub(crate) name: &'static str,
    /// The message with its label.
    pub(crate) label: &'static str,
    /// The message that says how to write it; empty where that is plain.
    pub(crate) hint: &'static str,
    /// Whether it is offered even where the page tells nothing.
    pub(crate) always: bool,
}

const fn field(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    always: bool,
) -> EditableField {
    EditableField { name, label, hint, always }
}

/// Every field that the reader may correct, in the order they are shown.
pub(crate) const FIELDS: [EditableField; 10] = [
    field("title", "field_title", "", true),
    field("authors", "field_authors", "hint_authors", true),
    field("published", "field_published", "hint_date", true),
    field("site", "field_site", "", true),
    field("url", "field_url", "", true),
    field("publisher", "field_publisher", "", false),
    field("volume", "field_volume", "", false),
    field("issue", "field_issue", "", false),
    field("pages", "field_pages", "", false),
    field("doi", "field_doi", "", false),
];

/// What the page tells of a field.
pub(crate) struct Told {
    /// The value as the reader would type it.
    pub(crate) value: String,
    /// Where it was found.
    pub(crate) source: &'static str,
    /// How sure it is, 0 to 1.
    pub(crate) confidence: f32,
    /// Whether the reader should look at it.
    pub(crate) doubtful: bool,
}

/// What the page tells of the field of this name.
pub(crate) fn told(metadata: &Metadata, name: &str) -> Option<Told> {
    fn of<T>(field: &Option<Field<T>>, value: impl Fn(&T) -> String) -> Option<Told> {
        field.as_ref().map(|field| Told {
            value: value(&field.value),
            source: field.source,
            confidence: field.confidence,
            doubtful: field.doubtful,
        })
    }
    match name {
        "title" => of(&metadata.title, String::clone),
        "authors" => of(&metadata.authors, |people| lines(people)),
        "published" => of(&metadata.published, PartialDate::to_string),
        "site" => of(&metadata.site, String::clone),
        "url" => of(&metadata.url, String::clone),
        "publisher" => of(&metadata.publisher, String::clone),
        "volume" => of(&metadata.volume, String::clone),
        "issue" => of(&metadata.issue, String::clone),
        "pages" => of(&metadata.pages, String::clone),
        "doi" => of(&metadata.doi, String::clone),
        _ => None,
    }
}

fn lines(people: &[Person]) -> String {
    people.iter().map(Person::literal).collect::<Vec<_>>().join("\n")
}

impl Draft {
    /// Whether nothing was changed.
    pub(crate) fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.put_back.is_empty()
    }

    /// Puts back into a page what the reader had put back.
    pub(crate) fn apply(&self, reading: &mut crate::reading::Reading) {
        let parts = reading.left_out().iter().enumerate();
        let back: Vec<usize> = parts
            .filter(|(_, part)| self.put_back.contains(&part_key(part)))
            .map(|(index, _)| index)
            .collect();
        for index in back {
            reading.put_back(index, true);
        }
    }

    /// What the page tells, as the reader corrected it. A date that is none changes nothing.
    pub(crate) fn correct(&self, metadata: &Metadata) -> Metadata {
        let mut corrected = metadata.clone();
        for (name, typed) in &self.fields {
            let typed = typed.trim();
            let text = || (!typed.is_empty()).then(|| by_reader(typed.to_owned()));
            match name.as_str() {
                "title" => corrected.title = text(),
                "authors" => corrected.authors = people(typed, metadata),
                "published" if typed.is_empty() => corrected.published = None,
                "published" => {
                    if let Some(date) = date(typed) {
                        corrected.published = Some(by_reader(date));
                    }
                }
                "site" => corrected.site = text(),
                "url" => corrected.url = text(),
                "publisher" => corrected.publisher = text(),
                "volume" => corrected.volume = text(),
                "issue" => corrected.issue = text(),
                "pages" => corrected.pages = text(),
                "doi" => corrected.doi = text(),
                _ => {}
            }
        }
        corrected
    }
}

fn by_reader<T>(value: T) -> Field<T> {
    Field { value, source: "reader", confidence: 1.0, doubtful: false }
}

/// The people typed, one a line. Those whom the page names keep their parts.
fn people(typed: &str, metadata: &Metadata) -> Option<Field<Vec<Person>>> {
    let known = metadata.authors.as_ref().map_or(&[][..], |field| &field.value);
    let people: Vec<Person> = typed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let same = known.iter().find(|person| person.literal() == line);
            same.cloned().unwrap_or_else(|| person(line))
        })
        .collect();
    (!people.is_empty()).then(|| by_reader(people))
}

/// A name as typed: "Family, Given" or "Given Family"; one word stays whole.
fn person(line: &str) -> Person {
    let named = |given: &str, family: &str| Person::Named {
        given: given.trim().to_owned(),
        family: family.trim().to_owned(),
        particle: String::new(),
        suffix: String::new(),
        literal: line.to_owned(),
    };
    match (line.split_once(','), line.rsplit_once(char::is_whitespace)) {
        (Some((family, given)), _) => named(given, family),
        (None, Some((given, family))) => named(given, family),
        (None, None) => Person::Literal { literal: line.to_owned() },
    }
}

/// A date as typed: `2024`, `2024-03`, `2024-03-02`.
pub(crate) fn date(typed: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = typed.trim().split('-').collect();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(|part| digits(part)) || parts.first()?.len() != 4 {
        return None;
    }
    let year: i32 = parts.first()?.parse().ok()?;
    let month: Option<u8> = parts.get(1).map(|part| part.parse()).transpose().ok()?;
    let day: Option<u8> = parts.get(2).map(|part| part.parse()).transpose().ok()?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        Some(2) if leap => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    let sound = parts.len() <= 3
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=longest).contains(&day));
    sound.then_some(PartialDate { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, typed: &str) -> Draft {
        Draft { fields: BTreeMap::from([(name.into(), typed.into())]), ..Draft::default() }
    }

    #[test]
    fn corrections_stand_over_the_page() {
        let page = Metadata { title: Some(by_reader("old".into())), ..Metadata::default() };
        let corrected = draft("title", " new ").correct(&page);
        assert_eq!(corrected.title.map(|title| title.value), Some("new".into()));
        assert_eq!(draft("title", "").correct(&page).title, None);
        assert_eq!(Draft::default().correct(&page), page);
    }

    #[test]
    fn dates_are_as_precise_as_typed() {
        assert_eq!(date("2024"), Some(PartialDate { year: 2024, month: None, day: None }));
        assert_eq!(date("2024-02-29"), Some(PartialDate::day(2024, 2, 29)));
        for bad in ["", "24", "2023-02-29", "2024-13", "2024-3-2-1", "2024-", "March", "-2024"] {
            assert_eq!(date(bad), None, "{bad}");
        }
        let page = Metadata::default();
        assert_eq!(draft("published", "soon").correct(&page), page);
    }

    #[test]
    fn authors_come_one_a_line() {
        let people =
            draft("authors", "Ann Lee\n\nde Vries, Jan\nReuters").correct(&Metadata::default());
        let people = people.authors.expect("typed").value;
        assert_eq!(lines(&people), "Ann Lee\nde Vries, Jan\nReuters");
        assert!(
            matches!(&people[1], Person::Named { family, given, .. } if family == "de Vries" && given == "Jan")
        );
        assert!(matches!(&people[2], Person::Literal { .. }));
    }

    #[test]
    fn every_field_can_be_corrected() {
        for field in &FIELDS {
            let corrected = draft(field.name, "2001").correct(&Metadata::default());
            let told = told(&corrected, field.name).expect(field.name);
            assert_eq!((told.value.as_str(), told.source), ("2001", "reader"));
        }
    }
}
