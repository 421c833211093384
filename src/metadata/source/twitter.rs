//! Cards of Twitter / X: `twitter:title`, `twitter:creator`, and labelled data.

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::person::label;
use crate::metadata::scan::Scan;

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        let value = meta.value.as_str();
        match meta.key.as_str() {
            "twitter:title" | "twitter:text:title" => sink.add(Property::Title, value, 0.70),
            "twitter:description" => sink.add(Property::Description, value, 0.60),
            "twitter:image" | "twitter:image:src" => sink.add(Property::Image, value, 0.60),
            "twitter:app:name:iphone" | "twitter:app:name:googleplay" => {
                sink.add(Property::Site, value, 0.25)
            }
            // A handle is nobody's name, but some put the name there.
            "twitter:creator" if !value.starts_with('@') && value.contains(' ') => {
                sink.add(Property::Author, value, 0.40)
            }
            "twitter:site" => {
                let name = value.trim_start_matches('@');
                sink.add(
                    Property::Site,
                    name,
                    if name == value && value.contains(' ') { 0.50 } else { 0.20 },
                );
            }
            "twitter:label1" | "twitter:label2" => {
                // WordPress writes "Written by" here, in the site's language.
                let data = meta.key.replace("label", "data");
                let author = label(&format!("{value}: X"))
                    .is_some_and(|(role, _)| role == crate::metadata::person::Role::Author);
                if let Some(data) = scan.value(&data).filter(|_| author) {
                    sink.add(Property::Author, data, 0.72);
                }
            }
            _ => {}
        }
    }
}
