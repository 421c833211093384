//! Plain text: the words without their formatting.

use super::OutputFormat;
use crate::citation::csl::style::{Display, Tag};

pub(super) const PLAIN: OutputFormat = OutputFormat {
    id: "text",
    name: "Plain text",
    media_type: "text/plain",
    folds_spaces: false,
    markup: |tag| match tag {
        Tag::Display(Display::LeftMargin) => ("", " "),
        Tag::Display(Display::Block | Display::Indent) => ("\n", ""),
        _ => ("", ""),
    },
    escape: |text, written| written.extend(text.chars().filter(|c| *c != '\0')),
};
