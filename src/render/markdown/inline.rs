//! Running text: inlines as the pieces of a line.

use super::super::html::{element_of, escape as escape_html};
use super::super::{Flavour, Images};
use super::line::{Line, Marks, Piece, Place};
use super::link::{destination, title_part};
use super::{Writer, pandoc};
use crate::document::{Inline, Style};
use crate::single_spaced::single_spaced;

impl Writer<'_> {
    /// Running text as Markdown.
    pub(super) fn line(&mut self, content: &[Inline], place: Place) -> String {
        let mut line = Line::default();
        self.pieces(content, place, &mut line);
        let labels = &self.labels;
        line.write(self.flavour, place, self.options.escaping, &|label| labels.contains(label))
    }

    pub(super) fn pieces(&mut self, content: &[Inline], place: Place, line: &mut Line) {
        for inline in content {
            self.piece(inline, place, line);
        }
    }

    fn piece(&mut self, inline: &Inline, place: Place, line: &mut Line) {
        match inline {
            Inline::Text(text) => push_text(line, text),
            // No backslash before a pipe can be written as code in a cell.
            Inline::Code(text) if place.cell && text.contains("\\|") => {
                let mut html = "<code>".to_owned();
                for c in text.chars() {
                    match c.is_ascii_punctuation() {
                        true => html.push_str(&format!("&#{};", c as u32)),
                        false => html.push(c),
                    }
                }
                push_raw(line, html + "</code>");
            }
            Inline::Code(text) => push_raw(line, code_span(text, place.cell)),
            Inline::Styled(style, inner) => self.styled(*style, inner, place, line),
            Inline::Math(math) if self.flavour == Flavour::CommonMark => {
                push_text(line, &format!("${}$", math.tex));
            }
            Inline::Math(math) => {
                let tex = single_spaced(&math.tex);
                let tex = if place.cell { tex.replace('|', "\\vert{}") } else { tex };
                let marks = if math.display { "$$" } else { "$" };
                push_raw(line, format!("{marks}{tex}{marks}"));
            }
            Inline::LineBreak => line.pieces.push(Piece::Break),
            Inline::Link(link) => self.link(link, place, line),
            Inline::Image(image) => match self.options.images {
                Images::Keep => {
                    line.pieces.push(Piece::LinkOpen(true));
                    push_text(line, &image.alt);
                    let address = destination(&image.address, place.cell, self.flavour);
                    line.pieces.push(Piece::LinkClose(format!(
                        "]({address}{})",
                        title_part(&image.title)
                    )));
                }
                Images::AltText => push_text(line, &image.alt),
                Images::None => {}
            },
            Inline::NoteReference(index) => self.note_reference(*index, line),
            Inline::Abbreviation { content, .. } => self.pieces(content, place, line),
            Inline::Span { language, direction, content } => {
                let attributes = pandoc::attributes(language.as_deref(), *direction);
                if self.flavour != Flavour::Pandoc || attributes.is_empty() {
                    return self.pieces(content, place, line);
                }
                line.pieces.push(Piece::LinkOpen(false));
                self.pieces(content, place, line);
                line.pieces.push(Piece::LinkClose(format!("]{{{attributes}}}")));
            }
            Inline::Ruby(parts) => {
                let mut html = "<ruby>".to_owned();
                for (base, reading) in parts {
                    escape_html(base, &mut html);
                    html.push_str("<rp>(</rp><rt>");
                    escape_html(reading, &mut html);
                    html.push_str("</rt><rp>)</rp>");
                }
                html.push_str("</ruby>");
                push_raw(line, html);
            }
        }
    }

    fn note_reference(&mut self, index: usize, line: &mut Line) {
        if !self.options.notes || self.document.notes.get(index).is_none() {
            return;
        }
        match self.flavour {
            Flavour::CommonMark => push_raw(line, format!("<sup>{}</sup>", index + 1)),
            _ => push_raw(line, format!("[^{}]", index + 1)),
        }
    }

    fn styled(&mut self, style: Style, content: &[Inline], place: Place, line: &mut Line) {
        let choices: &'static [&'static str] = match (style, self.flavour) {
            // Pandoc's underscores mark nothing inside a word.
            (Style::Emphasis, Flavour::Pandoc) => &["*"],
            (Style::Strong, Flavour::Pandoc) => &["**"],
            (Style::Emphasis, _) => &["*", "_"],
            (Style::Strong, _) => &["**", "__"],
            (Style::Strikethrough, Flavour::CommonMark) => &[],
            (Style::Strikethrough, _) => &["~~"],
            (Style::Highlight, Flavour::Obsidian) => &["=="],
            (Style::Quotation, _) => {
                push_text(line, "“");
                self.pieces(content, place, line);
                push_text(line, "”");
                return;
            }
            (Style::Superscript | Style::Subscript, Flavour::Pandoc) => {
                // "[^" would begin a note.
                let begins_link = matches!(line.pieces.last(), Some(Piece::LinkOpen(_)));
                if let [Inline::Text(text)] = content
                    && !(begins_link && style == Style::Superscript)
                    && !text.is_empty()
                    && text.chars().all(|c| c.is_alphanumeric() || "+-=().,".contains(c))
                {
                    let mark = if style == Style::Superscript { '^' } else { '~' };
                    push_raw(line, format!("{mark}{text}{mark}"));
                    return;
                }
                &[]
            }
            _ => &[],
        };
        let number = line.styles.len();
        line.styles.push(Marks { choices, element: element_of(style), chosen: 0 });
        line.pieces.push(Piece::Open(number));
        self.pieces(content, place, line);
        line.pieces.push(Piece::Close(number));
    }
}

fn push_text(line: &mut Line, text: &str) {
    if text.is_empty() {
        return;
    }
    let text = text.replace(['\n', '\r'], " ");
    match line.pieces.last_mut() {
        Some(Piece::Text(last)) => last.push_str(&text),
        _ => line.pieces.push(Piece::Text(text)),
    }
}

pub(super) fn push_raw(line: &mut Line, text: String) {
    if !text.is_empty() {
        line.pieces.push(Piece::Raw(text));
    }
}

/// A code span, with marks longer than any run of backticks in it (CommonMark, section 6.1).
fn code_span(code: &str, cell: bool) -> String {
    let code = code.replace('\n', " ");
    // Inside a cell a pipe is escaped even in code (GFM, section 4.10).
    let code = if cell { code.replace('|', "\\|") } else { code };
    let mut length = 1;
    while code.split(|c| c != '`').any(|run| run.len() == length) {
        length += 1;
    }
    let marks = "`".repeat(length);
    let spaced = code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let pad = if code.starts_with('`') || code.ends_with('`') || spaced { " " } else { "" };
    format!("{marks}{pad}{code}{pad}{marks}")
}
