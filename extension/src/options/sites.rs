//! Sites that are freed on every visit, and rules for sites.

use super::{Options, add_option};
use crate::browser_api::{free_revoke, free_sites};
use crate::copies::{COPIES, CopyKind};
use crate::elements::{button, create, find, listen, listen_first, refill, with_text};
use crate::messages::say;
use crate::settings::{SiteRule, site_of};
use serde::Deserialize;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

#[derive(Deserialize)]
struct FreedSite {
    site: String,
    host: String,
}

/// Registers the form for rules and lists them.
pub(super) fn register(options: &Rc<Options>) -> Result<(), JsValue> {
    let kinds: HtmlSelectElement = find("rule-copy")?;
    for kind in COPIES {
        add_option(&kinds, kind.name, &say(kind.label), false)?;
    }
    let form: Element = find("rule-form")?;
    let added = options.clone();
    listen_first(&form, "submit", move |event| {
        event.prevent_default();
        let _ = add(&added);
    });
    fill_rules(options)
}

fn add(options: &Rc<Options>) -> Result<(), JsValue> {
    let input: HtmlInputElement = find("rule-site")?;
    let bad: HtmlElement = find("rule-bad")?;
    let Some(site) = site_of(&input.value()) else {
        input.set_attribute("aria-invalid", "true")?;
        bad.set_text_content(Some(&say("site_bad")));
        return input.focus();
    };
    input.remove_attribute("aria-invalid")?;
    bad.set_text_content(None);
    let default_copy = find::<HtmlSelectElement>("rule-copy")?.value();
    options.change(|settings| {
        settings.sites.retain(|rule| rule.site != site);
        settings.sites.push(SiteRule { site, default_copy, style: String::new() });
        settings.sites.sort_by(|one, other| one.site.cmp(&other.site));
    });
    input.set_value("");
    fill_rules(options)
}

fn fill_rules(options: &Rc<Options>) -> Result<(), JsValue> {
    let mut rows = Vec::new();
    for rule in &options.settings.borrow().sites {
        let kind = say(CopyKind::named(&rule.default_copy).label);
        let (options, site) = (options.clone(), rule.site.clone());
        rows.push(row(&rule.site, &kind, move || {
            options.change(|settings| settings.sites.retain(|rule| rule.site != site));
            let _ = fill_rules(&options);
        })?);
    }
    fill(&find("site-rules")?, rows)
}

/// Lists the sites that are freed on every visit.
pub(super) async fn fill_freed() -> Result<(), JsValue> {
    let sites = free_sites().await?;
    let sites: Vec<FreedSite> = serde_wasm_bindgen::from_value(sites)?;
    let mut rows = Vec::new();
    for FreedSite { site, host } in sites {
        rows.push(row(&host, "", move || {
            let asked = free_revoke(&site);
            spawn_local(async move {
                let _ = JsFuture::from(asked).await;
                let _ = Box::pin(fill_freed()).await;
            });
        })?);
    }
    fill(&find("freed-sites")?, rows)
}

fn row(site: &str, what: &str, remove: impl Fn() + 'static) -> Result<HtmlElement, JsValue> {
    let row = create("li")?;
    let name = with_text("span", site)?;
    name.set_dir("ltr");
    row.append_child(&name)?;
    if !what.is_empty() {
        row.append_child(&*with_text("span", what)?)?;
    }
    let button = button(&say("remove"))?;
    button.set_attribute("aria-label", &format!("{}: {site}", say("remove")))?;
    listen(&button, "click", move |_| remove());
    row.append_child(&button)?;
    Ok(row)
}

fn fill(list: &HtmlElement, mut rows: Vec<HtmlElement>) -> Result<(), JsValue> {
    if rows.is_empty() {
        let none = with_text("li", &say("none_yet"))?;
        none.set_class_name("muted");
        rows.push(none);
    }
    refill(list, &rows)
}
