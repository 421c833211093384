//! Citations as our pages ask for them: another wasm module, behind `citations.js`.

use crate::clipboard::Content;
use crate::settings::Citation;
use js_sys::{Array, Reflect};
use serde::Deserialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../citations.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn print(
        items: &str,
        style: &str,
        language: &str,
        format: &str,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    async fn quote(
        item: &str,
        style: &str,
        language: &str,
        passage: &str,
        link: &str,
        format: &str,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = exportItems)]
    async fn export_items(items: &str, format: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    async fn locales() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch)]
    async fn search(text: &str, limit: u32) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = titleOf)]
    async fn title_of(style: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = ownStyles)]
    async fn own_styles_object() -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = addOwnStyle)]
    async fn add_own(xml: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = removeOwnStyle)]
    async fn remove_own(name: &str) -> Result<(), JsValue>;
}

/// A style that was found.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct FoundStyle {
    /// Its name in the package.
    pub(crate) name: String,
    /// What people call it.
    pub(crate) title: String,
}

/// What a citation can be, besides the exports: name in settings and message.
pub(crate) const KINDS: [(&str, &str); 3] = [
    ("reference", "citation_reference"),
    ("in-text", "citation_in_text"),
    ("note", "citation_note"),
];

/// The citation of items (CSL-JSON), as the reader set it.
///
/// # Errors
/// Where the style cannot be opened; the value says why in a sentence.
pub(crate) async fn content(items: &str, wanted: &Citation) -> Result<Content, JsValue> {
    match wanted.kind.as_str() {
        "reference" | "in-text" | "note" => {
            let text = one(items, wanted, "text").await?;
            let html = one(items, wanted, "html").await?;
            Ok(Content { text, html: Some(html) })
        }
        export => {
            let text = export_items(items, export).await?.as_string().unwrap_or_default();
            Ok(Content { text, html: None })
        }
    }
}

async fn one(items: &str, wanted: &Citation, format: &str) -> Result<String, JsValue> {
    let printed = printed(items, wanted, format).await?;
    Ok(if wanted.kind == "reference" { printed.references } else { printed.citations }.join("\n"))
}

/// What is printed of items.
pub(crate) struct Printed {
    /// The list of references, sorted.
    pub(crate) references: Vec<String>,
    /// What stands in the text or in a note, item by item.
    citations: Vec<String>,
}

/// Items printed in the reader's style and language.
///
/// # Errors
/// As [`content`].
pub(crate) async fn printed(
    items: &str,
    wanted: &Citation,
    format: &str,
) -> Result<Printed, JsValue> {
    let printed = print(items, &wanted.style, &wanted.locale, format).await?;
    let list =
        |name: &str| -> Result<Array, JsValue> { Reflect::get(&printed, &name.into())?.dyn_into() };
    let entry = |entry: JsValue| Reflect::get(&entry, &"text".into()).ok()?.as_string();
    Ok(Printed {
        references: list("references")?.iter().filter_map(entry).collect(),
        citations: list("citations")?.iter().filter_map(|text| text.as_string()).collect(),
    })
}

/// A passage with its source.
///
/// # Errors
/// As [`content`].
pub(crate) async fn quoted(
    item: &str,
    wanted: &Citation,
    passage: &str,
    link: &str,
    format: &str,
) -> Result<String, JsValue> {
    let quoted = quote(item, &wanted.style, &wanted.locale, passage, link, format).await?;
    Ok(quoted.as_string().unwrap_or_default())
}

/// Styles that match what was typed, best first.
pub(crate) async fn find_styles(typed: &str, limit: u32) -> Result<Vec<FoundStyle>, JsValue> {
    Ok(serde_wasm_bindgen::from_value(search(typed, limit).await?)?)
}

/// What people call a style.
pub(crate) async fn style_title(style: &str) -> String {
    title_of(style).await.ok().and_then(|title| title.as_string()).unwrap_or(style.to_owned())
}

/// BCP 47 names of the languages that citations can be in.
pub(crate) async fn languages() -> Result<Vec<String>, JsValue> {
    Ok(serde_wasm_bindgen::from_value(locales().await?)?)
}

/// Names of the reader's own styles.
pub(crate) async fn own_styles() -> Vec<String> {
    let own = own_styles_object().await.unwrap_or(JsValue::UNDEFINED);
    let own = js_sys::Object::try_from(&own).map(js_sys::Object::keys).unwrap_or_default();
    own.iter().filter_map(|name| name.as_string()).collect()
}

/// Takes in a style of the reader's own; gives its name.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub(crate) async fn add_own_style(xml: &str) -> Result<String, String> {
    let added = add_own(xml).await;
    let text = |value: &JsValue| value.as_string();
    match added {
        Ok(name) => Ok(text(&name).unwrap_or_default()),
        Err(error) => Err(text(&error).unwrap_or_else(|| format!("{error:?}"))),
    }
}

/// Forgets a style of the reader's own.
pub(crate) async fn remove_own_style(name: &str) {
    let _ = remove_own(name).await;
}
