//! CSL-JSON, as Zotero and other reference managers import it.

use super::{Export, Keyed};
use serde_json::Value;

pub(super) const CSL_JSON: Export = Export {
    id: "csl-json",
    name: "CSL-JSON",
    extension: "json",
    media_type: "application/vnd.citationstyles.csl+json",
    write,
};

/// The items as they are, under their keys.
fn write(items: &[Keyed]) -> String {
    let list = items.iter().map(|Keyed { key, item }| {
        let mut json = item.to_json();
        if let Value::Object(object) = &mut json {
            object.insert("id".to_owned(), Value::String(key.clone()));
        }
        json
    });
    let mut out = format!("{:#}", Value::Array(list.collect()));
    out.push('\n');
    out
}
