//! `link` and `a` elements that say what they lead to.

use crate::dom::names;
use crate::metadata::address::resolve;
use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let base = scan.page.base_url();
    for link in &scan.links {
        let is_link = scan.tree().is(link.node, names::LINK);
        for word in link.rel.split_whitespace() {
            match word {
                "canonical" if is_link => sink.add(Property::Url, &resolve(base, link.href), 0.85),
                "shortlink" if is_link => sink.add(Property::Url, &resolve(base, link.href), 0.10),
                "license" | "licence" => {
                    sink.add(Property::License, &resolve(base, link.href), 0.85)
                }
                "author" if is_link => {
                    if let Some(title) = scan.tree().attribute(link.node, names::TITLE) {
                        sink.add(Property::Author, title, 0.45);
                    }
                }
                _ => {}
            }
        }
        if !is_link && link.href.contains("creativecommons.org/licenses/") {
            sink.add(Property::License, &resolve(base, link.href), 0.60);
        }
    }
    sink.add(Property::Url, &scan.page.header.url, 0.50);
}
