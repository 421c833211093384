//! What is kept in the browser: the settings for good, drafts until the browser closes.

use crate::browser_api::{get_local, get_session, remove_session, set_local, set_session};
use crate::settings::{Loaded, Settings};
use js_sys::{Object, Reflect};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::JsValue;

/// The key of the settings in `storage.local`; `start.js` reads it too.
const SETTINGS: &str = "settings";

/// The settings, in whatever state the store is.
pub(crate) async fn settings() -> Loaded {
    let stored = match get_local(SETTINGS).await {
        Ok(all) => Reflect::get(&all, &SETTINGS.into()).unwrap_or(JsValue::UNDEFINED),
        // A corrupt store throws; that is told as damaged settings are.
        Err(_) => return Loaded { settings: Settings::default(), repaired: true },
    };
    Settings::from_value(&from_js(stored))
}

/// Stores the settings.
///
/// # Errors
/// Where the browser refuses: its storage may be full.
pub(crate) async fn store_settings(settings: &Settings) -> Result<(), JsValue> {
    let entry = entry(SETTINGS, settings)?;
    set_local(&entry).await
}

/// What was kept under a key until the browser closes.
pub(crate) async fn session<T: DeserializeOwned>(key: &str) -> Option<T> {
    serde_wasm_bindgen::from_value(session_value(key).await?).ok()
}

/// As [`session`], left as it is.
pub(crate) async fn session_value(key: &str) -> Option<JsValue> {
    let all = get_session(key).await.ok()?;
    Reflect::get(&all, &key.into()).ok().filter(JsValue::is_object)
}

/// Keeps something until the browser closes. That it may fail (a full store) costs only the
/// memory of it.
pub(crate) async fn keep_for_session<T: Serialize>(key: &str, value: &T) {
    if let Ok(value) = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible()) {
        keep_value_for_session(key, &value).await;
    }
}

/// As [`keep_for_session`], for a value of JavaScript's.
pub(crate) async fn keep_value_for_session(key: &str, value: &JsValue) {
    let entry = Object::new();
    if Reflect::set(&entry, &key.into(), value).is_ok() {
        let _ = set_session(&entry).await;
    }
}

/// Forgets what was kept under a key.
pub(crate) async fn forget(key: &str) {
    let _ = remove_session(key).await;
}

fn entry<T: Serialize>(key: &str, value: &T) -> Result<Object, JsValue> {
    let entry = Object::new();
    let value = value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?;
    Reflect::set(&entry, &key.into(), &value)?;
    Ok(entry)
}

fn from_js(value: JsValue) -> Value {
    serde_wasm_bindgen::from_value(value).unwrap_or(Value::Null)
}
