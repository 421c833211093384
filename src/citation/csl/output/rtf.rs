//! Rich Text Format 1.9: the text of a paragraph, to be put into a document.

use super::OutputFormat;
use crate::citation::csl::style::{Display, Tag};

pub(super) const RTF: OutputFormat = OutputFormat {
    id: "rtf",
    name: "Rich Text (RTF)",
    media_type: "text/rtf",
    folds_spaces: false,
    markup,
    escape,
};

fn markup(tag: Tag) -> (&'static str, &'static str) {
    match tag {
        Tag::Italic | Tag::Oblique => ("{\\i ", "}"),
        Tag::Upright => ("{\\i0 ", "}"),
        Tag::SmallCaps => ("{\\scaps ", "}"),
        Tag::NormalVariant => ("{\\scaps0 ", "}"),
        Tag::Bold => ("{\\b ", "}"),
        Tag::NormalWeight => ("{\\b0 ", "}"),
        Tag::Underline => ("{\\ul ", "}"),
        Tag::NoDecoration => ("{\\ulnone ", "}"),
        Tag::Superscript => ("{\\super ", "}"),
        Tag::Subscript => ("{\\sub ", "}"),
        Tag::Display(Display::LeftMargin) => ("", "\\tab "),
        Tag::Display(Display::Block) => ("\\line ", "\\line "),
        Tag::Display(Display::Indent) => ("\\line\\tab ", ""),
        _ => ("", ""),
    }
}

/// Escapes RTF's own characters and writes what is not ASCII as UTF-16 code
/// units, signed, each followed by a question mark for old readers.
fn escape(text: &str, written: &mut String) {
    let mut units = [0; 2];
    for c in text.chars() {
        match c {
            '\\' | '{' | '}' => {
                written.push('\\');
                written.push(c);
            }
            '\n' => written.push_str("\\line "),
            '\t' => written.push_str("\\tab "),
            ' '..='~' => written.push(c),
            _ if c.is_control() => {}
            _ => {
                for unit in c.encode_utf16(&mut units) {
                    written.push_str("\\u");
                    written.push_str(&(*unit as i16).to_string());
                    written.push('?');
                }
            }
        }
    }
}
