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
    let of_people = |field: &Option<Field<Vec<Person>>>| {
        field.as_ref().map(|field| told_of(name, field, lines(&field.value)))
    };
    match name {
        "title" => of_text(&metadata.title),
        "authors" => of_people(&metadata.authors),
        "editors" => of_people(&metadata.editors),
        "translators" => of_people(&metadata.translators),
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
        "isbn" => of_text(&metadata.isbn),
        "issn" => of_text(&metadata.issn),
        "kind" => of_text(&metadata.kind),
        "language" => of_text(&metadata.language),
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
    let language = metadata.language.as_ref().map_or("", |language| &language.value);
    let mut corrected = metadata.clone();
    for (name, typed) in corrections {
        let typed = typed.trim();
        let text = || (!typed.is_empty()).then(|| by_reader(typed.to_owned()));
        match name.as_str() {
            "title" => corrected.title = text(),
            "authors" => corrected.authors = people(typed, &metadata.authors, language),
            "editors" => corrected.editors = people(typed, &metadata.editors, language),
            "translators" => corrected.translators = people(typed, &metadata.translators, language),
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
            "isbn" => corrected.isbn = text(),
            "issn" => corrected.issn = text(),
            "kind" => corrected.kind = text(),
            "language" => corrected.language = text(),
            _ => {}
        }
    }
    corrected
}

fn by_reader<T>(value: T) -> Field<T> {
    Field { value, source: "reader", confidence: 1.0, doubtful: false }
}

/// The people typed, one a line. Those whom the page names keep their parts.
fn people(
    typed: &str,
    known: &Option<Field<Vec<Person>>>,
    language: &str,
) -> Option<Field<Vec<Person>>> {
    let known = known.as_ref().map_or(&[][..], |field| &field.value);
    let people: Vec<Person> = typed
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let same = known.iter().find(|person| person.literal() == line);
            same.cloned().unwrap_or_else(|| Person::typed(line, language))
        })
        .collect();
    (!people.is_empty()).then(|| by_reader(people))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fields::FIELDS;
    use verbatim::citation::from_metadata;

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
        let typed = "Ann Lee\n\nde Vries, Jan\nHanneke van der Berg\nReuters";
        let people = corrected(&Metadata::default(), "authors", typed);
        let people = people.authors.expect("typed").value;
        assert_eq!(lines(&people), "Ann Lee\nde Vries, Jan\nHanneke van der Berg\nReuters");
        let parts = |person: &Person| match person {
            Person::Named { given, particle, family, .. } => {
                [given, particle, family].map(String::clone)
            }
            Person::Literal { .. } => Default::default(),
        };
        assert_eq!(parts(&people[0]), ["Ann", "", "Lee"]);
        assert_eq!(parts(&people[1]), ["Jan", "de", "Vries"]);
        assert_eq!(parts(&people[2]), ["Hanneke", "van der", "Berg"]);
        assert!(matches!(&people[3], Person::Literal { .. }));
    }

    #[test]
    fn what_the_reader_corrects_is_cited() {
        let typed = [
            ("title", "The last tram"),
            ("authors", "van der Berg, Hanneke\nTide Watch Foundation"),
            ("published", "2021-03"),
            ("site", "The Bay"),
            ("url", "https://bay.example/new"),
            ("kind", "article-magazine"),
            ("editors", "Lee, Ann"),
            ("translators", "Ruth Adler"),
            ("issn", "2049-3630"),
            ("language", "en-GB"),
        ];
        let typed = typed.map(|(name, typed)| (name.to_owned(), typed.to_owned()));
        let page = correct(&Metadata::default(), &Corrections::from(typed));
        assert_eq!(
            from_metadata::item(&page, "a", None).to_json(),
            serde_json::json!({
                "id": "a", "type": "article-magazine", "title": "The last tram",
                "author": [
                    {"family": "Berg", "given": "Hanneke", "non-dropping-particle": "van der"},
                    {"literal": "Tide Watch Foundation"},
                ],
                "editor": [{"family": "Lee", "given": "Ann"}],
                "translator": [{"family": "Adler", "given": "Ruth"}],
                "container-title": "The Bay", "issued": {"date-parts": [[2021, 3]]},
                "ISSN": "2049-3630", "language": "en-GB", "URL": "https://bay.example/new",
            })
        );
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
