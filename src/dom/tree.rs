//! The page as an arena of nodes in document order.
//!
//! A node's descendants are the nodes right after it, up to its `end`: a subtree is a range of
//! numbers, walking a page is counting up, and "is X inside Y" is two comparisons. Nothing
//! recurses, so a page of 100,000 levels is as good as any other. A tree is built once, by a
//! [`TreeBuilder`], and never changed: what later steps decide about nodes they keep in tables
//! of their own.

use std::ops::Range;

use super::name::{Name, NameTable, names};

/// The number of a node in its [`Tree`]: its place in document order.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeId(pub u32);

impl NodeId {
    /// The document element, which every tree has.
    pub const ROOT: NodeId = NodeId(0);

    /// As an index into a table with one row per node.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A part of the tree's text store.
#[derive(Clone, Copy, Default, Debug)]
struct Span {
    start: u32,
    len: u32,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    parent: u32,
    /// One past the last descendant.
    end: u32,
    /// A text node's text, or an element's part of `attributes`.
    span: Span,
    /// `None` for a text node.
    name: Option<Name>,
}

#[derive(Clone, Copy, Debug)]
struct Attribute {
    name: Name,
    value: Span,
}

/// A page: elements and text nodes in document order. Shadow roots and the documents of
/// same-origin frames are elements too, named [`names::SHADOW_ROOT`] and
/// [`names::FRAME_DOCUMENT`].
///
/// Node 0 is always an element (`html`); an empty page has it alone.
#[derive(Clone, Debug)]
pub struct Tree {
    nodes: Vec<Node>,
    attributes: Vec<Attribute>,
    text: String,
    names: NameTable,
}

impl Tree {
    /// How many nodes there are, elements and texts; at least 1.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Always false: a tree has its document element.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All nodes in document order.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        (0..self.nodes.len() as u32).map(NodeId)
    }

    /// The element's name, or `None` for a text node.
    pub fn element(&self, id: NodeId) -> Option<Name> {
        self.nodes.get(id.index()).and_then(|node| node.name)
    }

    /// Whether the node is the element `name`.
    pub fn is(&self, id: NodeId, name: Name) -> bool {
        self.element(id) == Some(name)
    }

    /// The text of a text node, or `None` for an element.
    pub fn text(&self, id: NodeId) -> Option<&str> {
        let node = self.nodes.get(id.index())?;
        node.name.is_none().then(|| self.slice(node.span))
    }

    /// The node around this one; `None` for the document element.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.nodes.get(id.index())?.parent;
        (id != NodeId::ROOT).then_some(NodeId(parent))
    }

    /// The numbers of the node and everything in it.
    pub fn subtree(&self, id: NodeId) -> Range<u32> {
        id.0..self.end(id).0
    }

    /// One past the last node inside `id` (`id + 1` if there is none).
    pub fn end(&self, id: NodeId) -> NodeId {
        NodeId(self.nodes.get(id.index()).map_or(id.0 + 1, |node| node.end))
    }

    /// Everything inside `id`, in document order, without itself.
    pub fn descendants(
        &self,
        id: NodeId,
    ) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + use<> {
        (id.0 + 1..self.end(id).0).map(NodeId)
    }

    /// Whether `inner` is inside `outer` (a node is not inside itself).
    pub fn contains(&self, outer: NodeId, inner: NodeId) -> bool {
        outer < inner && inner < self.end(outer)
    }

    /// The nodes directly inside `id`.
    pub fn children(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
        let end = self.end(id);
        let mut next = NodeId(id.0 + 1);
        std::iter::from_fn(move || {
            let child = (next < end).then_some(next)?;
            next = self.end(child);
            Some(child)
        })
    }

    /// The node after this one with the same parent.
    pub fn next_sibling(&self, id: NodeId) -> Option<NodeId> {
        let parent = self.parent(id)?;
        let next = self.end(id);
        (next < self.end(parent)).then_some(next)
    }

    /// The nodes around this one, nearest first.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'_> {
        std::iter::successors(self.parent(id), |&id| self.parent(id))
    }

    /// The nearest element named `name` around this node.
    pub fn closest(&self, id: NodeId, name: Name) -> Option<NodeId> {
        self.ancestors(id).find(|&id| self.is(id, name))
    }

    /// The first element inside `id` named `name`.
    pub fn first(&self, id: NodeId, name: Name) -> Option<NodeId> {
        self.descendants(id).find(|&id| self.is(id, name))
    }

    /// The value of an attribute, as the page has it; `None` if it is absent, `""` if empty.
    pub fn attribute(&self, id: NodeId, name: Name) -> Option<&str> {
        let found = self.attribute_spans(id).iter().find(|attribute| attribute.name == name)?;
        Some(self.slice(found.value))
    }

    /// Whether the element has the attribute, whatever its value.
    pub fn has_attribute(&self, id: NodeId, name: Name) -> bool {
        self.attribute_spans(id).iter().any(|attribute| attribute.name == name)
    }

    /// All attributes of an element in the page's order.
    pub fn attributes(&self, id: NodeId) -> impl Iterator<Item = (Name, &str)> {
        self.attribute_spans(id).iter().map(|a| (a.name, self.slice(a.value)))
    }

    /// The value of an attribute whose name is not among the known ones.
    pub fn attribute_named(&self, id: NodeId, name: &str) -> Option<&str> {
        self.attribute(id, self.names.find(name)?)
    }

    /// The words of the `class` attribute.
    pub fn classes(&self, id: NodeId) -> impl Iterator<Item = &str> {
        self.attribute(id, names::CLASS).unwrap_or("").split_ascii_whitespace()
    }

    /// The declarations of the element's own `style` attribute, see [`declarations`].
    pub fn declarations(&self, id: NodeId) -> impl Iterator<Item = (&str, &str)> {
        declarations(self.attribute(id, names::STYLE).unwrap_or(""))
    }

    /// The text of a name of this page.
    pub fn name_text(&self, name: Name) -> &str {
        self.names.text(name)
    }

    /// The number of a name, if this page has it.
    pub fn name(&self, text: &str) -> Option<Name> {
        self.names.find(text)
    }

    /// The text of all text nodes in `id` (or of itself), one after the other, as they stand:
    /// no spaces added, none taken away, scripts and styles included where the tree has them.
    pub fn text_content(&self, id: NodeId) -> String {
        let mut all = String::new();
        for id in self.subtree(id).map(NodeId) {
            all.push_str(self.text(id).unwrap_or(""));
        }
        all
    }

    fn attribute_spans(&self, id: NodeId) -> &[Attribute] {
        let Some(node) = self.nodes.get(id.index()).filter(|node| node.name.is_some()) else {
            return &[];
        };
        let start = node.span.start as usize;
        self.attributes.get(start..start + node.span.len as usize).unwrap_or(&[])
    }

    fn slice(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.text.get(start..start + span.len as usize).unwrap_or("")
    }
}

/// Properties and values of a `style` attribute, as they are written, without `!important`.
///
/// A semicolon inside a string or an address ends a declaration here: what is left of it names no
/// property that is asked for.
pub fn declarations(style: &str) -> impl Iterator<Item = (&str, &str)> {
    style.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        Some((property.trim(), value.trim().trim_end_matches("!important").trim_end()))
    })
}

/// Builds a [`Tree`] from openings, attributes, texts and closings in document order.
///
/// No order of calls is wrong: what does not fit (attributes after content, closing more than
/// was opened) is left out. A tree holds at most 4 GiB of text and 4 billion nodes; what comes
/// after is left out too.
#[derive(Debug)]
pub struct TreeBuilder {
    tree: Tree,
    open: Vec<u32>,
}

impl TreeBuilder {
    /// A tree with its document element open.
    pub fn new() -> TreeBuilder {
        let tree = Tree {
            nodes: Vec::new(),
            attributes: Vec::new(),
            text: String::new(),
            names: NameTable::default(),
        };
        let mut builder = TreeBuilder { tree, open: Vec::new() };
        builder.push(Some(names::HTML), Span::default());
        builder.open.push(0);
        builder
    }

    /// Makes room for about so many nodes and bytes of text.
    pub fn reserve(&mut self, nodes: usize, text: usize) {
        self.tree.nodes.reserve(nodes);
        self.tree.text.reserve(text);
    }

    /// How many nodes there are so far: the number that the next one gets.
    #[allow(clippy::len_without_is_empty)] // never empty: the document element is there
    pub fn len(&self) -> u32 {
        self.tree.nodes.len() as u32
    }

    /// The number for a name, lower-cased by the caller.
    pub fn intern(&mut self, name: &str) -> Name {
        self.tree.names.intern(name)
    }

    /// Opens an element inside the one that is open.
    pub fn open(&mut self, name: Name) -> NodeId {
        let span = Span { start: self.tree.attributes.len() as u32, len: 0 };
        let id = self.push(Some(name), span);
        self.open.push(id.0);
        id
    }

    /// Adds an attribute to the element opened last; ignored when it has content already or has
    /// the attribute already (as HTML does).
    pub fn attribute(&mut self, name: Name, value: &str) {
        let last = self.tree.nodes.len() - 1;
        let id = NodeId(last as u32);
        if self.open.last() != Some(&id.0) || self.tree.has_attribute(id, name) {
            return;
        }
        let value = self.store(value);
        if self.tree.nodes[last].span.len == 0 {
            self.tree.nodes[last].span.start = self.tree.attributes.len() as u32;
        }
        self.tree.attributes.push(Attribute { name, value });
        self.tree.nodes[last].span.len += 1;
    }

    /// Adds a text node; an empty one is left out.
    pub fn text(&mut self, text: &str) {
        if !text.is_empty() {
            let span = self.store(text);
            self.push(None, span);
        }
    }

    /// Closes the element opened last; the document element stays open.
    pub fn close(&mut self) {
        if self.open.len() > 1 {
            self.close_last();
        }
    }

    /// The finished tree; what is open is closed.
    pub fn finish(mut self) -> Tree {
        while !self.open.is_empty() {
            self.close_last();
        }
        self.tree
    }

    fn close_last(&mut self) {
        if let Some(id) = self.open.pop() {
            self.tree.nodes[id as usize].end = self.tree.nodes.len() as u32;
        }
    }

    fn push(&mut self, name: Option<Name>, span: Span) -> NodeId {
        let id = self.tree.nodes.len() as u32;
        let parent = self.open.last().copied().unwrap_or(0);
        self.tree.nodes.push(Node { parent, end: id + 1, span, name });
        NodeId(id)
    }

    fn store(&mut self, text: &str) -> Span {
        let start = self.tree.text.len();
        if start + text.len() > u32::MAX as usize {
            return Span::default();
        }
        self.tree.text.push_str(text);
        Span { start: start as u32, len: text.len() as u32 }
    }
}

impl Default for TreeBuilder {
    fn default() -> Self {
        TreeBuilder::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `<html><p id=a>one<b>two</b></p><p>three</p></html>`
    fn sample() -> Tree {
        let mut builder = TreeBuilder::new();
        builder.open(names::P);
        builder.attribute(names::ID, "a");
        builder.text("one");
        builder.open(names::B);
        builder.text("two");
        builder.close();
        builder.close();
        builder.open(names::P);
        builder.text("three");
        builder.close();
        builder.finish()
    }

    #[test]
    fn declarations_are_taken_apart() {
        let style = " color:red ; Height : 3px !important; nonsense;; background:url(a:b)";
        let all: Vec<_> = declarations(style).collect();
        assert_eq!(all, [("color", "red"), ("Height", "3px"), ("background", "url(a:b)")]);
    }

    #[test]
    fn a_subtree_is_a_range() {
        let tree = sample();
        assert_eq!(tree.subtree(NodeId::ROOT), 0..7);
        assert_eq!(tree.subtree(NodeId(1)), 1..5);
        assert_eq!(tree.text_content(NodeId(1)), "onetwo");
        assert!(tree.contains(NodeId(1), NodeId(4)));
        assert!(!tree.contains(NodeId(1), NodeId(5)));
        assert!(!tree.contains(NodeId(1), NodeId(1)));
    }

    #[test]
    fn relatives_are_found() {
        let tree = sample();
        assert_eq!(tree.children(NodeId::ROOT).collect::<Vec<_>>(), [NodeId(1), NodeId(5)]);
        assert_eq!(tree.next_sibling(NodeId(1)), Some(NodeId(5)));
        assert_eq!(tree.next_sibling(NodeId(5)), None);
        assert_eq!(
            tree.ancestors(NodeId(4)).collect::<Vec<_>>(),
            [NodeId(3), NodeId(1), NodeId::ROOT]
        );
        assert_eq!(tree.closest(NodeId(4), names::P), Some(NodeId(1)));
        assert_eq!(tree.attribute(NodeId(1), names::ID), Some("a"));
    }

    #[test]
    fn closing_too_much_keeps_the_document_element() {
        let mut builder = TreeBuilder::new();
        builder.close();
        builder.close();
        builder.text("still here");
        let tree = builder.finish();
        assert_eq!(tree.text_content(NodeId::ROOT), "still here");
    }

    #[test]
    fn attributes_after_content_or_twice_are_left_out() {
        let mut builder = TreeBuilder::new();
        builder.open(names::P);
        builder.attribute(names::ID, "a");
        builder.attribute(names::ID, "b");
        builder.text("x");
        builder.attribute(names::CLASS, "c");
        let tree = builder.finish();
        assert_eq!(tree.attributes(NodeId(1)).collect::<Vec<_>>(), [(names::ID, "a")]);
    }

    #[test]
    fn depth_costs_nothing() {
        let mut builder = TreeBuilder::new();
        for _ in 0..100_000 {
            builder.open(names::DIV);
        }
        let tree = builder.finish();
        assert_eq!(tree.ancestors(NodeId(100_000)).count(), 100_000);
    }
}
