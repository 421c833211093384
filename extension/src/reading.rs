//! A page that was read: constructed once from the walker's string, rendered as often as asked.

use verbatim::dom::{NodeId, Page, names};
use wasm_bindgen::prelude::*;

/// One page, read.
#[wasm_bindgen]
pub struct Reading {
    page: Page,
}

#[wasm_bindgen]
impl Reading {
    /// Reads what the walker wrote.
    ///
    /// # Errors
    /// A string that is no snapshot.
    #[wasm_bindgen(constructor)]
    pub fn new(wire: &str) -> Result<Reading, JsError> {
        Ok(Self { page: Page::from_snapshot(wire)? })
    }

    /// The article as plain text.
    pub fn text(&self) -> String {
        let tree = &self.page.tree;
        let body = tree.first(NodeId::ROOT, names::BODY).unwrap_or(NodeId::ROOT);
        tree.text_content(body).trim().to_owned()
    }
}
