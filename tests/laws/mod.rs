//! The laws of rendering: what a parser of the format reads back is the document.
//!
//! A document and what an independent parser makes of its rendering are both written as a list of
//! events (blocks, styles, links, words), and the lists must be equal. For Markdown the parser is
//! comrak, for HTML html5ever. That the document itself has the words of the page is asked of the
//! page's tree.

#![allow(dead_code, unused_imports)] // each user of this module asks for a part of it

mod event;
mod expected;
mod page_words;
mod parsed;

pub(crate) use event::words_of;
pub(crate) use expected::expected;
pub(crate) use page_words::{all_text, document_words, everything, html_text, tree_text, visible};
pub(crate) use parsed::parsed;
