//! Hostile values in every field and position of a page and of an item: no output carries them
//! out of their field.

use verbatim_fuzz::payloads::PAYLOADS;
use verbatim_fuzz::try_everywhere;

#[test]
fn no_value_leaves_its_field() {
    let escaped: Vec<String> =
        PAYLOADS.iter().flat_map(|payload| try_everywhere(payload)).collect();
    assert!(escaped.is_empty(), "{} escaped:\n{}", escaped.len(), escaped.join("\n"));
}
