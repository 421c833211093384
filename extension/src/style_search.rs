//! The search for a citation style: a field with a list that answers while typing (the combobox
//! pattern of the ARIA Authoring Practices, with list autocomplete and manual selection).

use crate::citation_client::{FoundStyle, find_styles, own_styles, style_title};
use crate::elements::{create, document, find, listen, listen_first, refill, show, with_text};
use crate::messages::{count, say};
use crate::storage;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlInputElement, KeyboardEvent, ScrollIntoViewOptions};

/// How many styles are listed.
const MOST: u32 = 30;

struct Search {
    input: HtmlInputElement,
    list: HtmlElement,
    said: HtmlElement,
    found: RefCell<Vec<FoundStyle>>,
    /// The entry that Enter takes.
    active: Cell<Option<usize>>,
    /// Counts searches: an answer that is late is dropped.
    turn: Cell<u32>,
    chosen: Box<dyn Fn(String)>,
}

/// Makes a search of the elements `…-search`, `…-list` and `…-count`; `chosen` gets the name of
/// the style that was chosen.
pub(crate) fn register(prefix: &str, chosen: impl Fn(String) + 'static) -> Result<(), JsValue> {
    let search = Rc::new(Search {
        input: find(&format!("{prefix}-search"))?,
        list: find(&format!("{prefix}-list"))?,
        said: find(&format!("{prefix}-count"))?,
        found: RefCell::default(),
        active: Cell::new(None),
        turn: Cell::new(0),
        chosen: Box::new(chosen),
    });
    search.input.set_title(&say("style_search"));
    let typed = search.clone();
    listen(&search.input, "input", move |_| typed.clone().look());
    let entered = search.clone();
    listen(&search.input, "focus", move |_| {
        // A window that gets the focus back finds the list as it was left.
        if entered.list.hidden() {
            entered.clone().look();
        }
    });
    let keyed = search.clone();
    listen_first(&search.input, "keydown", move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>()
            && keyed.key(&event.key())
        {
            event.prevent_default();
        }
    });
    let left = search.clone();
    // A press on an entry takes the focus first: the list goes a little later, and stays where
    // only the window has lost the focus.
    listen(&search.input, "blur", move |_| {
        let left = left.clone();
        let close = move || {
            let active = document().ok().and_then(|document| document.active_element());
            if active.as_deref() != Some(left.input.as_ref()) {
                left.close();
            }
        };
        gloo::timers::callback::Timeout::new(200, close).forget();
    });
    Ok(())
}

impl Search {
    /// Looks for what is typed; with nothing typed, for what was used of late.
    fn look(self: Rc<Self>) {
        let turn = self.turn.get() + 1;
        self.turn.set(turn);
        let typed = self.input.value();
        spawn_local(async move {
            self.said.set_text_content(Some(&say("loading_styles")));
            let found = if typed.trim().is_empty() {
                at_hand().await
            } else {
                find_styles(&typed, MOST).await.unwrap_or_default()
            };
            if self.turn.get() == turn {
                let said = if typed.trim().is_empty() {
                    say("styles_recent")
                } else {
                    count("styles_found", found.len())
                };
                self.said.set_text_content(Some(&said));
                let _ = self.fill(found);
            }
        });
    }

    fn fill(self: &Rc<Self>, found: Vec<FoundStyle>) -> Result<(), JsValue> {
        let mut entries = Vec::new();
        for (index, style) in found.iter().enumerate() {
            let entry = create("li")?;
            entry.set_id(&format!("{}-{index}", self.list.id()));
            entry.set_attribute("role", "option")?;
            entry.set_attribute("aria-selected", "false")?;
            entry.append_child(&*with_text("span", &style.title)?)?;
            let search = self.clone();
            listen(&entry, "click", move |_| search.take(index));
            entries.push(entry);
        }
        refill(&self.list, &entries)?;
        show(&self.list, !entries.is_empty());
        self.input
            .set_attribute("aria-expanded", if entries.is_empty() { "false" } else { "true" })?;
        *self.found.borrow_mut() = found;
        self.activate(None)
    }

    /// Acts on a key; says whether it did.
    fn key(self: &Rc<Self>, key: &str) -> bool {
        let number = self.found.borrow().len();
        let open = !self.list.hidden() && number > 0;
        let moved = match (key, self.active.get()) {
            ("ArrowDown", None) => Some(0),
            ("ArrowDown", Some(at)) => Some((at + 1) % number.max(1)),
            ("ArrowUp", None | Some(0)) => number.checked_sub(1),
            ("ArrowUp", Some(at)) => Some(at - 1),
            ("Enter", Some(at)) if open => {
                self.take(at);
                return true;
            }
            ("Escape", _) if open => {
                self.close();
                return true;
            }
            _ => return false,
        };
        open && self.activate(moved).is_ok()
    }

    fn activate(&self, index: Option<usize>) -> Result<(), JsValue> {
        for (at, entry) in self.entries().into_iter().enumerate() {
            let active = Some(at) == index;
            entry.set_attribute("aria-selected", if active { "true" } else { "false" })?;
            if active {
                let options = ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                entry.scroll_into_view_with_scroll_into_view_options(&options);
                self.input.set_attribute("aria-activedescendant", &entry.id())?;
            }
        }
        if index.is_none() {
            self.input.remove_attribute("aria-activedescendant")?;
        }
        self.active.set(index);
        Ok(())
    }

    fn entries(&self) -> Vec<HtmlElement> {
        let children = self.list.children();
        (0..children.length()).filter_map(|at| children.item(at)?.dyn_into().ok()).collect()
    }

    fn take(&self, index: usize) {
        let Some(style) = self.found.borrow().get(index).cloned() else { return };
        self.input.set_value("");
        self.input.set_placeholder(&style.title);
        self.said.set_text_content(Some(&style.title));
        self.close();
        (self.chosen)(style.name);
    }

    fn close(&self) {
        show(&self.list, false);
        let _ = self.input.set_attribute("aria-expanded", "false");
        let _ = self.activate(None);
    }
}

/// Favourites, recent styles and the reader's own, and the three that most are asked for.
async fn at_hand() -> Vec<FoundStyle> {
    let citation = storage::settings().await.settings.citation;
    let own = own_styles().await;
    let usual = [
        "apa",
        "modern-language-association",
        "chicago-author-date",
        "ieee",
        "nature",
        "vancouver",
    ];
    let names = citation
        .favourites
        .into_iter()
        .chain(citation.recent)
        .chain(own)
        .chain(usual.map(str::to_owned));
    let mut found: Vec<FoundStyle> = Vec::new();
    for name in names {
        if found.iter().all(|other| other.name != name) {
            let title = style_title(&name).await;
            // A style that is gone (an own one that was removed) has no title but its name.
            found.push(FoundStyle { title, name });
        }
    }
    found
}
