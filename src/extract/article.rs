//! What extraction gives, and how a reader's corrections change it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::NodeSet;
use super::blocks::Blocks;
use crate::dom::{NodeId, Page, Tree};
use crate::metadata::PageKind;
use crate::trace::{LeftOut, Trace};

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
    /// How sure the choice is, 0 to 1: the share of right words that is expected of it (F1).
    pub confidence: f32,
    /// Other parts of the page that may be the article, the likeliest first; none where the
    /// choice is clear.
    pub candidates: Vec<Candidate>,
    /// What was left out, and why.
    pub trace: Trace,
}

/// A part of the page that may be the article instead.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The kept nodes, as in [`Article::keep`].
    pub keep: NodeSet,
    /// How many words it has (characters, in scripts written without spaces).
    pub words: usize,
    /// Its first words.
    pub preview: String,
    /// The F1 that is expected of it, 0 to 1.
    pub confidence: f32,
}

impl Article {
    /// The text of a text node as a reader sees it; `None` for an element.
    pub fn text<'a>(&'a self, tree: &'a Tree, id: NodeId) -> Option<&'a str> {
        match self.rewrites.get(&id) {
            Some(text) => Some(text),
            None => tree.text(id),
        }
    }

    /// The article with a part that was left out put back. The part leaves the trace.
    pub fn with(&self, page: &Page, part: &LeftOut) -> Article {
        let mut changed = self.clone();
        let blocks = Blocks::of(page);
        for &root in &part.nodes {
            let range = page.tree.subtree(root);
            changed.keep_range(&blocks, range);
        }
        changed.trace.left_out.retain(|other| other != part);
        changed
    }

    /// The article without some parts: everything inside these nodes is taken out.
    pub fn without(&self, page: &Page, nodes: &[NodeId]) -> Article {
        let mut changed = self.clone();
        for &root in nodes {
            for id in page.tree.subtree(root).map(NodeId) {
                changed.keep.remove(id);
            }
        }
        changed
    }

    /// The article as the reader's selection alone: exactly the selected text, without what
    /// cannot be seen. `None` if nothing that can be read is selected.
    pub fn of_selection(&self, page: &Page) -> Option<Article> {
        let mut changed = Article {
            keep: NodeSet::with_len(page.tree.len()),
            headline: None,
            candidates: Vec::new(),
            confidence: 1.0,
            trace: Trace { left_out: Vec::new(), notes: self.trace.notes.clone() },
            ..self.clone()
        };
        let blocks = Blocks::of(page);
        for range in &page.selection {
            changed.keep_range(&blocks, range.clone());
        }
        let any = blocks.texts.iter().any(|&id| changed.keep.contains(id));
        any.then_some(changed)
    }

    /// The article with another candidate in place of the choice that was made.
    pub fn replaced_by(&self, candidate: &Candidate) -> Article {
        Article {
            keep: candidate.keep.clone(),
            confidence: candidate.confidence,
            candidates: Vec::new(),
            ..self.clone()
        }
    }

    /// Keeps the texts of a range of nodes, and what is content without being text.
    fn keep_range(&mut self, blocks: &Blocks, range: Range<u32>) {
        let first = blocks.texts.partition_point(|id| id.0 < range.start);
        let texts = blocks.texts.iter().skip(first).take_while(|id| id.0 < range.end);
        for &id in texts {
            self.keep.insert(id);
        }
        for id in blocks.media.iter().filter(|id| range.contains(&id.0)) {
            self.keep.insert(*id);
        }
    }
}
