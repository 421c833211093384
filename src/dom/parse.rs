//! HTML text to a [`Tree`], by the HTML Standard's own algorithm (html5gum and html5ever).
//!
//! The parser moves nodes about while it repairs markup, so it builds a linked tree first, in an
//! arena; what counts is then written into a [`Tree`] in document order. Comments, processing
//! instructions, styles and the code of scripts are left behind; data in scripts (JSON-LD, TeX)
//! stays, and so does what `noscript` and `template` hold.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{
    ElementFlags, NodeOrText, QuirksMode, TreeBuilder as HtmlTreeBuilder, TreeBuilderOpts, TreeSink,
};
use html5ever::{Attribute, QualName, local_name, ns};
use typed_arena::Arena;

use super::bounds::Bounds;
use super::flatten::flatten;
use super::linked::{Data, Node, Ref};
use super::streamed::Streamed;
use super::tokens;
use super::tree::Tree;

/// Reads HTML as a browser with scripts switched off does: `noscript` holds elements, not text.
/// Never fails; whatever comes in, some tree comes out.
pub fn parse_html(html: &str) -> Tree {
    parse_with(html, tokens::cut)
}

/// Reads HTML that is cut so.
pub(super) fn parse_with(html: &str, cut: fn(&str, &Bounds<'_>)) -> Tree {
    let arena = Arena::new();
    let document: Ref = arena.alloc(Node::new(Data::Fragment));
    let sink = Sink { arena: &arena, document, depth: Cell::new(0), streamed: RefCell::default() };
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = Bounds::new(HtmlTreeBuilder::new(sink, options));
    cut(html, &builder);
    builder.sink().streamed.take().put_in_place(document);
    flatten(document, html.len())
}

pub(super) struct Sink<'a> {
    arena: &'a Arena<Node<'a>>,
    document: Ref<'a>,
    /// How deep the element stands that was opened last and is open still.
    depth: Cell<u32>,
    streamed: RefCell<Streamed<'a>>,
}

impl Sink<'_> {
    /// How deep the place is where the parser is now; one more after an element without content.
    pub(super) fn depth(&self) -> u32 {
        self.depth.get()
    }
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
        let element = self.new_node(Data::Element {
            name,
            attributes: RefCell::new(attributes),
            template: flags.template.then(|| self.new_node(Data::Fragment)),
            integration_point: flags.mathml_annotation_xml_integration_point,
        });
        if flags.template || element.has_attribute("hidden") {
            element.attribute("id", |id| {
                self.streamed.borrow_mut().meet(id, element, flags.template);
            });
        }
        element
    }

    fn create_comment(&self, text: StrTendril) -> Ref<'a> {
        self.new_node(match &*text {
            "$" | "$?" | "$!" | "$~" | "&" => Data::Boundary(1),
            "/$" | "/&" => Data::Boundary(-1),
            _ => Data::Ignored,
        })
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> Ref<'a> {
        self.new_node(Data::Ignored)
    }

    fn pop(&self, node: &Ref<'a>) {
        self.depth.set(node.depth.get().saturating_sub(1));
    }

    fn append(&self, parent: &Ref<'a>, child: NodeOrText<Ref<'a>>) {
        if let NodeOrText::AppendNode(node) = &child
            && node.is_element()
        {
            node.depth.set(parent.depth.get() + 1);
            self.depth.set(node.depth.get());
        }
        if let Some(node) = self.node_or_merge(child, parent.last_child()) {
            parent.append(node);
        }
    }

    fn append_before_sibling(&self, sibling: &Ref<'a>, child: NodeOrText<Ref<'a>>) {
        if let Some(node) = self.node_or_merge(child, sibling.previous()) {
            sibling.insert_before(node);
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &Ref<'a>,
        previous_element: &Ref<'a>,
        child: NodeOrText<Ref<'a>>,
    ) {
        if element.parent().is_some() {
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
        while let Some(child) = node.first_child() {
            new_parent.append(child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::{NodeId, names};

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
    fn what_noscript_holds_ends_with_it() {
        let frame = "<body><noscript><iframe src=a /></noscript><p>b<iframe />c</iframe>";
        assert_eq!(outline(frame), "<head><body><noscript><iframe><p>b<iframe>c");
        let frame = "<body><noscript><iframe src=a>b</iframe></noscript>c";
        assert_eq!(outline(frame), "<head><body><noscript><iframe>bc");
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
    fn nesting_is_bounded_and_no_text_is_lost() {
        let levels = 100_000;
        let html = format!("{}deep{}after", "<div>".repeat(levels), "</div>".repeat(levels));
        let tree = parse_html(&html);
        assert_eq!(tree.text_content(NodeId::ROOT), "deepafter");
        let depth = |id| tree.ancestors(id).count();
        assert!(tree.all().map(depth).max().is_some_and(|most| (500..520).contains(&most)));
        let last = tree.all().next_back().expect("never empty");
        assert_eq!((tree.text(last), depth(last)), (Some("after"), 2), "every div was closed");
    }

    #[test]
    fn attributes_are_bounded() {
        let flood: String = (0..3_000).map(|number| format!(" a{number}={number}")).collect();
        let tree = parse_html(&format!("<p{flood}>x"));
        let p = tree.first(NodeId::ROOT, names::P).expect("a paragraph");
        assert_eq!(tree.attributes(p).count(), 1024);
        assert_eq!(tree.attribute_named(p, "a1023"), Some("1023"));
        assert_eq!(tree.text_content(NodeId::ROOT), "x");
    }

    #[test]
    fn unclosed_paragraphs_are_not_nesting() {
        let tree = parse_html(&"<p>a".repeat(2_000));
        assert_eq!(tree.all().filter(|&id| tree.is(id, names::P)).count(), 2_000);
    }
}
