//! The keys: which command has which, and where they are set.

use crate::browser_api::{create_tab, get_commands, is_firefox};
use crate::elements::{create, find, listen, show, with_text};
use crate::messages::say;
use js_sys::{Object, Reflect};
use serde::Deserialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Command {
    name: String,
    shortcut: String,
}

/// Shows the commands with their keys.
pub(super) async fn fill() -> Result<(), JsValue> {
    let open: HtmlElement = find("keys-open")?;
    let Ok(commands) = get_commands().await else {
        // Firefox for Android.
        find::<HtmlElement>("keys-hint")?.set_text_content(Some(&say("keys_absent")));
        show(&open, false);
        return Ok(());
    };
    let commands: Vec<Command> = serde_wasm_bindgen::from_value(commands)?;
    let list: HtmlElement = find("key-list")?;
    for Command { name, shortcut } in commands {
        let message = match name.as_str() {
            "_execute_action" => "command_open".to_owned(),
            name => format!("command_{}", name.replace('-', "_")),
        };
        list.append_child(&*with_text("dt", &say(&message))?)?;
        let value = create("dd")?;
        if shortcut.is_empty() {
            value.set_text_content(Some(&say("no_key")));
            value.set_class_name("muted");
        } else {
            value.append_child(&*with_text("kbd", &shortcut)?)?;
        }
        list.append_child(&value)?;
    }
    // Firefox lets no extension open its page for keys: there it is described.
    show(&open, !is_firefox());
    show(&find("keys-by-hand")?, is_firefox());
    listen(&open, "click", |_| {
        spawn_local(async {
            let properties = Object::new();
            let address = JsValue::from("chrome://extensions/shortcuts");
            if Reflect::set(&properties, &"url".into(), &address).is_ok() {
                let _ = create_tab(&properties).await;
            }
        });
    });
    Ok(())
}
