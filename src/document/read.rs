//! Page and choice of nodes to [`Document`].
//!
//! One walk over the chosen nodes in document order, without recursion ([`walk`]); elements that
//! make a construct are claimed by its file ([`CONSTRUCTS`]), running text is put together at the
//! end of each line of blocks ([`runs`]).

mod callout;
mod code;
mod definition;
mod details;
mod elements;
mod embed;
mod figure;
mod heading;
mod image;
mod language;
mod link;
mod list;
mod math;
mod note;
mod part;
mod post;
mod quote;
mod ruby;
mod runs;
mod table;
mod text;
mod walk;

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Document, Inline};
use crate::dom::{Name, NodeId, Page, names};
use crate::extract::{Article, NodeSet};
use walk::{Reader, Step};

/// A construct's claim on an element: `None` if it is none of its own.
type Claim = fn(&mut Reader<'_>, NodeId, Name) -> Option<Step>;

/// The constructs, in the order they are asked. What none of them claims is a plain block or plain
/// inline element ([`elements`]).
const CONSTRUCTS: &[Claim] = &[
    note::open,
    math::open,
    post::open,
    callout::open,
    code::open,
    image::open,
    embed::open,
    ruby::open,
    heading::open,
    list::open,
    definition::open,
    quote::open,
    table::open,
    figure::open,
    details::open,
    link::open,
];

/// A document with an account of what is said in another way than the page says it.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The document.
    pub document: Document,
    /// Nodes whose text is not in the document as text, and why.
    pub replaced: Vec<(NodeId, Replaced)>,
    /// The elements that the notes were read from: the number of the note and its element. Their
    /// text stands in [`Document::notes`] instead of where it stands on the page.
    pub note_bodies: Vec<(usize, NodeId)>,
    /// Elements that are said first in the element they stand in: a post and its author or time,
    /// a table and its caption.
    pub heads: Vec<(NodeId, NodeId)>,
}

/// Why the text of a kept node is not in the document as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Replaced {
    /// It is in the document as a formula.
    Math,
    /// The numbers beside lines of code.
    LineNumber,
    /// A button of a code block ("Copy"), a fold mark, a diff mark.
    Control,
    /// A language label of a code block: now its language.
    Language,
    /// The mark of a note, or the way back from it: now a reference.
    NoteMark,
    /// The parentheses around a reading that programs without ruby show.
    RubyParenthesis,
    /// The sign beside a heading that links to itself.
    HeadingAnchor,
    /// What a program without video or pictures would show.
    Fallback,
}

/// Reads the article of a page.
pub fn read(page: &Page, article: &Article) -> Document {
    read_with_account(page, article).document
}

/// Reads the article of a page, and tells what was replaced.
pub fn read_with_account(page: &Page, article: &Article) -> Reading {
    let mut reading = Reader::new(page, &article.keep, Some(&article.rewrites)).read();
    if let Some(headline) = article.headline {
        reading.document.headline = read_headline(page, headline, Some(&article.rewrites));
    }
    reading
}

/// Reads any choice of nodes: text nodes and elements that are content themselves, as in
/// [`Article::keep`].
pub fn read_nodes(page: &Page, keep: &NodeSet) -> Reading {
    Reader::new(page, keep, None).read()
}

/// Reads what the reader has selected, without what cannot be seen; `None` if nothing is selected.
pub fn read_selection(page: &Page) -> Option<Document> {
    let document = read_nodes(page, &seen(page, &page.selection)).document;
    (!document.blocks.is_empty()).then_some(document)
}

/// The text of these nodes that can be seen, a block a line: what a search in the page would find.
pub fn visible_text(page: &Page, nodes: Range<u32>) -> String {
    read_nodes(page, &seen(page, &[nodes])).document.block_texts().join("\n")
}

/// The nodes of these ranges that can be seen.
fn seen(page: &Page, ranges: &[Range<u32>]) -> NodeSet {
    let mut seen = NodeSet::with_len(page.tree.len());
    for id in ranges.iter().cloned().flatten().map(NodeId) {
        if !elements::is_unseen(&page.tree, id) {
            seen.insert(id);
        }
    }
    seen
}

fn read_headline(
    page: &Page,
    headline: NodeId,
    rewrites: Option<&BTreeMap<NodeId, String>>,
) -> Vec<Inline> {
    let mut keep = NodeSet::with_len(page.tree.len());
    for id in page.tree.subtree(headline).map(NodeId) {
        if page.tree.text(id).is_some() && !elements::is_unseen(&page.tree, id) {
            keep.insert(id);
        }
    }
    let parts = Reader::new(page, &keep, rewrites).read().document.blocks;
    let mut content = Vec::new();
    for line in part::lines_of(parts) {
        if !content.is_empty() {
            content.push(Inline::Text(" ".to_owned()));
        }
        content.extend(line);
    }
    content.retain(|inline| *inline != Inline::LineBreak);
    runs::join_texts(content)
}

/// Whether text under this element is never shown as text of the page.
fn holds_no_text(name: Name) -> bool {
    matches!(name, names::SCRIPT | names::STYLE | names::HEAD | names::TITLE)
}
