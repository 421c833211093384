//! The kinds of copy as a choice, each with a button that copies it at once.

use super::{Popup, show_by_id};
use crate::copies::{COPIES, CopyKind};
use crate::elements::{button, create, find, glyph, listen};
use crate::messages::{say, say_with};
use crate::status::report;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement};

/// Draws the choice from the table.
pub(super) fn draw(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let group: HtmlElement = find("formats")?;
    for kind in COPIES {
        let segment = segment(popup, kind)?;
        group.append_child(&segment)?;
    }
    choose(popup, popup.shown.get())
}

fn segment(popup: &Rc<Popup>, kind: &'static CopyKind) -> Result<HtmlElement, JsValue> {
    let label = create("label")?;
    let radio: HtmlInputElement = create("input")?.unchecked_into();
    radio.set_type("radio");
    radio.set_name("format");
    radio.set_id(&format!("format-{}", kind.name));
    radio.set_value(kind.name);
    label.append_child(&radio)?;
    label.append_with_str_1(&say(kind.label))?;
    let shown = popup.clone();
    listen(&radio, "change", move |_| report(show(&shown, kind)));

    let copy = button("")?;
    copy.set_id(kind.command);
    copy.set_class_name("icon plain");
    copy.append_child(&*glyph("copy")?)?;
    let name = say_with("copy_now", &[&say(kind.label)]);
    copy.set_attribute("aria-label", &name)?;
    copy.set_title(&name);
    let copied = popup.clone();
    listen(&copy, "click", move |_| {
        report(show(&copied, kind));
        copied.copy(kind);
    });

    let segment = create("div")?;
    segment.set_class_name("segment");
    segment.append_child(&label)?;
    segment.append_child(&copy)?;
    Ok(segment)
}

/// Shows a kind that the reader chose, and remembers it for this page.
fn show(popup: &Rc<Popup>, kind: &'static CopyKind) -> Result<(), JsValue> {
    popup.draft.borrow_mut().shown = Some(kind.name.to_owned());
    popup.keep_draft();
    choose(popup, kind)?;
    popup.fill_preview();
    Ok(())
}

/// Sets the choice.
pub(super) fn choose(popup: &Rc<Popup>, kind: &'static CopyKind) -> Result<(), JsValue> {
    popup.shown.set(kind);
    let citation = kind.name == "citation";
    show_by_id("citation-choices", citation)?;
    if citation {
        super::citation::show(popup)?;
    }
    find::<HtmlInputElement>(&format!("format-{}", kind.name))?.set_checked(true);
    let label: HtmlElement = find("copy-label")?;
    label.set_text_content(Some(&say_with("copy_now", &[&say(kind.label)])));
    Ok(())
}
