//! What may be the article where that is not clear: a choice among parts of the page.

use super::{Popup, left_out, summary};
use crate::elements::{create, find, listen, refill, show, with_text};
use crate::facts::Choice;
use crate::messages::count;
use crate::status::report;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement};

/// Shows the choice; nothing where the article is clear.
pub(super) fn fill(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let reading = popup.reading.borrow();
    let Some(reading) = reading.as_ref() else { return Ok(()) };
    let choices = &reading.facts().choices;
    let draft = popup.draft.borrow();
    let taken = match &draft.choice {
        Some(key) => choices.iter().position(|choice| choice.key() == *key),
        // The first is what was chosen, unless nothing was.
        None => Some(0).filter(|_| !reading.facts().empty),
    };
    let entries = choices.iter().enumerate();
    let entries = entries.map(|(index, choice)| entry(popup, index, choice, taken == Some(index)));
    let entries = entries.collect::<Result<Vec<_>, JsValue>>()?;
    refill(&find("choices")?, &entries)?;
    show(&find("choices-fold")?, !entries.is_empty());
    Ok(())
}

fn entry(
    popup: &Rc<Popup>,
    index: usize,
    choice: &Choice,
    taken: bool,
) -> Result<HtmlElement, JsValue> {
    let radio: HtmlInputElement = create("input")?.unchecked_into();
    radio.set_type("radio");
    radio.set_name("choice");
    radio.set_checked(taken);
    let (popup, key) = (popup.clone(), choice.key());
    listen(&radio, "change", move |_| report(take(&popup, index, &key)));
    let excerpt = with_text("span", &choice.preview)?;
    excerpt.set_class_name("excerpt");
    excerpt.set_dir("auto");
    let words = with_text("span", &count("words", choice.words))?;
    words.set_class_name("why");
    let entry = create("label")?;
    entry.append_child(&radio)?;
    entry.append_child(&excerpt)?;
    entry.append_child(&words)?;
    Ok(entry)
}

/// Takes another part for the article. What was put back belonged to the one before.
fn take(popup: &Rc<Popup>, index: usize, key: &str) -> Result<(), JsValue> {
    {
        let mut draft = popup.draft.borrow_mut();
        draft.choice = Some(key.to_owned());
        draft.put_back.clear();
    }
    if let Some(reading) = popup.reading.borrow_mut().as_mut() {
        reading.choose(index);
    }
    popup.keep_draft();
    summary::fill(popup)?;
    left_out::fill(popup)?;
    popup.fill_preview();
    Ok(())
}
