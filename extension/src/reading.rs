//! A page that was read: constructed once from the walker's string, rendered as often as asked.

use verbatim::citation::from_metadata;
use verbatim::citation::item::Item;
use verbatim::document::{Document, count_words, read_nodes};
use verbatim::dom::NodeId;
use verbatim::extract::NodeSet;
use verbatim::metadata::Metadata;
use verbatim::render::{self, Options};
use verbatim::trace::{LeftOut, Note};
use wasm_bindgen::prelude::*;

/// One page, read.
#[wasm_bindgen]
pub struct Reading {
    flow: verbatim::Reading,
}

#[wasm_bindgen]
impl Reading {
    /// Reads what the walker wrote.
    ///
    /// # Errors
    /// A string that is no snapshot.
    #[wasm_bindgen(constructor)]
    pub fn new(wire: &str) -> Result<Reading, JsError> {
        Ok(Self { flow: verbatim::Reading::from_snapshot(wire)? })
    }

    /// The article as plain text, with the headline first.
    pub fn text(&self) -> String {
        self.render("text")
    }

    /// The article as Markdown, with the headline first.
    pub fn markdown(&self) -> String {
        self.render("markdown")
    }

    fn render(&self, format: &str) -> String {
        let options = Options { headline: true, ..Options::default() };
        let format = render::format(format).unwrap_or(&render::FORMATS[0]);
        (format.render)(self.flow.document(), &options)
    }
}

impl Reading {
    /// The article.
    pub(crate) fn document(&self) -> &Document {
        self.flow.document()
    }

    /// What the reader has selected on the page.
    pub(crate) fn selection(&self) -> Option<Document> {
        self.flow.selection()
    }

    /// The page's address.
    pub(crate) fn url(&self) -> &str {
        &self.flow.page().header.url
    }

    /// The page's host name; empty where it has none.
    pub(crate) fn host(&self) -> String {
        web_sys::Url::new(self.url()).map(|url| url.hostname()).unwrap_or_default()
    }

    /// All text of the page, a block a line: what a search in the page would find.
    pub(crate) fn visible_text(&self) -> String {
        let page = self.flow.page();
        let mut all = NodeSet::with_len(page.tree.len());
        all.insert_range(page.tree.subtree(NodeId::ROOT));
        read_nodes(page, &all).document.block_texts().join("\n")
    }

    /// Whether there is no text at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.flow.is_empty()
    }

    /// What the page tells about itself.
    pub(crate) fn metadata(&self) -> &Metadata {
        self.flow.metadata()
    }

    /// The item for references, of metadata that the reader may have corrected.
    pub(crate) fn item(&self, metadata: &Metadata) -> Item {
        from_metadata::item(metadata, "page", self.flow.today())
    }

    /// How many words the article has.
    pub(crate) fn word_count(&self) -> usize {
        self.flow.document().word_count()
    }

    /// What was left out of the article.
    pub(crate) fn left_out(&self) -> &[LeftOut] {
        &self.flow.trace().left_out
    }

    /// What the reader should know about how the page was read.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.flow.trace().notes
    }

    /// Puts a left-out part back into the article, or takes it out again.
    pub(crate) fn put_back(&mut self, part: usize, back: bool) {
        self.flow.revise(|page, article| {
            let Some(part) = article.trace.left_out.get(part) else { return };
            for &node in &part.nodes {
                for id in page.tree.subtree(node).map(NodeId) {
                    if back {
                        article.keep.insert(id);
                    } else {
                        article.keep.remove(id);
                    }
                }
            }
        });
    }
}

/// How many words a text has, in any script.
pub(crate) fn words(text: &str) -> usize {
    count_words(text)
}
