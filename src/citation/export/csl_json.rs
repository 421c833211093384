//! CSL-JSON, as Zotero and other reference managers import it.

use super::{Export, Keyed};
use crate::citation::json::Json;

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
        let mut json = item.json();
        if let Json::Object(members) = &mut json {
            members.retain(|(name, _)| name != "id");
            members.insert(0, ("id".to_owned(), Json::from(key.as_str())));
        }
        json
    });
    let mut out = Json::List(list.collect()).to_lines();
    out.push('\n');
    out
}
