//! Plain values to and from JavaScript, by way of JSON text: the core reads and writes JSON anyway
//! (pages are full of it), so nothing more has to be loaded for this.

use js_sys::JSON;
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsValue;

/// A value as JavaScript has it.
///
/// # Errors
/// None for what is made of text, numbers, lists and named fields.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let text = serde_json::to_string(value).map_err(|error| error.to_string())?;
    JSON::parse(&text)
}

/// A value of JavaScript's; null for what JSON cannot tell.
pub(crate) fn from_js(value: &JsValue) -> Value {
    let text = JSON::stringify(value).map(String::from).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}
