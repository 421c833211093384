//! ContextObjects in Spans: `<span class="Z3988" title="ctx_ver=Z39.88-2004&rft.au=…">`.
//!
//! <https://www.ariadne.ac.uk/issue/40/chudnov/>, ANSI/NISO Z39.88-2004.

use crate::dom::names;
use crate::metadata::candidate::{Entity, Property, Sink};
use crate::metadata::person::inverted;
use crate::metadata::scan::Scan;

#[rustfmt::skip]
const ROWS: &[(&str, Property)] = &[
    ("rft.atitle", Property::Title),
    ("rft.title", Property::Journal),
    ("rft.jtitle", Property::Journal),
    ("rft.btitle", Property::Journal),
    ("rft.au", Property::Author),
    ("rft.aucorp", Property::Author),
    ("rft.date", Property::Published),
    ("rft.volume", Property::Volume),
    ("rft.issue", Property::Issue),
    ("rft.spage", Property::FirstPage),
    ("rft.epage", Property::LastPage),
    ("rft.pages", Property::Pages),
    ("rft.issn", Property::Issn),
    ("rft.eissn", Property::Issn),
    ("rft.isbn", Property::Isbn),
    ("rft.pub", Property::Publisher),
    ("rft.genre", Property::Genre),
    ("rft.source", Property::Site),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    let spans: Vec<_> =
        tree.all().filter(|&id| tree.classes(id).any(|class| class == "Z3988")).collect();
    // Several describe the works that a page lists, not the page.
    let [span] = spans.as_slice() else { return };
    let title = tree.attribute(*span, names::TITLE).unwrap_or("").replace("&amp;", "&");
    let pairs: Vec<(String, String)> = title
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(key, value)| (key.to_ascii_lowercase(), decode(value)))
        .collect();
    let first =
        |key: &str| pairs.iter().find(|pair| pair.0 == key).map_or("", |pair| pair.1.as_str());
    let (last, given) = (first("rft.aulast"), first("rft.aufirst"));
    let has_article = !first("rft.atitle").is_empty();
    if !last.is_empty() && !given.is_empty() {
        let person = inverted(last, given, "");
        let name = person.literal().to_owned();
        sink.push(Property::Author, &name, 0.95, Entity::Person, Some(person), None);
    }
    for (key, value) in &pairs {
        match key.as_str() {
            "rft_id" if value.contains("doi/") || value.contains("doi.org") => {
                sink.add(Property::Doi, value, 0.95)
            }
            "rft_id" if value.contains("pmid/") => sink.add(Property::Pmid, value, 0.95),
            // A book's title is the thing itself where no article stands in it.
            "rft.title" | "rft.btitle" if !has_article => sink.add(Property::Title, value, 0.90),
            _ => {
                if let Some(row) = ROWS.iter().find(|row| row.0 == key) {
                    sink.add(row.1, value, 0.93);
                }
            }
        }
    }
}

/// Percent-encoding and `+`, as forms write it.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let digits: String = rest.clone().take(2).map(char::from).collect();
                match u8::from_str_radix(&digits, 16) {
                    Ok(value) if digits.len() == 2 => {
                        bytes.push(value);
                        rest.next();
                        rest.next();
                    }
                    _ => bytes.push(b'%'),
                }
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
