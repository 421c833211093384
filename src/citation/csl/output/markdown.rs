//! CommonMark; what it has no mark for is written as HTML, which it allows.

use super::OutputFormat;
use crate::citation::csl::style::{Display, Tag};

pub(super) const MARKDOWN: OutputFormat = OutputFormat {
    id: "markdown",
    name: "Markdown",
    media_type: "text/markdown",
    folds_spaces: false,
    markup,
    escape,
};

fn markup(tag: Tag) -> (&'static str, &'static str) {
    match tag {
        Tag::Italic | Tag::Oblique => ("*", "*"),
        Tag::Bold => ("**", "**"),
        Tag::SmallCaps => ("<span style=\"font-variant:small-caps\">", "</span>"),
        Tag::Underline => ("<u>", "</u>"),
        Tag::Superscript => ("<sup>", "</sup>"),
        Tag::Subscript => ("<sub>", "</sub>"),
        Tag::Display(Display::LeftMargin) => ("", " "),
        Tag::Display(Display::Block | Display::Indent) => ("  \n", ""),
        _ => ("", ""),
    }
}

/// Escapes the characters that could begin markup (CommonMark 0.31, section
/// 2.4). Line breaks become spaces: a citation is one paragraph.
fn escape(text: &str, written: &mut String) {
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                written.push('\\');
                written.push(c);
            }
            '\r' | '\n' => written.push(' '),
            '\0' => {}
            _ => written.push(c),
        }
    }
}
