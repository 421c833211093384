//! Several pages at once: the selected tabs as one document, or as a list of references.
//!
//! What it takes is asked for then and there, in two steps that the reader presses: the tabs'
//! addresses, then their sites; both are given back when the work is done.

use crate::browser_api::{
    ask_for_sites, ask_for_tabs, give_back, granted_sites, list_tabs, read_page,
};
use crate::citation_client::printed;
use crate::clipboard::{self, Content};
use crate::copies::CopyKind;
use crate::core_client::Reading;
use crate::elements::{create, find, listen, refill, show, with_text};
use crate::facts::why_nothing;
use crate::files;
use crate::free::site as site_of_address;
use crate::messages::{count, say, say_with};
use crate::segments;
use crate::settings::{Citation, Settings};
use crate::status;
use crate::storage;
use js_sys::Reflect;
use serde::Deserialize;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// A tab as the browser lists it.
#[derive(Clone, Debug, Deserialize)]
struct Tab {
    id: i32,
    title: String,
    url: String,
}

/// What becomes of the pages.
const OUTCOMES: [(&str, &str); 2] =
    [("document", "several_document"), ("references", "several_references")];

struct Several {
    settings: Settings,
    tabs: RefCell<Vec<Tab>>,
    outcome: Cell<&'static str>,
    cancelled: Cell<bool>,
    made: RefCell<Option<Content>>,
}

/// A page that was read, in the kind that was chosen.
struct Page {
    content: Content,
    /// CSL-JSON.
    item: String,
}

/// Fills the page for several pages.
///
/// # Errors
/// Where the page is not that page.
#[wasm_bindgen]
pub async fn several() -> Result<(), JsValue> {
    let several = Rc::new(Several {
        settings: storage::settings().await.settings,
        tabs: RefCell::default(),
        outcome: Cell::new(OUTCOMES[0].0),
        cancelled: Cell::new(false),
        made: RefCell::default(),
    });
    let chosen = several.clone();
    segments::draw(&find("outcome")?, OUTCOMES, OUTCOMES[0].0, move |name| {
        chosen.outcome.set(name);
    })?;
    for (id, all) in [("list-selected", false), ("list-all", true)] {
        on_press(&several, id, move |several| {
            // First thing in the click: the browser asks only then.
            let asked = ask_for_tabs();
            several.spawn(move |several| async move {
                let allowed = JsFuture::from(asked).await?.as_bool() == Some(true);
                several.list(all, allowed).await
            });
        })?;
    }
    on_press(&several, "start", |several| {
        let sites = several.sites();
        let held = granted_sites(&sites);
        let asked = ask_for_sites(&sites);
        several.spawn(move |several| async move {
            let held: Vec<String> = serde_wasm_bindgen::from_value(JsFuture::from(held).await?)?;
            let allowed = JsFuture::from(asked).await?.as_bool() == Some(true);
            let ours: Vec<String> = sites.into_iter().filter(|site| !held.contains(site)).collect();
            let done =
                if allowed { several.read().await } else { status::write(&say("several_denied")) };
            give_back(ours).await;
            done
        });
    })?;
    on_press(&several, "cancel", |several| several.cancelled.set(true))?;
    on_press(&several, "copy", |several| {
        several.spawn(|several| async move { several.copy().await })
    })?;
    on_press(&several, "download", |several| {
        if let Some(content) = several.made.borrow().as_ref() {
            let kind = several.kind();
            let text = content.html.clone().filter(|_| kind.name == "rich");
            let text = text.unwrap_or_else(|| content.text.clone());
            let name = format!("verbatim.{}", kind.extension);
            let _ = files::save(&name, kind.media_type, &text);
        }
    })?;
    find::<HtmlElement>("several")?.remove_attribute("aria-busy")
}

fn on_press(
    several: &Rc<Several>,
    id: &str,
    act: impl Fn(&Rc<Several>) + 'static,
) -> Result<(), JsValue> {
    let several = several.clone();
    listen(find::<HtmlElement>(id)?.as_ref(), "click", move |_| act(&several));
    Ok(())
}

impl Several {
    fn spawn<F>(self: &Rc<Self>, act: impl FnOnce(Rc<Self>) -> F)
    where
        F: Future<Output = Result<(), JsValue>> + 'static,
    {
        status::spawn(act(self.clone()));
    }

    /// Lists the tabs that can be read.
    async fn list(self: &Rc<Self>, all: bool, allowed: bool) -> Result<(), JsValue> {
        if !allowed {
            return status::write(&say("several_denied"));
        }
        let tabs: Vec<Tab> = serde_wasm_bindgen::from_value(list_tabs(all).await?)?;
        let tabs: Vec<Tab> =
            tabs.into_iter().filter(|tab| site_of_address(&tab.url).is_some()).collect();
        show(&find("found")?, !tabs.is_empty());
        if tabs.is_empty() {
            return status::write(&say("several_none"));
        }
        let rows =
            tabs.iter().map(|tab| row(tab, &say("page_waiting"))).collect::<Result<Vec<_>, _>>()?;
        refill(&find("pages")?, &rows)?;
        let start: HtmlElement = find("start")?;
        start.set_text_content(Some(&count("several_start", tabs.len())));
        *self.tabs.borrow_mut() = tabs;
        status::write("")?;
        start.focus()
    }

    /// The permissions that reading takes, each once.
    fn sites(&self) -> Vec<String> {
        let mut sites: Vec<String> =
            self.tabs.borrow().iter().filter_map(|tab| site_of_address(&tab.url)).collect();
        sites.sort();
        sites.dedup();
        sites
    }

    /// The kind of copy that a document is made in; the citation has a list of its own.
    fn kind(&self) -> &'static CopyKind {
        let kind = CopyKind::named(&self.settings.default_copy);
        if kind.name == "citation" || self.outcome.get() == "references" {
            CopyKind::named("text")
        } else {
            kind
        }
    }

    /// Reads one page after the other; one that fails is named, the rest arrive.
    async fn read(self: &Rc<Self>) -> Result<(), JsValue> {
        self.cancelled.set(false);
        let tabs = self.tabs.borrow().clone();
        let progress: HtmlElement = find("progress")?;
        for (id, shown) in [("progress", true), ("cancel", true), ("start", false)] {
            show(&find(id)?, shown);
        }
        let mut read = Vec::new();
        for (index, tab) in tabs.iter().enumerate() {
            if self.cancelled.get() {
                break;
            }
            let at = (index + 1).to_string();
            status::write(&say_with("several_progress", &[&at, &tabs.len().to_string()]))?;
            progress.set_attribute("value", &(index as f64 / tabs.len() as f64).to_string())?;
            let (page, said) = match self.page(tab).await {
                Ok(page) => (Some(page), "page_done"),
                Err(problem) => (None, problem),
            };
            set_row(index, &say(said), page.is_none())?;
            read.extend(page);
        }
        for (id, shown) in [("progress", false), ("cancel", false), ("start", true)] {
            show(&find(id)?, shown);
        }
        if self.cancelled.get() {
            return status::write(&say("several_cancelled"));
        }
        let number = read.len();
        let content = self.combine(read).await?;
        find::<HtmlElement>("preview")?.set_text_content(Some(&content.text));
        *self.made.borrow_mut() = Some(content);
        show(&find("done")?, number > 0);
        status::write(&count("several_done", number))?;
        if number > 0 {
            find::<HtmlElement>("copy")?.focus()?;
        }
        Ok(())
    }

    /// Reads a tab; a failure is the name of the message that tells it.
    async fn page(&self, tab: &Tab) -> Result<Page, &'static str> {
        let wire = match read_page(tab.id).await {
            Ok(wire) => wire,
            Err(error) => {
                let reason =
                    Reflect::get(&error, &"reason".into()).ok().and_then(|it| it.as_string());
                return Err(match reason.as_deref() {
                    Some("failed_gone") => "failed_gone",
                    Some("failed_busy") => "failed_busy",
                    _ => "failed_restricted",
                });
            }
        };
        let reading = Reading::new(&wire).await.map_err(|_| "failed_unexpected")?;
        let known = reading.facts();
        if known.empty {
            return Err(why_nothing(known.notes.iter().copied()).unwrap_or("failed_nothing"));
        }
        // In a document of several articles each needs its headline; in a list each its identifier.
        let settings = Settings { headline: true, front_matter: false, ..self.settings.clone() };
        let content = reading.copy(&settings, self.kind()).map_err(|_| "failed_unexpected")?;
        Ok(Page { content, item: reading.item(&format!("page-{}", tab.id)) })
    }

    async fn combine(&self, pages: Vec<Page>) -> Result<Content, JsValue> {
        if self.outcome.get() == "references" {
            let items = pages.iter().map(|page| page.item.as_str()).collect::<Vec<_>>().join(",");
            let wanted = Citation { kind: "reference".into(), ..self.settings.citation.clone() };
            let printed = printed(&format!("[{items}]"), &wanted, "text").await?;
            return Ok(Content { text: printed.references.join("\n"), html: None });
        }
        let kind = self.kind();
        let all = pages.iter().map(|page| &page.content);
        let html = all.clone().map(|content| content.html.as_deref()).collect::<Option<Vec<_>>>();
        let text = all.map(|content| content.text.trim()).collect::<Vec<_>>();
        let between = if kind.name == "markdown" { "\n\n---\n\n" } else { "\n\n* * *\n\n" };
        Ok(Content { text: text.join(between), html: html.map(|parts| parts.join("<hr>")) })
    }

    async fn copy(self: &Rc<Self>) -> Result<(), JsValue> {
        let made = self.made.borrow().clone();
        let Some(content) = made else { return Ok(()) };
        match clipboard::write(&content).await {
            Ok(()) => status::write(&say_with("copied_text", &[&count("words", content.words())])),
            Err(clipboard::NotWritten) => status::write(&say("failed_clipboard")),
        }
    }
}

fn row(tab: &Tab, state: &str) -> Result<HtmlElement, JsValue> {
    let row = create("li")?;
    let title = with_text("span", if tab.title.is_empty() { &tab.url } else { &tab.title })?;
    title.set_dir("auto");
    row.append_child(&title)?;
    let state = with_text("span", state)?;
    state.set_class_name("muted");
    row.append_child(&state)?;
    Ok(row)
}

fn set_row(index: usize, state: &str, failed: bool) -> Result<(), JsValue> {
    let rows = find::<HtmlElement>("pages")?.children();
    let row = u32::try_from(index).ok().and_then(|index| rows.item(index));
    if let Some(said) = row.and_then(|row| row.last_element_child()) {
        said.set_text_content(Some(state));
        said.set_class_name(if failed { "bad" } else { "muted" });
    }
    Ok(())
}
