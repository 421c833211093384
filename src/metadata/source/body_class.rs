//! What content management systems call the page in the classes of its body: `single-post` of
//! WordPress (<https://developer.wordpress.org/reference/functions/body_class/>), `node-type-article`
//! of Drupal, `post-template` of Ghost.

use crate::dom::{NodeId, names};
use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

/// Classes that only a page has which shows one piece of writing.
const POSTS: &[&str] = &[
    "single-post",
    "singular-post",
    "post-template",
    "node-type-article",
    "node-type-blog",
    "node-type-news",
    "node-type-story",
    "page-node-type-article",
    "page-node-type-blog",
    "page-node-type-news",
    "page-node-type-story",
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    let tree = scan.tree();
    let Some(body) = tree.first(NodeId::ROOT, names::BODY) else { return };
    if tree.classes(body).any(|class| POSTS.contains(&class)) {
        sink.add(Property::Kind, "article", 0.5);
    }
}
