//! The playground: paste a page's HTML, see what is made of it. A plain web page without any
//! extension; the browser's own parser and the same walker make the snapshot.

use crate::browser_api::{languages, snapshot_of_html};
use crate::citation_client;
use crate::clipboard::{self, Content};
use crate::copies::{COPIES, CopyKind};
use crate::core_client::Reading;
use crate::elements::{create, document, find, listen, listen_first, refill, show, with_text};
use crate::fields::FIELDS;
use crate::files;
use crate::messages::{count, language_name, locale, say, say_with};
use crate::popup::citation::{fill_kinds, fill_late, register_lists};
use crate::reader::about;
use crate::segments;
use crate::settings::Settings;
use crate::status;
use crate::style_search;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DragEvent, HtmlElement, HtmlInputElement, HtmlOptionElement, HtmlSelectElement,
    HtmlTextAreaElement, Response,
};

/// Samples of our own: the file, and its language's name for itself.
const SAMPLES: [(&str, &str); 3] =
    [("lighthouse", "English"), ("palm", "العربية"), ("queue", "English: code")];

struct Playground {
    settings: RefCell<Settings>,
    reading: RefCell<Option<Reading>>,
    shown: Cell<&'static CopyKind>,
    turn: Cell<u32>,
}

/// Fills the playground's page.
///
/// # Errors
/// Where the page is not the playground's.
#[wasm_bindgen]
pub async fn playground() -> Result<(), JsValue> {
    let playground = Rc::new(Playground {
        settings: RefCell::default(),
        reading: RefCell::default(),
        shown: Cell::new(&COPIES[0]),
        turn: Cell::new(0),
    });
    playground.register()?;
    language_choice().await?;
    find::<HtmlElement>("playground")?.remove_attribute("aria-busy")?;
    playground.take_sample(SAMPLES[0].0).await
}

impl Playground {
    fn register(self: &Rc<Self>) -> Result<(), JsValue> {
        let kinds = COPIES.iter().map(|kind| (kind.name, kind.label));
        let chosen = self.clone();
        segments::draw(&find("formats")?, kinds, COPIES[0].name, move |name| {
            chosen.shown.set(CopyKind::named(name));
            chosen.spawn(|playground| async move { playground.fill_preview().await });
        })?;
        self.on_press("run", |playground| async move { playground.read().await })?;
        self.on_press("copy", |playground| async move { playground.copy().await })?;
        let samples: HtmlElement = find("samples")?;
        for (name, label) in SAMPLES {
            let button = crate::elements::button(label)?;
            button.set_id(&format!("sample-{name}"));
            let playground = self.clone();
            listen(&button, "click", move |_| {
                playground.spawn(|playground| async move { playground.take_sample(name).await });
            });
            samples.append_child(&button)?;
        }
        self.register_citation()?;
        self.register_drop()
    }

    fn register_citation(self: &Rc<Self>) -> Result<(), JsValue> {
        let chosen = self.clone();
        style_search::register("style", move |style| {
            chosen.settings.borrow_mut().citation.style = style;
            chosen.spawn(|playground| async move { playground.fill_preview().await });
        })?;
        let chosen = self.clone();
        register_lists(move |set, value| {
            set(&mut chosen.settings.borrow_mut().citation, value);
            chosen.spawn(|playground| async move { playground.fill_preview().await });
        })
    }

    /// A file dropped anywhere on the page is read.
    fn register_drop(self: &Rc<Self>) -> Result<(), JsValue> {
        let body = document()?.body().ok_or(JsValue::NULL)?;
        let over = body.clone();
        listen_first(&body, "dragover", move |event| {
            event.prevent_default();
            let _ = over.class_list().add_1("dropping");
        });
        let left = body.clone();
        listen(&body, "dragleave", move |_| drop(left.class_list().remove_1("dropping")));
        let (playground, dropped) = (self.clone(), body.clone());
        listen_first(&body, "drop", move |event| {
            event.prevent_default();
            let _ = dropped.class_list().remove_1("dropping");
            let files = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
            let Some(file) = files.and_then(|data| data.files()).and_then(|files| files.get(0))
            else {
                return;
            };
            playground.spawn(move |playground| async move {
                find::<HtmlTextAreaElement>("html")?.set_value(&files::text(&file).await?);
                playground.read().await
            });
        });
        Ok(())
    }

    fn on_press<F>(
        self: &Rc<Self>,
        id: &str,
        act: impl Fn(Rc<Self>) -> F + 'static,
    ) -> Result<(), JsValue>
    where
        F: Future<Output = Result<(), JsValue>> + 'static,
    {
        let playground = self.clone();
        listen(find::<HtmlElement>(id)?.as_ref(), "click", move |_| playground.spawn(&act));
        Ok(())
    }

    fn spawn<F>(self: &Rc<Self>, act: impl FnOnce(Rc<Self>) -> F)
    where
        F: Future<Output = Result<(), JsValue>> + 'static,
    {
        status::spawn(act(self.clone()));
    }

    async fn take_sample(self: &Rc<Self>, name: &str) -> Result<(), JsValue> {
        let window = web_sys::window().ok_or(JsValue::NULL)?;
        let answer = JsFuture::from(window.fetch_with_str(&format!("samples/{name}.html"))).await?;
        let html = JsFuture::from(answer.unchecked_into::<Response>().text()?).await?;
        find::<HtmlTextAreaElement>("html")?.set_value(&html.as_string().unwrap_or_default());
        find::<HtmlInputElement>("address")?.set_value("");
        self.read().await
    }

    /// Reads what stands in the field.
    async fn read(self: &Rc<Self>) -> Result<(), JsValue> {
        let html = find::<HtmlTextAreaElement>("html")?.value();
        let address = find::<HtmlInputElement>("address")?.value();
        let wire = snapshot_of_html(&html, address.trim())?;
        let reading = Reading::new(&wire.into()).await?;
        if reading.facts().empty {
            return status::write(&say("failed_nothing"));
        }
        status::write("")?;
        *self.reading.borrow_mut() = Some(reading);
        self.fill()?;
        self.fill_preview().await
    }

    fn fill(&self) -> Result<(), JsValue> {
        let reading = self.reading.borrow();
        let Some(reading) = reading.as_ref() else { return Ok(()) };
        let facts = reading.facts();
        find::<HtmlElement>("headline")?.set_text_content(Some(facts.value("title")));
        find::<HtmlElement>("about")?.set_text_content(Some(&about(facts)));
        let mut said = vec![count("words", facts.words)];
        said.extend(facts.language.as_deref().map(language_name));
        said.push(say(if facts.right_to_left { "right_to_left" } else { "left_to_right" }));
        find::<HtmlElement>("facts")?.set_text_content(Some(&said.join(" · ")));

        let parts = &facts.left_out;
        let summary = match parts.len() {
            0 => say("left_out_none"),
            number => count("left_out", number),
        };
        find::<HtmlElement>("left-out-summary")?.set_text_content(Some(&summary));
        let rows = parts.iter().map(|part| {
            let row = create("li")?;
            let excerpt = with_text("span", &part.preview)?;
            excerpt.set_dir("auto");
            row.append_child(&excerpt)?;
            row.append_child(&*with_text("span", &count("words", part.words))?)?;
            Ok(row)
        });
        refill(&find("left-out")?, &rows.collect::<Result<Vec<_>, JsValue>>()?)?;

        let mut rows = Vec::new();
        for field in &FIELDS {
            let Some(told) = facts.told(field.name) else { continue };
            let row = create("tr")?;
            let name = with_text("th", &say(field.label))?;
            name.set_attribute("scope", "row")?;
            row.append_child(&name)?;
            let value = with_text("td", &told.value.replace('\n', ", "))?;
            value.set_dir("auto");
            row.append_child(&value)?;
            row.append_child(&*with_text("td", &told.origin())?)?;
            let certainty = format!("{:.0} %", told.confidence * 100.0);
            row.append_child(&*with_text("td", &certainty)?)?;
            rows.push(row);
        }
        refill(&find("metadata-rows")?, &rows)
    }

    /// What would be copied; none before a page was read.
    async fn content(&self) -> Result<Option<Content>, JsValue> {
        let (kind, settings) = (self.shown.get(), self.settings.borrow().clone());
        let item = match self.reading.borrow().as_ref() {
            Some(reading) if kind.name == "citation" => reading.item("page"),
            Some(reading) => return reading.copy(&settings, kind).map(Some),
            None => return Ok(None),
        };
        citation_client::content(&item, &settings.citation).await.map(Some)
    }

    async fn fill_preview(self: &Rc<Self>) -> Result<(), JsValue> {
        let kind = self.shown.get();
        let citation = kind.name == "citation";
        show(&find("citation-choices")?, citation);
        let kinds: HtmlSelectElement = find("citation-kind")?;
        if citation && kinds.length() == 0 {
            let chosen = self.settings.borrow().citation.clone();
            fill_kinds(&kinds, &chosen.kind)?;
            fill_late(&chosen).await?;
        }
        let turn = self.turn.get() + 1;
        self.turn.set(turn);
        let preview: HtmlElement = find("preview")?;
        if kind.name == "rich" {
            preview.set_text_content(None);
            return match self.reading.borrow().as_ref() {
                Some(reading) => reading.show(&preview, true),
                None => Ok(()),
            };
        }
        if let Some(content) = self.content().await?
            && self.turn.get() == turn
        {
            preview.set_text_content(Some(&content.text));
        }
        Ok(())
    }

    async fn copy(self: &Rc<Self>) -> Result<(), JsValue> {
        let kind = self.shown.get();
        let Some(content) = self.content().await? else { return Ok(()) };
        match clipboard::write(&content).await {
            Ok(()) => status::write(&say_with(kind.done, &[&count("words", content.words())])),
            Err(clipboard::NotWritten) => status::write(&say("failed_clipboard")),
        }
    }
}

/// The languages of the page; another one is another address, so that it can be linked to.
async fn language_choice() -> Result<(), JsValue> {
    let select: HtmlSelectElement = find("language")?;
    for (folder, name) in languages().await? {
        let option: HtmlOptionElement = create("option")?.unchecked_into();
        let tag = folder.replace('_', "-");
        option.set_value(&folder);
        option.set_text(&name);
        option.set_lang(&tag);
        option.set_selected(tag == locale());
        select.append_child(&option)?;
    }
    let chosen = select.clone();
    listen(&select, "change", move |_| {
        if let Some(window) = web_sys::window() {
            let _ = window.location().set_search(&format!("lang={}", chosen.value()));
        }
    });
    Ok(())
}
