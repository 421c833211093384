//! The style and language of citations, favourites, and the reader's own styles.

use super::Options;
use crate::citation_client::{add_own_style, content, own_styles, remove_own_style, style_title};
use crate::core_client::example_item;
use crate::elements::{button, create, find, listen, refill, with_text};
use crate::files;
use crate::messages::{say, say_with};
use crate::popup::citation::{fill_kinds, fill_late, register_lists};
use crate::settings::Settings;
use crate::style_search;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement};

/// Registers the choices and fills them.
pub(super) async fn register(options: &Rc<Options>) -> Result<(), JsValue> {
    let chosen = options.settings.borrow().citation.clone();
    let changed = options.clone();
    style_search::register("style", move |style| {
        change(&changed, |settings| {
            settings.citation.used(&style);
            settings.citation.style = style;
        });
        let options = changed.clone();
        spawn_local(async move {
            let _ = fill_lists(&options).await;
        });
    })?;
    let chosen_here = options.clone();
    register_lists(move |set, value| {
        change(&chosen_here, |settings| set(&mut settings.citation, value));
    })?;
    let input: HtmlInputElement = find("own-style-file")?;
    let (added, file) = (options.clone(), input.clone());
    listen(&input, "change", move |_| {
        let Some(chosen) = file.files().and_then(|files| files.get(0)) else { return };
        file.set_value("");
        let options = added.clone();
        spawn_local(async move {
            let xml = files::text(&chosen).await.unwrap_or_default();
            let said = match add_own_style(&xml).await {
                Ok(name) => say_with("own_style_added", &[name.trim_start_matches("own:")]),
                Err(problem) => say_with("own_style_bad", &[&problem]),
            };
            if let Ok(line) = find::<HtmlElement>("own-style-said") {
                line.set_text_content(Some(&said));
            }
            let _ = fill_lists(&options).await;
        });
    });
    fill_kinds(&find("citation-kind")?, &chosen.kind)?;
    fill_late(&chosen).await?;
    fill_lists(options).await?;
    fill_example(options).await
}

fn change(options: &Rc<Options>, change: impl FnOnce(&mut Settings)) {
    options.change(change);
    let options = options.clone();
    spawn_local(async move {
        let _ = fill_example(&options).await;
    });
}

/// Shows a citation as the settings are now.
async fn fill_example(options: &Rc<Options>) -> Result<(), JsValue> {
    let citation = options.settings.borrow().citation.clone();
    let item = example_item().await?;
    let text = match content(&item, &citation).await {
        Ok(content) => content.text,
        Err(error) => error.as_string().unwrap_or_else(|| say("failed_unexpected")),
    };
    find::<HtmlElement>("citation-example")?.set_text_content(Some(&text));
    Ok(())
}

async fn fill_lists(options: &Rc<Options>) -> Result<(), JsValue> {
    let citation = options.settings.borrow().citation.clone();
    let mut names = vec![citation.style];
    names.extend(citation.favourites.iter().cloned());
    names.extend(citation.recent);
    let mut rows: Vec<HtmlElement> = Vec::new();
    for (index, name) in names.iter().enumerate() {
        if names.iter().take(index).any(|other| other == name) {
            continue;
        }
        rows.push(favourite(options, name, citation.favourites.contains(name)).await?);
    }
    refill(&find("favourites")?, &rows)?;

    let mut rows = Vec::new();
    for name in own_styles().await {
        let row = create("li")?;
        row.append_child(&*with_text("span", name.trim_start_matches("own:"))?)?;
        let button = button(&say("remove"))?;
        button.set_attribute("aria-label", &format!("{}: {name}", say("remove")))?;
        let options = options.clone();
        listen(&button, "click", move |_| {
            let (options, name) = (options.clone(), name.clone());
            spawn_local(async move {
                remove_own_style(&name).await;
                let _ = Box::pin(fill_lists(&options)).await;
            });
        });
        row.append_child(&button)?;
        rows.push(row);
    }
    if rows.is_empty() {
        let none = with_text("li", &say("none_yet"))?;
        none.set_class_name("muted");
        rows.push(none);
    }
    refill(&find("own-styles")?, &rows)
}

/// A style with a switch that keeps it among the favourites.
async fn favourite(options: &Rc<Options>, name: &str, kept: bool) -> Result<HtmlElement, JsValue> {
    let row = create("li")?;
    let title = style_title(name).await;
    row.append_child(&*with_text("span", &title)?)?;
    let switch = button(&say(if kept { "remove" } else { "add_favourite" }))?;
    switch.set_attribute("aria-pressed", if kept { "true" } else { "false" })?;
    let (options, name) = (options.clone(), name.to_owned());
    listen(&switch, "click", move |_| {
        options.change(|settings| {
            let favourites = &mut settings.citation.favourites;
            if kept {
                favourites.retain(|other| *other != name);
            } else {
                favourites.push(name.clone());
            }
        });
        let options = options.clone();
        spawn_local(async move {
            let _ = fill_lists(&options).await;
        });
    });
    row.append_child(&switch)?;
    Ok(row)
}
