//! Plain values to and from JavaScript.
//!
//! Out they go field by field. In they come by way of JSON text: the core reads JSON anyway (pages
//! are full of it), so nothing more has to be loaded for this. It writes none with that library, whose
//! way with numbers weighs as much as a whole renderer; items write their own.

use js_sys::JSON;
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::JsValue;

/// A value as JavaScript has it.
///
/// # Errors
/// None for what is made of text, numbers, lists and named fields.
pub(crate) fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

/// A value of JavaScript's; null for what JSON cannot tell.
pub(crate) fn from_js(value: &JsValue) -> Value {
    let text = JSON::stringify(value).map(String::from).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}
