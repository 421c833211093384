//! The WebExtension API and our own small scripts, as far as the core calls them: declared here
//! and nowhere else. Both browsers know `chrome` with promises.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The tabs that match a query.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = query)]
    pub(crate) async fn query_tabs(query: &JsValue) -> Result<JsValue, JsValue>;

    /// A text of the reader's language; empty where there is none of this name.
    #[wasm_bindgen(js_namespace = ["chrome", "i18n"], js_name = getMessage)]
    pub(crate) fn get_message(name: &str, substitutions: Vec<String>) -> String;
}

#[wasm_bindgen(raw_module = "../read.js")]
extern "C" {
    /// Runs the walker in a tab; gives its string, or throws an object whose `reason` names the
    /// message that says why not.
    #[wasm_bindgen(catch, js_name = readPage)]
    pub(crate) async fn read_page(tab: i32) -> Result<JsValue, JsValue>;
}
