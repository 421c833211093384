//! schema.org in attributes: microdata (`itemprop`) and RDFa (`property` on elements of the body).
//!
//! <https://html.spec.whatwg.org/multipage/microdata.html>, <https://www.w3.org/TR/rdfa-lite/>

use crate::dom::{NodeId, names};
use crate::metadata::candidate::{Entity, Property, Sink};
use crate::metadata::person::{Role, read_byline};
use crate::metadata::scan::Scan;
use crate::metadata::text::line;

#[rustfmt::skip]
const ROWS: &[(&str, Property, f32)] = &[
    ("headline", Property::Title, 0.84),
    ("alternativeheadline", Property::Subtitle, 0.50),
    ("author", Property::Author, 0.84),
    ("creator", Property::Author, 0.78),
    ("editor", Property::Editor, 0.75),
    ("translator", Property::Translator, 0.80),
    ("datepublished", Property::Published, 0.86),
    ("datecreated", Property::Published, 0.74),
    ("uploaddate", Property::Published, 0.74),
    ("datemodified", Property::Modified, 0.84),
    // schema.org has no such word. Baidu's pages say so when a piece was put up, and nothing else.
    ("dateupdate", Property::Published, 0.64),
    ("publisher", Property::Publisher, 0.70),
    ("inlanguage", Property::Language, 0.70),
    ("articlesection", Property::Section, 0.60),
    ("keywords", Property::Keywords, 0.50),
    ("description", Property::Description, 0.50),
    ("isbn", Property::Isbn, 0.80),
    ("issn", Property::Issn, 0.80),
    ("license", Property::License, 0.70),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    let mut next = NodeId::ROOT;
    let end = tree.end(NodeId::ROOT);
    while next < end {
        let id = next;
        next = NodeId(id.0 + 1);
        if let Some(kind) = tree.attribute(id, names::ITEMTYPE) {
            let name = kind.rsplit('/').next().unwrap_or("");
            if matches!(name, "WebSite" | "Blog") {
                site(scan, id, sink);
            } else if name.ends_with("Article")
                || name.ends_with("Posting")
                || matches!(
                    name,
                    "Recipe"
                        | "Book"
                        | "Report"
                        | "Thesis"
                        | "Dataset"
                        | "VideoObject"
                        | "Movie"
                        | "Question"
                        | "QAPage"
                        | "Product"
                )
            {
                sink.add_at(Property::Kind, name, 0.70, id);
            }
        }
        let Some(list) = tree.attribute(id, names::ITEMPROP).or_else(|| {
            tree.attribute(id, names::PROPERTY)
                .filter(|_| !tree.is(id, names::META) || !in_head(scan, id))
        }) else {
            continue;
        };
        for word in list.split_ascii_whitespace() {
            let key = word.rsplit([':', '/']).next().unwrap_or("").to_ascii_lowercase();
            // `og:…` and the like inside the body are read elsewhere.
            if word.starts_with("og:")
                || word.starts_with("article:")
                || word.starts_with("twitter:")
            {
                continue;
            }
            let Some(row) = ROWS.iter().find(|row| row.0 == key) else { continue };
            if !in_head(scan, id) && scan.is_aside(id) {
                continue;
            }
            value(scan, id, row.1, row.2, sink);
            if row.1 == Property::Author {
                next = tree.end(id);
            }
        }
    }
}

fn in_head(scan: &Scan, id: NodeId) -> bool {
    scan.tree().closest(id, names::HEAD).is_some()
}

fn value(scan: &Scan, id: NodeId, property: Property, confidence: f32, sink: &mut Sink) {
    let tree = scan.tree();
    // What stands in the head has no place in the text.
    let node = (!in_head(scan, id)).then_some(id);
    let attribute = tree
        .attribute(id, names::CONTENT)
        .or_else(|| tree.attribute(id, names::DATETIME))
        .filter(|value| !value.trim().is_empty());
    if matches!(
        property,
        Property::Author | Property::Editor | Property::Translator | Property::Publisher
    ) {
        let kind = tree
            .attribute(id, names::ITEMTYPE)
            .or_else(|| tree.attribute_named(id, "typeof"))
            .unwrap_or("");
        let entity = if kind.ends_with("Person") {
            Entity::Person
        } else if kind.ends_with("Organization") {
            Entity::Organization
        } else {
            Entity::Unknown
        };
        // The name inside the person.
        let names: Vec<String> = tree
            .descendants(id)
            .filter(|&inner| {
                tree.attribute(inner, names::ITEMPROP)
                    .or(tree.attribute(inner, names::PROPERTY))
                    .is_some_and(|list| {
                        list.split_ascii_whitespace().any(|word| {
                            word.eq_ignore_ascii_case("name") || word.ends_with(":name")
                        })
                    })
            })
            .map(|inner| {
                tree.attribute(inner, names::CONTENT)
                    .map(str::to_owned)
                    .unwrap_or_else(|| line(tree, inner))
            })
            .filter(|name| !name.is_empty())
            .take(1)
            .collect();
        if let Some(name) = names.first() {
            sink.push(property, name, confidence, entity, None, node);
        } else if let Some(name) = attribute {
            sink.push(property, name, confidence, entity, None, node);
        } else {
            let text = line(tree, id);
            for (role, name) in read_byline(&text, true).names {
                if role == Role::Author && text.chars().count() < 200 {
                    sink.push(property, &name, confidence, entity, None, node);
                }
            }
        }
        return;
    }
    match attribute {
        Some(value) => sink.push(property, value, confidence, Entity::Unknown, None, node),
        None => {
            let text = line(tree, id);
            if text.chars().count() < 400 {
                sink.add_at(property, &text, confidence * 0.97, id);
            }
        }
    }
}

/// The name of the site, right inside its item.
fn site(scan: &Scan, id: NodeId, sink: &mut Sink) {
    let tree = scan.tree();
    for child in tree.children(id).chain(tree.children(id).flat_map(|child| tree.children(child))) {
        if tree.attribute(child, names::ITEMPROP) == Some("name") {
            let name = tree
                .attribute(child, names::CONTENT)
                .map(str::to_owned)
                .unwrap_or_else(|| line(tree, child));
            if name.chars().count() < 60 {
                sink.add(Property::Site, &name, 0.60);
            }
        }
    }
}
