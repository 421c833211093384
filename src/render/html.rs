//! HTML: semantic, safe, self-contained. No scripts, no styles, no classes; only addresses that
//! lead somewhere.

mod inline;
mod table;

use super::Options;
use crate::document::{
    Block, Callout, CodeBlock, Document, Inline, List, ListItem, ListKind, Numbering, Post,
};
pub(super) use inline::element_of;

/// Writes the document as an HTML fragment: one `article` element.
pub fn html(document: &Document, options: &Options) -> String {
    Writer::new(document, options).whole("article")
}

/// The same for word processors and mail programs; see [`super::rich()`].
pub(super) fn html_for_clipboard(document: &Document, options: &Options) -> String {
    let mut writer = Writer::new(document, options);
    writer.clipboard = true;
    writer.whole("div")
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
    /// The whole document in an element that says its language and direction.
    fn whole(mut self, element: &str) -> String {
        self.out.push_str(&format!("<{element}"));
        self.attribute("lang", self.document.language.as_deref().unwrap_or(""));
        self.attribute("dir", self.document.direction.as_dir());
        self.out.push_str(">\n");
        self.body();
        self.out.push_str(&format!("</{element}>\n"));
        self.out
    }

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
            Block::CodeBlock(code) => self.code(code),
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
            Block::Callout(callout) => self.callout(callout),
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
                self.out.push_str("<p>");
                let content = [Inline::Text(embed.label().to_owned())];
                self.link(&embed.address, "", &content);
                self.out.push_str("</p>\n");
            }
            Block::Post(post) => self.post(post),
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

    fn code(&mut self, code: &CodeBlock) {
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

    fn callout(&mut self, callout: &Callout) {
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

    fn post(&mut self, post: &Post) {
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
