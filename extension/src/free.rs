//! "Free this page" and "Always on this site": what is run where, drawn from one table.
//!
//! The countermeasures themselves are the files of `extension/unblock/`, since they have to run in
//! pages. What is decided about them is decided here: which of them make up a press, what is
//! registered for a site, and what a permission that was given or taken back means.
//!
//! One permission for one site is all that is remembered: the browser keeps it, shows it and lets
//! the reader take it back, so there is no second list that could disagree with it.

use serde::Serialize;
#[cfg(feature = "article")]
use wasm_bindgen::prelude::*;

/// What a countermeasure works with. None enters the page's own world: all that was met so far is
/// reached from the isolated one, which a page cannot see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// Listeners on `window` in the isolated world.
    Listeners,
    /// Style sheets of user origin, which beat every rule of the page and are not in its document.
    Styles,
    /// Both.
    ListenersAndStyles,
}

/// One file of `extension/unblock/`.
pub struct Countermeasure {
    /// Its name, and its file's without the ending.
    pub id: &'static str,
    /// What it works with.
    pub means: Means,
    /// The techniques it answers: rows of the table of technique pages in `tests/browser/techniques/`.
    pub rows: &'static [u8],
}

/// What the countermeasures stand on, in the order in which it is run.
const FOUNDATION: [&str; 3] = ["session", "readable", "blocks"];

/// Every countermeasure, in the order in which they start. The first looks whether the page
/// punishes being freed; the order of the others is the order of their listeners.
pub const COUNTERMEASURES: &[Countermeasure] = &[
    Countermeasure { id: "hostile", means: Means::Listeners, rows: &[61, 62] },
    Countermeasure { id: "selection-keep", means: Means::Listeners, rows: &[8, 9, 10, 11, 19] },
    Countermeasure { id: "selection-start", means: Means::Listeners, rows: &[5, 6, 7, 68, 69, 71] },
    Countermeasure {
        id: "menu",
        means: Means::Listeners,
        rows: &[1, 2, 3, 4, 5, 61, 63, 66, 68, 69],
    },
    Countermeasure {
        id: "copy",
        means: Means::Listeners,
        rows: &[12, 13, 20, 23, 24, 25, 26, 27, 28, 29, 30, 61, 66],
    },
    Countermeasure { id: "as-shown", means: Means::Listeners, rows: &[44, 45, 46, 47, 48, 51, 52] },
    Countermeasure { id: "keys", means: Means::Listeners, rows: &[14, 15, 16, 17, 21] },
    Countermeasure { id: "dragging", means: Means::Listeners, rows: &[18] },
    Countermeasure { id: "touch", means: Means::Listeners, rows: &[19] },
    Countermeasure {
        id: "user-select",
        means: Means::Styles,
        rows: &[30, 31, 32, 33, 35, 36, 41, 55, 63, 68, 69, 71],
    },
    Countermeasure { id: "cover", means: Means::ListenersAndStyles, rows: &[37] },
    Countermeasure { id: "colours", means: Means::Styles, rows: &[34] },
    Countermeasure { id: "print", means: Means::ListenersAndStyles, rows: &[38, 67] },
    Countermeasure { id: "blur", means: Means::Styles, rows: &[39] },
    Countermeasure { id: "picture", means: Means::Styles, rows: &[40] },
];

/// The files of a press, in the order in which they are run; each adds itself, none acts yet.
fn files() -> Vec<String> {
    let ids = FOUNDATION
        .into_iter()
        .chain(COUNTERMEASURES.iter().map(|countermeasure| countermeasure.id));
    ids.map(|id| format!("unblock/{id}.js")).collect()
}

/// What the browser runs by itself on a site, in its own words (`scripting.RegisteredContentScript`).
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
struct Registration {
    id: String,
    matches: Vec<String>,
    js: Vec<String>,
    all_frames: bool,
    /// Frames without an address of their own (`about:srcdoc`) count as their site's.
    match_origin_as_fallback: bool,
    run_at: &'static str,
    persist_across_sessions: bool,
}

/// What to register, given every host permission held.
fn registrations(origins: &[String]) -> Vec<Registration> {
    let register = |origin: &String| {
        single_site(origin)?;
        let mut js = files();
        js.push("unblock/always.js".to_owned());
        Some(Registration {
            id: format!("always {origin}"),
            matches: vec![origin.clone()],
            js,
            all_frames: true,
            match_origin_as_fallback: true,
            run_at: "document_start",
            persist_across_sessions: true,
        })
    };
    origins.iter().filter_map(register).collect()
}

/// The host of a match pattern for one site: `*://*.example.org/*` gives `example.org`. A pattern for
/// all sites, which the reader may have granted for something else, is none.
fn single_site(origin: &str) -> Option<&str> {
    let (_, rest) = origin.split_once("://")?;
    let host = rest.split('/').next()?;
    let host = host.strip_prefix("*.").unwrap_or(host);
    (!host.is_empty() && !host.contains('*')).then_some(host)
}

/// The match pattern of the site an address belongs to: its host and what is below it, `www.` left
/// off. None for what is no web page.
pub(crate) fn site(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    if !matches!(scheme, "http" | "https") {
        return None;
    }
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => name,
        _ => host,
    };
    if host.is_empty() || host.contains('*') {
        return None;
    }
    let numeric = host.starts_with('[') || host.split('.').all(|part| part.parse::<u8>().is_ok());
    if numeric || !host.contains('.') {
        return Some(format!("*://{host}/*"));
    }
    let bare = host.strip_prefix("www.").filter(|rest| rest.contains('.')).unwrap_or(host);
    Some(format!("*://*.{bare}/*"))
}

/// The files of a press: an array of paths, for `scripting.executeScript`.
#[cfg(feature = "article")]
#[wasm_bindgen]
pub fn free_files() -> Vec<String> {
    files()
}

/// What to register (an array for `scripting.registerContentScripts`), given the host permissions
/// held (`permissions.getAll().origins`).
///
/// # Errors
/// None.
#[cfg(feature = "article")]
#[wasm_bindgen]
pub fn free_registrations(origins: Vec<String>) -> Result<JsValue, JsValue> {
    crate::crossing::to_js(&registrations(&origins))
}

/// The match pattern whose permission "Always on this site" asks for; undefined for what is no web page.
#[cfg(feature = "article")]
#[wasm_bindgen]
pub fn free_site(address: &str) -> Option<String> {
    site(address)
}

/// The hosts of match patterns for single sites: the reader's list of freed sites.
#[cfg(feature = "article")]
#[wasm_bindgen]
pub fn free_hosts(origins: Vec<String>) -> Vec<String> {
    origins.iter().filter_map(|origin| single_site(origin)).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_file_is_in_the_table_and_every_row_has_its_file() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/unblock");
        let there: BTreeSet<String> = std::fs::read_dir(folder)
            .expect("the folder is part of this crate")
            .flatten()
            .map(|entry| format!("unblock/{}", entry.file_name().to_string_lossy()))
            .collect();
        let listed: BTreeSet<String> =
            files().into_iter().chain(["unblock/always.js".to_owned()]).collect();
        assert_eq!(there, listed);
    }

    #[test]
    fn a_site_is_its_host_and_what_is_below() {
        for (address, pattern) in [
            ("https://www.example.org/a?b#c", Some("*://*.example.org/*")),
            ("http://news.example.co.jp:8080/", Some("*://*.news.example.co.jp/*")),
            ("https://user:secret@example.org/", Some("*://*.example.org/*")),
            ("http://www.org/", Some("*://*.www.org/*")),
            ("http://127.0.0.1:8000/x", Some("*://127.0.0.1/*")),
            ("http://[::1]:8000/x", Some("*://[::1]/*")),
            ("http://localhost/", Some("*://localhost/*")),
            ("file:///home/reader/page.html", None),
            ("about:blank", None),
            ("https:///", None),
            ("", None),
        ] {
            assert_eq!(site(address).as_deref(), pattern, "{address}");
        }
    }

    #[test]
    fn only_single_sites_are_registered() {
        let held = ["*://*/*", "<all_urls>", "*://*.example.org/*", "https://localhost/*"]
            .map(str::to_owned);
        let registered = registrations(&held);
        let ids: Vec<&str> = registered.iter().map(|r| r.id.as_str()).collect();
        assert_eq!(ids, ["always *://*.example.org/*", "always https://localhost/*"]);
        for registration in &registered {
            assert_eq!(registration.js.first().map(String::as_str), Some("unblock/session.js"));
            assert_eq!(registration.js.last().map(String::as_str), Some("unblock/always.js"));
            assert_eq!(registration.run_at, "document_start");
        }
    }

    #[test]
    fn every_technique_with_a_way_back_has_a_countermeasure() {
        // 22 is a page's own menu; 42, 43 and 49 to 60 are about reading, 64, 65 and 70 need nothing.
        let answered: BTreeSet<u8> = COUNTERMEASURES.iter().flat_map(|c| c.rows).copied().collect();
        let expected = (1..=41)
            .chain([44, 45, 46, 47, 48, 51, 52, 55, 61, 62, 63, 66, 67, 68, 69, 71])
            .filter(|row| *row != 22);
        assert_eq!(answered.into_iter().collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }
}
