//! CSL-JSON from anywhere, printed and exported.

use verbatim::citation::csl::Processor;
use verbatim::citation::export::EXPORTS;
use verbatim::citation::item::Item;

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "item",
    longest: 8_192,
    seeds: &[".json", ".csl.json"],
    words: &[
        "[{\"id\":\"a\",\"type\":\"webpage\",",
        "\"author\":[{\"family\":\"van der Berg\",\"given\":\"J.-P.\",\"suffix\":\"Jr.\"}],",
        "\"issued\":{\"date-parts\":[[2024,13,99],[0]]},",
        "\"issued\":{\"raw\":\"circa 44 BC\"},",
        "\"title\":\"<i>a</i> \\\\input{b} {{c}} \\nTY  - JOUR\",",
        "\"page\":\"12-9-8, iv\",",
        "\"note\":\"DOI: 10.1/2\\nissued: 2020\",",
        "\"volume\":1e400,",
        "\"custom\":{\"a\":[[[[]]]]},",
        "\\ud800",
        "}]",
    ],
    run,
};

fn run(data: &[u8]) {
    let text = super::text(data);
    let Ok(items) = Item::parse_list(&text) else { return };
    let processor = Processor::new(&super::STYLE, &|_: &str| None::<String>, None);
    let entries = processor.bibliography(&items);
    assert!(entries.len() <= items.len());
    for export in EXPORTS {
        let _ = export.write(&items);
    }
    for item in &items {
        let back = Item::from_json(&item.to_json());
        assert_eq!(back.to_json(), item.to_json(), "an item comes back from its JSON");
    }
}
