//! Plain text: blocks separated by blank lines, lists with their marks, aligned tables, notes
//! numbered at the end. What people expect when they paste into a mail or a form.

mod shifted;
mod table;

use super::lines::Lines;
use super::{Images, Links, Options};
use crate::document::{Block, Document, Inline, List, ListItem, ListKind, Numbering, Style};
use crate::numeral::{letters, roman};

/// Writes the document as plain text, without a newline at the end.
pub fn plain_text(document: &Document, options: &Options) -> String {
    let mut writer = Writer { document, options, addresses: Vec::new() };
    let mut out = Lines::new(Some(document.direction), options.wrap);
    if options.headline && !document.headline.is_empty() {
        let headline = writer.inlines(&document.headline);
        out.paragraph(&headline);
    }
    writer.blocks(&document.blocks, &mut out);
    if options.notes {
        for note in &document.notes {
            out.begin_block();
            out.push_indent(&format!("[{}] ", note.label), "");
            writer.blocks(&note.blocks, &mut out);
            out.pop_indent();
        }
    }
    for (nth, address) in writer.addresses.iter().enumerate() {
        if nth == 0 {
            out.begin_block();
        }
        out.line(&format!("[{}] {address}", link_label(document, nth)));
    }
    out.finish()
}

/// Numbers of links go on where the notes end.
fn link_label(document: &Document, nth: usize) -> usize {
    document.notes.len() + nth + 1
}

struct Writer<'a> {
    document: &'a Document,
    options: &'a Options,
    /// Addresses of links, when they are written at the end.
    addresses: Vec<String>,
}

impl Writer<'_> {
    fn blocks(&mut self, blocks: &[Block], out: &mut Lines) {
        for block in blocks {
            self.block(block, out);
        }
    }

    fn block(&mut self, block: &Block, out: &mut Lines) {
        match block {
            Block::Heading { content, .. } | Block::Paragraph(content) => {
                let text = self.inlines(content);
                out.paragraph(&text);
            }
            Block::ThematicBreak => out.paragraph("* * *"),
            Block::BlockQuote { blocks, .. } => self.blocks(blocks, out),
            Block::Division { direction, blocks, .. } => {
                let around = out.direction;
                out.direction = direction.or(around);
                self.blocks(blocks, out);
                out.direction = around;
            }
            Block::List(list) => self.list(list, out),
            Block::DefinitionList(definitions) => {
                for definition in definitions {
                    out.begin_block();
                    for term in &definition.terms {
                        let term = self.inlines(term);
                        out.lines(&term);
                    }
                    for blocks in &definition.definitions {
                        out.push_indent("    ", "    ");
                        out.tight += 1;
                        self.blocks(blocks, out);
                        out.tight -= 1;
                        out.pop_indent();
                    }
                }
            }
            Block::CodeBlock(code) => {
                out.paragraph(&code.title);
                out.begin_block();
                code.code.lines().for_each(|line| out.line(line));
            }
            Block::Table(table) => {
                self.blocks(&table.caption, out);
                table::write(table, out, &mut |blocks| self.cell(blocks));
            }
            Block::Figure { blocks, caption } => {
                self.blocks(blocks, out);
                self.blocks(caption, out);
            }
            Block::Callout(callout) => {
                let title = self.inlines(&callout.title);
                out.paragraph(&title);
                self.blocks(&callout.blocks, out);
            }
            Block::Details { summary, blocks } => {
                let summary = self.inlines(summary);
                out.paragraph(&summary);
                self.blocks(blocks, out);
            }
            Block::Embed(embed) if self.options.links == Links::Reference => {
                let label = self.label_of(&embed.address);
                out.paragraph(&format!("{} {label}", embed.label()));
            }
            // Without its address a player is nothing that text could show.
            Block::Embed(_) => {}
            Block::Post(post) => {
                out.paragraph(&post.byline());
                self.blocks(&post.blocks, out);
            }
        }
    }

    fn list(&mut self, list: &List, out: &mut Lines) {
        out.begin_block();
        if list.tight {
            out.tight += 1;
        }
        let width =
            list.items.iter().map(|item| mark(list.kind, item).chars().count()).max().unwrap_or(0);
        for item in &list.items {
            if !list.tight {
                out.begin_block();
            }
            if self.options.list_marks {
                let mark = mark(list.kind, item);
                out.push_indent(&format!("{mark:>width$} "), &" ".repeat(width + 1));
            } else {
                out.push_indent("", "");
            }
            self.blocks(&item.blocks, out);
            // An item that is a picture, say, has nothing for its mark to stand before.
            out.drop_indent();
        }
        if list.tight {
            out.tight -= 1;
        }
    }

    /// The text of a cell: its blocks as lines.
    fn cell(&mut self, blocks: &[Block]) -> String {
        let mut lines = Lines::default();
        lines.tight = 1;
        self.blocks(blocks, &mut lines);
        lines.finish()
    }

    fn inlines(&mut self, content: &[Inline]) -> String {
        let mut text = String::new();
        self.write_inlines(content, &mut text);
        text
    }

    fn write_inlines(&mut self, content: &[Inline], text: &mut String) {
        for inline in content {
            match inline {
                Inline::Text(own) | Inline::Code(own) => text.push_str(own),
                Inline::Styled(Style::Quotation, inner) => {
                    text.push('“');
                    self.write_inlines(inner, text);
                    text.push('”');
                }
                Inline::Styled(style @ (Style::Superscript | Style::Subscript), inner) => {
                    let start = text.len();
                    self.write_inlines(inner, text);
                    let (before, own) = text.split_at(start);
                    let italic = matches!(inner[..], [Inline::Styled(Style::Emphasis, _)]);
                    if let Some(shifted) = shifted::shifted(before, own, *style, italic) {
                        text.replace_range(start.., &shifted);
                    }
                }
                Inline::Styled(_, inner)
                | Inline::Abbreviation { content: inner, .. }
                | Inline::Span { content: inner, .. } => self.write_inlines(inner, text),
                Inline::Math(math) => text.push_str(&math.tex),
                Inline::LineBreak => text.push('\n'),
                Inline::Link(link) => {
                    self.write_inlines(&link.content, text);
                    if self.options.links == Links::Reference && !link.address.starts_with('#') {
                        let label = self.label_of(&link.address);
                        text.push(' ');
                        text.push_str(&label);
                    }
                }
                Inline::Image(image) => {
                    if self.options.images == Images::AltText {
                        text.push_str(&image.alt);
                    }
                }
                Inline::NoteReference(index) => {
                    if self.options.notes
                        && let Some(note) = self.document.notes.get(*index)
                    {
                        text.push('[');
                        text.push_str(&note.label);
                        text.push(']');
                    }
                }
                Inline::Ruby(parts) => {
                    for (base, reading) in parts {
                        text.push_str(base);
                        if !reading.is_empty() {
                            text.push('(');
                            text.push_str(reading);
                            text.push(')');
                        }
                    }
                }
            }
        }
    }

    fn label_of(&mut self, address: &str) -> String {
        let known = self.addresses.iter().position(|known| known == address);
        let nth = known.unwrap_or_else(|| {
            self.addresses.push(address.to_owned());
            self.addresses.len() - 1
        });
        format!("[{}]", link_label(self.document, nth))
    }
}

fn mark(kind: ListKind, item: &ListItem) -> String {
    let task = match item.task {
        Some(true) => "[x]",
        Some(false) => "[ ]",
        None => "",
    };
    match kind {
        ListKind::Bullet if task.is_empty() => "•".to_owned(),
        ListKind::Bullet => task.to_owned(),
        ListKind::Ordered(numbering) => {
            let number = number(numbering, item.number);
            if task.is_empty() { format!("{number}.") } else { format!("{number}. {task}") }
        }
    }
}

/// A number as its list writes it; what letters and Roman numerals cannot say stays decimal
/// (CSS Counter Styles, sections 6.1 and 6.2).
pub(crate) fn number(numbering: Numbering, number: i32) -> String {
    let lower = match numbering {
        Numbering::Decimal => None,
        Numbering::LowerLetter | Numbering::UpperLetter => {
            usize::try_from(number).ok().and_then(letters)
        }
        Numbering::LowerRoman | Numbering::UpperRoman => u32::try_from(number).ok().and_then(roman),
    };
    let written = match numbering {
        Numbering::UpperLetter | Numbering::UpperRoman => lower.map(|text| text.to_uppercase()),
        _ => lower,
    };
    written.unwrap_or_else(|| number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_their_list_says() {
        assert_eq!(number(Numbering::LowerLetter, 27), "aa");
        assert_eq!(number(Numbering::UpperRoman, 1994), "MCMXCIV");
        assert_eq!(number(Numbering::LowerRoman, 4000), "4000");
        assert_eq!(number(Numbering::LowerLetter, 0), "0");
        assert_eq!(number(Numbering::Decimal, -3), "-3");
    }
}
