//! The walk over the page: which elements are open, which blocks they have gathered, and what
//! becomes of them when they end.

use std::collections::{BTreeMap, HashSet};
use std::rc::Rc;

use super::super::{Block, Direction, Document, Inline, MAX_DEPTH, Note, Style};
use super::note::{self, Notes};
use super::part::{Part, blocks_of};
use super::runs::{self, Mark, Marks, Runs};
use super::{CONSTRUCTS, Reading, Replaced, elements, language, math};
use crate::dom::{Name, NodeId, Page, Tree, names};
use crate::extract::NodeSet;

/// How many marks may stand around a piece of text.
const MAX_MARKS: usize = 16;

/// Where the walk goes after an element has been opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To what is inside it.
    Into,
    /// Past it: its construct has read it.
    Over,
}

type Close = Box<dyn FnOnce(&mut Reader<'_>, Vec<Part>) -> Vec<Part>>;

enum Open {
    /// A part of a line, with so many marks of its own.
    Inline(usize),
    /// A block that adds nothing but the ends of its lines.
    Block,
    /// A construct: the parts gathered outside it wait until it is closed.
    Container(Vec<Part>, Close),
}

/// The state of the walk.
pub(super) struct Reader<'a> {
    pub(super) page: &'a Page,
    pub(super) tree: &'a Tree,
    pub(super) keep: &'a NodeSet,
    /// What to read in place of a text node's own text.
    rewrites: Option<&'a BTreeMap<NodeId, String>>,
    pub(super) document: Document,
    pub(super) replaced: Vec<(NodeId, Replaced)>,
    open: Vec<(NodeId, Open)>,
    depth: usize,
    parts: Vec<Part>,
    runs: Runs,
    marks: Vec<Mark>,
    shared: Marks,
    /// Language and direction around the current place.
    pub(super) around: (Option<Rc<str>>, Direction),
    /// How many more nodes may be looked at ahead of the walk.
    budget: usize,
    /// The notes of the page.
    pub(super) notes: Notes,
    /// Which element each note was read from.
    pub(super) note_bodies: Vec<(usize, NodeId)>,
    pub(super) heads: Vec<(NodeId, NodeId)>,
    /// How many callouts are open.
    pub(super) callouts: usize,
    /// Elements that a construct has read already.
    taken: HashSet<NodeId>,
    /// Whether this reads a part of a page for another reader.
    inner: bool,
    /// Up to here letters are stored back to front.
    reversed_until: NodeId,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        page: &'a Page,
        keep: &'a NodeSet,
        rewrites: Option<&'a BTreeMap<NodeId, String>>,
    ) -> Reader<'a> {
        let tree = &page.tree;
        Reader {
            page,
            tree,
            keep,
            rewrites,
            document: Document::default(),
            replaced: Vec::new(),
            open: Vec::new(),
            depth: 0,
            parts: Vec::new(),
            runs: Runs::default(),
            marks: Vec::new(),
            shared: Rc::from([]),
            around: (None, Direction::LeftToRight),
            budget: 16 * tree.len() + 4096,
            notes: Notes::default(),
            note_bodies: Vec::new(),
            heads: Vec::new(),
            callouts: 0,
            taken: HashSet::new(),
            inner: false,
            reversed_until: NodeId::ROOT,
        }
    }

    pub(super) fn read(mut self) -> Reading {
        self.around = language::around(self.tree, self.keep);
        self.document.language = self.around.0.as_deref().map(str::to_owned);
        self.document.direction = self.around.1;
        self.document.address = self.page.header.url.split('#').next().unwrap_or("").to_owned();
        self.notes = Notes::of(self.page, self.keep);
        for label in &self.notes.labels {
            self.document.notes.push(Note { label: label.clone(), blocks: Vec::new() });
        }
        self.walk(0..self.tree.len() as u32);
        self.document.blocks = blocks_of(std::mem::take(&mut self.parts));
        Reading {
            document: self.document,
            replaced: self.replaced,
            note_bodies: self.note_bodies,
            heads: self.heads,
        }
    }

    /// Reads what is inside an element as blocks of their own; for text that goes elsewhere than
    /// the text around it.
    pub(super) fn read_inside(&mut self, id: NodeId) -> Vec<Block> {
        let mut inner = Reader::new(self.page, self.keep, self.rewrites);
        inner.inner = true;
        inner.around = self.around.clone();
        inner.taken = std::mem::take(&mut self.taken);
        inner.budget = self.budget;
        inner.walk(id.0 + 1..self.tree.end(id).0);
        self.budget = inner.budget;
        self.taken = std::mem::take(&mut inner.taken);
        self.replaced.append(&mut inner.replaced);
        self.heads.append(&mut inner.heads);
        blocks_of(std::mem::take(&mut inner.parts))
    }

    /// Whether this reads a part for another reader.
    pub(super) fn is_inner(&self) -> bool {
        self.inner
    }

    fn walk(&mut self, range: std::ops::Range<u32>) {
        let end = range.end;
        let Some(mut kept) = self.keep.next(range.clone()) else { return };
        let mut next = range.start;
        while next < end {
            self.close_until(NodeId(next));
            if kept.0 < next {
                kept = self.keep.next(next..end).unwrap_or(NodeId(end));
            }
            let id = NodeId(next);
            next += 1;
            let Some(name) = self.tree.element(id) else {
                self.text(id);
                continue;
            };
            let after = self.tree.end(id);
            if kept >= after {
                self.pass(id, name);
                next = after.0;
            } else if self.enter_element(id, name) == Step::Over {
                next = after.0;
            }
        }
        self.close_until(NodeId(u32::MAX));
        self.flush();
    }

    /// An element with nothing kept in it: a line break is still a break, a block still parts the
    /// text around it.
    fn pass(&mut self, id: NodeId, name: Name) {
        if name == names::BR {
            self.runs.push_break(&self.shared);
        } else if name == names::SCRIPT {
            math::script(self, id);
        } else if self.shows_no_text(id, name) {
            // Nothing in it is between the words around it.
        } else if elements::is_block(self.tree, id, name) {
            self.flush();
        } else {
            self.pass_inside(id);
        }
    }

    /// Inside a part of a line with nothing kept in it, blocks and breaks part the text, too; where
    /// there is nothing but white space, that is a space.
    fn pass_inside(&mut self, id: NodeId) {
        let mut blank = false;
        let mut next = NodeId(id.0 + 1);
        while next < self.tree.end(id) {
            let here = next;
            next = NodeId(here.0 + 1);
            let Some(name) = self.tree.element(here) else {
                blank = self.text_of(here).chars().all(char::is_whitespace);
                if !blank {
                    return;
                }
                continue;
            };
            if name == names::BR {
                self.runs.push_break(&self.shared);
            } else if self.shows_no_text(here, name) {
                next = self.tree.end(here);
            } else if elements::is_block(self.tree, here, name) {
                self.flush();
            }
        }
        if blank {
            self.runs.push_text(&self.shared, " ");
        }
    }

    fn shows_no_text(&self, id: NodeId, name: Name) -> bool {
        matches!(name, names::SVG | names::NOSCRIPT | names::TEMPLATE)
            || super::holds_no_text(name)
            || elements::is_unseen_itself(self.tree, id)
    }

    fn text(&mut self, id: NodeId) {
        let text = self.text_of(id);
        if !self.keep.contains(id) {
            if text.chars().all(char::is_whitespace) {
                self.runs.push_text(&self.shared, text);
            }
        } else if note::is_label(self, id) {
            self.replaced.push((id, Replaced::NoteMark));
        } else if id < self.reversed_until && !self.is_rewritten(id) {
            let turned: String = text.chars().rev().collect();
            self.runs.push_text(&self.shared, &turned);
        } else {
            self.runs.push_text(&self.shared, text);
        }
    }

    /// The text of a text node as a reader sees it; empty for an element.
    pub(super) fn text_of(&self, id: NodeId) -> &'a str {
        let rewritten = self.rewrites.and_then(|rewrites| rewrites.get(&id));
        rewritten.map(String::as_str).or_else(|| self.tree.text(id)).unwrap_or("")
    }

    fn is_rewritten(&self, id: NodeId) -> bool {
        self.rewrites.is_some_and(|rewrites| rewrites.contains_key(&id))
    }

    fn enter_element(&mut self, id: NodeId, name: Name) -> Step {
        if self.taken.contains(&id) {
            if self.inner {
                // The number of a side note stood between the words around it.
                self.runs.push_text(&self.shared, " ");
            }
            return Step::Over;
        }
        language::enter(self, id, name);
        for claim in CONSTRUCTS {
            if let Some(step) = claim(self, id, name) {
                return step;
            }
        }
        if self.tree.attribute(id, names::LIVE_ORDER) == Some("rtl-override") {
            self.reversed_until = self.reversed_until.max(self.tree.end(id));
        }
        match name {
            names::SCRIPT => {
                math::script(self, id);
                return Step::Over;
            }
            names::BR => self.runs.push_break(&self.shared),
            names::HR => self.push_block(Block::ThematicBreak),
            _ if super::holds_no_text(name) => return Step::Over,
            _ if elements::is_block(self.tree, id, name) => self.enter_block(id),
            _ => {
                let mut styles: Vec<Style> =
                    elements::style(self.tree, id, name).into_iter().collect();
                if matches!(name, names::SPAN | names::FONT) {
                    styles.extend(elements::declared_styles(self.tree, id));
                }
                self.enter_inline(id, styles.into_iter().map(Mark::Style).collect());
            }
        }
        Step::Into
    }

    /// Opens a plain block.
    pub(super) fn enter_block(&mut self, id: NodeId) {
        self.flush();
        self.open.push((self.tree.end(id), Open::Block));
    }

    /// Opens a part of a line with its marks; marks that are around already are left out.
    pub(super) fn enter_inline(&mut self, id: NodeId, marks: Vec<Mark>) {
        let before = self.marks.len();
        for mark in marks {
            let link_in_link = matches!(mark, Mark::Link(..))
                && self.marks.iter().any(|mark| matches!(mark, Mark::Link(..)));
            if self.marks.len() < MAX_MARKS && !link_in_link && !self.marks.contains(&mark) {
                self.marks.push(mark);
            }
        }
        let added = self.marks.len() - before;
        if added > 0 {
            self.shared = Rc::from(&self.marks[..]);
        }
        self.open.push((self.tree.end(id), Open::Inline(added)));
    }

    /// Opens a construct; `close` makes its parts of what has been gathered in it.
    pub(super) fn enter(
        &mut self,
        id: NodeId,
        close: impl FnOnce(&mut Reader<'_>, Vec<Part>) -> Vec<Part> + 'static,
    ) {
        self.flush();
        if self.depth >= MAX_DEPTH {
            self.open.push((self.tree.end(id), Open::Block));
            return;
        }
        self.depth += 1;
        let outside = std::mem::take(&mut self.parts);
        self.open.push((self.tree.end(id), Open::Container(outside, Box::new(close))));
    }

    fn close_until(&mut self, next: NodeId) {
        while let Some((_, open)) = self.open.pop_if(|(end, _)| *end <= next) {
            match open {
                Open::Inline(0) => {}
                Open::Inline(marks) => {
                    self.marks.truncate(self.marks.len().saturating_sub(marks));
                    self.shared = Rc::from(&self.marks[..]);
                }
                Open::Block => self.flush(),
                Open::Container(outside, close) => {
                    self.flush();
                    self.depth -= 1;
                    let inside = std::mem::replace(&mut self.parts, outside);
                    let parts = close(self, inside);
                    self.parts.extend(parts);
                }
            }
        }
    }

    /// Ends the line: makes paragraphs of the running text so far.
    pub(super) fn flush(&mut self) {
        for content in self.runs.take_paragraphs() {
            if !runs::is_blank(&content) {
                self.parts.push(Part::Block(super::code::paragraph(content)));
            }
        }
    }

    /// Adds a block of its own.
    pub(super) fn push_block(&mut self, block: Block) {
        self.flush();
        self.parts.push(Part::Block(block));
    }

    /// Adds something to the line.
    pub(super) fn push_atom(&mut self, atom: Inline) {
        self.runs.push_atom(&self.shared, atom);
    }

    /// Adds something to the line that takes no part in raised text or links.
    pub(super) fn push_mark_of_note(&mut self, atom: Inline) {
        let marks: Vec<Mark> = self
            .marks
            .iter()
            .filter(|mark| !matches!(mark, Mark::Style(Style::Superscript) | Mark::Link(..)))
            .cloned()
            .collect();
        self.runs.push_atom(&Rc::from(marks), atom);
    }

    /// Adds text to the line.
    pub(super) fn push_text(&mut self, text: &str) {
        self.runs.push_text(&self.shared, text);
    }

    /// Tells that the kept text inside an element is not in the document as text.
    pub(super) fn replace(&mut self, id: NodeId, why: Replaced) {
        if self.keep.any(self.tree.subtree(id)) {
            self.replaced.push((id, why));
        }
    }

    /// Whether the whole of an element may be looked at ahead of the walk: the page can afford a
    /// few looks at each node, but not one for each level around it.
    pub(super) fn may_scan(&mut self, id: NodeId) -> bool {
        let cost = self.tree.subtree(id).len();
        let affordable = cost <= self.budget;
        if affordable {
            self.budget -= cost;
        }
        affordable
    }

    /// The kept text in an element, white space collapsed.
    pub(super) fn kept_text(&self, id: NodeId) -> String {
        let mut all = String::new();
        let mut ends = Vec::new();
        for id in self.tree.subtree(id).map(NodeId) {
            while ends.pop_if(|end| *end <= id).is_some() {
                all.push(' ');
            }
            let text = self.text_of(id);
            if self.keep.contains(id) || text.trim().is_empty() {
                all.push_str(text);
            }
            let parts = |name| name == names::BR || elements::is_block(self.tree, id, name);
            if self.tree.element(id).is_some_and(parts) {
                all.push(' ');
                ends.push(self.tree.end(id));
            }
        }
        super::text::one_line(&all)
    }

    /// The absolute address that a link or source on this page means, trackers removed; `None` if
    /// it leads nowhere or is not safe to hand on.
    pub(super) fn address(&self, reference: &str) -> Option<String> {
        super::link::absolute(self.page, reference)
    }

    /// Says that a construct has read an element: the walk goes past it.
    pub(super) fn take(&mut self, id: NodeId) {
        self.taken.insert(id);
    }

    /// Whether a construct has read the element already.
    pub(super) fn is_taken(&self, id: NodeId) -> bool {
        self.taken.contains(&id)
    }
}
