//! The tree while it is being built: nodes with links, since the parser moves them about.

use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

/// A node in its arena.
pub(super) type Ref<'a> = &'a Node<'a>;
type Link<'a> = Cell<Option<Ref<'a>>>;

/// A node of the linked tree.
pub(super) struct Node<'a> {
    parent: Link<'a>,
    previous: Link<'a>,
    next: Link<'a>,
    first_child: Link<'a>,
    last_child: Link<'a>,
    /// How many elements it stands in.
    pub(super) depth: Cell<u32>,
    pub(super) data: Data<'a>,
}

/// What a node is.
pub(super) enum Data<'a> {
    /// The document itself, or what a template holds.
    Fragment,
    Text(RefCell<StrTendril>),
    Element {
        name: QualName,
        attributes: RefCell<Vec<Attribute>>,
        template: Option<Ref<'a>>,
        integration_point: bool,
    },
    /// A comment that begins (1) or ends (−1) what may be sent late.
    Boundary(i32),
    /// Other comments and the like: nobody asks for them, but the parser wants a node.
    Ignored,
}

impl<'a> Node<'a> {
    pub(super) fn new(data: Data<'a>) -> Node<'a> {
        Node {
            parent: Cell::new(None),
            previous: Cell::new(None),
            next: Cell::new(None),
            first_child: Cell::new(None),
            last_child: Cell::new(None),
            depth: Cell::new(0),
            data,
        }
    }

    pub(super) fn parent(&self) -> Option<Ref<'a>> {
        self.parent.get()
    }

    pub(super) fn first_child(&self) -> Option<Ref<'a>> {
        self.first_child.get()
    }

    pub(super) fn next(&self) -> Option<Ref<'a>> {
        self.next.get()
    }

    pub(super) fn previous(&self) -> Option<Ref<'a>> {
        self.previous.get()
    }

    pub(super) fn last_child(&self) -> Option<Ref<'a>> {
        self.last_child.get()
    }

    /// 1 where what may be sent late begins, −1 where it ends, 0 elsewhere.
    pub(super) fn boundary(&self) -> i32 {
        if let Data::Boundary(step) = self.data { step } else { 0 }
    }

    pub(super) fn detach(&self) {
        let (parent, previous, next) = (self.parent.take(), self.previous.take(), self.next.take());
        match (previous, parent) {
            (Some(node), _) => node.next.set(next),
            (None, Some(parent)) => parent.first_child.set(next),
            (None, None) => {}
        }
        match (next, parent) {
            (Some(node), _) => node.previous.set(previous),
            (None, Some(parent)) => parent.last_child.set(previous),
            (None, None) => {}
        }
    }

    pub(super) fn append(&'a self, child: Ref<'a>) {
        child.detach();
        child.parent.set(Some(self));
        match self.last_child.replace(Some(child)) {
            Some(last) => {
                child.previous.set(Some(last));
                last.next.set(Some(child));
            }
            None => self.first_child.set(Some(child)),
        }
    }

    pub(super) fn insert_before(&'a self, node: Ref<'a>) {
        node.detach();
        node.parent.set(self.parent.get());
        node.next.set(Some(self));
        match self.previous.replace(Some(node)) {
            Some(previous) => {
                node.previous.set(Some(previous));
                previous.next.set(Some(node));
            }
            None => {
                if let Some(parent) = self.parent.get() {
                    parent.first_child.set(Some(node));
                }
            }
        }
    }

    /// Adds to the text that the node is, if it is one.
    pub(super) fn push_text(&self, text: &StrTendril) -> bool {
        if let Data::Text(own) = &self.data {
            own.borrow_mut().push_tendril(text);
            return true;
        }
        false
    }

    pub(super) fn children(&self) -> impl Iterator<Item = Ref<'a>> {
        std::iter::successors(self.first_child.get(), |node| node.next.get())
    }

    pub(super) fn is_element(&self) -> bool {
        matches!(self.data, Data::Element { .. })
    }

    pub(super) fn has_attribute(&self, name: &str) -> bool {
        self.attribute(name, |_| ()).is_some()
    }

    /// Reads the value of an attribute, if the node has it.
    pub(super) fn attribute<T>(&self, name: &str, read: impl FnOnce(&str) -> T) -> Option<T> {
        let Data::Element { attributes, .. } = &self.data else { return None };
        let attributes = attributes.borrow();
        attributes.iter().find(|own| &*own.name.local == name).map(|own| read(&own.value))
    }
}
