//! The page that opens after installation: three sentences, and an article that forbids copying
//! to try it on.

use crate::browser_api::snapshot_of_element;
use crate::clipboard;
use crate::copies::COPIES;
use crate::core_client::Reading;
use crate::elements::{find, listen, listen_first, show};
use crate::messages::{count, say, say_with};
use crate::status;
use crate::storage;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Fills the page.
///
/// # Errors
/// Where the page is not the first-run page.
#[wasm_bindgen]
pub async fn first_run() -> Result<(), JsValue> {
    let blocked: HtmlElement = find("blocked")?;
    for event in ["contextmenu", "selectstart", "copy", "dragstart"] {
        listen_first(&blocked, event, |event| event.prevent_default());
    }
    listen(find::<HtmlElement>("copy-sample")?.as_ref(), "click", |_| {
        spawn_local(async {
            let said = match copy().await {
                Ok(said) => said,
                Err(_) => say("failed_clipboard"),
            };
            let _ = status::write(&said);
            if let Ok(field) = find("paste-field") {
                show(&field, true);
            }
            // What was said stays; the next thing to do is to paste.
            let _ = find::<HtmlElement>("paste").and_then(|area| area.focus());
        });
    });
    find::<HtmlElement>("first-run")?.remove_attribute("aria-busy")
}

/// Reads the article as any page is read, and copies it.
async fn copy() -> Result<String, JsValue> {
    let blocked: HtmlElement = find("blocked")?;
    let wire = snapshot_of_element(&blocked, &say("sample_title"))?;
    let reading = Reading::new(&wire.into()).await?;
    let settings = storage::settings().await.settings;
    let content = reading.copy(&settings, &COPIES[0])?;
    clipboard::write(&content).await.map_err(|clipboard::NotWritten| JsValue::NULL)?;
    Ok(say_with(COPIES[0].done, &[&count("words", content.words())]))
}
