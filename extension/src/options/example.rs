//! A live example of what the settings do, on an article of our own.

use super::Options;
use crate::copies::{COPIES, CopyKind};
use crate::copying;
use crate::elements::find;
use crate::sample;
use crate::segments;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

thread_local! {
    /// The kind that the example shows.
    static SHOWN: Cell<&'static CopyKind> = const { Cell::new(&COPIES[0]) };
}

/// Draws the choice of what the example shows.
pub(super) fn register(options: &Rc<Options>) -> Result<(), JsValue> {
    let articles = COPIES.each_ref().map(|kind| (kind.name, kind.label));
    let shown = options.clone();
    // The citation has an example of its own.
    segments::draw(&find("example-formats")?, &articles[..3], COPIES[0].name, move |name| {
        SHOWN.set(CopyKind::named(name));
        let _ = fill(&shown);
    })?;
    fill(options)
}

/// Shows the example as the settings are now.
pub(super) fn fill(options: &Rc<Options>) -> Result<(), JsValue> {
    let settings = options.settings.borrow();
    let kind = SHOWN.get();
    let sample = sample::article();
    let metadata = sample::metadata();
    let content = copying::article(&sample, &metadata, &settings, kind);
    let text = content.html.unwrap_or(content.text);
    find::<HtmlElement>("example")?.set_text_content(Some(&text));
    let name = copying::file_name(&metadata, &settings, kind);
    find::<HtmlElement>("example-file")?.set_text_content(Some(&name));
    Ok(())
}
