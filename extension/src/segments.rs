//! A choice among a few, as radio buttons in a bar.

use crate::elements::{create, listen};
use crate::messages::say;
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlInputElement};

/// Draws a choice into an element: values with the messages that name them.
pub(crate) fn draw(
    parent: &Element,
    values: impl IntoIterator<Item = (&'static str, &'static str)>,
    chosen: &str,
    choose: impl Fn(&'static str) + 'static,
) -> Result<(), JsValue> {
    let choose = Rc::new(choose);
    parent.set_text_content(None);
    for (value, label) in values {
        let radio: HtmlInputElement = create("input")?.unchecked_into();
        radio.set_type("radio");
        radio.set_name(&parent.id());
        radio.set_value(value);
        radio.set_id(&format!("{}-{value}", parent.id()));
        radio.set_checked(value == chosen);
        let choose = choose.clone();
        listen(&radio, "change", move |_| choose(value));
        let line = create("label")?;
        line.append_child(&radio)?;
        line.append_with_str_1(&say(label))?;
        let segment = create("div")?;
        segment.set_class_name("segment");
        segment.append_child(&line)?;
        parent.append_child(&segment)?;
    }
    Ok(())
}
