//! A citation style from anywhere.

use verbatim::citation::csl::{Cite, Cluster, Processor, Style};
use verbatim::citation::item::Item;

use crate::Target;

pub(super) const TARGET: Target = Target {
    name: "style",
    longest: 65_536,
    seeds: &[".csl"],
    words: &[
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"in-text\" version=\"1.0\">",
        "<info><title>T</title><id>t</id></info>",
        "<macro name=\"a\"><text macro=\"a\"/></macro>",
        "<citation><layout>",
        "<bibliography><sort><key variable=\"issued\"/></sort><layout suffix=\".\">",
        "<names variable=\"author\"><name and=\"text\" name-as-sort-order=\"all\"/><substitute>",
        "<date variable=\"issued\" form=\"text\"/>",
        "<choose><if type=\"webpage\" match=\"any\">",
        "<group delimiter=\", \">",
        "<number variable=\"volume\" form=\"ordinal\"/>",
        "</layout></bibliography></style>",
        "&amp;&#x41;",
        "<!DOCTYPE a [<!ENTITY b \"&c;\">]>",
    ],
    run,
};

fn run(data: &[u8]) {
    let Ok(style) = Style::parse(&super::text(data)) else { return };
    let json = include_str!("items.json");
    let items = Item::list_from_json(&serde_json::from_str(json).expect("our own items are JSON"));
    let processor = Processor::new(&style, &|_: &str| None::<String>, Some("en-US"));
    let cites: Vec<Cluster> =
        items.iter().map(|item| Cluster { cites: vec![Cite::of(&item.id)], note: 0 }).collect();
    let _ = processor.document(&items, &cites);
}
