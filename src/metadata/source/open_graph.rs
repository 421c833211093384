//! Open Graph: `og:*`, and the vocabularies of its object types, `article:*`, `book:*`, `video:*`,
//! `music:*`; with the spellings that sites have made up beside them.
//!
//! <https://ogp.me/>

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

#[rustfmt::skip]
const ROWS: &[(&str, Property, f32)] = &[
    ("og:title", Property::Title, 0.85),
    ("og:site_name", Property::Site, 0.92),
    ("og:type", Property::Kind, 0.60),
    ("og:url", Property::Url, 0.70),
    ("og:locale", Property::Language, 0.55),
    ("og:description", Property::Description, 0.80),
    ("og:image", Property::Image, 0.80),
    ("og:image:url", Property::Image, 0.80),
    ("article:author", Property::Author, 0.78),
    ("og:article:author", Property::Author, 0.75),
    ("article:author:name", Property::Author, 0.80),
    ("og:author", Property::Author, 0.70),
    ("article:published_time", Property::Published, 0.90),
    ("article:published", Property::Published, 0.88),
    ("article:publish_date", Property::Published, 0.88),
    ("article:publication_date", Property::Published, 0.88),
    ("article:post_date", Property::Published, 0.85),
    ("article:created", Property::Published, 0.75),
    ("article:created_time", Property::Published, 0.75),
    ("article:date", Property::Published, 0.75),
    ("og:article:published_time", Property::Published, 0.88),
    ("og:published_time", Property::Published, 0.86),
    ("og:pubdate", Property::Published, 0.84),
    ("og:publish_date", Property::Published, 0.84),
    ("og:release_date", Property::Published, 0.70),
    ("og:regdate", Property::Published, 0.60),
    ("article:modified_time", Property::Modified, 0.90),
    ("article:modified", Property::Modified, 0.88),
    ("og:article:modified_time", Property::Modified, 0.86),
    ("og:modified_time", Property::Modified, 0.84),
    ("og:updated_time", Property::Modified, 0.80),
    ("og:update_time", Property::Modified, 0.80),
    ("article:updated_time", Property::Modified, 0.80),
    ("article:section", Property::Section, 0.85),
    ("og:article:section", Property::Section, 0.80),
    ("article:tag", Property::Keywords, 0.80),
    ("article:publisher", Property::Publisher, 0.30),
    ("book:author", Property::Author, 0.80),
    ("book:isbn", Property::Isbn, 0.93),
    ("book:release_date", Property::Published, 0.85),
    ("video:release_date", Property::Published, 0.85),
    ("video:director", Property::Author, 0.70),
    ("music:release_date", Property::Published, 0.85),
    ("music:musician", Property::Author, 0.70),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        if let Some(row) = ROWS.iter().find(|row| row.0 == meta.key) {
            sink.add(row.1, &meta.value, row.2);
        }
    }
}
