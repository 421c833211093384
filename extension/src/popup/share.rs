//! Sharing through the system, where it can.

use super::Popup;
use crate::elements::{find, listen, show};
use js_sys::{Function, Object, Reflect};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// Offers sharing where the browser has it.
pub(super) fn register(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let button: HtmlElement = find("share")?;
    show(&button, share_function().is_some());
    let popup = popup.clone();
    listen(&button, "click", move |_| {
        popup.spawn(|popup| async move { share(&popup).await });
    });
    Ok(())
}

fn share_function() -> Option<(JsValue, Function)> {
    let navigator: JsValue = web_sys::window()?.navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?;
    Some((navigator, share.dyn_into().ok()?))
}

async fn share(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let Some((navigator, share)) = share_function().filter(|_| popup.has_page()) else {
        return Ok(());
    };
    let shared = Object::new();
    for name in ["title", "url"] {
        let reading = popup.reading.borrow();
        let told = reading.as_ref().and_then(|reading| reading.facts().told(name));
        if let Some(told) = told {
            Reflect::set(&shared, &name.into(), &told.value.as_str().into())?;
        }
    }
    let content = popup.content(popup.shown.get()).await?;
    Reflect::set(&shared, &"text".into(), &content.text.into())?;
    let sharing: js_sys::Promise = share.call1(&navigator, &shared)?.dyn_into()?;
    // A reader who closes the system's sheet has changed their mind: no failure.
    let _ = JsFuture::from(sharing).await;
    Ok(())
}
