//! Running text as HTML.

use super::super::{Images, Links};
use super::{Writer, escape};
use crate::document::{Inline, Style};

impl Writer<'_> {
    pub(super) fn inlines(&mut self, content: &[Inline]) {
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

    pub(super) fn link(&mut self, address: &str, title: &str, content: &[Inline]) {
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
}

/// The element that says the same as a style.
pub(in crate::render) fn element_of(style: Style) -> &'static str {
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
