//! The page cut into text blocks: the smallest parts that are in the article or out of it as a
//! whole.
//!
//! A block is a run of text between two borders: the start or end of an element that stands on
//! its own line (by its name, or by what the live page computed), or a line break.

use std::ops::Range;

use super::text_stats::{Counter, TextStats};
use super::visibility::{TextVisibility, Visibility, stands_alone};
use crate::dom::{Name, NodeId, Page, Tree, names};
use crate::single_spaced::single_spaced;

/// One run of text.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// The nearest element around it that stands on its own line.
    pub element: NodeId,
    /// Its text nodes, as a part of [`Blocks::texts`].
    pub texts: Range<u32>,
    /// Counts over its text.
    pub stats: TextStats,
    /// Words inside links.
    pub link_words: u32,
    /// Links that begin in it.
    pub links: u32,
    /// Words in bold type (`b`, `strong`).
    pub bold_words: u32,
    /// A hash of its words; equal for equal texts.
    pub hash: u64,
    /// Its first character that is not white space.
    pub first: char,
    /// Its last character that is not white space.
    pub last: char,
    /// Whether it ends or begins at a line break rather than at an element's border.
    pub after_break: bool,
    /// Whether another block of the same element follows after a line break.
    pub before_break: bool,
}

/// All text blocks of a page, in document order.
#[derive(Clone, Debug)]
pub(crate) struct Blocks {
    /// The blocks.
    pub list: Vec<Block>,
    /// The text nodes of all blocks, in document order.
    pub texts: Vec<NodeId>,
    /// Elements that are content without being text, in document order: pictures, embeds, line
    /// breaks, rules.
    pub media: Vec<NodeId>,
    /// For each node (and one past the last): how many blocks begin before it.
    before: Vec<u32>,
    /// What can be seen of each node.
    pub visibility: Visibility,
}

impl Blocks {
    /// Cuts a page.
    pub(crate) fn of(page: &Page) -> Blocks {
        let visibility = Visibility::of(page);
        Cutter::new(&page.tree, visibility).run()
    }

    /// The blocks that begin inside an element, as a range of indices into [`Blocks::list`].
    pub(crate) fn inside(&self, tree: &Tree, id: NodeId) -> Range<usize> {
        let at =
            |node: NodeId| self.before.get(node.index()).map_or(self.list.len(), |&n| n as usize);
        at(id)..at(tree.end(id))
    }

    /// The text nodes of a block.
    pub(crate) fn texts_of(&self, block: &Block) -> &[NodeId] {
        self.texts.get(block.texts.start as usize..block.texts.end as usize).unwrap_or(&[])
    }

    /// The element that a block's text begins in: the block's own or one inside it.
    pub(crate) fn innermost(&self, tree: &Tree, block: &Block) -> NodeId {
        let inner = self.texts_of(block).first().and_then(|&id| tree.parent(id));
        inner.filter(|&id| tree.contains(block.element, id)).unwrap_or(block.element)
    }

    /// A block's text with white space collapsed.
    pub(crate) fn text(&self, tree: &Tree, block: &Block) -> String {
        let texts = self.texts_of(block).iter().filter_map(|&id| tree.text(id));
        single_spaced(&texts.collect::<String>())
    }
}

/// Whether the element is a link. A mark that is written as if it closed itself (`<a id="walls"/>`,
/// as XHTML has it) goes on over all that follows, and leads nowhere.
pub(crate) fn is_link(tree: &Tree, id: NodeId) -> bool {
    let is_mark = || {
        !tree.has_attribute(id, names::HREF)
            && (tree.has_attribute(id, names::NAME) || tree.has_attribute(id, names::ID))
    };
    tree.is(id, names::A) && !is_mark()
}

/// Elements whose content is never text of the page.
fn is_skipped(name: Name) -> bool {
    use names::*;
    matches!(
        name,
        HEAD | SCRIPT
            | STYLE
            | SELECT
            | DATALIST
            | TEXTAREA
            | SVG
            | CANVAS
            | OBJECT
            | EMBED
            | MAP
            | ANNOTATION
            | ANNOTATION_XML
            | RP
            | TITLE
            | LINK
            | META
    )
}

/// Elements that are content without being text.
fn is_media(name: Name) -> bool {
    use names::*;
    matches!(name, IMG | SVG | VIDEO | AUDIO | IFRAME | OBJECT | EMBED | CANVAS | BR | HR | WBR)
}

struct Cutter<'a> {
    tree: &'a Tree,
    visibility: Visibility,
    list: Vec<Block>,
    texts: Vec<NodeId>,
    media: Vec<NodeId>,
    before: Vec<u32>,
    counter: Counter,
    text_start: u32,
    link_words: u32,
    links: u32,
    bold_words: u32,
    after_break: bool,
    /// Text nodes of this block that may be decoys.
    doubtful: Vec<(NodeId, bool, bool)>,
    /// Blocks that the open elements hold: their element and where it ends.
    open: Vec<(NodeId, NodeId)>,
}

impl<'a> Cutter<'a> {
    fn new(tree: &'a Tree, visibility: Visibility) -> Self {
        Cutter {
            tree,
            visibility,
            list: Vec::new(),
            texts: Vec::new(),
            media: Vec::new(),
            before: Vec::with_capacity(tree.len() + 1),
            counter: Counter::default(),
            text_start: 0,
            link_words: 0,
            links: 0,
            bold_words: 0,
            after_break: false,
            doubtful: Vec::new(),
            open: vec![(NodeId::ROOT, tree.end(NodeId::ROOT))],
        }
    }

    fn run(mut self) -> Blocks {
        let tree = self.tree;
        let end = tree.len() as u32;
        let (mut link_end, mut bold_end) = (NodeId(0), NodeId(0));
        let mut next = 0;
        while next < end {
            let id = NodeId(next);
            while self.open.last().is_some_and(|&(_, end)| id >= end) {
                self.border(false);
                self.open.pop();
            }
            // The block that is being cut counts as begun: its first text has been met.
            let begun =
                self.list.len() as u32 + u32::from(self.texts.len() as u32 > self.text_start);
            self.before.push(begun);
            next += 1;
            let Some(name) = tree.element(id) else {
                match self.visibility.of_text(id) {
                    TextVisibility::Shown => self.text(id, id < link_end, id < bold_end),
                    TextVisibility::Doubtful => {
                        self.doubtful.push((id, id < link_end, id < bold_end));
                    }
                    TextVisibility::Decoy => {}
                }
                continue;
            };
            if is_media(name) {
                self.media.push(id);
            }
            if is_skipped(name) {
                let after = tree.end(id).0;
                self.before.extend((next..after).map(|_| begun));
                next = after;
            } else if name == names::BR {
                self.border(true);
            } else if stands_alone(tree, id, name) {
                self.border(false);
                self.open.push((id, tree.end(id)));
            } else if is_link(tree, id) {
                self.links += 1;
            }
            match name {
                names::A if is_link(tree, id) => link_end = link_end.max(tree.end(id)),
                names::B | names::STRONG => bold_end = bold_end.max(tree.end(id)),
                _ => {}
            }
        }
        self.border(false);
        self.before.push(self.list.len() as u32);
        Blocks {
            list: self.list,
            texts: self.texts,
            media: self.media,
            before: self.before,
            visibility: self.visibility,
        }
    }

    fn text(&mut self, id: NodeId, linked: bool, bold: bool) {
        let text = self.tree.text(id).unwrap_or("");
        let begun = self.texts.len() as u32 > self.text_start;
        if !begun && text.chars().all(char::is_whitespace) {
            return;
        }
        let words = self.counter.stats.words;
        self.counter.push(text);
        let words = self.counter.stats.words - words;
        self.link_words += if linked { words } else { 0 };
        self.bold_words += if bold { words } else { 0 };
        self.texts.push(id);
    }

    /// Ends the block that is being cut.
    fn border(&mut self, line_break: bool) {
        // Text that only sighted readers get is taken where there is no other.
        if self.counter.stats.letters == 0 {
            for (id, linked, bold) in std::mem::take(&mut self.doubtful) {
                self.text(id, linked, bold);
            }
        }
        self.doubtful.clear();
        let begun = self.texts.len() as u32 > self.text_start;
        if begun && self.counter.stats.chars > 0 {
            let element = self.open.last().map_or(NodeId::ROOT, |&(id, _)| id);
            self.list.push(Block {
                element,
                texts: self.text_start..self.texts.len() as u32,
                stats: self.counter.stats,
                link_words: self.link_words,
                links: self.links,
                bold_words: self.bold_words,
                hash: self.counter.hash,
                first: self.counter.first.unwrap_or(' '),
                last: self.counter.last.unwrap_or(' '),
                after_break: self.after_break,
                before_break: line_break,
            });
        } else {
            self.texts.truncate(self.text_start as usize);
        }
        self.after_break = line_break;
        self.text_start = self.texts.len() as u32;
        self.counter = Counter::default();
        (self.link_words, self.links, self.bold_words) = (0, 0, 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::Page;

    #[test]
    fn marks_that_stay_open_are_no_links() {
        let linked = |html: &str| -> Vec<u32> {
            let page = Page::from_html(html, "");
            Blocks::of(&page).list.iter().map(|block| block.link_words).collect()
        };
        let section = "<h2><a id=\"walls\"/>Walls</h2><p>He tied the boat.</p><p>He slept.</p>";
        assert_eq!(linked(section), [0, 0, 0]);
        assert_eq!(linked("<h2><a name=walls />Walls</h2><p>He slept.</p>"), [0, 0]);
        assert_eq!(linked("<p>See <a id=ref href=/a>the walls</a> there.</p>"), [2]);
        assert_eq!(linked("<p><a class=button>Show more</a></p>"), [2], "a script makes it one");
    }
}
