//! The core as our pages ask for it: another wasm module, behind `core.js`.

use crate::clipboard::Content;
use crate::copies::CopyKind;
use crate::facts::Facts;
use crate::settings::Settings;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use wasm_bindgen::prelude::*;
use web_sys::Node;

#[wasm_bindgen(raw_module = "../core.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn article() -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// What the core's module exports.
    type Core;

    #[wasm_bindgen(catch, method)]
    fn read(this: &Core, wire: &JsValue) -> Result<Handle, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn example(this: &Core, kind: &str, settings: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, js_name = exampleItem)]
    fn example_item(this: &Core) -> String;

    /// A page that the core has read; `reading.rs` says what each of these does.
    type Handle;

    #[wasm_bindgen(catch, method)]
    fn facts(this: &Handle) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method)]
    fn correct(this: &Handle, corrections: &JsValue);

    #[wasm_bindgen(method, js_name = putBack)]
    fn put_back(this: &Handle, part: usize, back: bool);

    #[wasm_bindgen(method)]
    fn choose(this: &Handle, candidate: usize);

    #[wasm_bindgen(catch, method)]
    fn copy(this: &Handle, kind: &str, settings: &JsValue) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method)]
    fn item(this: &Handle, id: &str) -> String;

    #[wasm_bindgen(catch, method, js_name = fileName)]
    fn file_name(this: &Handle, kind: &str, settings: &JsValue) -> Result<String, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn show(this: &Handle, parent: &Node, headline: bool) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    fn free(this: &Handle);
}

/// A page that was read. It lives in the core's memory for as long as this value does.
pub(crate) struct Reading {
    handle: Handle,
    told: Facts,
    corrected: Facts,
}

impl Reading {
    /// Reads what the walker wrote.
    ///
    /// # Errors
    /// A value that is no snapshot; a core that does not load.
    pub(crate) async fn new(wire: &JsValue) -> Result<Reading, JsValue> {
        let handle = core().await?.read(wire)?;
        let told: Facts = serde_wasm_bindgen::from_value(handle.facts()?)?;
        Ok(Reading { handle, corrected: told.clone(), told })
    }

    /// What the page tells, whatever the reader corrected.
    pub(crate) fn told(&self) -> &Facts {
        &self.told
    }

    /// What is known about the page, as the reader corrected it.
    pub(crate) fn facts(&self) -> &Facts {
        &self.corrected
    }

    /// Takes over what the reader typed, in place of what was typed before.
    pub(crate) fn correct(&mut self, fields: &BTreeMap<String, String>) {
        if let Ok(fields) = to_js(fields) {
            self.handle.correct(&fields);
        }
        self.look_again();
    }

    /// Puts a left-out part back into the article, or takes it out again.
    pub(crate) fn put_back(&mut self, part: usize, back: bool) {
        self.handle.put_back(part, back);
        self.look_again();
    }

    /// Takes another part of the page for the article.
    pub(crate) fn choose(&mut self, candidate: usize) {
        self.handle.choose(candidate);
        self.look_again();
    }

    fn look_again(&mut self) {
        if let Some(facts) = self.handle.facts().ok().and_then(|facts| from_js(facts).ok()) {
            self.corrected = facts;
        }
    }

    /// The article in one kind of copy.
    ///
    /// # Errors
    /// None that a page can cause.
    pub(crate) fn copy(&self, settings: &Settings, kind: &CopyKind) -> Result<Content, JsValue> {
        from_js(self.handle.copy(kind.name, &to_js(settings)?)?)
    }

    /// The CSL-JSON item, under an identifier of the caller's.
    pub(crate) fn item(&self, id: &str) -> String {
        self.handle.item(id)
    }

    /// The name of a file that a copy is saved in.
    ///
    /// # Errors
    /// None that a page can cause.
    pub(crate) fn file_name(
        &self,
        settings: &Settings,
        kind: &CopyKind,
    ) -> Result<String, JsValue> {
        self.handle.file_name(kind.name, &to_js(settings)?)
    }

    /// Adds the article to an element of our own page, the headline first if it is wanted.
    ///
    /// # Errors
    /// None that a page can cause.
    pub(crate) fn show(&self, parent: &Node, headline: bool) -> Result<(), JsValue> {
        self.handle.show(parent, headline)
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.handle.free();
    }
}

/// The article of our own in one kind of copy, and the name of its file.
#[derive(Default, Deserialize)]
pub(crate) struct Example {
    pub(crate) text: String,
    pub(crate) file: String,
}

/// What the settings make of an article of our own.
///
/// # Errors
/// Where the core does not load.
pub(crate) async fn example(settings: &Settings, kind: &CopyKind) -> Result<Example, JsValue> {
    from_js(core().await?.example(kind.name, &to_js(settings)?)?)
}

/// The CSL-JSON item of the article of our own.
///
/// # Errors
/// Where the core does not load.
pub(crate) async fn example_item() -> Result<String, JsValue> {
    Ok(core().await?.example_item())
}

async fn core() -> Result<Core, JsValue> {
    Ok(article().await?.unchecked_into())
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}

fn from_js<T: serde::de::DeserializeOwned>(value: JsValue) -> Result<T, JsValue> {
    Ok(serde_wasm_bindgen::from_value(value)?)
}
