//! The elements of our own pages: finding, making and filling them. Text goes in as text, never
//! as markup.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Event, EventTarget, HtmlElement};

/// The page's document.
pub(crate) fn document() -> Result<Document, JsValue> {
    web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)
}

/// The element of this id; that the page has it is part of the page.
pub(crate) fn find<T: JsCast>(id: &str) -> Result<T, JsValue> {
    let found = document()?.get_element_by_id(id);
    found
        .and_then(|element| element.dyn_into().ok())
        .ok_or_else(|| JsValue::from_str(&format!("the page has no {id}")))
}

/// A new element.
pub(crate) fn create(name: &str) -> Result<HtmlElement, JsValue> {
    Ok(document()?.create_element(name)?.unchecked_into())
}

/// A new element with a text in it.
pub(crate) fn with_text(name: &str, text: &str) -> Result<HtmlElement, JsValue> {
    let element = create(name)?;
    element.set_text_content(Some(text));
    Ok(element)
}

/// A new button with a text.
pub(crate) fn button(text: &str) -> Result<HtmlElement, JsValue> {
    let button = with_text("button", text)?;
    button.set_attribute("type", "button")?;
    Ok(button)
}

/// A picture that only decorates: what it means is said beside it.
pub(crate) fn glyph(name: &str) -> Result<HtmlElement, JsValue> {
    let glyph = create("span")?;
    glyph.set_class_name(&format!("glyph glyph-{name}"));
    Ok(glyph)
}

/// Puts elements in place of what an element held.
pub(crate) fn refill<'a, T: AsRef<Element> + 'a>(
    element: &Element,
    children: impl IntoIterator<Item = &'a T>,
) -> Result<(), JsValue> {
    element.set_text_content(None);
    for child in children {
        element.append_child(child.as_ref())?;
    }
    Ok(())
}

/// Shows or hides an element.
pub(crate) fn show(element: &HtmlElement, shown: bool) {
    element.set_hidden(!shown);
}

/// Listens for as long as the page stands.
pub(crate) fn listen(target: &EventTarget, event: &'static str, act: impl Fn(&Event) + 'static) {
    EventListener::new(target, event, act).forget();
}

/// As [`listen`], where the listener may prevent what the browser would do.
pub(crate) fn listen_first(
    target: &EventTarget,
    event: &'static str,
    act: impl Fn(&Event) + 'static,
) {
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, event, options, act).forget();
}
