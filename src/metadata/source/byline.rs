//! The line with the authors' names: elements named for it, links to authors' pages, and short
//! lines that begin with "By", "Von", 记者 and the like.

use crate::dom::{NodeId, names};
use crate::metadata::candidate::{Entity, Property, Sink};
use crate::metadata::person::{Role, is_name, read_byline};
use crate::metadata::place::{has_word, is_aside, words};
use crate::metadata::scan::Scan;
use crate::metadata::text::{is_block, is_hidden, lines};

/// Words in `class` and `id` of bylines.
const BYLINE: &[&str] = &[
    "byline",
    "bylines",
    "author",
    "authors",
    "writer",
    "writers",
    "autor",
    "autores",
    "auteur",
    "verfasser",
    "autore",
    "zuozhe",
    "contributor",
    "contributors",
    "journalist",
    "reporter",
    "creator",
    "posted",
    "postedby",
    "writtenby",
    "byl",
    "authorname",
    "postauthor",
    "articleauthor",
    "blogger",
    "username",
    "poster",
    "redactor",
    "penulis",
    "yazar",
    "muhabir",
];
/// Words that turn such an element into something else.
const NOT_BYLINE: &[&str] = &[
    "bio",
    "avatar",
    "image",
    "img",
    "photo",
    "picture",
    "social",
    "follow",
    "icon",
    "description",
    "desc",
    "about",
    "job",
    "role",
    "position",
    "email",
    "twitter",
    "comment",
    "comments",
    "related",
    "more",
    "count",
    "box",
    "card",
    "list",
    "grid",
    "badge",
    "stats",
    "signature",
    "joined",
    "rank",
    "posts",
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    let mut next = NodeId::ROOT;
    let end = tree.end(NodeId::ROOT);
    while next < end {
        let id = next;
        next = NodeId(id.0 + 1);
        let Some(name) = tree.element(id) else { continue };
        if [names::SCRIPT, names::STYLE, names::NOSCRIPT, names::TEMPLATE, names::HEAD]
            .contains(&name)
            || is_hidden(tree, id)
        {
            next = tree.end(id);
            continue;
        }
        if let Some(strength) = marked(scan, id) {
            if tree.subtree(id).len() < 120 && !is_aside(tree, id) && take(scan, id, strength, sink)
            {
                next = tree.end(id);
            }
        } else if is_block(name) && is_leaf_block(scan, id) && !is_aside(tree, id) {
            announced(scan, id, sink);
        }
    }
}

/// How sure the markup is that here stands an author, if it says so at all.
fn marked(scan: &Scan, id: NodeId) -> Option<f32> {
    let tree = scan.tree();
    let rel = tree.attribute(id, names::REL).unwrap_or("");
    if tree.is(id, names::A)
        && rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("author"))
    {
        return Some(0.78);
    }
    let class = tree.attribute(id, names::CLASS).unwrap_or("");
    let named = |value: &str| {
        words(value).any(|word| BYLINE.iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    let spoiled = |value: &str| {
        words(value).any(|word| NOT_BYLINE.iter().any(|known| word.eq_ignore_ascii_case(known)))
    };
    if named(class) && !spoiled(class) {
        let byline = words(class)
            .any(|word| matches!(word.to_ascii_lowercase().as_str(), "byline" | "bylines" | "byl"));
        return Some(if byline { 0.74 } else { 0.68 });
    }
    let own = tree.attribute(id, names::ID).unwrap_or("");
    if named(own) && !spoiled(own) {
        return Some(0.64);
    }
    if tree.is(id, names::A) && tree.attribute(id, names::HREF).is_some_and(leads_to_author) {
        return Some(0.64);
    }
    None
}

fn leads_to_author(href: &str) -> bool {
    let low = href.to_ascii_lowercase();
    [
        "/author/",
        "/authors/",
        "/autor/",
        "/autores/",
        "/auteur/",
        "/autore/",
        "/contributor",
        "/profile/",
        "/people/",
        "/person/",
        "/staff/",
        "/journalist",
        "/reporter",
        "/by/",
        "/writer",
        "/redakce/",
        "/autoren/",
        "/auteurs/",
        "/penulis/",
        "/yazar",
    ]
    .iter()
    .any(|part| low.contains(part))
}

/// Reads the names in a marked element; whether there were any.
fn take(scan: &Scan, id: NodeId, strength: f32, sink: &mut Sink) -> bool {
    let lines = lines(scan.tree(), id);
    if lines.iter().map(|line| line.chars().count()).sum::<usize>() > 400 {
        return false;
    }
    let mut taken = false;
    for (nth, line) in lines.iter().enumerate() {
        // "By" alone on its line.
        let joined = if nth > 0 && lines[nth - 1].chars().count() <= 12 {
            format!("{} {line}", lines[nth - 1])
        } else {
            line.clone()
        };
        let byline = if nth > 0 { read_byline(&joined, false) } else { read_byline(line, true) };
        let byline =
            if byline.names.is_empty() && !taken { read_byline(line, true) } else { byline };
        let bonus = if byline.announced { 0.06 } else { 0.0 };
        for (role, name) in &byline.names {
            if !byline.announced && line.chars().count() > 80 {
                continue;
            }
            add(*role, name, strength + bonus, id, sink);
            taken |= *role == Role::Author;
        }
        // What follows the names in the same element describes them.
        if taken && !byline.announced && nth > 0 {
            break;
        }
    }
    taken
}

/// A short block whose text begins with a word that announces names.
fn announced(scan: &Scan, id: NodeId, sink: &mut Sink) {
    let tree = scan.tree();
    if tree.subtree(id).len() > 60 {
        return;
    }
    for line in lines(tree, id).iter().take(6) {
        if line.chars().count() > 160 {
            return;
        }
        let byline = read_byline(line, false);
        for (role, name) in byline.names.iter().filter(|name| is_name(&name.1)) {
            add(*role, name, 0.62, id, sink);
        }
    }
}

fn add(role: Role, name: &str, confidence: f32, id: NodeId, sink: &mut Sink) {
    let property = match role {
        Role::Author => Property::Author,
        Role::Editor => Property::Editor,
        Role::Translator => Property::Translator,
        Role::Other => return,
    };
    sink.push(property, name, confidence, Entity::Unknown, None, Some(id));
}

/// A block without blocks inside, `br` apart.
fn is_leaf_block(scan: &Scan, id: NodeId) -> bool {
    let tree = scan.tree();
    !tree.is(id, names::BODY)
        && !tree.is(id, names::HTML)
        && !has_word(tree, id, &["caption"])
        && tree.descendants(id).take(60).all(|inner| {
            tree.element(inner).is_none_or(|name| !is_block(name) || name == names::BR)
        })
}
