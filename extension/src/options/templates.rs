//! The templates for front matter and file names, checked while they are typed.

use super::Options;
use crate::elements::{find, listen};
use crate::messages::{say, say_with};
use crate::settings::Settings;
use std::rc::Rc;
use verbatim::render::{FIELD_NAMES, unknown_placeholder};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};

/// Registers both templates.
pub(super) fn register(options: &Rc<Options>) -> Result<(), JsValue> {
    let known = FIELD_NAMES.map(placeholder).join(" ");
    let hint = say_with("option_template_hint", &[&known]);
    for (id, value, set) in [
        (
            "front-matter-template",
            options.settings.borrow().front_matter_template.clone(),
            (|settings, template| settings.front_matter_template = template)
                as fn(&mut Settings, String),
        ),
        ("file-name", options.settings.borrow().file_name.clone(), |settings, template| {
            settings.file_name = template;
        }),
    ] {
        let stem = id.trim_end_matches("-template");
        find::<HtmlElement>(&format!("{stem}-hint"))?.set_text_content(Some(&hint));
        let bad: HtmlElement = find(&format!("{stem}-bad"))?;
        let input: HtmlElement = find(id)?;
        set_value(&input, &value);
        let (options, typed) = (options.clone(), input.clone());
        listen(&input, "input", move |_| {
            let template = value_of(&typed);
            let problem = problem(&template, stem == "file-name");
            let invalid = if problem.is_some() { "true" } else { "false" };
            let _ = typed.set_attribute("aria-invalid", invalid);
            bad.set_text_content(problem.as_deref());
            if problem.is_none() {
                options.change(|settings| set(settings, template));
            }
        });
    }
    Ok(())
}

/// What is wrong with a template, in a sentence.
fn problem(template: &str, needed: bool) -> Option<String> {
    if needed && template.trim().is_empty() {
        return Some(say("template_empty"));
    }
    let name = unknown_placeholder(template)?;
    Some(say_with("template_unknown", &[&placeholder(name)]))
}

/// A placeholder as it is typed, its braces where they belong in any writing around it (a
/// left-to-right isolate: Unicode Standard Annex 9, section 2.1).
fn placeholder(name: &str) -> String {
    format!("\u{2066}{{{{{name}}}}}\u{2069}")
}

fn value_of(input: &HtmlElement) -> String {
    match input.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.value(),
        None => input.unchecked_ref::<HtmlTextAreaElement>().value(),
    }
}

fn set_value(input: &HtmlElement, value: &str) {
    match input.dyn_ref::<HtmlInputElement>() {
        Some(input) => input.set_value(value),
        None => input.unchecked_ref::<HtmlTextAreaElement>().set_value(value),
    }
}
