//! What the page tells about itself, for the reader to correct; what is doubtful is marked.

use super::{Popup, summary};
use crate::elements::{button, create, find, listen, refill, with_text};
use crate::facts::Told;
use crate::fields::{EditableField, FIELDS, Form, Offered};
use crate::messages::{count, say, say_with};
use crate::status::report;
use std::rc::Rc;
use verbatim::citation::from_metadata::TYPES;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Shows the fields.
pub(super) fn fill(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let reading = popup.reading.borrow();
    let Some(reading) = reading.as_ref() else { return Ok(()) };
    let mut rows = Vec::new();
    for field in &FIELDS {
        let told = reading.told().told(field.name).cloned();
        let offered = match field.offered {
            Offered::Always => true,
            Offered::Told => told.is_some(),
            Offered::Doubtful => told.as_ref().is_some_and(|told| told.doubtful),
        };
        let typed = popup.draft.borrow().fields.contains_key(field.name);
        if offered || typed || popup.all_fields.get() {
            rows.push(row(popup, field, told)?);
        }
    }
    rows.push(more(popup)?);
    let restore = button(&say("restore_fields"))?;
    restore.set_id("restore-fields");
    let restored = popup.clone();
    listen(&restore, "click", move |_| {
        restored.draft.borrow_mut().fields.clear();
        restored.keep_draft();
        restored.correct();
        report(fill(&restored).and_then(|()| show_corrected(&restored)));
        // The button was drawn anew: the keyboard stays where it was.
        report(find::<HtmlElement>("restore-fields").and_then(|button| button.focus()));
    });
    rows.push(restore);
    refill(&find("fields")?, &rows)?;
    fill_summary(popup)
}

/// The button that offers all fields, or no more than those of use.
fn more(popup: &Rc<Popup>) -> Result<HtmlElement, JsValue> {
    let all = popup.all_fields.get();
    let more = button(&say(if all { "fewer_fields" } else { "more_fields" }))?;
    more.set_id("more-fields");
    let popup = popup.clone();
    listen(&more, "click", move |_| {
        popup.all_fields.set(!all);
        report(fill(&popup));
        report(find::<HtmlElement>("more-fields").and_then(|button| button.focus()));
    });
    Ok(more)
}

/// Says how many fields should be looked at.
fn fill_summary(popup: &Rc<Popup>) -> Result<(), JsValue> {
    let reading = popup.reading.borrow();
    let Some(reading) = reading.as_ref() else { return Ok(()) };
    let doubtful = reading.facts().fields.iter().filter(|told| told.doubtful);
    let summary: HtmlElement = find("fields-summary")?;
    summary.set_text_content(Some(&match doubtful.count() {
        0 => say("fields"),
        number => count("fields_check", number),
    }));
    Ok(())
}

fn row(
    popup: &Rc<Popup>,
    field: &'static EditableField,
    told: Option<Told>,
) -> Result<HtmlElement, JsValue> {
    let typed = popup.draft.borrow().fields.get(field.name).cloned();
    let row = create("div")?;
    row.set_class_name("field");
    let id = format!("field-{}", field.name);
    let label = with_text("label", &say(field.label))?;
    label.set_attribute("for", &id)?;
    let hint = create("p")?;
    hint.set_class_name("hint");
    hint.set_id(&format!("{id}-hint"));
    describe(&row, &hint, field, typed.as_deref(), told.as_ref())?;

    let value = typed.or_else(|| told.as_ref().map(|told| told.value.clone())).unwrap_or_default();
    let input = if field.form.has_lines() {
        let area: HtmlTextAreaElement = create("textarea")?.unchecked_into();
        area.set_rows(value.lines().count().clamp(1, 6) as u32);
        area.set_value(&value);
        area.unchecked_into::<HtmlElement>()
    } else {
        let input: HtmlInputElement = create("input")?.unchecked_into();
        input.set_value(&value);
        if field.form == Form::Kind {
            row.append_child(&*kinds()?)?;
            input.set_attribute("list", KINDS)?;
        }
        input.unchecked_into()
    };
    input.set_id(&id);
    input.set_dir(if matches!(field.form, Form::Words | Form::Authors | Form::People) {
        "auto"
    } else {
        "ltr"
    });
    input.set_attribute("aria-describedby", &hint.id())?;
    input.set_attribute("autocomplete", "off")?;
    row.append_child(&label)?;
    row.append_child(&input)?;
    row.append_child(&hint)?;

    let (popup, changed, shown) = (popup.clone(), input.clone(), row.clone());
    listen(&input, "input", move |_| {
        report(change(&popup, field, &changed, &shown, &hint, told.as_ref()));
    });
    Ok(row)
}

/// The identifier of the list of types.
const KINDS: &str = "kinds";

/// The types that a reference may have, as a list to choose from.
fn kinds() -> Result<HtmlElement, JsValue> {
    let list = create("datalist")?;
    list.set_id(KINDS);
    for kind in TYPES {
        let option = create("option")?;
        option.set_attribute("value", kind)?;
        list.append_child(&option)?;
    }
    Ok(list)
}

/// Takes over what the reader typed.
fn change(
    popup: &Rc<Popup>,
    field: &EditableField,
    input: &HtmlElement,
    row: &HtmlElement,
    hint: &HtmlElement,
    told: Option<&Told>,
) -> Result<(), JsValue> {
    let value = match input.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => input.unchecked_ref::<HtmlTextAreaElement>().value(),
    };
    let as_told = told.map_or("", |told| told.value.as_str()) == value;
    let fault = field.form.fault(&value);
    input.set_attribute("aria-invalid", if fault.is_some() { "true" } else { "false" })?;
    if let Some(fault) = fault {
        hint.set_text_content(Some(&say(fault)));
        return Ok(());
    }
    if as_told {
        popup.draft.borrow_mut().fields.remove(field.name);
    } else {
        popup.draft.borrow_mut().fields.insert(field.name.to_owned(), value.clone());
    }
    describe(row, hint, field, (!as_told).then_some(value.as_str()), told)?;
    popup.keep_draft();
    popup.correct();
    fill_summary(popup)?;
    show_corrected(popup)
}

fn show_corrected(popup: &Rc<Popup>) -> Result<(), JsValue> {
    summary::fill(popup)?;
    popup.fill_preview();
    Ok(())
}

/// Says where a value was found, how it is written, and whether it should be looked at.
fn describe(
    row: &HtmlElement,
    hint: &HtmlElement,
    field: &EditableField,
    typed: Option<&str>,
    told: Option<&Told>,
) -> Result<(), JsValue> {
    let doubtful = typed.is_none() && told.is_some_and(|told| told.doubtful);
    row.class_list().toggle_with_force("check", doubtful)?;
    let origin = match (typed, told) {
        (Some(_), _) => say("hint_edited"),
        (None, Some(told)) if told.doubtful => say_with("hint_doubtful", &[&told.origin()]),
        (None, Some(told)) => say_with("hint_source", &[&told.origin()]),
        (None, None) => String::new(),
    };
    let how = field.form.hint();
    let how = if how.is_empty() { String::new() } else { say(how) };
    let parts: Vec<String> = [origin, how].into_iter().filter(|part| !part.is_empty()).collect();
    hint.set_text_content(Some(&parts.join(" · ")));
    Ok(())
}
