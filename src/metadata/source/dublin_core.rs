//! Dublin Core in meta tags: `DC.creator`, `dc:date`, `dcterms.issued`.
//!
//! <https://www.dublincore.org/specifications/dublin-core/dcq-html/>

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

#[rustfmt::skip]
const ROWS: &[(&str, Property, f32)] = &[
    ("title", Property::Title, 0.80),
    ("title.alternative", Property::Subtitle, 0.40),
    ("creator", Property::Author, 0.86),
    ("creator.personalname", Property::Author, 0.88),
    ("contributor", Property::Author, 0.45),
    ("contributor.author", Property::Author, 0.80),
    ("contributor.editor", Property::Editor, 0.80),
    ("date.issued", Property::Published, 0.90),
    ("issued", Property::Published, 0.90),
    ("date.published", Property::Published, 0.90),
    ("date", Property::Published, 0.82),
    ("date.created", Property::Published, 0.75),
    ("created", Property::Published, 0.75),
    ("dateaccepted", Property::Published, 0.40),
    ("date.modified", Property::Modified, 0.85),
    ("modified", Property::Modified, 0.85),
    ("publisher", Property::Publisher, 0.80),
    ("identifier.doi", Property::Doi, 0.95),
    ("identifier", Property::Doi, 0.90),
    ("identifier.issn", Property::Issn, 0.90),
    ("identifier.isbn", Property::Isbn, 0.90),
    ("identifier.pagenumber", Property::FirstPage, 0.80),
    ("relation.spage", Property::FirstPage, 0.85),
    ("relation.epage", Property::LastPage, 0.85),
    ("source", Property::Journal, 0.60),
    ("relation.ispartof", Property::Journal, 0.65),
    ("ispartof", Property::Journal, 0.65),
    ("source.volume", Property::Volume, 0.90),
    ("citation.volume", Property::Volume, 0.90),
    ("source.issue", Property::Issue, 0.90),
    ("citation.issue", Property::Issue, 0.90),
    ("source.issn", Property::Issn, 0.90),
    ("language", Property::Language, 0.70),
    ("subject", Property::Keywords, 0.70),
    ("rights", Property::License, 0.30),
    ("license", Property::License, 0.80),
    ("description", Property::Description, 0.65),
    ("description.abstract", Property::Description, 0.80),
    ("abstract", Property::Description, 0.80),
    ("type", Property::Genre, 0.50),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        let key = meta.key.as_str();
        let name = ["dcterms", "dcterm", "dc"]
            .iter()
            .find_map(|prefix| key.strip_prefix(prefix)?.strip_prefix(['.', ':', '_']));
        // `dc.terms.x` and `dc:terms:x` are seen as well.
        let Some(name) =
            name.map(|name| name.strip_prefix("terms.").unwrap_or(name).replace(':', "."))
        else {
            continue;
        };
        let Some(row) = ROWS.iter().find(|row| row.0 == name) else { continue };
        match row.1 {
            // An identifier is a DOI only if it looks like one; a rights line is a licence only if
            // it names one.
            Property::Doi if !meta.value.contains("10.") => {}
            Property::License if !meta.value.contains("creativecommons") && row.2 < 0.5 => {}
            property => sink.add(property, &meta.value, row.2),
        }
    }
}
