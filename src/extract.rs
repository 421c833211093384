//! Which part of the page is the article.

mod blocks;
mod heuristic;
mod node_set;
mod structure;
mod text_stats;
mod visibility;
mod vocabulary;

use std::collections::BTreeMap;

pub use node_set::NodeSet;

use crate::dom::{NodeId, Page, Tree, names};
use crate::trace::Trace;
use blocks::Blocks;
use structure::Structure;

/// The article: which nodes of the page belong to it.
#[derive(Clone, Debug)]
pub struct Article {
    /// The kept nodes: text nodes whose text is in the article, and elements that are content
    /// themselves (images, breaks, rules, embeds). An element around kept nodes need not be in.
    pub keep: NodeSet,
    /// What to read in place of a text node's own text: words that the page paints but does not
    /// hold, or holds in another order, put right. Read it through [`Article::text`].
    pub rewrites: BTreeMap<NodeId, String>,
    /// The element that holds the headline, wherever it stands. Its text is not in `keep`.
    pub headline: Option<NodeId>,
    /// What kind of page this seems to be.
    pub kind: PageKind,
    /// How sure the choice is, 0 to 1.
    pub confidence: f32,
    /// What was left out, and why.
    pub trace: Trace,
}

impl Article {
    /// The text of a text node as a reader sees it; `None` for an element.
    pub fn text<'a>(&'a self, tree: &'a Tree, id: NodeId) -> Option<&'a str> {
        match self.rewrites.get(&id) {
            Some(text) => Some(text),
            None => tree.text(id),
        }
    }
}

/// The kinds of pages that are read differently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PageKind {
    /// One text: news, blog post, essay, encyclopedia entry.
    #[default]
    Article,
    /// Manuals and references.
    Documentation,
    /// Posts by several people, in order.
    Forum,
    /// Many short entries that lead elsewhere.
    Listing,
    /// A thing for sale.
    Product,
    /// What a company or an office offers.
    Service,
}

/// Finds the article in a page. Always gives an answer; a page without an article gives its main
/// text with little confidence.
pub fn extract(page: &Page) -> Article {
    let tree = &page.tree;
    let blocks = Blocks::of(page);
    let structure = Structure::of(tree, &blocks);
    let top = heuristic::densest(tree, &blocks, &structure);
    let mut keep = NodeSet::with_len(tree.len());
    for index in blocks.inside(tree, top) {
        let block = &blocks.list[index];
        if heuristic::is_text(tree, &blocks, &structure, top, index)
            && !blocks.visibility.is_hidden(block.element)
        {
            for &id in blocks.texts_of(block) {
                keep.insert(id);
            }
        }
    }
    keep_images(tree, top, &mut keep);
    Article {
        keep,
        rewrites: BTreeMap::new(),
        headline: tree.first(NodeId::ROOT, names::H1),
        kind: PageKind::Article,
        confidence: 0.5,
        trace: Trace::default(),
    }
}

/// Keeps what is content without being text, between the first and the last kept text.
fn keep_images(tree: &Tree, top: NodeId, keep: &mut NodeSet) {
    let range = tree.subtree(top);
    let Some(first) = keep.next(range.clone()) else { return };
    let last = range.clone().rev().find(|&n| keep.contains(NodeId(n))).unwrap_or(first.0);
    for id in (first.0..last).map(NodeId) {
        if matches!(
            tree.element(id),
            Some(names::IMG | names::BR | names::HR | names::VIDEO | names::AUDIO | names::IFRAME)
        ) {
            keep.insert(id);
        }
    }
}

/// The article's text, blocks separated by blank lines.
pub fn plain_text(page: &Page, article: &Article) -> String {
    let blocks = Blocks::of(page);
    let mut out = String::new();
    for block in &blocks.list {
        if blocks.texts_of(block).iter().any(|&id| article.keep.contains(id)) {
            if !out.is_empty() {
                out.push_str("\n\n");
            }
            out.push_str(&blocks.text(&page.tree, block));
        }
    }
    out
}
