//! The side panel: shows the last result of the tab in view, and where there is none says what
//! reads the page. It never reads a page itself: a press inside a panel grants no access.

use super::{Popup, Tab, free_page, show_by_id, tab_in_front, trouble};
use crate::browser_api::{get_commands, on_session_changed, on_tab_activated, on_tab_updated};
use crate::elements::find;
use crate::kept_page;
use crate::messages::{say, say_with};
use js_sys::{Array, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// Follows the tab in view and what is read of it.
pub(super) fn follow(popup: &Rc<Popup>) {
    let refresh = |popup: &Rc<Popup>| {
        let popup = popup.clone();
        Closure::<dyn FnMut()>::new(move || {
            popup.spawn(|popup| async move { show_kept(&popup).await });
        })
        .into_js_value()
    };
    on_tab_activated(&refresh(popup));
    on_session_changed(&refresh(popup));
    let left = popup.clone();
    on_tab_updated(
        &Closure::<dyn FnMut(JsValue, JsValue)>::new(move |tab: JsValue, change: JsValue| {
            let loading = Reflect::get(&change, &"status".into()).ok();
            let loading =
                loading.and_then(|status| status.as_string()).as_deref() == Some("loading");
            if loading && tab.as_f64() == Some(f64::from(left.tab.borrow().id)) {
                left.spawn(|popup| async move { say_outdated(&popup).await });
            }
        })
        .into_js_value(),
    );
}

/// Shows the page that was read last in the tab in view.
pub(super) async fn show_kept(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let main: Element = find("popup")?;
    let tab = tab_in_front().await.unwrap_or_default();
    let kept = kept_page::of_tab(tab.id).await;
    // Only what the reader changed in this very panel: nothing to draw anew.
    let same = kept.as_ref().is_some_and(|kept| kept.wire == *popup.wire.borrow());
    if same && popup.tab.borrow().id == tab.id {
        return Ok(());
    }
    let url = kept.as_ref().map(|kept| kept.url.clone()).unwrap_or_default();
    *popup.tab.borrow_mut() = Tab { url, ..tab };
    let taken = match kept {
        Some(kept) => popup.take_in(kept.wire).await.is_ok(),
        None => false,
    };
    main.remove_attribute("aria-busy")?;
    trouble::clear()?;
    if taken {
        return popup.fill().await;
    }
    *popup.reading.borrow_mut() = None;
    *popup.wire.borrow_mut() = JsValue::UNDEFINED;
    say_instead(&say_with("panel_empty", &[&key_that_reads().await]), false)
}

/// The tab went on to another page: what is shown is of the one before.
async fn say_outdated(popup: &Rc<Popup>) -> Result<(), JsValue> {
    if popup.reading.borrow().is_none() {
        return Ok(());
    }
    say_instead(&say_with("panel_other_page", &[&key_that_reads().await]), true)?;
    free_page::fill(popup).await
}

fn say_instead(text: &str, with_result: bool) -> Result<(), JsValue> {
    show_by_id("result", with_result)?;
    show_by_id("free", false)?;
    show_by_id("trouble", true)?;
    show_by_id("try-again", false)?;
    find::<HtmlElement>("trouble-text")?.set_text_content(Some(text));
    find::<HtmlElement>("trouble-advice")?.set_text_content(None);
    Ok(())
}

/// The key that reads the page in view, or the name of the menu entry that does.
async fn key_that_reads() -> String {
    let commands = get_commands().await.unwrap_or(JsValue::UNDEFINED);
    let get = |command: &JsValue, name: &str| {
        Reflect::get(command, &name.into()).ok().and_then(|value| value.as_string())
    };
    let mut keys = commands
        .dyn_into::<Array>()
        .unwrap_or_default()
        .iter()
        .filter(|command| get(command, "name").is_some_and(|name| name != "free-page"))
        .filter_map(|command| get(&command, "shortcut"))
        .filter(|key| !key.is_empty())
        .collect::<Vec<_>>()
        .into_iter();
    keys.next().unwrap_or_else(|| say("command_copy_text"))
}
