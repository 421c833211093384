//! Items in the formats of other programs, for the pages of the extension; items cross as JSON.

use verbatim::citation::export::Export;
use verbatim::citation::item::Item;
use wasm_bindgen::prelude::*;

/// Writes items (CSL-JSON, one or a list) in the format of this identifier.
///
/// # Errors
/// When there is no such format, or the items are no JSON.
#[wasm_bindgen]
pub fn write(items: &str, format: &str) -> Result<String, String> {
    let export = Export::by_id(format).ok_or_else(|| format!("no export “{format}”"))?;
    let items =
        Item::parse_list(items).map_err(|at| format!("the items are no JSON at byte {at}"))?;
    Ok(export.write(&items))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEM: &str = r#"{"type": "webpage", "title": "Trees"}"#;

    #[test]
    fn writes_a_known_format_and_says_what_is_wrong() {
        assert!(write(ITEM, "bibtex").is_ok_and(|text| text.contains("title = {Trees}")));
        assert_eq!(write(ITEM, "word"), Err("no export “word”".to_owned()));
        assert_eq!(write("[", "ris"), Err("the items are no JSON at byte 1".to_owned()));
    }
}
