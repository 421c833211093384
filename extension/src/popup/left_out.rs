//! What was left out of the article, with a button each to put it back.

use super::{Popup, summary};
use crate::elements::{button, create, find, listen, refill, with_text};
use crate::facts::Part;
use crate::messages::{count, say};
use crate::status::report;
use std::rc::Rc;
use verbatim::trace::Reason;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// The most parts that are listed; a page has thousands of links at times, and the first are the
/// likeliest to be missed.
const MOST: usize = 40;

/// Shows the list.
pub(super) fn fill(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let reading = popup.reading.borrow();
    let Some(reading) = reading.as_ref() else { return Ok(()) };
    let parts = &reading.facts().left_out;
    let summary: HtmlElement = find("left-out-summary")?;
    summary.set_text_content(Some(&match parts.len() {
        0 => say("left_out_none"),
        number => count("left_out", number),
    }));
    let entries = parts.iter().take(MOST).enumerate();
    let entries = entries.map(|(index, part)| entry(popup, index, part));
    let entries = entries.collect::<Result<Vec<_>, JsValue>>()?;
    refill(&find("left-out")?, &entries)
}

fn entry(popup: &Rc<Popup>, index: usize, part: &Part) -> Result<HtmlElement, JsValue> {
    let entry = create("li")?;
    let excerpt = with_text("p", &part.preview)?;
    excerpt.set_class_name("excerpt");
    excerpt.set_id(&format!("left-out-{index}"));
    excerpt.set_dir("auto");
    let why = format!("{} · {}", say(reason(part.reason)), count("words", part.words));
    let why = with_text("p", &why)?;
    why.set_class_name("why");
    let back = popup.draft.borrow().put_back.contains(&part.key());
    let toggle = button(&say(if back { "take_out" } else { "put_back" }))?;
    toggle.set_attribute("aria-describedby", &format!("left-out-{index}"))?;
    let (popup, key) = (popup.clone(), part.key());
    let own = toggle.clone();
    listen(&toggle, "click", move |_| report(turn(&popup, index, &key, &own)));
    entry.append_child(&excerpt)?;
    entry.append_child(&why)?;
    entry.append_child(&toggle)?;
    Ok(entry)
}

/// Puts a part back, or takes it out again.
fn turn(popup: &Rc<Popup>, index: usize, key: &str, toggle: &HtmlElement) -> Result<(), JsValue> {
    let back = {
        let mut draft = popup.draft.borrow_mut();
        let back = !draft.put_back.remove(key);
        if back {
            draft.put_back.insert(key.to_owned());
        }
        back
    };
    if let Some(reading) = popup.reading.borrow_mut().as_mut() {
        reading.put_back(index, back);
    }
    popup.keep_draft();
    toggle.set_text_content(Some(&say(if back { "take_out" } else { "put_back" })));
    summary::fill(popup)?;
    popup.fill_preview();
    Ok(())
}

/// The message that names a reason.
fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Navigation => "reason_navigation",
        Reason::PageFurniture => "reason_page_furniture",
        Reason::Related => "reason_related",
        Reason::Controls => "reason_controls",
        Reason::Promotion => "reason_promotion",
        Reason::Comments => "reason_comments",
        Reason::Byline => "reason_byline",
        Reason::Hidden => "reason_hidden",
        Reason::Decoy => "reason_decoy",
        Reason::Duplicate => "reason_duplicate",
        Reason::Other => "reason_other",
    }
}
