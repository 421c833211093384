//! EPrints tags of repositories: `eprints.creators_name`.

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

#[rustfmt::skip]
const ROWS: &[(&str, Property, f32)] = &[
    ("title", Property::Title, 0.93),
    ("creators_name", Property::Author, 0.96),
    ("editors_name", Property::Editor, 0.95),
    ("date", Property::Published, 0.93),
    ("datestamp", Property::Published, 0.40),
    ("publication", Property::Journal, 0.93),
    ("book_title", Property::Journal, 0.93),
    ("volume", Property::Volume, 0.93),
    ("number", Property::Issue, 0.93),
    ("pagerange", Property::Pages, 0.93),
    ("institution", Property::Institution, 0.90),
    ("event_title", Property::Event, 0.90),
    ("issn", Property::Issn, 0.93),
    ("isbn", Property::Isbn, 0.93),
    ("abstract", Property::Description, 0.80),
    ("thesis_type", Property::Genre, 0.85),
    ("type", Property::Genre, 0.60),
    ("keywords", Property::Keywords, 0.80),
    ("official_url", Property::Url, 0.30),
    ("publisher", Property::Publisher, 0.90),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        let Some(name) = meta.key.strip_prefix("eprints.") else { continue };
        if let Some(row) = ROWS.iter().find(|row| row.0 == name) {
            sink.add(row.1, &meta.value, row.2);
        }
    }
}
