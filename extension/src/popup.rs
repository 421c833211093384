//! The popup: reads the page in front, shows it, copies on Enter. The side panel is the same
//! page in another place.

mod choices;
pub(crate) mod citation;
mod fields;
mod formats;
mod free_page;
mod left_out;
mod panel;
mod share;
mod summary;
mod trouble;

use crate::browser_api::{create_tab, query_tabs, read_page};
use crate::citation_client;
use crate::clipboard::{self, Content};
use crate::copies::CopyKind;
use crate::core_client::Reading;
use crate::draft::{self, Draft};
use crate::elements::{document, find, listen, show};
use crate::facts::why_nothing;
use crate::kept_page::{self, KeptPage};
use crate::messages::{count, say, say_with};
use crate::settings::Settings;
use crate::status::{self, announce, report};
use crate::storage;
use js_sys::{Object, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use trouble::Trouble;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Element, HtmlElement};

/// The tab that is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tab {
    id: i32,
    url: String,
    /// Of a private window: nothing about it is kept.
    private: bool,
}

/// The popup, from its opening to its end.
struct Popup {
    tab: RefCell<Tab>,
    settings: RefCell<Settings>,
    /// The page; none while it is being read and where it cannot be.
    reading: RefCell<Option<Reading>>,
    /// What the walker wrote, for the reader page.
    wire: RefCell<JsValue>,
    draft: RefCell<Draft>,
    shown: Cell<&'static CopyKind>,
    /// Whether fields are offered that the page tells nothing of.
    all_fields: Cell<bool>,
    /// Whether the reader asked for a copy before there was something to copy.
    asked: Cell<bool>,
    /// Counts previews: one that took longer than the next is not shown.
    previews: Cell<u32>,
}

/// Fills the popup's page.
///
/// # Errors
/// Where the page is not the popup's.
#[wasm_bindgen]
pub async fn popup() -> Result<(), JsValue> {
    let popup = begin(false).await?;
    popup.read().await
}

/// Fills the side panel's page.
///
/// # Errors
/// Where the page is not the side panel's.
#[wasm_bindgen]
pub async fn side_panel() -> Result<(), JsValue> {
    let popup = begin(true).await?;
    panel::follow(&popup);
    panel::show_kept(&popup).await
}

async fn begin(panel: bool) -> Result<Rc<Popup>, JsValue> {
    let tab = tab_in_front().await.unwrap_or_default();
    let settings = storage::settings().await.settings.on_site(&host_of(&tab.url));
    let popup = Rc::new(Popup {
        tab: RefCell::new(tab),
        shown: Cell::new(CopyKind::named(&settings.default_copy)),
        all_fields: Cell::new(false),
        asked: Cell::new(settings.copy_on_open && !panel),
        settings: RefCell::new(settings),
        reading: RefCell::default(),
        wire: RefCell::default(),
        draft: RefCell::default(),
        previews: Cell::new(0),
    });
    popup.register()?;
    Ok(popup)
}

impl Popup {
    /// Registers what the reader can press.
    fn register(self: &Rc<Self>) -> Result<(), JsValue> {
        formats::draw(self)?;
        citation::register(self)?;
        share::register(self)?;
        free_page::register(self)?;
        let press = |id: &str, act: fn(&Rc<Popup>)| -> Result<(), JsValue> {
            let popup = self.clone();
            listen(find::<HtmlElement>(id)?.as_ref(), "click", move |_| act(&popup));
            Ok(())
        };
        press("copy", Popup::copy_shown)?;
        press("try-again", |popup| popup.spawn(|popup| async move { popup.read().await }))?;
        press("download", |popup| popup.spawn(|popup| async move { popup.save_file().await }))?;
        press("open-reader", |popup| {
            popup.spawn(|popup| async move { popup.open_reader().await })
        })?;
        // What was pressed before there was anything to hear it: `popup.js` noted it.
        let early = document()?.body().and_then(|body| body.get_attribute("data-pressed"));
        if let Some(button) = early.and_then(|id| find::<HtmlElement>(&id).ok()) {
            button.click();
        }
        Ok(())
    }

    /// Does something that takes time; a failure is told in the status line.
    fn spawn<F>(self: &Rc<Self>, act: impl FnOnce(Rc<Self>) -> F)
    where
        F: Future<Output = Result<(), JsValue>> + 'static,
    {
        status::spawn(act(self.clone()));
    }

    /// Reads the page in front and shows it, or says why that cannot be.
    async fn read(self: &Rc<Self>) -> Result<(), JsValue> {
        let main: Element = find("popup")?;
        main.set_attribute("aria-busy", "true")?;
        trouble::clear()?;
        let tab = self.tab.borrow().clone();
        let read = match read_page(tab.id).await {
            Ok(wire) => self.take_in(wire).await,
            Err(error) => Err(Trouble::of(&error)),
        };
        let shown = match read {
            Ok(()) => {
                let popup = self.clone();
                spawn_local(async move { popup.keep_page().await });
                self.fill().await
            }
            Err(trouble) => trouble.show(),
        };
        main.remove_attribute("aria-busy")?;
        shown
    }

    /// Takes in what the walker wrote.
    async fn take_in(&self, wire: JsValue) -> Result<(), Trouble> {
        let reading = Reading::new(&wire).await.map_err(|_| Trouble::Unexpected)?;
        let known = reading.facts();
        // Without an article there may still be parts to put back, and a page to cite.
        if known.empty && known.left_out.is_empty() {
            return Err(Trouble::Nothing(why_nothing(known.notes.iter().copied())));
        }
        *self.reading.borrow_mut() = Some(reading);
        *self.wire.borrow_mut() = wire;
        self.restore_draft().await;
        Ok(())
    }

    async fn restore_draft(&self) {
        let tab = self.tab.borrow().clone();
        if tab.private {
            return;
        }
        let key = draft::key(tab.id, &tab.url);
        let Some(kept) = storage::session::<Draft>(&key).await else { return };
        if let Some(reading) = self.reading.borrow_mut().as_mut() {
            kept.apply(reading);
        }
        if let Some(shown) = &kept.shown {
            self.shown.set(CopyKind::named(shown));
        }
        *self.draft.borrow_mut() = kept;
    }

    /// Keeps what the reader changed; in private windows nothing is kept.
    fn keep_draft(self: &Rc<Self>) {
        let tab = self.tab.borrow().clone();
        if tab.private {
            return;
        }
        let draft = self.draft.borrow().clone();
        spawn_local(async move {
            let key = draft::key(tab.id, &tab.url);
            if draft.is_empty() && draft.shown.is_none() {
                storage::forget(&key).await;
            } else {
                storage::keep_for_session(&key, &draft).await;
            }
        });
    }

    /// Keeps the page as it was read, for the side panel and the reader page.
    async fn keep_page(&self) {
        let tab = self.tab.borrow().clone();
        if !tab.private {
            let page = KeptPage { url: tab.url, wire: self.wire.borrow().clone() };
            kept_page::keep(tab.id, &page).await;
        }
    }

    /// Shows all that is known, and copies if that was asked for.
    async fn fill(self: &Rc<Self>) -> Result<(), JsValue> {
        summary::fill(self)?;
        formats::choose(self, self.shown.get())?;
        choices::fill(self)?;
        left_out::fill(self)?;
        fields::fill(self)?;
        self.fill_preview();
        if self.asked.take() {
            self.copy_shown();
        }
        free_page::fill(self).await
    }

    /// Takes over what the reader typed.
    fn correct(&self) {
        if let Some(reading) = self.reading.borrow_mut().as_mut() {
            reading.correct(&self.draft.borrow().fields);
        }
    }

    /// Whether the page is there.
    fn has_page(&self) -> bool {
        self.reading.borrow().is_some()
    }

    /// What is copied of the page in one kind; nothing before the page is there.
    async fn content(&self, kind: &CopyKind) -> Result<Content, JsValue> {
        let settings = self.settings.borrow().clone();
        // Nothing of the page is held while a citation is being made.
        let item = match self.reading.borrow().as_ref() {
            Some(reading) if kind.name == "citation" => reading.item("page"),
            Some(reading) => return reading.copy(&settings, kind),
            None => return Ok(Content::default()),
        };
        citation_client::content(&item, &settings.citation).await
    }

    /// Shows what would be copied.
    fn fill_preview(self: &Rc<Self>) {
        if !self.has_page() {
            return;
        }
        let turn = self.previews.get() + 1;
        self.previews.set(turn);
        self.spawn(|popup| async move {
            let kind = popup.shown.get();
            let preview: HtmlElement = find("preview")?;
            let rich = kind.name == "rich";
            preview.class_list().toggle_with_force("markup", kind.name == "markdown")?;
            preview.class_list().toggle_with_force("rich", rich)?;
            if rich {
                preview.set_text_content(None);
                let headline = popup.settings.borrow().headline;
                return match popup.reading.borrow().as_ref() {
                    Some(reading) => reading.show(&preview, headline),
                    None => Ok(()),
                };
            }
            let content = popup.content(kind).await;
            if popup.previews.get() != turn {
                return Ok(());
            }
            let text = match content {
                Ok(content) => content.text,
                Err(_) => say("failed_unexpected"),
            };
            preview.set_text_content(Some(&text));
            Ok(())
        });
    }

    /// Copies what is shown; before the page is read, as soon as it is.
    fn copy_shown(self: &Rc<Self>) {
        self.copy(self.shown.get());
    }

    /// Copies in one kind.
    fn copy(self: &Rc<Self>, kind: &'static CopyKind) {
        if !self.has_page() {
            self.shown.set(kind);
            self.asked.set(true);
            return;
        }
        // What the reader had on the clipboard is worth more than a headline over nothing.
        let is_empty = self.reading.borrow().as_ref().is_some_and(|reading| reading.facts().empty);
        if is_empty && kind.name != "citation" {
            return report(announce(&say("failed_nothing")));
        }
        self.spawn(|popup| async move {
            let content = popup.content(kind).await?;
            announce(&copied(&content, kind).await)
        });
    }

    /// Saves what is shown as a file.
    async fn save_file(self: &Rc<Self>) -> Result<(), JsValue> {
        let kind = self.shown.get();
        let name = match self.reading.borrow().as_ref() {
            Some(reading) => reading.file_name(&self.settings.borrow(), kind)?,
            None => return Ok(()),
        };
        let content = self.content(kind).await?;
        let text = content.html.filter(|_| kind.name == "rich").unwrap_or(content.text);
        crate::files::save(&name, kind.media_type, &text)?;
        announce(&say("saved"))
    }

    /// Opens the article in the reader page.
    async fn open_reader(self: &Rc<Self>) -> Result<(), JsValue> {
        let tab = self.tab.borrow().clone();
        let properties = Object::new();
        self.keep_page().await;
        let address = format!("/www/reader.html?tab={}", tab.id);
        Reflect::set(&properties, &"url".into(), &address.into())?;
        create_tab(&properties).await.map(drop)
    }
}

/// Writes the clipboard; gives what is to be said about it.
async fn copied(content: &Content, kind: &CopyKind) -> String {
    match clipboard::write(content).await {
        Ok(()) => say_with(kind.done, &[&count("words", content.words())]),
        Err(clipboard::NotWritten) => say("failed_clipboard"),
    }
}

async fn tab_in_front() -> Option<Tab> {
    let query = Object::new();
    for name in ["active", "currentWindow"] {
        Reflect::set(&query, &name.into(), &JsValue::TRUE).ok()?;
    }
    let tabs = query_tabs(&query).await.ok()?;
    let tab = Reflect::get_u32(tabs.unchecked_ref::<Object>(), 0).ok()?;
    let get = |name: &str| Reflect::get(&tab, &name.into()).ok();
    Some(Tab {
        id: get("id")?.as_f64()? as i32,
        url: get("url").and_then(|url| url.as_string()).unwrap_or_default(),
        private: get("incognito").and_then(|private| private.as_bool()).unwrap_or_default(),
    })
}

/// The host name of an address; empty where it has none.
fn host_of(url: &str) -> String {
    web_sys::Url::new(url).map(|url| url.hostname()).unwrap_or_default()
}

/// Shows an element by its id, or hides it.
fn show_by_id(id: &str, shown: bool) -> Result<(), JsValue> {
    show(&find(id)?, shown);
    Ok(())
}
