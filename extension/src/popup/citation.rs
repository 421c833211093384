//! The citation's part, language and style.

use super::{Popup, host_of};
use crate::citation_client::{KINDS, languages, style_title};
use crate::elements::{create, find, listen};
use crate::messages::{language_name, say};
use crate::settings::Citation;
use crate::status::{announce, report};
use crate::storage;
use crate::style_search;
use std::rc::Rc;
use verbatim::citation::export;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, HtmlOptionElement, HtmlSelectElement};

/// Registers the choices; they are filled when they are first shown.
pub(super) fn register(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let chosen = popup.clone();
    register_lists(move |set, value| {
        set(&mut chosen.settings.borrow_mut().citation, value);
        changed(&chosen);
    })?;
    let popup = popup.clone();
    style_search::register("style", move |style| {
        popup.settings.borrow_mut().citation.style = style;
        changed(&popup);
    })
}

/// Puts a choice into the settings.
pub(crate) type Set = fn(&mut Citation, String);

/// Registers the lists of kinds and of languages; `chosen` hears of each choice.
pub(crate) fn register_lists(
    chosen: impl Fn(Set, String) + Clone + 'static,
) -> Result<(), JsValue> {
    let lists: [(&str, Set); 2] = [
        ("citation-kind", |citation, value| citation.kind = value),
        ("citation-locale", |citation, value| citation.locale = value),
    ];
    for (id, set) in lists {
        let select: HtmlSelectElement = find(id)?;
        let (chosen, value) = (chosen.clone(), select.clone());
        listen(&select, "change", move |_| chosen(set, value.value()));
    }
    Ok(())
}

/// Shows the new citation and remembers the choice, if not in a private window.
fn changed(popup: &Rc<Popup>) {
    popup.fill_preview();
    if popup.tab.borrow().private {
        return;
    }
    popup.spawn(|popup| async move {
        let chosen = popup.settings.borrow().citation.clone();
        let mut settings = storage::settings().await.settings;
        let on_site = settings.on_site(&host_of(&popup.tab.borrow().url)).citation.style;
        // Where a site's rule gives the style, the general one stays as it is.
        let style = if on_site == settings.citation.style {
            &chosen.style
        } else {
            &settings.citation.style
        };
        let style = style.clone();
        settings.citation.used(&chosen.style);
        settings.citation =
            Citation { style, locale: chosen.locale, kind: chosen.kind, ..settings.citation };
        if storage::store_settings(&settings).await.is_err() {
            announce(&say("save_failed"))?;
        }
        Ok(())
    });
}

/// Fills the choices, once.
pub(super) fn show(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let kinds: HtmlSelectElement = find("citation-kind")?;
    if kinds.length() > 0 {
        return Ok(());
    }
    let chosen = popup.settings.borrow().citation.clone();
    fill_kinds(&kinds, &chosen.kind)?;
    let wanted = chosen.clone();
    wasm_bindgen_futures::spawn_local(async move {
        report(fill_late(&wanted).await);
    });
    Ok(())
}

/// What needs the citation module: languages, the style's title.
pub(crate) async fn fill_late(chosen: &crate::settings::Citation) -> Result<(), JsValue> {
    fill_languages(&chosen.locale).await?;
    find::<HtmlInputElement>("style-search")?.set_placeholder(&style_title(&chosen.style).await);
    Ok(())
}

/// Fills the list of what a citation can be.
pub(crate) fn fill_kinds(select: &HtmlSelectElement, chosen: &str) -> Result<(), JsValue> {
    for (kind, label) in KINDS {
        select.append_child(&*option(kind, &say(label), kind == chosen)?)?;
    }
    let group = crate::elements::document()?.create_element("optgroup")?;
    group.set_attribute("label", &say("export_group"))?;
    for (id, name) in export::NAMES {
        group.append_child(&*option(id, name, id == chosen)?)?;
    }
    select.append_child(&group)?;
    Ok(())
}

async fn fill_languages(chosen: &str) -> Result<(), JsValue> {
    let select: HtmlSelectElement = find("citation-locale")?;
    select.append_child(&*option("", &say("style_default"), chosen.is_empty())?)?;
    let mut named: Vec<(String, String)> =
        languages().await?.into_iter().map(|tag| (language_name(&tag), tag)).collect();
    named.sort();
    for (name, tag) in named {
        select.append_child(&*option(&tag, &name, tag == chosen)?)?;
    }
    Ok(())
}

fn option(value: &str, text: &str, chosen: bool) -> Result<HtmlOptionElement, JsValue> {
    let option: HtmlOptionElement = create("option")?.unchecked_into();
    option.set_value(value);
    option.set_text(text);
    option.set_selected(chosen);
    Ok(option)
}
