//! HTML text to a [`Tree`], by the HTML Standard's own algorithm (html5ever).
//!
//! The parser moves nodes about while it repairs markup, so it builds a linked tree first, in an
//! arena; what counts is then written into a [`Tree`] in document order. Comments, processing
//! instructions, styles and the code of scripts are left behind; data in scripts (JSON-LD, TeX)
//! stays, and so does what `noscript` and `template` hold.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns, parse_document};
use typed_arena::Arena;

use super::name::names;
use super::tree::{Tree, TreeBuilder};

/// Reads HTML as a browser with scripts switched off does: `noscript` holds elements, not text.
/// Never fails; whatever comes in, some tree comes out.
pub fn parse_html(html: &str) -> Tree {
    let arena = Arena::new();
    let sink = Sink { arena: &arena, document: arena.alloc(Node::new(Data::Fragment)) };
    let mut options = ParseOpts::default();
    options.tree_builder.scripting_enabled = false;
    let document = parse_document(sink, options).one(html);
    flatten(document, html.len())
}

type Ref<'a> = &'a Node<'a>;
type Link<'a> = Cell<Option<Ref<'a>>>;

struct Node<'a> {
    parent: Link<'a>,
    previous: Link<'a>,
    next: Link<'a>,
    first_child: Link<'a>,
    last_child: Link<'a>,
    data: Data<'a>,
}

enum Data<'a> {
    /// The document itself, or what a template holds.
    Fragment,
    Text(RefCell<StrTendril>),
    Element {
        name: QualName,
        attributes: RefCell<Vec<Attribute>>,
        template: Option<Ref<'a>>,
        integration_point: bool,
    },
    /// Comments and the like: nobody asks for them, but the parser wants a node.
    Ignored,
}

impl<'a> Node<'a> {
    fn new(data: Data<'a>) -> Node<'a> {
        Node {
            parent: Cell::new(None),
            previous: Cell::new(None),
            next: Cell::new(None),
            first_child: Cell::new(None),
            last_child: Cell::new(None),
            data,
        }
    }

    fn detach(&self) {
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

    fn append(&'a self, child: Ref<'a>) {
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

    fn insert_before(&'a self, node: Ref<'a>) {
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

    fn push_text(&self, text: &StrTendril) -> bool {
        if let Data::Text(own) = &self.data {
            own.borrow_mut().push_tendril(text);
            return true;
        }
        false
    }
}

struct Sink<'a> {
    arena: &'a Arena<Node<'a>>,
    document: Ref<'a>,
}

impl<'a> Sink<'a> {
    fn new_node(&self, data: Data<'a>) -> Ref<'a> {
        self.arena.alloc(Node::new(data))
    }

    /// The node to put in, unless its text could be added to the text `before` its place.
    fn node_or_merge(
        &self,
        child: NodeOrText<Ref<'a>>,
        before: Option<Ref<'a>>,
    ) -> Option<Ref<'a>> {
        match child {
            NodeOrText::AppendNode(node) => Some(node),
            NodeOrText::AppendText(text) => {
                let merged = before.is_some_and(|node| node.push_text(&text));
                (!merged).then(|| self.new_node(Data::Text(RefCell::new(text))))
            }
        }
    }
}

/// What the parser is told about a node that is no element; it promises never to ask.
static NO_NAME: std::sync::LazyLock<QualName> =
    std::sync::LazyLock::new(|| QualName::new(None, ns!(), local_name!("")));

impl<'a> TreeSink for Sink<'a> {
    type Handle = Ref<'a>;
    type Output = Ref<'a>;
    type ElemName<'n>
        = &'n QualName
    where
        Self: 'n;

    fn finish(self) -> Ref<'a> {
        self.document
    }

    fn parse_error(&self, _message: Cow<'static, str>) {}

    fn get_document(&self) -> Ref<'a> {
        self.document
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn same_node(&self, x: &Ref<'a>, y: &Ref<'a>) -> bool {
        std::ptr::eq::<Node>(*x, *y)
    }

    fn elem_name<'n>(&'n self, target: &'n Ref<'a>) -> &'n QualName {
        match &target.data {
            Data::Element { name, .. } => name,
            _ => &NO_NAME,
        }
    }

    fn get_template_contents(&self, target: &Ref<'a>) -> Ref<'a> {
        match target.data {
            Data::Element { template: Some(contents), .. } => contents,
            _ => target,
        }
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &Ref<'a>) -> bool {
        matches!(target.data, Data::Element { integration_point: true, .. })
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> Ref<'a> {
        self.new_node(Data::Element {
            name,
            attributes: RefCell::new(attributes),
            template: flags.template.then(|| self.new_node(Data::Fragment)),
            integration_point: flags.mathml_annotation_xml_integration_point,
        })
    }

    fn create_comment(&self, _text: StrTendril) -> Ref<'a> {
        self.new_node(Data::Ignored)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Ref<'a> {
        self.new_node(Data::Ignored)
    }

    fn append(&self, parent: &Ref<'a>, child: NodeOrText<Ref<'a>>) {
        if let Some(node) = self.node_or_merge(child, parent.last_child.get()) {
            parent.append(node);
        }
    }

    fn append_before_sibling(&self, sibling: &Ref<'a>, child: NodeOrText<Ref<'a>>) {
        if let Some(node) = self.node_or_merge(child, sibling.previous.get()) {
            sibling.insert_before(node);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &Ref<'a>,
        previous_element: &Ref<'a>,
        child: NodeOrText<Ref<'a>>,
    ) {
        if element.parent.get().is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous_element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn add_attrs_if_missing(&self, target: &Ref<'a>, new: Vec<Attribute>) {
        if let Data::Element { attributes, .. } = &target.data {
            let mut attributes = attributes.borrow_mut();
            for attribute in new {
                if attributes.iter().all(|own| own.name != attribute.name) {
                    attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Ref<'a>) {
        target.detach();
    }

    fn reparent_children(&self, node: &Ref<'a>, new_parent: &Ref<'a>) {
        while let Some(child) = node.first_child.get() {
            new_parent.append(child);
        }
    }
}

/// Writes the linked tree in document order; a loop, since pages nest as deep as they like.
fn flatten<'a>(document: Ref<'a>, bytes: usize) -> Tree {
    let mut builder = TreeBuilder::new();
    builder.reserve(bytes / 24, bytes / 2);
    // The `html` element is the tree's root, which the builder has opened already.
    let Some(root) = children(document).find(|node| is_element(node)) else {
        return builder.finish();
    };
    copy_attributes(root, &mut builder);
    // Where to go on after each open element: its own next child.
    let mut pending = vec![root.first_child.get()];
    while let Some(next) = pending.last_mut() {
        let Some(node) = *next else {
            pending.pop();
            builder.close();
            continue;
        };
        *next = node.next.get();
        match &node.data {
            Data::Text(text) => builder.text(&text.borrow()),
            Data::Element { name, template, .. } => {
                let shadow = template.is_some() && has_attribute(node, "shadowrootmode");
                let name = if shadow {
                    names::SHADOW_ROOT
                } else {
                    builder.intern(&name.local.to_ascii_lowercase())
                };
                builder.open(name);
                copy_attributes(node, &mut builder);
                let content = template.unwrap_or(node).first_child.get();
                pending.push(if is_code(node) { None } else { content });
            }
            Data::Fragment | Data::Ignored => {}
        }
    }
    builder.finish()
}

fn children<'a>(node: Ref<'a>) -> impl Iterator<Item = Ref<'a>> {
    std::iter::successors(node.first_child.get(), |node| node.next.get())
}

fn is_element(node: &Node) -> bool {
    matches!(node.data, Data::Element { .. })
}

fn has_attribute(node: &Node, name: &str) -> bool {
    attribute(node, name, |_| ()).is_some()
}

fn attribute<T>(node: &Node, name: &str, read: impl FnOnce(&str) -> T) -> Option<T> {
    let Data::Element { attributes, .. } = &node.data else { return None };
    let attributes = attributes.borrow();
    attributes.iter().find(|own| &*own.name.local == name).map(|own| read(&own.value))
}

/// Styles, and scripts that hold code rather than data.
fn is_code(node: &Node) -> bool {
    let Data::Element { name, .. } = &node.data else { return false };
    match &*name.local {
        "style" => true,
        "script" => attribute(node, "type", |kind| {
            kind.is_empty() || kind.contains("javascript") || kind == "module"
        })
        .unwrap_or(true),
        _ => false,
    }
}

fn copy_attributes(node: &Node, builder: &mut TreeBuilder) {
    let Data::Element { attributes, .. } = &node.data else { return };
    for attribute in attributes.borrow().iter() {
        let local = &attribute.name.local;
        // Names that begin so are the live snapshot's own: markup must not forge them.
        if local.starts_with("::") {
            continue;
        }
        let name = match &attribute.name.prefix {
            Some(prefix) => builder.intern(&format!("{prefix}:{local}")),
            None => builder.intern(local),
        };
        builder.attribute(name, &attribute.value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::NodeId;

    fn outline(html: &str) -> String {
        let tree = parse_html(html);
        let mut out = String::new();
        for id in tree.all().skip(1) {
            match tree.element(id) {
                Some(name) => out.push_str(&format!("<{}>", tree.name_text(name))),
                None => out.push_str(tree.text(id).unwrap_or("")),
            }
        }
        out
    }

    #[test]
    fn broken_markup_becomes_a_tree() {
        assert_eq!(outline("<p>a<p>b<b>c<i>d</b>e"), "<head><body><p>a<p>b<b>c<i>d<i>e");
        assert_eq!(outline(""), "<head><body>");
        assert_eq!(outline("<table>x<tr><td>y"), "<head><body>x<table><tbody><tr><td>y");
    }

    #[test]
    fn noscript_holds_elements_and_code_is_left_behind() {
        let html = "<body><script>var a</script><style>b{}</style><noscript><p>c</p></noscript>\
                    <script type='application/ld+json'>{}</script>";
        assert_eq!(outline(html), "<head><body><script><style><noscript><p>c<script>{}");
    }

    #[test]
    fn templates_keep_their_content_and_shadow_roots_are_named() {
        let html =
            "<body><template><p>a</template><x-y><template shadowrootmode=open>b</template></x-y>";
        assert_eq!(outline(html), "<head><body><template><p>a<x-y><#shadow-root>b");
    }

    #[test]
    fn markup_cannot_forge_what_only_a_live_page_knows() {
        let tree = parse_html("<p ::hidden=display id=a>x");
        let p = tree.first(NodeId::ROOT, names::P).map(|p| tree.attributes(p).count());
        assert_eq!(p, Some(1));
    }

    #[test]
    fn deep_nesting_is_read() {
        let tree = parse_html(&"<div>".repeat(1_000));
        assert_eq!(tree.len(), 1_003);
    }
}
