//! What the reader corrected about a page, applied to its metadata.

use crate::facts::Told;
use crate::fields::date;
use std::collections::BTreeMap;
use verbatim::metadata::{Field, Metadata, Person};

/// Corrected fields by name, as typed. An empty one says "there is none".
pub(crate) type Corrections = BTreeMap<String, String>;

/// What the page tells of the field of this name.
pub(crate) fn told(metadata: &Metadata, name: &str) -> Option<Told> {
    let of_text = |field: &Option<Field<String>>| {
        field.as_ref().map(|field| told_of(name, field, field.value.clone()))
    };
    match name {
        "title" => of_text(&metadata.title),
        "authors" => {
            metadata.authors.as_ref().map(|field| told_of(name, field, lines(&field.value)))
        }
        "published" => {
            metadata.published.as_ref().map(|field| told_of(name, field, field.value.to_string()))
        }
        "site" => of_text(&metadata.site),
        "url" => of_text(&metadata.url),
        "publisher" => of_text(&metadata.publisher),
        "volume" => of_text(&metadata.volume),
        "issue" => of_text(&metadata.issue),
        "pages" => of_text(&metadata.pages),
        "doi" => of_text(&metadata.doi),
        _ => None,
    }
}

fn lines(people: &[Person]) -> String {
    people.iter().map(Person::literal).collect::<Vec<_>>().join("\n")
}

fn told_of<T>(name: &str, field: &Field<T>, value: String) -> Told {
    Told {
        name: name.to_owned(),
        value,
        source: field.source.to_owned(),
        confidence: field.confidence,
        doubtful: field.doubtful,
    }
}

/// What the page tells, as the reader corrected it. A date that is none changes nothing.
pub(crate) fn correct(metadata: &Metadata, corrections: &Corrections) -> Metadata {
    let mut corrected = metadata.clone();
    for (name, typed) in corrections {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::FIELDS;

    fn corrected(page: &Metadata, name: &str, typed: &str) -> Metadata {
        correct(page, &Corrections::from([(name.into(), typed.into())]))
    }

    #[test]
    fn corrections_stand_over_the_page() {
        let page = Metadata { title: Some(by_reader("old".into())), ..Metadata::default() };
        let renamed = corrected(&page, "title", " new ");
        assert_eq!(renamed.title.map(|title| title.value), Some("new".into()));
        assert_eq!(corrected(&page, "title", "").title, None);
        assert_eq!(correct(&page, &Corrections::new()), page);
    }

    #[test]
    fn a_date_that_is_none_changes_nothing() {
        let page = Metadata::default();
        assert_eq!(corrected(&page, "published", "soon"), page);
    }

    #[test]
    fn authors_come_one_a_line() {
        let typed = "Ann Lee\n\nde Vries, Jan\nReuters";
        let people = corrected(&Metadata::default(), "authors", typed);
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
            let page = corrected(&Metadata::default(), field.name, "2001");
            let told = told(&page, field.name).expect(field.name);
            assert_eq!((told.value.as_str(), told.source.as_str()), ("2001", "reader"));
        }
    }
}
