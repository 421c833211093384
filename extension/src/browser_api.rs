//! The WebExtension API and our own small scripts, as far as the core calls them: declared here
//! and nowhere else. Both browsers know `chrome` with promises.

use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The tabs that match a query.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = query)]
    pub(crate) async fn query_tabs(query: &JsValue) -> Result<JsValue, JsValue>;

    /// Calls back when another tab comes into view.
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onActivated"], js_name = addListener)]
    pub(crate) fn on_tab_activated(listener: &JsValue);

    /// Calls back with a tab's number and what changed about it.
    #[wasm_bindgen(js_namespace = ["chrome", "tabs", "onUpdated"], js_name = addListener)]
    pub(crate) fn on_tab_updated(listener: &JsValue);

    /// Calls back when what lasts until the browser closes has changed.
    #[wasm_bindgen(js_namespace = ["chrome", "storage", "session", "onChanged"], js_name = addListener)]
    pub(crate) fn on_session_changed(listener: &JsValue);

    // No `async` function: one that throws before there is a promise is never told of.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "commands"], js_name = getAll)]
    fn all_commands() -> Result<js_sys::Promise, JsValue>;

    /// Opens a tab.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "tabs"], js_name = create)]
    pub(crate) async fn create_tab(properties: &JsValue) -> Result<JsValue, JsValue>;

    /// An object with what is stored under a key, if anything is.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = get)]
    pub(crate) async fn get_local(key: &str) -> Result<JsValue, JsValue>;

    /// Stores each entry of an object.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "local"], js_name = set)]
    pub(crate) async fn set_local(entries: &JsValue) -> Result<(), JsValue>;

    /// As [`get_local`], for what lasts until the browser closes.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = get)]
    pub(crate) async fn get_session(key: &str) -> Result<JsValue, JsValue>;

    /// As [`set_local`], for what lasts until the browser closes.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = set)]
    pub(crate) async fn set_session(entries: &JsValue) -> Result<(), JsValue>;

    /// Forgets what lasts until the browser closes.
    #[wasm_bindgen(catch, js_namespace = ["chrome", "storage", "session"], js_name = remove)]
    pub(crate) async fn remove_session(key: &str) -> Result<(), JsValue>;
}

#[wasm_bindgen(raw_module = "../read.js")]
extern "C" {
    /// Runs the walker in a tab; gives its string, or throws an object whose `reason` names the
    /// message that says why not.
    #[wasm_bindgen(catch, js_name = readPage)]
    pub(crate) async fn read_page(tab: i32) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "../free.js")]
extern "C" {
    /// Frees a tab's page, or puts it back; gives the new state.
    #[wasm_bindgen(catch, js_name = toggle)]
    pub(crate) async fn free_toggle(tab: i32) -> Result<JsValue, JsValue>;

    /// What is known of a tab's page.
    #[wasm_bindgen(catch, js_name = stateOf)]
    pub(crate) async fn free_state(tab: &JsValue) -> Result<JsValue, JsValue>;

    /// Asks for a site's permission: to be called first thing in a click.
    #[wasm_bindgen(js_name = always)]
    pub(crate) fn free_always(site: &str) -> js_sys::Promise;

    /// Takes a site's permission back.
    #[wasm_bindgen(js_name = revoke)]
    pub(crate) fn free_revoke(site: &str) -> js_sys::Promise;

    /// The freed sites, as objects of `site` and `host`.
    #[wasm_bindgen(catch, js_name = sites)]
    pub(crate) async fn free_sites() -> Result<JsValue, JsValue>;
}

#[wasm_bindgen(raw_module = "../www/language.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = languages)]
    async fn language_list() -> Result<JsValue, JsValue>;
}

/// The languages of the interface: folder of `_locales`, and its own name for itself.
pub(crate) async fn languages() -> Result<Vec<(String, String)>, JsValue> {
    Ok(serde_wasm_bindgen::from_value(language_list().await?)?)
}

/// The commands with their keys.
///
/// # Errors
/// Where the browser has none: Firefox for Android.
pub(crate) async fn get_commands() -> Result<JsValue, JsValue> {
    wasm_bindgen_futures::JsFuture::from(all_commands()?).await
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getManifest)]
    fn get_manifest() -> JsValue;

    /// An address of the extension's own; `moz-extension:` in Firefox.
    #[wasm_bindgen(js_namespace = ["chrome", "runtime"], js_name = getURL)]
    fn get_url(path: &str) -> String;
}

/// The extension's version.
pub(crate) fn version() -> String {
    let version = js_sys::Reflect::get(&get_manifest(), &"version".into());
    version.ok().and_then(|version| version.as_string()).unwrap_or_default()
}

/// Whether this is Firefox.
pub(crate) fn is_firefox() -> bool {
    get_url("").starts_with("moz-extension:")
}

#[wasm_bindgen(raw_module = "../several.js")]
extern "C" {
    /// Asks to know the tabs' addresses: to be called first thing in a click.
    #[wasm_bindgen(js_name = askForTabs)]
    pub(crate) fn ask_for_tabs() -> js_sys::Promise;

    #[wasm_bindgen(js_name = askForSites)]
    fn ask_for_sites_list(origins: Vec<String>) -> js_sys::Promise;

    #[wasm_bindgen(js_name = granted)]
    fn granted_list(origins: Vec<String>) -> js_sys::Promise;

    /// The tabs of this window, all or the selected ones: `id`, `title`, `url`.
    #[wasm_bindgen(catch, js_name = listTabs)]
    pub(crate) async fn list_tabs(all: bool) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = giveBack)]
    fn give_back_list(origins: Vec<String>) -> js_sys::Promise;
}

/// Asks for sites: to be called first thing in a click.
pub(crate) fn ask_for_sites(origins: &[String]) -> js_sys::Promise {
    ask_for_sites_list(origins.to_vec())
}

/// Those of a list of sites that have a permission already.
pub(crate) fn granted_sites(origins: &[String]) -> js_sys::Promise {
    granted_list(origins.to_vec())
}

/// Gives sites and the tabs' addresses back.
pub(crate) async fn give_back(origins: Vec<String>) {
    let _ = wasm_bindgen_futures::JsFuture::from(give_back_list(origins)).await;
}

#[wasm_bindgen(raw_module = "../still.js")]
extern "C" {
    /// The walker's string of a page's markup, which no window shows.
    #[wasm_bindgen(catch, js_name = snapshotOfHtml)]
    pub(crate) fn snapshot_of_html(html: &str, address: &str) -> Result<String, JsValue>;

    /// The walker's string of an element of our own page, as if it were a page.
    #[wasm_bindgen(catch, js_name = snapshotOfElement)]
    pub(crate) fn snapshot_of_element(
        element: &web_sys::Element,
        title: &str,
    ) -> Result<String, JsValue>;
}
