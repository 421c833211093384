//! Tags of Parse.ly: `parsely-author`, and all in one JSON object in `parsely-page`.

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;
use serde_json::Value;

#[rustfmt::skip]
const ROWS: &[(&str, Property, f32)] = &[
    ("title", Property::Title, 0.82),
    ("author", Property::Author, 0.84),
    ("authors", Property::Author, 0.84),
    ("pub-date", Property::Published, 0.86),
    ("pub_date", Property::Published, 0.86),
    ("section", Property::Section, 0.75),
    ("link", Property::Url, 0.50),
    ("image-url", Property::Image, 0.50),
    ("tags", Property::Keywords, 0.50),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        let Some(name) = meta.key.strip_prefix("parsely-") else { continue };
        if name == "page" || name == "metadata" {
            let Ok(Value::Object(page)) = serde_json::from_str(&meta.value) else { continue };
            for (key, value) in &page {
                let Some(row) = ROWS.iter().find(|row| row.0 == key) else { continue };
                let values = match value {
                    Value::Array(values) => values.as_slice(),
                    value => std::slice::from_ref(value),
                };
                for value in values.iter().filter_map(Value::as_str) {
                    sink.add(row.1, value, row.2);
                }
            }
        } else if let Some(row) = ROWS.iter().find(|row| row.0 == name) {
            sink.add(row.1, &meta.value, row.2);
        }
    }
}
