//! The reader page: the article alone, in a page of the extension, where nothing is blocked.

use crate::browser_api::read_page;
use crate::core_client::Reading;
use crate::draft::{self, Draft};
use crate::elements::{create, document, find, listen, show};
use crate::facts::Facts;
use crate::kept_page;
use crate::messages::{date_as_told, say};
use crate::options::show_theme;
use crate::settings::{Choices, Reader, Settings, Theme};
use crate::storage;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlOptionElement, HtmlSelectElement};

/// Fills the reader page with the article of the tab that its address names.
///
/// # Errors
/// Where the page is not the reader page.
#[wasm_bindgen]
pub async fn reader() -> Result<(), JsValue> {
    let settings = Rc::new(RefCell::new(storage::settings().await.settings));
    tools(&settings)?;
    apply(settings.borrow().reader)?;
    let found = article().await;
    show(&find("empty")?, found.is_none());
    if let Some(reading) = found {
        fill(&reading, &settings.borrow())?;
    }
    find::<HtmlElement>("reader")?.remove_attribute("aria-busy")
}

/// The page of the tab: as it was read last, or read now where access is still granted.
async fn article() -> Option<Reading> {
    let address = document().ok()?.url().ok()?;
    let tab: i32 = web_sys::Url::new(&address).ok()?.search_params().get("tab")?.parse().ok()?;
    let (url, wire) = match kept_page::of_tab(tab).await {
        Some(kept) => (kept.url, kept.wire),
        // Too long to be kept, or of a private window.
        None => (String::new(), read_page(tab).await.ok()?),
    };
    let mut reading = Reading::new(&wire).await.ok().filter(|reading| !reading.facts().empty)?;
    let draft: Draft = storage::session(&draft::key(tab, &url)).await.unwrap_or_default();
    draft.apply(&mut reading);
    Some(reading)
}

fn fill(reading: &Reading, settings: &Settings) -> Result<(), JsValue> {
    let facts = reading.facts();
    let article: HtmlElement = find("article")?;
    if let Some(language) = &facts.text_language {
        article.set_lang(language);
    }
    article.set_dir(if facts.text_right_to_left { "rtl" } else { "ltr" });
    let title = facts.value("title");
    find::<HtmlElement>("headline")?.set_text_content(Some(title));
    document()?.set_title(&format!("{title} · {}", say("name")));
    find::<HtmlElement>("about")?.set_text_content(Some(&about(facts)));
    reading.show(&*find::<HtmlElement>("text")?, false)?;
    let source: HtmlElement = find("source")?;
    let url = facts.url.as_str();
    if url.starts_with("http://") || url.starts_with("https://") {
        source.set_attribute("href", url)?;
        show(&source, true);
    }
    show(&article, true);
    show_theme(settings.theme)
}

/// Authors, date and site in one line. Each is isolated (UAX #9), as a date in the reader's
/// language otherwise falls apart beside names of another direction.
pub(crate) fn about(facts: &Facts) -> String {
    let about =
        [facts.authors(), date_as_told(facts.value("published")), facts.value("site").into()];
    let isolated = about.into_iter().filter(|part: &String| !part.is_empty());
    isolated.map(|part| format!("\u{2068}{part}\u{2069}")).collect::<Vec<_>>().join(" · ")
}

/// Registers the tools: size, width, colours, printing.
fn tools(settings: &Rc<RefCell<Settings>>) -> Result<(), JsValue> {
    let steps: [(&str, fn(&mut Reader)); 4] = [
        ("smaller", |reader| reader.size = reader.size.saturating_sub(12)),
        ("larger", |reader| reader.size += 12),
        ("narrower", |reader| reader.width = reader.width.saturating_sub(8)),
        ("wider", |reader| reader.width += 8),
    ];
    for (id, step) in steps {
        let settings = settings.clone();
        listen(find::<HtmlElement>(id)?.as_ref(), "click", move |_| {
            change(&settings, |settings| step(&mut settings.reader));
        });
    }
    listen(find::<HtmlElement>("print")?.as_ref(), "click", |_| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    });
    let select: HtmlSelectElement = find("theme")?;
    let chosen = settings.borrow().theme;
    for choice in Theme::ALL {
        let option: HtmlOptionElement = create("option")?.unchecked_into();
        option.set_value(choice.name);
        option.set_text(&say(choice.label));
        option.set_selected(choice.value == chosen);
        select.append_child(&option)?;
    }
    let (settings, theme) = (settings.clone(), select.clone());
    listen(&select, "change", move |_| {
        let theme = Theme::named(&theme.value());
        let _ = show_theme(theme);
        change(&settings, |settings| settings.theme = theme);
    });
    Ok(())
}

fn change(settings: &Rc<RefCell<Settings>>, change: impl FnOnce(&mut Settings)) {
    {
        let mut settings = settings.borrow_mut();
        change(&mut settings);
        settings.bound();
    }
    let settings = settings.borrow().clone();
    let _ = apply(settings.reader);
    spawn_local(async move {
        // A full store costs only the memory of it.
        let _ = storage::store_settings(&settings).await;
    });
}

fn apply(reader: Reader) -> Result<(), JsValue> {
    let body = document()?.body().ok_or(JsValue::NULL)?;
    let style = body.style();
    style.set_property("--size", &format!("{}%", reader.size))?;
    style.set_property("--width", &format!("{}ch", reader.width))
}
