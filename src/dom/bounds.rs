//! Keeps what a page opens within bounds.
//!
//! The tree construction of the HTML Standard looks through the stack of open elements at nearly
//! every tag, so its work grows with the square of the depth. Browsers therefore stop nesting at
//! some depth (Chromium and WebKit: 512 levels) and go on flat. This stands between tokenizer
//! and tree builder and does the same: beyond the limit a start tag is passed over, together
//! with the end tag that would have closed it; all text stays.
//!
//! Nor does it let what `noscript` holds reach beyond its end. To a browser that runs scripts it is
//! text, up to the end tag; to us it is elements, and `<iframe src="…" />` (which closes nothing in
//! HTML) would take in the rest of the page, as it does where scripts are off.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::TreeBuilder;
use html5ever::{LocalName, local_name};

use super::linked::Ref;
use super::parse::Sink;

/// As deep as Chromium goes.
pub(super) const MOST_LEVELS: u32 = 512;

/// An element keeps its first attributes, up to so many: whether one of the name is there already is
/// asked for each, so the work grows with the square.
pub(super) const MOST_ATTRIBUTES: usize = 1024;

/// A tree builder that never sees more than [`MOST_LEVELS`] elements inside each other, and none that
/// reaches out of the `noscript` it is in.
pub(super) struct Bounds<'a> {
    builder: TreeBuilder<Ref<'a>, Sink<'a>>,
    /// Elements that were not opened and whose end tags are still to come, by name.
    passed_over: RefCell<HashMap<LocalName, u32>>,
    in_noscript: Cell<bool>,
}

impl<'a> Bounds<'a> {
    pub(super) fn new(builder: TreeBuilder<Ref<'a>, Sink<'a>>) -> Bounds<'a> {
        Bounds { builder, passed_over: RefCell::default(), in_noscript: Cell::new(false) }
    }

    /// Where the builder puts what it makes.
    pub(super) fn sink(&self) -> &Sink<'a> {
        &self.builder.sink
    }

    /// Whether the tag is to be passed over.
    fn passes_over(&self, kind: TagKind, name: &LocalName, self_closing: bool) -> bool {
        match kind {
            TagKind::StartTag if self.builder.sink.depth() < MOST_LEVELS => false,
            TagKind::StartTag if self_closing || has_no_end_tag(name) => false,
            TagKind::StartTag => {
                *self.passed_over.borrow_mut().entry(name.clone()).or_insert(0) += 1;
                true
            }
            TagKind::EndTag => {
                let mut passed_over = self.passed_over.borrow_mut();
                let Some(waiting) = passed_over.get_mut(name).filter(|waiting| **waiting > 0)
                else {
                    return false;
                };
                *waiting -= 1;
                true
            }
        }
    }
}

/// Elements that cannot nest (and those whose start tag changes how the tokenizer reads on).
fn has_no_end_tag(name: &LocalName) -> bool {
    matches!(
        &**name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "plaintext"
    )
}

impl<'a> TokenSink for Bounds<'a> {
    type Handle = Ref<'a>;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Ref<'a>> {
        let Token::TagToken(tag) = &token else { return self.builder.process_token(token, line) };
        if self.passes_over(tag.kind, &tag.name, tag.self_closing) {
            return TokenSinkResult::Continue;
        }
        if tag.name == local_name!("noscript") {
            self.in_noscript.set(tag.kind == TagKind::StartTag);
        }
        if self.in_noscript.get() && tag.self_closing && tag.name == local_name!("iframe") {
            let mut end = tag.clone();
            end.kind = TagKind::EndTag;
            end.self_closing = false;
            end.attrs.clear();
            // What this answers would have the tokenizer look for the end tag.
            let _ = self.builder.process_token(token, line);
            return self.builder.process_token(Token::TagToken(end), line);
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
