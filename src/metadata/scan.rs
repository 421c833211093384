//! What every source reads: the page's meta tags, links and data scripts, gathered in one walk.

use super::json;
use super::named::Named;
use super::place::Asides;
use super::text::{clean, is_hidden};
use crate::dom::{NodeId, Page, Tree, names};
use serde_json::Value;

/// One walk over a page.
#[derive(Debug)]
pub(super) struct Scan<'p> {
    pub(super) page: &'p Page,
    pub(super) metas: Vec<Meta>,
    pub(super) links: Vec<Link<'p>>,
    /// Every JSON-LD object of the page, graphs and lists opened.
    pub(super) things: Vec<Value>,
    /// The `h1` elements, hidden ones apart.
    pub(super) headings: Vec<NodeId>,
    /// What the elements are named for.
    pub(super) named: Named,
    asides: Asides,
}

/// A `meta` element.
#[derive(Debug)]
pub(super) struct Meta {
    /// `name`, `property`, `itemprop` or `http-equiv`, lower case.
    pub(super) key: String,
    pub(super) value: String,
}

/// A `link` element, or an `a` element that says what it is.
#[derive(Debug)]
pub(super) struct Link<'p> {
    pub(super) node: NodeId,
    pub(super) rel: String,
    pub(super) href: &'p str,
}

impl<'p> Scan<'p> {
    pub(super) fn new(page: &'p Page) -> Scan<'p> {
        let tree = &page.tree;
        let named = Named::of(tree);
        let mut scan = Scan {
            page,
            metas: Vec::new(),
            links: Vec::new(),
            things: Vec::new(),
            headings: Vec::new(),
            asides: Asides::of(page, &named),
            named,
        };
        for id in tree.all() {
            let Some(name) = tree.element(id) else { continue };
            if name == names::META {
                scan.meta(tree, id);
            } else if name == names::LINK || name == names::A {
                if let (Some(rel), Some(href)) =
                    (tree.attribute(id, names::REL), tree.attribute(id, names::HREF))
                {
                    let (rel, href) = (rel.to_ascii_lowercase(), href.trim());
                    scan.links.push(Link { node: id, rel, href });
                }
            } else if name == names::SCRIPT {
                let kind = tree.attribute(id, names::TYPE).unwrap_or("");
                if kind.to_ascii_lowercase().contains("ld+json") {
                    scan.things.extend(json::things(&tree.text_content(id)));
                }
            } else if name == names::H1 && !is_hidden(tree, id) {
                scan.headings.push(id);
            }
        }
        scan
    }

    fn meta(&mut self, tree: &Tree, id: NodeId) {
        let content =
            tree.attribute(id, names::CONTENT).or_else(|| tree.attribute(id, names::VALUE));
        let Some(content) = content.map(clean).filter(|content| !content.is_empty()) else {
            return;
        };
        for key in [names::NAME, names::PROPERTY, names::HTTP_EQUIV] {
            // A `property` may hold several names.
            for key in tree.attribute(id, key).unwrap_or("").split_ascii_whitespace() {
                self.metas.push(Meta { key: key.to_lowercase(), value: content.clone() });
            }
        }
    }

    /// The values of a meta key, in order.
    pub(super) fn values<'s>(&'s self, key: &'s str) -> impl Iterator<Item = &'s str> {
        self.metas.iter().filter(move |meta| meta.key == key).map(|meta| meta.value.as_str())
    }

    /// The first value of a meta key.
    pub(super) fn value<'s>(&'s self, key: &'s str) -> Option<&'s str> {
        self.values(key).next()
    }

    /// Whether the node is in a part that speaks of other things than the page's subject.
    pub(super) fn is_aside(&self, id: NodeId) -> bool {
        self.asides.holds(id)
    }

    pub(super) fn tree(&self) -> &'p Tree {
        &self.page.tree
    }
}
