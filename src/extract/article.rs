//! What extraction gives, and how a reader's corrections change it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::blocks::Blocks;
use super::decode::Choice;
use super::features::Context;
use super::{NodeSet, left_out, rewrite};
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
    /// What may be the article where the choice is not clear: the choice itself, unless nothing
    /// was chosen, then other parts of the page, the likeliest first. Empty where it is clear.
    pub candidates: Vec<Candidate>,
    /// What was left out, and why.
    pub trace: Trace,
    /// How each block of the page was judged: what is left out by another choice is told by it.
    pub(super) sums: Vec<i32>,
}

/// A part of the page that may be the article.
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

    /// The article with a part that was left out put back. The part stays in the trace, so that
    /// it can be taken out again.
    pub fn with(&self, page: &Page, part: &LeftOut) -> Article {
        let blocks = Blocks::of(page);
        let mut keep = self.keep.clone();
        for &root in &part.nodes {
            // What was hidden to spoil copies belongs to no block.
            if page.tree.text(root).is_some() {
                keep.insert(root);
            }
            keep_range(&mut keep, &blocks, page.tree.subtree(root));
        }
        self.keeping(page, keep)
    }

    /// The article without some parts: everything inside these nodes is taken out.
    pub fn without(&self, page: &Page, nodes: &[NodeId]) -> Article {
        let mut keep = self.keep.clone();
        for &root in nodes {
            for id in page.tree.subtree(root).map(NodeId) {
                keep.remove(id);
            }
        }
        self.keeping(page, keep)
    }

    /// The article with a candidate in place of the choice that was made. The candidates stay, so
    /// that another can be taken.
    pub fn replaced_by(&self, page: &Page, candidate: &Candidate) -> Article {
        let mut changed = self.keeping(page, candidate.keep.clone());
        changed.confidence = candidate.confidence;
        let context = Context::of(page);
        let blocks = &context.blocks;
        let is_kept = |block| blocks.texts_of(block).iter().any(|&id| candidate.keep.contains(id));
        let choice = Choice {
            keep: blocks.list.iter().map(is_kept).collect(),
            expected: candidate.confidence,
            limit_sum: 0,
        };
        let trace = left_out::account(&context, &choice, self.headline, &self.sums);
        changed.trace.left_out = trace.left_out;
        changed
    }

    /// The article with other nodes kept.
    fn keeping(&self, page: &Page, keep: NodeSet) -> Article {
        // What is worth a remark about them was remarked when the page was read.
        let rewrites = rewrite::rewrites(page, &keep, &mut Trace::default());
        Article { keep, rewrites, ..self.clone() }
    }
}

/// Keeps the texts of a range of nodes, and what is content without being text.
fn keep_range(keep: &mut NodeSet, blocks: &Blocks, range: Range<u32>) {
    let first = blocks.texts.partition_point(|id| id.0 < range.start);
    let texts = blocks.texts.iter().skip(first).take_while(|id| id.0 < range.end);
    texts.for_each(|&id| keep.insert(id));
    let media = blocks.media.iter().filter(|id| range.contains(&id.0));
    media.for_each(|&id| keep.insert(id));
}
