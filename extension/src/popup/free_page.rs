//! "Free this page" and "Always on this site", as the popup offers them.

use super::Popup;
use crate::browser_api::{free_always, free_revoke, free_state, free_toggle};
use crate::elements::{find, listen, show};
use crate::messages::{say, say_with};
use crate::status::announce;
use js_sys::{Object, Reflect};
use serde::Deserialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// What is known of a tab's page; `extension/free.js` says what each means.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct State {
    free: bool,
    always: bool,
    site: Option<String>,
    granted: bool,
    unreachable: Vec<String>,
    left_alone: String,
    restricted: bool,
}

thread_local! {
    /// The state shown; asking for a permission must come first thing in a click.
    static SHOWN: RefCell<State> = RefCell::default();
}

/// Registers both buttons.
pub(super) fn register(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let toggled = popup.clone();
    listen(find::<HtmlElement>("free-page")?.as_ref(), "click", move |_| {
        toggled.spawn(|popup| async move {
            let tab = popup.tab.borrow().id;
            let _ = free_toggle(tab).await?;
            fill(&popup).await?;
            let free = SHOWN.with_borrow(|state| state.free);
            announce(&say(if free { "freed_page" } else { "unfreed_page" }))
        });
    });
    let always = popup.clone();
    listen(find::<HtmlElement>("free-always")?.as_ref(), "click", move |_| {
        let (site, granted) =
            SHOWN.with_borrow(|state| (state.site.clone().unwrap_or_default(), state.granted));
        let asked = if granted { free_revoke(&site) } else { free_always(&site) };
        always.spawn(|popup| async move {
            let _ = wasm_bindgen_futures::JsFuture::from(asked).await;
            fill(&popup).await
        });
    });
    Ok(())
}

/// Shows the state of the page.
pub(super) async fn fill(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let tab = popup.tab.borrow().clone();
    let asked = Object::new();
    Reflect::set(&asked, &"id".into(), &tab.id.into())?;
    Reflect::set(&asked, &"url".into(), &tab.url.as_str().into())?;
    let state = match free_state(&asked).await {
        Ok(state) => serde_wasm_bindgen::from_value::<State>(state).unwrap_or_default(),
        Err(_) => State { restricted: true, ..State::default() },
    };
    // The side panel may have gone on to another tab meanwhile, which is asked about by itself.
    if *popup.tab.borrow() != tab {
        return Ok(());
    }
    let section: HtmlElement = find("free")?;
    show(&section, !state.restricted);
    let page: HtmlElement = find("free-page")?;
    page.set_attribute("aria-pressed", if state.free { "true" } else { "false" })?;
    let label = if state.free { "free_page_on" } else { "free_page" };
    find::<HtmlElement>("free-label")?.set_text_content(Some(&say(label)));
    let always: HtmlElement = find("free-always")?;
    show(&always, state.site.is_some());
    always.set_attribute("aria-pressed", if state.granted { "true" } else { "false" })?;
    let label = if state.granted { "free_always_on" } else { "free_always" };
    find::<HtmlElement>("free-always-label")?.set_text_content(Some(&say(label)));
    find::<HtmlElement>("free-state")?.set_text_content(Some(&sentence(&state)));
    SHOWN.set(state);
    Ok(())
}

/// The state in a sentence.
fn sentence(state: &State) -> String {
    let host = state.site.as_deref().unwrap_or_default();
    let host = host.trim_start_matches("*://").trim_start_matches("*.").trim_end_matches("/*");
    if !state.left_alone.is_empty() {
        say("free_mark_left_alone")
    } else if state.granted && state.always {
        say_with("free_state_always", &[host])
    } else if state.granted {
        say_with("free_state_reload", &[host])
    } else if state.free && !state.unreachable.is_empty() {
        say("free_state_reader")
    } else if state.free {
        say("free_state_on")
    } else {
        say("free_state_off")
    }
}
