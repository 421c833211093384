//! Tags of Sailthru: `sailthru.author`.

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        let Some(name) = meta.key.strip_prefix("sailthru.") else { continue };
        let row = match name {
            "author" => (Property::Author, 0.82),
            "date" => (Property::Published, 0.82),
            "title" => (Property::Title, 0.80),
            "description" => (Property::Description, 0.70),
            "image.full" => (Property::Image, 0.60),
            "publisher" => (Property::Site, 0.50),
            _ => continue,
        };
        sink.add(row.0, &meta.value, row.1);
    }
}
