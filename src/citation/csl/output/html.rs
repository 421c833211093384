//! HTML, with the class names and character references the CSL test suite
//! uses.

use super::OutputFormat;
use crate::citation::csl::style::{Display, Tag};

pub(super) const HTML: OutputFormat = OutputFormat {
    id: "html",
    name: "HTML",
    media_type: "text/html",
    folds_spaces: true,
    markup,
    escape,
};

fn markup(tag: Tag) -> (&'static str, &'static str) {
    match tag {
        Tag::Italic => ("<i>", "</i>"),
        Tag::Oblique => ("<em>", "</em>"),
        Tag::Upright => ("<span style=\"font-style:normal;\">", "</span>"),
        Tag::SmallCaps => ("<span style=\"font-variant:small-caps;\">", "</span>"),
        Tag::NormalVariant => ("<span style=\"font-variant:normal;\">", "</span>"),
        Tag::Bold => ("<b>", "</b>"),
        Tag::NormalWeight => ("<span style=\"font-weight:normal;\">", "</span>"),
        Tag::Underline => ("<span style=\"text-decoration:underline;\">", "</span>"),
        Tag::NoDecoration => ("<span style=\"text-decoration:none;\">", "</span>"),
        Tag::Superscript => ("<sup>", "</sup>"),
        Tag::Subscript => ("<sub>", "</sub>"),
        Tag::Baseline => ("<span style=\"baseline\">", "</span>"),
        Tag::Display(Display::Block) => ("\n\n    <div class=\"csl-block\">", "</div>\n"),
        Tag::Display(Display::LeftMargin) => ("\n    <div class=\"csl-left-margin\">", "</div>"),
        Tag::Display(Display::RightInline) => ("<div class=\"csl-right-inline\">", "</div>\n  "),
        Tag::Display(Display::Indent) => ("<div class=\"csl-indent\">", "</div>\n  "),
        _ => ("", ""),
    }
}

fn escape(text: &str, written: &mut String) {
    for c in text.chars() {
        match c {
            '&' => written.push_str("&#38;"),
            '<' => written.push_str("&#60;"),
            '>' => written.push_str("&#62;"),
            '\0' => {}
            _ => written.push(c),
        }
    }
}
