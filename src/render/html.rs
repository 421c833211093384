//! HTML: semantic, safe, self-contained. No scripts, no styles, no classes; only addresses that
//! lead somewhere.

use super::{Images, Links, Options};
use crate::document::{
    Alignment, Block, Cell, Document, Inline, List, ListItem, ListKind, Numbering, Row, Style,
    Table,
};

/// Writes the document as an HTML fragment: one `article` element.
pub fn html(document: &Document, options: &Options) -> String {
    let mut writer = Writer::new(document, options);
    writer.out.push_str("<article");
    writer.attribute("lang", document.language.as_deref().unwrap_or(""));
    writer.attribute("dir", document.direction.as_dir());
    writer.out.push_str(">\n");
    writer.body();
    writer.out.push_str("</article>\n");
    writer.out
}

/// The same for word processors and mail programs; see [`super::rich()`].
pub(super) fn html_for_clipboard(document: &Document, options: &Options) -> String {
    let mut writer = Writer::new(document, options);
    writer.clipboard = true;
    writer.out.push_str("<div");
    writer.attribute("lang", document.language.as_deref().unwrap_or(""));
    writer.attribute("dir", document.direction.as_dir());
    writer.out.push_str(">\n");
    writer.body();
    writer.out.push_str("</div>\n");
    writer.out
}

/// Blocks alone, for formats that hold HTML inside.
pub(super) fn html_blocks(blocks: &[Block], document: &Document, options: &Options) -> String {
    let mut writer = Writer::new(document, options);
    writer.blocks(blocks);
    writer.out
}

/// Running text alone.
pub(super) fn inlines(
    content: &[Inline],
    document: &Document,
    options: &Options,
    out: &mut String,
) {
    let mut writer = Writer::new(document, options);
    writer.out = std::mem::take(out);
    writer.inlines(content);
    *out = writer.out;
}

struct Writer<'a> {
    document: &'a Document,
    options: &'a Options,
    out: String,
    addresses: Vec<String>,
    /// Whether word processors are to read it.
    clipboard: bool,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, options: &'a Options) -> Writer<'a> {
        Writer { document, options, out: String::new(), addresses: Vec::new(), clipboard: false }
    }
}

impl Writer<'_> {
    fn body(&mut self) {
        let document = self.document;
        if self.options.headline && !document.headline.is_empty() {
            self.heading(1, "", &document.headline);
        }
        self.blocks(&document.blocks);
        if self.options.notes && !document.notes.is_empty() {
            self.out.push_str("<section role=\"doc-endnotes\">\n<ol>\n");
            for (nth, note) in document.notes.iter().enumerate() {
                self.out.push_str(&format!("<li id=\"note-{}\">\n", nth + 1));
                self.blocks(&note.blocks);
                self.out.push_str("</li>\n");
            }
            self.out.push_str("</ol>\n</section>\n");
        }
        if !self.addresses.is_empty() {
            let addresses = std::mem::take(&mut self.addresses);
            self.out.push_str("<ol>\n");
            for address in addresses {
                self.out.push_str("<li>");
                self.text(&address);
                self.out.push_str("</li>\n");
            }
            self.out.push_str("</ol>\n");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn wrapped(&mut self, element: &str, blocks: &[Block]) {
        self.out.push_str(&format!("<{element}>\n"));
        self.blocks(blocks);
        self.out.push_str(&format!("</{element}>\n"));
    }

    fn line(&mut self, element: &str, content: &[Inline]) {
        self.out.push_str(&format!("<{element}>"));
        self.inlines(content);
        self.out.push_str(&format!("</{element}>\n"));
    }

    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        let level = super::shifted_level(level, self.options.heading_shift);
        self.out.push_str(&format!("<h{level}"));
        self.attribute("id", id);
        self.out.push('>');
        self.inlines(content);
        self.out.push_str(&format!("</h{level}>\n"));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, id, content } => self.heading(*level, id, content),
            Block::Paragraph(content) => self.line("p", content),
            Block::ThematicBreak => self.out.push_str("<hr>\n"),
            Block::BlockQuote { pull: false, blocks } => self.wrapped("blockquote", blocks),
            Block::BlockQuote { pull: true, blocks } => {
                self.wrapped(if self.clipboard { "blockquote" } else { "aside" }, blocks);
            }
            Block::List(list) => self.list(list),
            Block::DefinitionList(definitions) => {
                self.out.push_str("<dl>\n");
                for definition in definitions {
                    definition.terms.iter().for_each(|term| self.line("dt", term));
                    definition.definitions.iter().for_each(|blocks| self.compact("dd", blocks));
                }
                self.out.push_str("</dl>\n");
            }
            Block::CodeBlock(code) => {
                if !code.title.is_empty() {
                    self.out.push_str("<figure>\n<figcaption>");
                    self.text(&code.title);
                    self.out.push_str("</figcaption>\n");
                }
                self.out.push_str(if self.clipboard {
                    "<pre style=\"font-family:monospace\"><code"
                } else {
                    "<pre><code"
                });
                if !code.language.is_empty() {
                    self.attribute("class", &format!("language-{}", code.language));
                }
                self.out.push('>');
                // A parser drops a line end right after `pre`, not after `code`.
                self.text(&code.code);
                self.out.push_str("</code></pre>\n");
                if !code.title.is_empty() {
                    self.out.push_str("</figure>\n");
                }
            }
            Block::Table(table) => self.table(table),
            Block::Figure { blocks, caption } if self.clipboard => {
                self.blocks(blocks);
                self.blocks(caption);
            }
            Block::Figure { blocks, caption } => {
                self.out.push_str("<figure>\n");
                match blocks.as_slice() {
                    [Block::Paragraph(content)] => {
                        self.inlines(content);
                        self.out.push('\n');
                    }
                    _ => self.blocks(blocks),
                }
                self.compact("figcaption", caption);
                self.out.push_str("</figure>\n");
            }
            Block::Callout(callout) => {
                let element = if self.clipboard { "blockquote" } else { "aside" };
                self.out.push_str(&format!("<{element}>\n"));
                if !callout.title.is_empty() {
                    self.out.push_str("<p><strong>");
                    self.inlines(&callout.title);
                    self.out.push_str("</strong></p>\n");
                }
                self.blocks(&callout.blocks);
                self.out.push_str(&format!("</{element}>\n"));
            }
            Block::Details { summary, blocks } if self.clipboard => {
                self.out.push_str("<p><strong>");
                self.inlines(summary);
                self.out.push_str("</strong></p>\n");
                self.blocks(blocks);
            }
            Block::Details { summary, blocks } => {
                self.out.push_str("<details>\n");
                self.line("summary", summary);
                self.blocks(blocks);
                self.out.push_str("</details>\n");
            }
            Block::Embed(embed) => {
                let title = if embed.title.is_empty() { embed.kind.word() } else { &embed.title };
                self.out.push_str("<p>");
                let content = [Inline::Text(title.to_owned())];
                self.link(&embed.address, "", &content);
                self.out.push_str("</p>\n");
            }
            Block::Post(post) => {
                self.out.push_str("<article>\n");
                for (element, text) in [("cite", &post.author), ("time", &post.time)] {
                    if !text.is_empty() {
                        self.out.push_str(&format!("<p><{element}>"));
                        self.text(text);
                        self.out.push_str(&format!("</{element}></p>\n"));
                    }
                }
                self.blocks(&post.blocks);
                self.out.push_str("</article>\n");
            }
            Block::Division { language, direction, blocks } => {
                self.out.push_str("<div");
                self.attribute("lang", language.as_deref().unwrap_or(""));
                self.attribute("dir", direction.map_or("", |direction| direction.as_dir()));
                self.out.push_str(">\n");
                self.blocks(blocks);
                self.out.push_str("</div>\n");
            }
        }
    }

    /// An element whose single paragraph needs no `p`.
    fn compact(&mut self, element: &str, blocks: &[Block]) {
        match blocks {
            [Block::Paragraph(content)] => self.line(element, content),
            _ => self.wrapped(element, blocks),
        }
    }

    fn list(&mut self, list: &List) {
        let element = match list.kind {
            ListKind::Bullet => "ul",
            ListKind::Ordered(_) => "ol",
        };
        self.out.push_str(&format!("<{element}"));
        let numbers: Vec<i32> = list.items.iter().map(|item| item.number).collect();
        let falls =
            numbers.len() > 1 && numbers.windows(2).all(|two| two[1] == two[0].wrapping_sub(1));
        let step = if falls { -1 } else { 1 };
        if let ListKind::Ordered(numbering) = list.kind {
            let kind = match numbering {
                Numbering::Decimal => "",
                Numbering::LowerLetter => "a",
                Numbering::UpperLetter => "A",
                Numbering::LowerRoman => "i",
                Numbering::UpperRoman => "I",
            };
            self.attribute("type", kind);
            if falls {
                self.out.push_str(" reversed");
            }
            let natural = if falls { numbers.len() as i32 } else { 1 };
            if numbers.first().is_some_and(|first| *first != natural) {
                self.attribute("start", &numbers.first().copied().unwrap_or(1).to_string());
            }
        }
        self.out.push_str(">\n");
        let mut expected = numbers.first().copied().unwrap_or(1);
        for item in &list.items {
            self.out.push_str("<li");
            if element == "ol" && item.number != expected {
                self.attribute("value", &item.number.to_string());
            }
            expected = item.number.saturating_add(step);
            self.out.push('>');
            self.item(item, list.tight);
            self.out.push_str("</li>\n");
        }
        self.out.push_str(&format!("</{element}>\n"));
    }

    fn item(&mut self, item: &ListItem, tight: bool) {
        if let Some(done) = item.task.filter(|_| self.clipboard) {
            self.out.push_str(if done { "☑ " } else { "☐ " });
        } else if let Some(done) = item.task {
            self.out.push_str("<input type=\"checkbox\" disabled");
            self.out.push_str(if done { " checked> " } else { "> " });
        }
        match item.blocks.as_slice() {
            [Block::Paragraph(content), rest @ ..] if tight => {
                self.inlines(content);
                if !rest.is_empty() {
                    self.out.push('\n');
                }
                self.blocks(rest);
            }
            blocks => {
                self.out.push('\n');
                self.blocks(blocks);
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.out.push_str(if self.clipboard {
            "<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\">\n"
        } else {
            "<table>\n"
        });
        if !table.caption.is_empty() {
            self.compact("caption", &table.caption);
        }
        for (element, rows) in [("thead", &table.head), ("tbody", &table.body)] {
            if !rows.is_empty() {
                self.out.push_str(&format!("<{element}>\n"));
                rows.iter().for_each(|row| self.row(row, &table.alignments));
                self.out.push_str(&format!("</{element}>\n"));
            }
        }
        self.out.push_str("</table>\n");
    }

    fn row(&mut self, row: &Row, alignments: &[Alignment]) {
        self.out.push_str("<tr>\n");
        let mut column = 0;
        for cell in row {
            self.cell(cell, alignments.get(column).copied().unwrap_or_default());
            column += usize::from(cell.columns);
        }
        self.out.push_str("</tr>\n");
    }

    fn cell(&mut self, cell: &Cell, alignment: Alignment) {
        let element = if cell.header { "th" } else { "td" };
        self.out.push_str(&format!("<{element}"));
        for (name, span) in [("colspan", cell.columns), ("rowspan", cell.rows)] {
            if span > 1 {
                self.attribute(name, &span.to_string());
            }
        }
        self.attribute(
            "align",
            match alignment {
                Alignment::Default => "",
                Alignment::Left => "left",
                Alignment::Center => "center",
                Alignment::Right => "right",
            },
        );
        self.out.push('>');
        match cell.blocks.as_slice() {
            [Block::Paragraph(content)] => self.inlines(content),
            blocks => self.blocks(blocks),
        }
        self.out.push_str(&format!("</{element}>\n"));
    }

    fn inlines(&mut self, content: &[Inline]) {
        for inline in content {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(text),
            Inline::Code(text) => {
                self.out.push_str("<code>");
                self.text(text);
                self.out.push_str("</code>");
            }
            Inline::Styled(style, content) => {
                let element = element_of(*style);
                self.out.push_str(&format!("<{element}>"));
                self.inlines(content);
                self.out.push_str(&format!("</{element}>"));
            }
            Inline::Math(math) => {
                let (open, close) = if math.display { ("\\[", "\\]") } else { ("\\(", "\\)") };
                self.text(open);
                self.text(&math.tex);
                self.text(close);
            }
            Inline::LineBreak => self.out.push_str("<br>\n"),
            Inline::Link(link) => self.link(&link.address, &link.title, &link.content),
            Inline::Image(image) => match self.options.images {
                Images::Keep => {
                    self.out.push_str("<img");
                    self.attribute("src", &image.address);
                    self.out.push_str(" alt=\"");
                    escape(&image.alt, &mut self.out);
                    self.out.push('"');
                    self.attribute("title", &image.title);
                    self.out.push('>');
                }
                Images::AltText => self.text(&image.alt),
                Images::None => {}
            },
            Inline::NoteReference(index) => {
                if self.options.notes
                    && let Some(note) = self.document.notes.get(*index)
                {
                    self.out.push_str(&format!(
                        "<sup><a role=\"doc-noteref\" href=\"#note-{}\">",
                        index + 1
                    ));
                    self.text(&note.label);
                    self.out.push_str("</a></sup>");
                }
            }
            Inline::Abbreviation { expansion, content } => {
                self.out.push_str("<abbr");
                self.attribute("title", expansion);
                self.out.push('>');
                self.inlines(content);
                self.out.push_str("</abbr>");
            }
            Inline::Ruby(parts) => {
                self.out.push_str("<ruby>");
                for (base, reading) in parts {
                    self.text(base);
                    self.out.push_str("<rp>(</rp><rt>");
                    self.text(reading);
                    self.out.push_str("</rt><rp>)</rp>");
                }
                self.out.push_str("</ruby>");
            }
            Inline::Span { language, direction, content } => {
                self.out.push_str("<span");
                self.attribute("lang", language.as_deref().unwrap_or(""));
                self.attribute("dir", direction.map_or("", |direction| direction.as_dir()));
                self.out.push('>');
                self.inlines(content);
                self.out.push_str("</span>");
            }
        }
    }

    fn link(&mut self, address: &str, title: &str, content: &[Inline]) {
        let leads = address.starts_with('#') || crate::dom::address::is_safe(address);
        if self.options.links == Links::None || !leads {
            return self.inlines(content);
        }
        self.out.push_str("<a");
        self.attribute("href", address);
        self.attribute("title", title);
        self.out.push('>');
        self.inlines(content);
        self.out.push_str("</a>");
        if self.options.links == Links::Reference && !address.starts_with('#') {
            self.addresses.push(address.to_owned());
            self.out.push_str(&format!("<sup>{}</sup>", self.addresses.len()));
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
    }

    fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }
}

/// The element that says the same as a style.
pub(super) fn element_of(style: Style) -> &'static str {
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

/// Writes text so that HTML reads it as text, in elements and in quoted attributes.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{a0}' => out.push_str("&nbsp;"),
            _ => out.push(c),
        }
    }
}
