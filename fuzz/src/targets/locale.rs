//! The terms of a language from anywhere.

use verbatim::citation::csl::{Cite, Cluster, Processor};
use verbatim::citation::item::Item;

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "locale",
    longest: 16_384,
    seeds: &[".xml"],
    words: &[
        "<locale xmlns=\"http://purl.org/net/xbiblio/csl\" version=\"1.0\" xml:lang=\"en\">",
        "<style-options punctuation-in-quote=\"true\" limit-day-ordinals-to-day-1=\"true\"/>",
        "<date form=\"text\"><date-part name=\"month\" suffix=\" \"/><date-part name=\"year\"/></date>",
        "<terms><term name=\"and\">and</term>",
        "<term name=\"editor\" form=\"short\"><single>ed.</single><multiple>eds.</multiple></term>",
        "<term name=\"ordinal-11\" gender-form=\"feminine\" match=\"last-two-digits\">th</term>",
        "<term name=\"open-quote\">“</term><term name=\"close-quote\"></term>",
        "<term name=\"page-range-delimiter\">\u{202e}</term>",
        "</terms></locale>",
        "&#x41;&amp;",
        "<!--",
    ],
    run,
};

fn run(data: &[u8]) {
    let xml = super::text(data);
    let json = include_str!("items.json");
    let items = Item::list_from_json(&serde_json::from_str(json).expect("our own items are JSON"));
    let locales = |_: &str| Some(xml.clone().into_owned());
    let processor = Processor::new(&super::STYLE, &locales, Some("en-GB"));
    let cites: Vec<Cluster> =
        items.iter().map(|item| Cluster { cites: vec![Cite::of(&item.id)], note: 0 }).collect();
    let _ = processor.document(&items, &cites);
}
