//! Rich text for the clipboard: HTML that word processors and mail programs take well, with plain
//! text beside it.
//!
//! Those programs know little of HTML5 and drop forms: tables get visible borders, code a typeface,
//! boxes of tasks become characters, figures and notes beside the text become paragraphs and
//! quotations.

use super::{Options, html, plain_text};
use crate::document::Document;

/// What is put on the clipboard together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rich {
    /// For `text/html`.
    pub html: String,
    /// For `text/plain`.
    pub text: String,
}

/// Writes a document for the clipboard.
pub fn rich(document: &Document, options: &Options) -> Rich {
    Rich { html: rich_html(document, options), text: plain_text(document, options) }
}

/// The HTML half alone.
pub(super) fn rich_html(document: &Document, options: &Options) -> String {
    format!("<meta charset=\"utf-8\">\n{}", html::html_for_clipboard(document, options))
}
