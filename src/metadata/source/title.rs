//! The `title` element.

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    sink.add(Property::Title, &scan.page.header.title, 0.60);
}
