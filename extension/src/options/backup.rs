//! All settings as a file, from a file, and back to their defaults.

use super::Options;
use crate::elements::{find, listen};
use crate::files;
use crate::messages::say;
use crate::settings::Settings;
use crate::status::announce;
use crate::storage;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};

/// How long the second press of "reset" is waited for, in milliseconds.
const PATIENCE: u32 = 6000;

/// Registers the three.
pub(super) fn register(options: &Rc<Options>) -> Result<(), JsValue> {
    let saved = options.clone();
    listen(find::<HtmlElement>("export-settings")?.as_ref(), "click", move |_| {
        let file = saved.settings.borrow().export();
        let _ = files::save("verbatim-settings.json", "application/json", &file);
    });

    let input: HtmlInputElement = find("import-settings")?;
    let chosen = input.clone();
    listen(&input, "change", move |_| {
        let Some(file) = chosen.files().and_then(|files| files.get(0)) else { return };
        chosen.set_value("");
        spawn_local(async move {
            let said = import(&files::text(&file).await.unwrap_or_default()).await;
            let _ = say_here(said);
        });
    });

    let button: HtmlElement = find("reset-settings")?;
    let pressed = button.clone();
    let sure = Rc::new(Cell::new(false));
    listen(&button, "click", move |_| {
        if !sure.replace(true) {
            pressed.set_text_content(Some(&say("reset_sure")));
            let (sure, pressed) = (sure.clone(), pressed.clone());
            gloo::timers::callback::Timeout::new(PATIENCE, move || {
                sure.set(false);
                pressed.set_text_content(Some(&say("reset_settings")));
            })
            .forget();
            return;
        }
        spawn_local(async move {
            let _ = take_over(&Settings::default(), "reset_done").await;
        });
    });
    Ok(())
}

/// Takes over a file's settings; gives the message that says what came of it.
async fn import(file: &str) -> &'static str {
    match Settings::import(file) {
        Ok(loaded) => match take_over(&loaded.settings, "import_done").await {
            Ok(()) if loaded.repaired => "settings_repaired",
            Ok(()) => "import_done",
            Err(_) => "save_failed",
        },
        Err(error) => error.message(),
    }
}

/// Stores other settings and draws the page anew.
async fn take_over(settings: &Settings, said: &str) -> Result<(), JsValue> {
    storage::store_settings(settings).await?;
    announce(&say(said))?;
    // What was said is read before the page begins again.
    gloo::timers::callback::Timeout::new(1200, || {
        if let Some(window) = web_sys::window() {
            let _ = window.location().reload();
        }
    })
    .forget();
    Ok(())
}

fn say_here(message: &str) -> Result<(), JsValue> {
    find::<HtmlElement>("backup-said")?.set_text_content(Some(&say(message)));
    Ok(())
}
