//! The events that a document is.

use verbatim::document::{
    Alignment, Block, Callout, Document, Inline, Link, List, ListKind, Note, Post, Source, Style,
    Table,
};
use verbatim::render::{Flavour, Options};

use super::event::{address, in_words, tidy, without_marks};

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
            Block::Callout(callout) => self.callout(callout),
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
                self.push("p");
                self.push(&format!("a {}", address(&embed.address)));
                self.own_text(embed.label());
                self.push("/a");
                self.push("/p");
            }
            Block::Post(post) => self.post(post),
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

    fn callout(&mut self, callout: &Callout) {
        let title = plain(&callout.title);
        let named = title.is_empty()
            || title.trim().trim_end_matches(':').eq_ignore_ascii_case(&callout.kind);
        let github =
            ["note", "tip", "important", "warning", "caution"].contains(&callout.kind.as_str());
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

    fn post(&mut self, post: &Post) {
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
