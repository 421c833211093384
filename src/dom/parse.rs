//! HTML text to a [`Tree`], by the HTML Standard's own algorithm (html5gum and html5ever).
//!
//! The parser moves nodes about while it repairs markup, so it builds a linked tree first, in an
//! arena; what counts is then written into a [`Tree`] in document order. Comments, processing
//! instructions, styles and the code of scripts are left behind; data in scripts (JSON-LD, TeX)
//! stays, and so does what `noscript` and `template` hold.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{
    ElementFlags, NodeOrText, QuirksMode, TreeBuilder as HtmlTreeBuilder, TreeBuilderOpts, TreeSink,
};
use html5ever::{Attribute, LocalName, QualName, local_name, ns};
use typed_arena::Arena;

use super::bounds::Bounds;
use super::name::{Name, names};
use super::streamed::Streamed;
use super::tokens;
use super::tree::{Tree, TreeBuilder};

/// Reads HTML as a browser with scripts switched off does: `noscript` holds elements, not text.
/// Never fails; whatever comes in, some tree comes out.
pub fn parse_html(html: &str) -> Tree {
    parse_with(html, tokens::cut)
}

fn parse_with(html: &str, cut: fn(&str, &Bounds<'_>)) -> Tree {
    let arena = Arena::new();
    let document: Ref = arena.alloc(Node::new(Data::Fragment));
    let sink = Sink { arena: &arena, document, depth: Cell::new(0), streamed: RefCell::default() };
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let builder = Bounds::new(HtmlTreeBuilder::new(sink, options));
    cut(html, &builder);
    builder.sink().streamed.take().put_in_place(document);
    flatten(document, html.len())
}

pub(super) type Ref<'a> = &'a Node<'a>;
type Link<'a> = Cell<Option<Ref<'a>>>;

pub(super) struct Node<'a> {
    parent: Link<'a>,
    previous: Link<'a>,
    next: Link<'a>,
    first_child: Link<'a>,
    last_child: Link<'a>,
    depth: Cell<u32>,
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
    /// A comment that begins (1) or ends (−1) what may be sent late.
    Boundary(i32),
    /// Other comments and the like: nobody asks for them, but the parser wants a node.
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

    fn push_text(&self, text: &StrTendril) -> bool {
        if let Data::Text(own) = &self.data {
            own.borrow_mut().push_tendril(text);
            return true;
        }
        false
    }
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
        if flags.template || has_attribute(element, "hidden") {
            attribute(element, "id", |id| {
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
            && is_element(node)
        {
            node.depth.set(parent.depth.get() + 1);
            self.depth.set(node.depth.get());
        }
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
    let mut known = Names::default();
    // The `html` element is the tree's root, which the builder has opened already.
    let Some(root) = children(document).find(|node| is_element(node)) else {
        return builder.finish();
    };
    copy_attributes(root, &mut builder, &mut known);
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
                    known.number(&name.local, &mut builder)
                };
                builder.open(name);
                copy_attributes(node, &mut builder, &mut known);
                let content = template.unwrap_or(node).first_child.get();
                pending.push(if is_code(node) { None } else { content });
            }
            Data::Fragment | Data::Boundary(_) | Data::Ignored => {}
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

/// The numbers of the parser's names: a name is looked up as text once a page, not once a node.
#[derive(Default)]
struct Names(HashMap<LocalName, Name, BuildHasherDefault<AtomHasher>>);

impl Names {
    fn number(&mut self, local: &LocalName, builder: &mut TreeBuilder) -> Name {
        if let Some(&name) = self.0.get(local) {
            return name;
        }
        let name = builder.intern(&local.to_ascii_lowercase());
        self.0.insert(local.clone(), name);
        name
    }
}

/// An atom brings a good hash of its own: hashing it again would cost more than the look-up.
#[derive(Default)]
struct AtomHasher(u64);

impl Hasher for AtomHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u32(&mut self, hash: u32) {
        self.0 = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
}

fn copy_attributes(node: &Node, builder: &mut TreeBuilder, known: &mut Names) {
    let Data::Element { attributes, .. } = &node.data else { return };
    for attribute in attributes.borrow().iter() {
        let local = &attribute.name.local;
        // Names that begin so are the live snapshot's own: markup must not forge them.
        if local.starts_with("::") {
            continue;
        }
        let name = match &attribute.name.prefix {
            Some(prefix) => builder.intern(&format!("{prefix}:{local}")),
            None => known.number(local, builder),
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
    fn unclosed_paragraphs_are_not_nesting() {
        let tree = parse_html(&"<p>a".repeat(2_000));
        assert_eq!(tree.all().filter(|&id| tree.is(id, names::P)).count(), 2_000);
    }

    /// What is cut by html5ever's own tokenizer.
    fn cut_by_html5ever(html: &str, sink: &Bounds<'_>) {
        use html5ever::tokenizer::{BufferQueue, Token, TokenSink, TokenSinkResult, Tokenizer};

        struct Borrowed<'s, 'a>(&'s Bounds<'a>);
        impl<'a> TokenSink for Borrowed<'_, 'a> {
            type Handle = Ref<'a>;
            fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Ref<'a>> {
                self.0.process_token(token, line)
            }
            fn end(&self) {
                self.0.end();
            }
            fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
                self.0.adjusted_current_node_present_but_not_in_html_namespace()
            }
        }
        let tokenizer = Tokenizer::new(Borrowed(sink), Default::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(html));
        // It stops after each script for whoever would run it.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        tokenizer.end();
    }

    fn assert_cut_alike(html: &str) {
        let [ours, theirs] = [tokens::cut, cut_by_html5ever].map(|cut| {
            let tree = parse_with(html, cut);
            let node = |id| match tree.element(id) {
                Some(name) => {
                    let attributes = tree.attributes(id);
                    let attributes = attributes.map(|(name, value)| (tree.name_text(name), value));
                    format!("{:?} {:?}", tree.name_text(name), attributes.collect::<Vec<_>>())
                }
                None => format!("{:?}", tree.text(id)),
            };
            let levels = |id| tree.ancestors(id).count();
            tree.all().map(|id| format!("{} {}\n", levels(id), node(id))).collect::<String>()
        });
        assert!(ours == theirs, "{html:?}\n{ours}\nis not\n{theirs}");
    }

    #[test]
    fn markup_is_cut_as_by_another_tokenizer() {
        for html in [
            "\u{feff}<!DOCTYPE html><p>a<table>b</table>",
            "<!doctype html PUBLIC '-//W3C//DTD HTML 3.2//EN'><p>a<table>b</table>",
            "<!doctype html SYSTEM \"about:legacy-compat\"><p>a<table>b</table>",
            "<!doctype><p>a<table>b</table>",
            "<!doctype html x><p>a<table>b</table>",
            "<P CLASS=A class=b ID='c'd e=\"f\"g h = i>&amp;&ampx &notit; &#0; &#x80; &#xD800; &lt",
            "<a href='?a=b&copy=c&lt;'>d</a>",
            "<é ß=ü>&eacute;</é><a \u{1F600}='\u{1F600}'>\u{1F600}<\u{1F600}",
            "a\r\nb\rc\n<pre>\r\n\nd</pre><textarea>\n\ne</textarea>",
            "a\0b<p\0 c\0=d\0>e<title>f\0</title><script type=x>g\0</script><table>\0h</table>",
            "<svg><![CDATA[a<b>]]c]]></svg><![CDATA[d]]><math><mi>&lt;</mi></math>",
            "<svg><title><p>a</title></svg><svg><desc>b</desc><FOREIGNOBJECT>c",
            "<!---->a<!-->b<!--->c<!--d--!>e<!--f--g-->h<!-i>j<?k?>l</ m>n<!--o",
            "<script type=x><!--<script>a</script>--></script>b<script type=x><!--</script>c",
            "<style>a<b></style><title>c<d>&amp;</titles></title ><xmp>e<f></xmp><iframe>g</iframe>",
            "<textarea>a</textare></TEXTAREA/>b<noembed><p></noembed><plaintext>c</plaintext>",
            "<select><option>a<p>b</select><br/></br></p><image>",
            "a<",
            "a</",
            "a<b c",
            "a<b c='",
            "a<b c='d'",
            "<!doctype html",
            "<title>a</tit",
            "<script type=x>a</scr",
        ] {
            assert_cut_alike(html);
        }
    }

    #[test]
    fn damaged_markup_is_cut_as_by_another_tokenizer() {
        let pieces = [
            "<p>",
            "</p>",
            "<",
            ">",
            "/",
            "=",
            "'",
            "\"",
            " ",
            "&",
            ";",
            "#",
            "!",
            "-",
            "--",
            "a",
            "ß",
            "\0",
            "\r",
            "\n",
            "&lt;",
            "<!--",
            "-->",
            "<script>",
            "</script>",
            "<svg>",
            "</svg>",
            "<title>",
            "</title>",
            "<![CDATA[",
            "]]>",
            "<a b=",
            "<table>",
            "<td>",
            "<template>",
            "<noscript>",
            "<iframe",
            "<textarea>",
            "</textarea",
            "<select>",
            "<!doctype ",
        ];
        let mut state = 1u64;
        for _ in 0..3_000 {
            let mut html = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                html.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            }
            assert_cut_alike(&html);
        }
    }
}
