//! The headline on the page: `h1`, and what is marked as a headline.

use crate::dom::{NodeId, names};
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
        let marked = tree.all().filter(|&id| {
            let heading = [names::H2, names::H3].iter().any(|&name| tree.is(id, name));
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

/// Whether the heading is a link to the front page, as the site's name is on top of blogs: that of
/// the site, of one of its languages (`/en-us`), of the part that the page is in (`/blog`).
fn leads_home(scan: &Scan, heading: NodeId) -> bool {
    let tree = scan.tree();
    let Some(link) = tree.first(heading, names::A).or_else(|| tree.closest(heading, names::A))
    else {
        return false;
    };
    let base = scan.page.base_url();
    let here = Address::parse(base);
    let href = resolve(base, tree.attribute(link, names::HREF).unwrap_or("#"));
    let to = Address::parse(&href);
    let (Some(to), Some(here)) = (to, here) else { return false };
    if to.host() != here.host() || href.contains('#') || to.query.is_some_and(|it| !it.is_empty()) {
        return false;
    }
    let part = to.path.trim_matches('/');
    let rest = here.path.trim_start_matches('/').strip_prefix(part).unwrap_or("");
    match part.is_empty() {
        true => {
            !here.path.trim_matches('/').is_empty() || here.query.is_some_and(|it| !it.is_empty())
        }
        false => !part.contains('/') && rest.starts_with('/') && !rest.trim_matches('/').is_empty(),
    }
}

/// Without the mark of a link to the heading itself.
fn anchorless(text: &str) -> &str {
    text.trim_matches(|c: char| {
        matches!(c, '¶' | '#' | '§' | '🔗' | '⚓')
            || c.is_whitespace()
            || matches!(u32::from(c), 0xE000..=0xF8FF)
    })
}
