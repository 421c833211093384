//! The status line of our own pages: what was done is said there, to eyes and ears.

use crate::elements::find;
use crate::messages::say;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

/// Puts a text into the status line; an empty one clears it.
pub(crate) fn write(said: &str) -> Result<(), JsValue> {
    find::<HtmlElement>("status")?.set_text_content(Some(said));
    Ok(())
}

/// Says what was done, also where the line says the same already.
pub(crate) fn announce(said: &str) -> Result<(), JsValue> {
    let status: HtmlElement = find("status")?;
    // A live region that says the same twice stays silent: it is emptied in between.
    status.set_text_content(None);
    let said = said.to_owned();
    gloo::timers::callback::Timeout::new(30, move || status.set_text_content(Some(&said))).forget();
    Ok(())
}

/// Failures of our own page are told in the status line.
pub(crate) fn report(outcome: Result<(), JsValue>) {
    if outcome.is_err() {
        let _ = announce(&say("failed_unexpected"));
    }
}

/// Does something that takes time; a failure is told in the status line.
pub(crate) fn spawn(act: impl Future<Output = Result<(), JsValue>> + 'static) {
    spawn_local(async move { report(act.await) });
}
