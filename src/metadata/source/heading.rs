//! The headline on the page: `h1`, and what is marked as a headline.

use crate::dom::{Name, NodeId, Tree, names};
use crate::metadata::address::{Address, resolve};
use crate::metadata::candidate::{Property, Sink};
use crate::metadata::named::Words;
use crate::metadata::place::is_furniture;
use crate::metadata::scan::Scan;
use crate::metadata::text::line;

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    for (nth, &heading) in scan.headings.iter().take(8).enumerate() {
        let text = line(tree, heading);
        let confidence = match nth {
            _ if is_furniture(tree, &scan.named, heading) || leads_home(scan, heading) => 0.30,
            0 => 0.85,
            _ => 0.70,
        };
        sink.add_at(Property::Title, anchorless(&text), confidence, heading);
    }
    if scan.headings.is_empty() {
        const LEVELS: [&[Name]; 2] = [&[names::H2, names::H3], &[names::H4, names::H5, names::H6]];
        let is_there = |&names: &&[Name]| {
            tree.all().any(|id| is_one_of(tree, id, names) && !scan.is_aside(id))
        };
        let levels = LEVELS.into_iter().find(is_there).unwrap_or_default();
        let marked = tree.all().filter(|&id| {
            let heading = is_one_of(tree, id, levels);
            let level = tree.attribute(id, names::ROLE) == Some("heading")
                && tree.attribute(id, names::ARIA_LEVEL) == Some("1");
            (heading || level) && !scan.is_aside(id) || scan.named.has(id, Words::HEADLINE)
        });
        for id in marked.take(4) {
            let text = line(tree, id);
            if text.chars().count() < 300 {
                sink.add_at(Property::Title, &text, 0.50, id);
            }
        }
    }
}

fn is_one_of(tree: &Tree, id: NodeId, all: &[Name]) -> bool {
    tree.element(id).is_some_and(|name| all.contains(&name))
}

/// Whether the heading is a link to the front page, as the site's name is on top of blogs: that of
/// the site, of one of its languages (`/en-us`), of the part that the page is in (`/blog`). Where it
/// leads on to the page itself, it is a path: "harbour / walls".
fn leads_home(scan: &Scan, heading: NodeId) -> bool {
    let tree = scan.tree();
    let base = scan.page.base_url();
    let Some(here) = Address::parse(base) else { return false };
    let depth_of_front = |link: NodeId| {
        let href = resolve(base, tree.attribute(link, names::HREF).unwrap_or("#"));
        let to = Address::parse(href.split('#').next()?)?;
        depth_above(&to, &here)
    };
    let around = tree.closest(heading, names::A);
    let inside = tree.descendants(heading).filter(|&inner| tree.is(inner, names::A));
    let mut depths = inside.chain(around).map(depth_of_front);
    let Some(Some(first)) = depths.next() else { return false };
    first <= 1 && depths.all(|depth| depth.is_some())
}

/// How many folders the page is in that another page is the front of, if that is above it.
fn depth_above(to: &Address, here: &Address) -> Option<usize> {
    let has_query = |address: &Address| address.query.is_some_and(|query| !query.is_empty());
    let (part, path) = (to.path.trim_matches('/'), here.path.trim_matches('/'));
    let is_above = match path.strip_prefix(part) {
        Some("") => part.is_empty() && has_query(here),
        Some(rest) => part.is_empty() || rest.starts_with('/'),
        None => false,
    };
    let depth = part.split('/').filter(|folder| !folder.is_empty()).count();
    (to.host() == here.host() && !has_query(to) && is_above).then_some(depth)
}

/// Without the mark of a link to the heading itself.
fn anchorless(text: &str) -> &str {
    text.trim_matches(|c: char| {
        matches!(c, '¶' | '#' | '§' | '🔗' | '⚓')
            || c.is_whitespace()
            || matches!(u32::from(c), 0xE000..=0xF8FF)
    })
}
