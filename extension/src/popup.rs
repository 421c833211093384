//! The popup: reads the page in front, shows it, copies on Enter.

use crate::browser_api::{get_message, query_tabs, read_page};
use crate::clipboard::{self, Content};
use crate::reading::Reading;
use gloo::events::EventListener;
use js_sys::Reflect;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Element};

/// Fills the popup's page.
///
/// # Errors
/// Where the page is not the popup's.
#[wasm_bindgen]
pub async fn popup() -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let main = document.get_element_by_id("popup").ok_or(JsValue::NULL)?;
    match read().await {
        Ok(reading) => show(&document, &main, reading)?,
        Err(error) => {
            let reason = Reflect::get(&error, &"reason".into())?.as_string();
            main.set_text_content(Some(&get_message(
                reason.as_deref().unwrap_or("failed_unexpected"),
                vec![],
            )));
        }
    }
    main.remove_attribute("aria-busy")
}

async fn read() -> Result<Reading, JsValue> {
    let query = serde_wasm_bindgen::to_value(&[("active", true), ("currentWindow", true)])?;
    let query = js_sys::Object::from_entries(&query)?;
    let tabs = query_tabs(&query).await?;
    let tab = Reflect::get(&Reflect::get_u32(&tabs, 0)?, &"id".into())?;
    let tab = tab.as_f64().ok_or(JsValue::NULL)? as i32;
    let wire = read_page(tab).await?.as_string().unwrap_or_default();
    Reading::new(&wire).map_err(JsValue::from)
}

fn show(document: &Document, main: &Element, reading: Reading) -> Result<(), JsValue> {
    let preview = document.create_element("div")?;
    preview.set_id("preview");
    let text = Rc::new(reading.text());
    preview.set_text_content(Some(&text));
    let copy = document.create_element("button")?;
    copy.set_id("copy-text");
    copy.set_text_content(Some(&get_message("command_copy_text", vec![])));
    let status = document.create_element("p")?;
    status.set_attribute("role", "status")?;
    main.append_child(&preview)?;
    main.append_child(&copy)?;
    main.append_child(&status)?;
    EventListener::new(&copy, "click", move |_| {
        let (text, status) = (text.clone(), status.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let content = Content { text: text.to_string(), html: None };
            let words = content.text.split_whitespace().count().to_string();
            let message = match clipboard::write(&content).await {
                Ok(()) => get_message("copied_text", vec![words]),
                Err(clipboard::NotWritten) => get_message("failed_clipboard", vec![]),
            };
            status.set_text_content(Some(&message));
        });
    })
    .forget();
    Ok(())
}
