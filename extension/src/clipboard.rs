//! Writing the clipboard from a document of the extension, where no page can interfere.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::{Array, Object, Reflect};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::rc::Rc;
use verbatim::document::count_words;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ClipboardEvent, ClipboardItem, HtmlDocument};

#[wasm_bindgen(raw_module = "../host.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = writeClipboard)]
    async fn write_elsewhere(text: &str, html: Option<&str>) -> Result<(), JsValue>;
}

/// What goes onto the clipboard: plain text always, markup where the format has it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) text: String,
    pub(crate) html: Option<String>,
}

impl Content {
    /// How many words there are, in any script.
    pub(crate) fn words(&self) -> usize {
        count_words(&self.text)
    }
}

/// The clipboard was not written, by either way.
#[derive(Debug)]
pub(crate) struct NotWritten;

/// Writes the clipboard.
///
/// The asynchronous interface needs a document with focus (the popup) or Firefox; where a document
/// has none, a `copy` event that we ask for ourselves does it, and where there is no document at all
/// (Chromium's worker) another one is asked.
pub(crate) async fn write(content: &Content) -> Result<(), NotWritten> {
    if web_sys::window().is_none() {
        let written = write_elsewhere(&content.text, content.html.as_deref()).await;
        return written.map_err(|_| NotWritten);
    }
    match write_async(content).await {
        Ok(()) => Ok(()),
        Err(_) => write_by_event(content),
    }
}

async fn write_async(content: &Content) -> Result<(), JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let clipboard = window.navigator().clipboard();
    match &content.html {
        None => JsFuture::from(clipboard.write_text(&content.text)).await?,
        Some(html) => {
            let parts = Object::new();
            for (kind, text) in [("text/plain", &content.text), ("text/html", html)] {
                let options = BlobPropertyBag::new();
                options.set_type(kind);
                let sequence = Array::of1(&JsValue::from_str(text));
                let blob = Blob::new_with_str_sequence_and_options(&sequence, &options)?;
                Reflect::set(&parts, &kind.into(), &blob)?;
            }
            let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&parts)?;
            JsFuture::from(clipboard.write(&Array::of1(&item))).await?
        }
    };
    Ok(())
}

fn write_by_event(content: &Content) -> Result<(), NotWritten> {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.dyn_into::<HtmlDocument>().ok())
        .ok_or(NotWritten)?;
    let written = Rc::new(Cell::new(false));
    let listener = {
        let (written, text, html) = (written.clone(), content.text.clone(), content.html.clone());
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::once_with_options(&document, "copy", options, move |event| {
            let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
            if let Some(data) = data {
                event.prevent_default();
                let html_set =
                    html.as_deref().is_none_or(|html| data.set_data("text/html", html).is_ok());
                written.set(data.set_data("text/plain", &text).is_ok() && html_set);
            }
        })
    };
    let asked = document.exec_command("copy");
    drop(listener);
    if asked.is_ok() && written.get() { Ok(()) } else { Err(NotWritten) }
}
