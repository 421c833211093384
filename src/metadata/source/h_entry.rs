//! Microformats: `h-entry` with `p-author`, `dt-published`, `p-name`; and the older `hentry` with
//! `vcard`, `fn`, `published`.
//!
//! <https://microformats.org/wiki/h-entry>, <https://microformats.org/wiki/hatom>

use crate::dom::{NodeId, Tree, names};
use crate::metadata::candidate::{Entity, Property, Sink};
use crate::metadata::person::read_byline;
use crate::metadata::scan::Scan;
use crate::metadata::text::line;

/// What an entry is called, in both vocabularies.
const ENTRY: [&str; 2] = ["h-entry", "hentry"];

/// Whether an element has one of these classes.
fn has(tree: &Tree, id: NodeId, classes: &[&str]) -> bool {
    tree.classes(id).any(|class| classes.contains(&class))
}

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    // A page of several entries is a list; none of them is the page's subject.
    let entries = tree.all().filter(|&id| has(tree, id, &ENTRY)).count();
    if entries > 1 {
        return;
    }
    for id in tree.all() {
        for class in tree.classes(id) {
            let (property, confidence) = match class {
                "p-author" => (Property::Author, 0.82),
                "vcard" | "fn"
                    if tree.ancestors(id).any(|id| has(tree, id, &["hentry", "author"])) =>
                {
                    (Property::Author, 0.74)
                }
                "dt-published" => (Property::Published, 0.84),
                "published" | "entry-date" => (Property::Published, 0.80),
                "dt-updated" | "updated" => (Property::Modified, 0.70),
                "p-name" | "entry-title" => (Property::Title, 0.72),
                "u-url" => (Property::Url, 0.20),
                _ => continue,
            };
            let is_day = matches!(property, Property::Published | Property::Modified);
            if scan.is_aside(id) || is_day && is_of_a_subject(tree, id) {
                continue;
            }
            value(scan, id, property, confidence, sink);
        }
    }
}

/// Whether a day is one in the life of somebody or something: `<span class="bday dtstart published">`
/// in the card of whom an encyclopedia's article is about.
fn is_of_a_subject(tree: &Tree, id: NodeId) -> bool {
    let others = ["vcard", "h-card", "vevent", "h-event"];
    has(tree, id, &["bday", "dtstart", "dtend", "dt-start", "dt-end", "dt-bday"])
        || tree
            .ancestors(id)
            .find(|&around| has(tree, around, &ENTRY) || has(tree, around, &others))
            .is_some_and(|around| !has(tree, around, &ENTRY))
}

fn value(scan: &Scan, id: NodeId, property: Property, confidence: f32, sink: &mut Sink) {
    let tree = scan.tree();
    match property {
        Property::Author => {
            let inner = tree
                .descendants(id)
                .find(|&inner| tree.classes(inner).any(|class| class == "p-name" || class == "fn"));
            let text = line(tree, inner.unwrap_or(id));
            if text.chars().count() < 120 {
                for name in read_byline(&text, true).authors() {
                    sink.push(property, name, confidence, Entity::Unknown, None, Some(id));
                }
            }
        }
        Property::Published | Property::Modified => {
            let time = std::iter::once(id).chain(tree.descendants(id)).find_map(|id| {
                tree.attribute(id, names::DATETIME).or_else(|| {
                    tree.attribute(id, names::TITLE).filter(|_| tree.is(id, names::ABBR))
                })
            });
            let text = line(tree, id);
            if let Some(time) = time {
                sink.add_at(property, time, confidence, id);
            } else if text.chars().count() < 100 {
                sink.add_at(property, &text, confidence - 0.04, id);
            }
        }
        Property::Url => sink.add(
            property,
            &crate::metadata::address::resolve(
                scan.page.base_url(),
                tree.attribute(id, names::HREF).unwrap_or(""),
            ),
            confidence,
        ),
        _ => {
            let text = line(tree, id);
            if text.chars().count() < 300 {
                sink.add_at(property, &text, confidence, id);
            }
        }
    }
}
