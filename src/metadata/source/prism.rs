//! PRISM tags of publishers: `prism.publicationName`, `prism:volume`.
//!
//! <https://www.w3.org/submissions/prism/>

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

#[rustfmt::skip]
const ROWS: &[(&str, Property, f32)] = &[
    ("publicationname", Property::Journal, 0.93),
    ("publicationdate", Property::Published, 0.92),
    ("coverdate", Property::Published, 0.85),
    ("modificationdate", Property::Modified, 0.85),
    ("volume", Property::Volume, 0.93),
    ("number", Property::Issue, 0.93),
    ("startingpage", Property::FirstPage, 0.93),
    ("endingpage", Property::LastPage, 0.93),
    ("pagerange", Property::Pages, 0.93),
    ("issn", Property::Issn, 0.93),
    ("eissn", Property::Issn, 0.88),
    ("isbn", Property::Isbn, 0.93),
    ("doi", Property::Doi, 0.95),
    ("url", Property::Url, 0.50),
    ("teaser", Property::Description, 0.70),
    ("keyword", Property::Keywords, 0.80),
    ("genre", Property::Genre, 0.60),
    ("section", Property::Section, 0.60),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        let Some(name) =
            meta.key.strip_prefix("prism.").or_else(|| meta.key.strip_prefix("prism:"))
        else {
            continue;
        };
        if let Some(row) = ROWS.iter().find(|row| row.0 == name) {
            sink.add(row.1, &meta.value, row.2);
        }
    }
}
