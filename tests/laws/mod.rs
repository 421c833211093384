//! The laws of rendering: what a parser of the format reads back is the document.
//!
//! A document and what an independent parser makes of its rendering are both written as a list of
//! events (blocks, styles, links, words), and the lists must be equal. For Markdown the parser is
//! comrak, for HTML html5ever.

#![allow(dead_code)] // each user of this module asks for a part of it

use comrak::nodes::{AlertType, AstNode, ListType, NodeValue, TableAlignment};
use comrak::{Arena, parse_document};
use verbatim::document::{
    Alignment, Block, Document, Inline, Link, List, ListKind, Note, Reading, Source, Style, Table,
    words,
};
use verbatim::dom::{NodeId, Page, Tree, names};
use verbatim::extract::NodeSet;
use verbatim::render::{Flavour, Options};

/// What a parser must read in the Markdown of a document.
pub(crate) fn expected(document: &Document, options: &Options) -> Vec<String> {
    let mut out = Expected { document, flavour: options.flavour, events: Vec::new() };
    out.blocks(&document.blocks);
    if !document.notes.is_empty() && options.flavour == Flavour::CommonMark {
        out.push("rule");
        out.push("list 1");
        for note in &document.notes {
            out.push("item");
            out.blocks(&note.blocks);
            out.push("/item");
        }
        out.push("/list");
    } else {
        for (nth, note) in document.notes.iter().enumerate() {
            // A note that nothing points to is no note to a parser.
            if document_refers_to(document, nth) {
                out.push(&format!("note {}", nth + 1));
                out.blocks(&note.blocks);
                out.push("/note");
            }
        }
    }
    tidy(out.events)
}

fn document_refers_to(document: &Document, nth: usize) -> bool {
    format!("{:?}", document.blocks).contains(&format!("NoteReference({nth})"))
        || format!("{:?}", document.notes).contains(&format!("NoteReference({nth})"))
}

struct Expected<'a> {
    document: &'a Document,
    flavour: Flavour,
    events: Vec<String>,
}

impl Expected<'_> {
    fn push(&mut self, event: &str) {
        self.events.push(format!("⟨{event}⟩"));
    }

    fn text(&mut self, text: &str) {
        self.events.push(text.to_owned());
    }

    /// Text of the page, in which nothing is a mark of an event.
    fn own_text(&mut self, text: &str) {
        self.text(&without_marks(text));
    }

    fn paragraph(&mut self, content: &[Inline]) {
        self.push("p");
        self.inlines(content);
        self.push("/p");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, content, .. } => {
                self.push(&format!("h{level}"));
                self.inlines(content);
                self.push("/h");
            }
            Block::Paragraph(content) if content.is_empty() => {}
            Block::Paragraph(content) => self.paragraph(content),
            Block::ThematicBreak => self.push("rule"),
            Block::BlockQuote { blocks, .. } => {
                self.push("quote");
                self.blocks(blocks);
                self.push("/quote");
            }
            Block::List(list) => self.list(list),
            Block::DefinitionList(definitions) => {
                for definition in definitions {
                    for term in &definition.terms {
                        self.paragraph(&[strong(term)]);
                    }
                    definition.definitions.iter().for_each(|blocks| self.blocks(blocks));
                }
            }
            Block::CodeBlock(code) => {
                if !code.title.is_empty() {
                    self.paragraph(&[Inline::Code(code.title.clone())]);
                }
                self.push(&format!("code {}", code.language));
                self.own_text(&code.code);
                self.push("/code");
            }
            Block::Table(table) => self.table(table),
            Block::Figure { blocks, caption } => {
                self.blocks(blocks);
                self.blocks(caption);
            }
            Block::Callout(callout) => {
                let title = plain(&callout.title);
                let named = title.is_empty()
                    || title.trim().trim_end_matches(':').eq_ignore_ascii_case(&callout.kind);
                let github = ["note", "tip", "important", "warning", "caution"]
                    .contains(&callout.kind.as_str());
                if self.flavour == Flavour::Gfm && github && named {
                    self.push(&format!("alert {}", callout.kind));
                    self.blocks(&callout.blocks);
                    self.push("/alert");
                    return;
                }
                if self.flavour == Flavour::Obsidian {
                    self.push(&format!("callout {}", callout.kind));
                    if !named {
                        self.push("title");
                        self.paragraph(&callout.title);
                        self.push("/title");
                    }
                    self.blocks(&callout.blocks);
                    self.push("/callout");
                    return;
                }
                self.push("quote");
                if !callout.title.is_empty() {
                    self.paragraph(&[strong(&callout.title)]);
                }
                self.blocks(&callout.blocks);
                self.push("/quote");
            }
            Block::Details { summary, blocks } if self.flavour == Flavour::Obsidian => {
                self.push("callout note");
                self.push("title");
                self.paragraph(summary);
                self.push("/title");
                self.blocks(blocks);
                self.push("/callout");
            }
            Block::Details { summary, blocks } => {
                self.push("html");
                self.text(&in_words(&plain(summary)));
                self.blocks(blocks);
                self.push("html");
            }
            Block::Embed(embed) => {
                let title = if embed.title.is_empty() { embed.kind.word() } else { &embed.title };
                self.push("p");
                self.push(&format!("a {}", address(&embed.address)));
                self.own_text(title);
                self.push("/a");
                self.push("/p");
            }
            Block::Post(post) => {
                if !post.author.is_empty() || !post.time.is_empty() {
                    self.push("p");
                    if !post.author.is_empty() {
                        self.push("strong");
                        self.own_text(&post.author);
                        self.push("/strong");
                        if !post.time.is_empty() {
                            self.text(", ");
                        }
                    }
                    self.own_text(&post.time);
                    self.push("/p");
                }
                self.blocks(&post.blocks);
            }
            Block::Division { blocks, .. } => self.blocks(blocks),
        }
    }

    fn list(&mut self, list: &List) {
        let mut before: Option<i32> = None;
        for item in &list.items {
            if before.is_none_or(|before| {
                list.kind != ListKind::Bullet && before.checked_add(1) != Some(item.number)
            }) {
                if before.is_some() {
                    self.push("/list");
                }
                self.push(&match list.kind {
                    ListKind::Bullet => "list".to_owned(),
                    ListKind::Ordered(_) => format!("list {}", item.number.max(0)),
                });
            }
            before = Some(item.number);
            match item.task.filter(|_| self.flavour != Flavour::CommonMark) {
                Some(done) if matches!(item.blocks.first(), Some(Block::Paragraph(_))) => {
                    self.push(if done { "done" } else { "open" });
                }
                _ => self.push("item"),
            }
            self.blocks(&item.blocks);
            self.push("/item");
        }
        self.push("/list");
    }

    fn table(&mut self, table: &Table) {
        let line = |block: &Block| matches!(block, Block::Paragraph(_) | Block::Heading { .. });
        let pipes = self.flavour != Flavour::CommonMark
            && table.head.len() <= 1
            && table
                .head
                .iter()
                .chain(&table.body)
                .flatten()
                .all(|cell| cell.blocks.iter().all(line));
        if !pipes {
            self.push("html");
            let mut part =
                Document { blocks: vec![Block::Table(table.clone())], ..Document::default() };
            part.notes = self
                .document
                .notes
                .iter()
                .map(|note| Note { label: note.label.clone(), blocks: Vec::new() })
                .collect();
            let mut text = String::new();
            part.for_each_text(&mut |source, piece| match source {
                Source::Boundary => text.push('\n'),
                Source::Alt => {}
                _ => text.push_str(piece),
            });
            self.text(&in_words(&text));
            return;
        }
        self.blocks(&table.caption);
        self.push("table");
        let mut alignments: String = table
            .alignments
            .iter()
            .map(|alignment| match alignment {
                Alignment::Default => '-',
                Alignment::Left => '<',
                Alignment::Center => '|',
                Alignment::Right => '>',
            })
            .collect();
        alignments.truncate(alignments.trim_end_matches('-').len());
        self.text(&alignments);
        if table.head.is_empty() {
            self.push("tr");
        }
        for row in table.head.iter().chain(&table.body) {
            self.push("tr");
            for cell in row.iter().filter(|cell| !cell.blocks.is_empty()) {
                self.push("td");
                let mut first = true;
                for block in &cell.blocks {
                    if let Block::Paragraph(content) | Block::Heading { content, .. } = block {
                        if !std::mem::take(&mut first) {
                            self.push("br");
                        }
                        self.inlines(content);
                    }
                }
            }
        }
        self.push("/table");
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.own_text(text),
            Inline::Code(code) => {
                self.push("`");
                self.own_text(code);
                self.push("`");
            }
            Inline::Styled(Style::Quotation, inner) => {
                self.text("“");
                self.inlines(inner);
                self.text("”");
            }
            Inline::Styled(style, inner) => {
                let name = tag(*style);
                self.push(name);
                self.inlines(inner);
                self.push(&format!("/{name}"));
            }
            Inline::Math(math) if self.flavour == Flavour::CommonMark => {
                self.own_text(&format!("${}$", math.tex))
            }
            Inline::Math(math) => self.text(&format!(
                "⟨$⟩{}⟨$⟩",
                without_marks(&math.tex).split_whitespace().collect::<Vec<_>>().join(" ")
            )),
            Inline::LineBreak => self.push("br"),
            Inline::Link(link) => {
                let leads =
                    link.address.starts_with('#') || verbatim::dom::address::is_safe(&link.address);
                if !leads {
                    return self.inlines(&link.content);
                }
                // Where links to the same page lead depends on what the headings are called.
                let to = if link.address.starts_with('#') {
                    "#".to_owned()
                } else {
                    address(&link.address)
                };
                self.push(&format!("a {to}"));
                self.inlines(&link.content);
                self.push("/a");
            }
            Inline::Image(image) => {
                self.push(&format!("img {}", address(&image.address)));
                self.own_text(&image.alt);
                self.push("/img");
            }
            Inline::NoteReference(nth) if self.document.notes.len() <= *nth => {}
            Inline::NoteReference(nth) if self.flavour == Flavour::CommonMark => {
                self.push("sup");
                self.text(&(nth + 1).to_string());
                self.push("/sup");
            }
            Inline::NoteReference(nth) => self.push(&format!("^{}", nth + 1)),
            Inline::Abbreviation { content, .. } | Inline::Span { content, .. } => {
                self.inlines(content)
            }
            Inline::Ruby(parts) => {
                for (base, reading) in parts {
                    self.own_text(base);
                    self.own_text(&format!("({reading})"));
                }
            }
        }
    }
}

/// A paragraph in strong type: what is strong in it already is no stronger.
fn strong(content: &[Inline]) -> Inline {
    fn without(content: &[Inline]) -> Vec<Inline> {
        content
            .iter()
            .flat_map(|inline| match inline {
                Inline::Styled(Style::Strong, inner) => without(inner),
                Inline::Styled(style, inner) => vec![Inline::Styled(*style, without(inner))],
                Inline::Link(link) => {
                    vec![Inline::Link(Link { content: without(&link.content), ..link.clone() })]
                }
                Inline::Span { language, direction, content } => vec![Inline::Span {
                    language: language.clone(),
                    direction: *direction,
                    content: without(content),
                }],
                other => vec![other.clone()],
            })
            .collect()
    }
    Inline::Styled(Style::Strong, without(content))
}

fn tag(style: Style) -> &'static str {
    match style {
        Style::Emphasis => "em",
        Style::Strong => "strong",
        Style::Strikethrough => "del",
        Style::Insertion => "ins",
        Style::Underline => "u",
        Style::Highlight => "mark",
        Style::Superscript => "sup",
        Style::Subscript => "sub",
        Style::Keyboard => "kbd",
        Style::Quotation => "q",
    }
}

/// An address as far as two ways of writing it can be told apart.
fn address(address: &str) -> String {
    let mut out = String::new();
    let mut rest = address;
    while let Some(c) = rest.chars().next() {
        let code =
            rest.get(1..3).filter(|_| c == '%').and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(byte) if byte.is_ascii() => {
                out.push(char::from(byte));
                rest = &rest[3..];
            }
            _ => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out.retain(|c| !c.is_whitespace() && !c.is_control());
    out
}

/// The text of inlines, as a reader of the source would say it.
fn plain(content: &[Inline]) -> String {
    let document =
        Document { blocks: vec![Block::Paragraph(content.to_vec())], ..Document::default() };
    let mut text = String::new();
    document.for_each_text(&mut |source, piece| match source {
        Source::Boundary => text.push(' '),
        Source::Alt => {}
        _ => text.push_str(piece),
    });
    text.trim().to_owned()
}

/// The words of a text, one space apart: HTML inside Markdown is compared by its words.
fn in_words(text: &str) -> String {
    words(&visible(text)).collect::<Vec<_>>().join(" ")
}

/// Text in which the brackets that mark events here are others.
fn without_marks(text: &str) -> String {
    text.replace('⟨', "〈").replace('⟩', "〉")
}

/// What comrak reads in Markdown.
pub(crate) fn parsed(markdown: &str, flavour: Flavour, page: &str) -> Vec<String> {
    let mut options = comrak::Options::default();
    if flavour != Flavour::CommonMark {
        options.extension.strikethrough = true;
        options.extension.table = true;
        options.extension.tasklist = true;
        options.extension.footnotes = true;
        options.extension.math_dollars = true;
        options.extension.alerts = flavour == Flavour::Gfm;
        // Obsidian help, "Obsidian Flavored Markdown": callouts, comments, highlights, page links.
        let obsidian = flavour == Flavour::Obsidian;
        options.extension.highlight = obsidian;
        options.extension.ofm_callouts = obsidian;
        options.extension.ofm_comments = obsidian;
        options.extension.wikilinks_title_after_pipe = obsidian;
    }
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let mut events = Vec::new();
    walk(root, flavour, page, &mut events);
    tidy(events)
}

fn walk<'a>(node: &'a AstNode<'a>, flavour: Flavour, page: &str, out: &mut Vec<String>) {
    let mut push = |event: &str| out.push(format!("⟨{event}⟩"));
    let value = node.data.borrow().value.clone();
    let mut close = "";
    match &value {
        NodeValue::Heading(heading) => {
            push(&format!("h{}", heading.level));
            close = "/h";
        }
        NodeValue::Paragraph => {
            push("p");
            close = "/p";
        }
        NodeValue::ThematicBreak => push("rule"),
        NodeValue::BlockQuote => {
            push("quote");
            close = "/quote";
        }
        NodeValue::List(list) => {
            match list.list_type {
                ListType::Bullet => push("list"),
                ListType::Ordered => push(&format!("list {}", list.start)),
            }
            close = "/list";
        }
        NodeValue::Item(_) => {
            push("item");
            close = "/item";
        }
        NodeValue::TaskItem(task) => {
            push(if task.symbol.is_some() { "done" } else { "open" });
            close = "/item";
        }
        NodeValue::CodeBlock(code) => {
            push(&format!("code {}", code.info));
            out.push(without_marks(code.literal.strip_suffix('\n').unwrap_or(&code.literal)));
            out.push("⟨/code⟩".to_owned());
        }
        NodeValue::Table(table) => {
            push("table");
            let mut alignments: String = table
                .alignments
                .iter()
                .map(|alignment| match alignment {
                    TableAlignment::None => '-',
                    TableAlignment::Left => '<',
                    TableAlignment::Center => '|',
                    TableAlignment::Right => '>',
                })
                .collect();
            alignments.truncate(alignments.trim_end_matches('-').len());
            out.push(alignments);
            close = "/table";
        }
        NodeValue::TableRow(_) => push("tr"),
        NodeValue::TableCell => {
            // Empty cells only hold places.
            if node.first_child().is_some() {
                push("td");
            }
        }
        NodeValue::HtmlBlock(html) => {
            if html.literal.trim() != "" {
                push("html");
                out.push(html_text(&html.literal));
            }
        }
        NodeValue::Alert(alert) => {
            push(match alert.alert_type {
                AlertType::Note => "alert note",
                AlertType::Tip => "alert tip",
                AlertType::Important => "alert important",
                AlertType::Warning => "alert warning",
                AlertType::Caution => "alert caution",
            });
            close = "/alert";
        }
        NodeValue::Callout(callout) => {
            push(&format!("callout {}", callout.callout_type));
            close = "/callout";
        }
        NodeValue::CalloutTitle => {
            push("title");
            close = "/title";
        }
        NodeValue::FootnoteDefinition(note) => {
            push(&format!("note {}", note.name));
            close = "/note";
        }
        NodeValue::FootnoteReference(note) => push(&format!("^{}", note.name)),
        NodeValue::Text(text) => out.push(without_marks(text)),
        NodeValue::SoftBreak => out.push(" ⟨soft⟩".to_owned()),
        NodeValue::LineBreak => push("br"),
        NodeValue::Code(code) => {
            push("`");
            out.push(without_marks(&code.literal));
            out.push("⟨`⟩".to_owned());
        }
        NodeValue::Math(math) => {
            let tex = without_marks(&math.literal.replace("\\vert{}", "|"));
            out.push(format!("⟨$⟩{}⟨$⟩", tex.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        NodeValue::HtmlInline(html) => {
            let name = html.trim_matches(['<', '>', ' ']);
            // Ruby is told by its parentheses.
            let name = if name.trim_start_matches('/') == "code" { "`" } else { name };
            if !["ruby", "rp", "rt"].contains(&name.trim_start_matches('/')) {
                push(name);
            }
        }
        NodeValue::Emph => {
            push("em");
            close = "/em";
        }
        NodeValue::Strong => {
            push("strong");
            close = "/strong";
        }
        NodeValue::Strikethrough => {
            push("del");
            close = "/del";
        }
        NodeValue::Highlight => {
            push("mark");
            close = "/mark";
        }
        NodeValue::Link(link) => {
            // Where links to the same page lead depends on what the headings are called.
            let own = link.url.strip_prefix(page).unwrap_or(&link.url);
            let to = if own.starts_with('#') { "#".to_owned() } else { address(&link.url) };
            push(&format!("a {to}"));
            close = "/a";
        }
        NodeValue::Image(link) => {
            push(&format!("img {}", address(&link.url)));
            close = "/img";
        }
        NodeValue::Document => {}
        other => out.push(format!("⟨{other:?}⟩")),
    }
    for child in node.children() {
        walk(child, flavour, page, out);
    }
    if !close.is_empty() {
        out.push(format!("⟨{close}⟩"));
    }
}

/// Joins texts, collapses white space, drops what says nothing.
fn tidy(events: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut in_text = false;
    for event in events {
        if event.starts_with('⟨') && event.ends_with('⟩') && event.matches('⟨').count() == 1 {
            all.push(event);
            in_text = false;
        } else if in_text && let Some(last) = all.last_mut() {
            last.push_str(&event);
        } else {
            all.push(event);
            in_text = true;
        }
    }
    for text in &mut all {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    all.retain(|text| !text.is_empty());
    all
}

/// The words that a list of events says.
pub(crate) fn words_of(events: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for event in events {
        let mut text = String::new();
        let mut in_mark = false;
        for c in event.chars() {
            match c {
                '⟨' => in_mark = true,
                '⟩' => {
                    in_mark = false;
                    text.push(' ');
                }
                _ if !in_mark => text.push(c),
                _ => {}
            }
        }
        all.extend(words(&text).map(str::to_owned));
    }
    all
}

/// The text of a piece of HTML, lines parted.
pub(crate) fn html_text(html: &str) -> String {
    let page = Page::from_html(html, "");
    in_words(&tree_text(&page.tree, &all_text(&page.tree), &|_| false, &Reading::default()))
}

/// All text nodes of a page that may be seen.
pub(crate) fn all_text(tree: &Tree) -> NodeSet {
    let mut keep = NodeSet::with_len(tree.len());
    for id in tree.all().filter(|&id| tree.text(id).is_some()) {
        if !tree.ancestors(id).any(|id| is_unseen(tree, id)) {
            keep.insert(id);
        }
    }
    keep
}

/// Everything on a page that may be seen: its text, and elements that are content themselves.
pub(crate) fn everything(page: &Page) -> NodeSet {
    let tree = &page.tree;
    let mut keep = all_text(tree);
    let content = [names::IMG, names::BR, names::HR, names::IFRAME, names::VIDEO, names::AUDIO];
    for id in tree.all() {
        if tree.element(id).is_some_and(|name| content.contains(&name))
            && !tree.ancestors(id).any(|id| is_unseen(tree, id))
        {
            keep.insert(id);
        }
    }
    keep
}

/// Elements whose text is none of the page's.
fn is_unseen(tree: &Tree, id: NodeId) -> bool {
    let unseen = [
        names::HEAD,
        names::SCRIPT,
        names::STYLE,
        names::TEMPLATE,
        names::NOSCRIPT,
        names::SVG,
        names::TITLE,
    ];
    tree.element(id).is_some_and(|name| unseen.contains(&name))
}

/// Elements that words do not reach across, written here a second time on purpose.
fn parts_words(tree: &Tree, id: NodeId) -> bool {
    const PARTS: &[&str] = &[
        "address",
        "article",
        "aside",
        "audio",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "iframe",
        "legend",
        "li",
        "listing",
        "main",
        "marquee",
        "math",
        "menu",
        "nav",
        "noframes",
        "ol",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "ruby",
        "rt",
        "rb",
        "rp",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "video",
        "xmp",
        "#shadow-root",
        "#document",
        "colgroup",
        "frame",
    ];
    tree.element(id).is_some_and(|name| PARTS.contains(&tree.name_text(name)))
        || match tree.attribute(id, names::ROLE) {
            Some("heading") => true,
            Some("listitem") => tree
                .parent(id)
                .is_some_and(|parent| tree.attribute(parent, names::ROLE) == Some("list")),
            _ => false,
        }
}

/// The text of the kept nodes without those that `replaced` names, one word apart where elements
/// part words; the text of heads comes first in what they are heads of, that of notes last.
pub(crate) fn tree_text(
    tree: &Tree,
    keep: &NodeSet,
    replaced: &dyn Fn(NodeId) -> bool,
    account: &Reading,
) -> String {
    let moved = &account.note_bodies;
    let mut main = String::new();
    let mut aside: Vec<String> = vec![String::new(); moved.len()];
    let mut open: Vec<NodeId> = Vec::new();
    let mut inside: Vec<(NodeId, usize)> = Vec::new();
    let mut next = NodeId::ROOT;
    while next < NodeId(tree.len() as u32) {
        let id = next;
        next = NodeId(id.0 + 1);
        while inside.pop_if(|(end, _)| *end <= id).is_some() {
            main.push(' ');
        }
        let started = moved.iter().position(|(_, body)| *body == id);
        if let Some(nth) = started {
            inside.push((tree.end(id), nth));
            main.push(' ');
        }
        let out = match inside.last() {
            Some((_, nth)) => &mut aside[*nth],
            None => &mut main,
        };
        while open.pop_if(|end| *end <= id).is_some() {
            out.push('\n');
        }
        if replaced(id) || account.heads.iter().any(|(_, head)| *head == id) {
            out.push(' ');
            next = tree.end(id);
            continue;
        }
        // White space in a drawing or a script is none of the page's.
        if is_unseen(tree, id) && !keep.any(tree.subtree(id)) {
            next = tree.end(id);
            continue;
        }
        for (_, head) in account.heads.iter().filter(|(whole, _)| *whole == id) {
            out.push('\n');
            let mut part = *head;
            let mut inside = Vec::new();
            while part < tree.end(*head) {
                while inside.pop_if(|end| *end <= part).is_some() {
                    out.push('\n');
                }
                if replaced(part) || is_unseen(tree, part) {
                    out.push(' ');
                    part = tree.end(part);
                    continue;
                }
                match tree.text(part) {
                    Some(text) if keep.contains(part) || text.trim().is_empty() => {
                        out.push_str(text);
                    }
                    None if parts_words(tree, part) => {
                        out.push('\n');
                        inside.push(tree.end(part));
                    }
                    _ => {}
                }
                part = NodeId(part.0 + 1);
            }
            out.push('\n');
        }
        match tree.text(id) {
            Some(text) if keep.contains(id) || text.trim().is_empty() => out.push_str(text),
            Some(_) => {}
            None if parts_words(tree, id) => {
                out.push('\n');
                open.push(tree.end(id));
            }
            None => {}
        }
    }
    let mut order: Vec<usize> = (0..moved.len()).collect();
    order.sort_by_key(|nth| moved[*nth]);
    for nth in order {
        main.push('\n');
        main.push_str(&aside[nth]);
    }
    visible(&main)
}

/// Drops what cannot be seen, on both sides of a comparison.
pub(crate) fn visible(text: &str) -> String {
    text.chars()
        .map(plain_letter)
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' | '\u{180e}' | '\0'..='\u{8}' | '\u{b}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}'))
        .collect()
}

/// Letters of formulas that stand for plain ones in running text are read as plain ones (Unicode,
/// Mathematical Alphanumeric Symbols).
fn plain_letter(c: char) -> char {
    let nth = |first: char, alphabet: u32| (c as u32 - first as u32) % alphabet;
    let plain = match c {
        '\u{1d400}'..='\u{1d6a3}' => match nth('\u{1d400}', 52) {
            upper @ 0..26 => 'A' as u32 + upper,
            lower => 'a' as u32 + lower - 26,
        },
        '\u{1d7ce}'..='\u{1d7ff}' => '0' as u32 + nth('\u{1d7ce}', 10),
        _ => return c,
    };
    char::from_u32(plain).unwrap_or(c)
}

/// The words of a document as the page has them: no formulas, alternative texts and titles.
pub(crate) fn document_words(document: &Document) -> Vec<String> {
    let mut text = String::new();
    document.for_each_text(&mut |source, piece| match source {
        Source::Text => text.push_str(piece),
        Source::Alt => {}
        _ => text.push('\n'),
    });
    words(&visible(&text)).map(str::to_owned).collect()
}
