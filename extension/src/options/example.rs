//! A live example of what the settings do, on an article of our own.

use super::Options;
use crate::copies::{COPIES, CopyKind};
use crate::core_client;
use crate::elements::find;
use crate::segments;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

thread_local! {
    /// The kind that the example shows.
    static SHOWN: Cell<&'static CopyKind> = const { Cell::new(&COPIES[0]) };
}

/// Draws the choice of what the example shows, and the example.
pub(super) async fn register(options: &Rc<Options>) -> Result<(), JsValue> {
    // The citation has an example of its own.
    let articles = COPIES.iter().filter(|kind| kind.name != "citation");
    let articles = articles.map(|kind| (kind.name, kind.label));
    let shown = options.clone();
    segments::draw(&find("example-formats")?, articles, COPIES[0].name, move |name| {
        SHOWN.set(CopyKind::named(name));
        fill(&shown);
    })?;
    let _ = show(options).await;
    Ok(())
}

/// Shows the example as the settings are now.
pub(super) fn fill(options: &Rc<Options>) {
    let options = options.clone();
    spawn_local(async move {
        let _ = show(&options).await;
    });
}

async fn show(options: &Options) -> Result<(), JsValue> {
    let (settings, kind) = (options.settings.borrow().clone(), SHOWN.get());
    let example = core_client::example(&settings, kind).await?;
    find::<HtmlElement>("example")?.set_text_content(Some(&example.text));
    find::<HtmlElement>("example-file")?.set_text_content(Some(&example.file));
    Ok(())
}
