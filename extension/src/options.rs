//! The settings page.

mod backup;
mod citation;
mod example;
mod keys;
mod sites;
mod templates;

use crate::browser_api::{languages, version};
use crate::copies::COPIES;
use crate::elements::{create, find, listen, show};
use crate::messages::{say, say_with};
use crate::segments;
use crate::settings::{Choices, Settings, Theme};
use crate::status::announce;
use crate::storage;
use std::cell::RefCell;
use std::rc::Rc;
use verbatim::dom::trackers::{TRACKER_PREFIXES, TRACKERS};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement};

/// The page while it stands.
struct Options {
    settings: RefCell<Settings>,
}

/// Fills the settings page.
///
/// # Errors
/// Where the page is not the settings page.
#[wasm_bindgen]
pub async fn options() -> Result<(), JsValue> {
    let loaded = storage::settings().await;
    show(&find("repaired")?, loaded.repaired);
    let options = Rc::new(Options { settings: RefCell::new(loaded.settings) });
    general(&options).await?;
    copying(&options)?;
    templates::register(&options)?;
    example::register(&options).await?;
    backup::register(&options)?;
    sites::register(&options)?;
    keys::fill().await?;
    permissions()?;
    let version = say_with("version", &[&version()]);
    find::<HtmlElement>("version")?.set_text_content(Some(&version));
    let cited = citation::register(&options).await;
    // Buttons that take something away come when nothing above them moves any more.
    let listed = sites::fill_freed().await;
    find::<HtmlElement>("options")?.remove_attribute("aria-busy")?;
    cited.and(listed)
}

impl Options {
    /// Changes the settings and stores them.
    fn change(self: &Rc<Self>, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings.borrow_mut());
        let settings = self.settings.borrow().clone();
        let options = self.clone();
        spawn_local(async move {
            // The citation's recent styles may have grown in the popup meanwhile.
            let said = match storage::store_settings(&settings).await {
                Ok(()) => "saved_settings",
                Err(_) => "save_failed",
            };
            let _ = announce(&say(said));
            example::fill(&options);
        });
    }
}

async fn general(options: &Rc<Options>) -> Result<(), JsValue> {
    let settings = options.settings.borrow().clone();
    let select: HtmlSelectElement = find("language")?;
    add_option(&select, "", &say("language_browser"), settings.language.is_empty())?;
    for (locale, name) in languages().await? {
        let chosen = locale == settings.language;
        let option = add_option(&select, &locale, &name, chosen)?;
        option.set_lang(&locale.replace('_', "-"));
    }
    let (changed, chosen) = (options.clone(), select.clone());
    listen(&select, "change", move |_| {
        changed.settings.borrow_mut().language = chosen.value();
        let settings = changed.settings.borrow().clone();
        spawn_local(async move {
            let _ = storage::store_settings(&settings).await;
            // Every text of the page is another now.
            if let Some(window) = web_sys::window() {
                let _ = window.location().reload();
            }
        });
    });

    choice(options, "theme", settings.theme, |settings, theme: Theme| {
        settings.theme = theme;
        let _ = show_theme(theme);
    })?;
    check_box(options, "notice", settings.notice, |settings, on| settings.notice = on)
}

/// Colours the page.
pub(crate) fn show_theme(theme: Theme) -> Result<(), JsValue> {
    let root = crate::elements::document()?.document_element().ok_or(JsValue::NULL)?;
    root.set_attribute("data-theme", theme.name())
}

fn copying(options: &Rc<Options>) -> Result<(), JsValue> {
    let settings = options.settings.borrow().clone();
    let kinds = COPIES.iter().map(|kind| (kind.name, kind.label));
    let changed = options.clone();
    segments::draw(&find("default-copy")?, kinds, &settings.default_copy, move |name| {
        changed.change(|settings| settings.default_copy = name.to_owned());
    })?;
    check_box(options, "copy-on-open", settings.copy_on_open, |settings, on| {
        settings.copy_on_open = on;
    })?;
    check_box(options, "headline", settings.headline, |settings, on| settings.headline = on)?;

    choice(options, "links", settings.links, |settings, links| settings.links = links)?;
    show_trackers()?;
    choice(options, "images", settings.images, |settings, images| settings.images = images)?;
    check_box(options, "notes", settings.notes, |settings, on| settings.notes = on)?;
    check_box(options, "lower-headings", settings.lower_headings, |settings, on| {
        settings.lower_headings = on;
    })?;
    check_box(options, "wrap", settings.wrap, |settings, on| settings.wrap = on)?;
    choice(options, "flavour", settings.flavour, |settings, flavour| settings.flavour = flavour)?;
    check_box(options, "few-backslashes", settings.few_backslashes, |settings, on| {
        settings.few_backslashes = on;
    })?;
    check_box(options, "front-matter", settings.front_matter, |settings, on| {
        settings.front_matter = on;
    })
}

/// Lists every parameter that is taken off links; `*` stands for any end of a name.
fn show_trackers() -> Result<(), JsValue> {
    let families = TRACKER_PREFIXES.iter().map(|begins| [begins, "*"].concat());
    let mut all: Vec<String> = families.chain(TRACKERS.iter().map(|&name| name.into())).collect();
    all.sort();
    let list: HtmlElement = find("tracker-list")?;
    for (at, name) in all.iter().enumerate() {
        if at > 0 {
            list.append_with_str_1(" ")?;
        }
        list.append_child(&*crate::elements::with_text("code", name)?)?;
    }
    Ok(())
}

/// Draws a setting of a few values.
fn choice<T: Choices>(
    options: &Rc<Options>,
    id: &str,
    chosen: T,
    set: fn(&mut Settings, T),
) -> Result<(), JsValue> {
    let values = T::ALL.iter().map(|choice| (choice.name, choice.label));
    let options = options.clone();
    segments::draw(&find(id)?, values, chosen.name(), move |name| {
        options.change(|settings| set(settings, T::named(name)));
    })
}

fn check_box(
    options: &Rc<Options>,
    id: &str,
    on: bool,
    set: fn(&mut Settings, bool),
) -> Result<(), JsValue> {
    let box_: HtmlInputElement = find(id)?;
    box_.set_checked(on);
    let (options, changed) = (options.clone(), box_.clone());
    listen(&box_, "change", move |_| {
        options.change(|settings| set(settings, changed.checked()));
    });
    Ok(())
}

/// Adds an entry to a list of choices.
fn add_option(
    select: &HtmlSelectElement,
    value: &str,
    text: &str,
    chosen: bool,
) -> Result<HtmlOptionElement, JsValue> {
    let option: HtmlOptionElement = create("option")?.unchecked_into();
    option.set_value(value);
    option.set_text(text);
    option.set_selected(chosen);
    select.append_child(&option)?;
    Ok(option)
}

/// Every permission with its reason.
const PERMISSIONS: [(&str, &str); 8] = [
    ("activeTab", "permission_active_tab"),
    ("scripting", "permission_scripting"),
    ("storage", "permission_storage"),
    ("contextMenus", "permission_menus"),
    ("clipboardWrite", "permission_clipboard"),
    ("offscreen", "permission_offscreen"),
    ("sidePanel", "permission_side_panel"),
    ("*://*/*, tabs", "permission_sites"),
];

fn permissions() -> Result<(), JsValue> {
    let list: HtmlElement = find("permissions")?;
    for (name, reason) in PERMISSIONS {
        let term = create("dt")?;
        let code = crate::elements::with_text("code", name)?;
        code.set_dir("ltr");
        term.append_child(&code)?;
        list.append_child(&term)?;
        list.append_child(&*crate::elements::with_text("dd", &say(reason))?)?;
    }
    Ok(())
}
