//! Pages as they were read last, by tab, until the browser closes: the side panel and the reader
//! page show them, since they may not read pages by themselves.

use crate::storage;
use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The longest page that is kept, in UTF-16 units; the browser's store for a session holds 10 MB.
const LONGEST: u32 = 3_000_000;

/// A page as it was read.
#[derive(Clone, Debug)]
pub(crate) struct KeptPage {
    /// Its address.
    pub(crate) url: String,
    /// What the walker wrote: a string that stays on JavaScript's side, where the core gets it.
    pub(crate) wire: JsValue,
}

/// The key of a tab's page.
pub(crate) fn key(tab: i32) -> String {
    format!("page {tab}")
}

/// Keeps a tab's page, in place of the one before.
pub(crate) async fn keep(tab: i32, page: &KeptPage) {
    let length = page.wire.dyn_ref::<JsString>().map_or(0, JsString::length);
    let kept = Object::new();
    let set = |name: &str, value: &JsValue| Reflect::set(&kept, &name.into(), value).is_ok();
    if length <= LONGEST && set("url", &page.url.as_str().into()) && set("wire", &page.wire) {
        storage::keep_value_for_session(&key(tab), &kept).await;
    } else {
        storage::forget(&key(tab)).await;
    }
}

/// The page of a tab that was read last.
pub(crate) async fn of_tab(tab: i32) -> Option<KeptPage> {
    let kept = storage::session_value(&key(tab)).await?;
    let get = |name: &str| Reflect::get(&kept, &name.into()).ok().filter(JsValue::is_string);
    Some(KeptPage { url: get("url")?.as_string()?, wire: get("wire")? })
}
