//! Why there is nothing to show, in a sentence, with what can be done.

use crate::elements::{find, show};
use crate::messages::say;
use js_sys::Reflect;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;

/// Why there is nothing to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// The browser lets no extension read this page.
    Restricted,
    /// The page went away while it was read.
    Gone,
    /// The page's own scripts let nothing else run.
    Busy,
    /// There is no text on it; the message that says why, where that is known.
    Nothing(Option<&'static str>),
    /// Anything else.
    Unexpected,
}

impl Trouble {
    /// The trouble that a failed read tells of.
    pub(super) fn of(error: &JsValue) -> Trouble {
        let reason = Reflect::get(error, &"reason".into()).ok().and_then(|it| it.as_string());
        match reason.as_deref() {
            Some("failed_restricted") => Trouble::Restricted,
            Some("failed_gone") => Trouble::Gone,
            Some("failed_busy") => Trouble::Busy,
            Some("failed_nothing") => Trouble::Nothing(None),
            _ => Trouble::Unexpected,
        }
    }

    /// What is wrong, and what helps.
    fn messages(self) -> (&'static str, &'static str) {
        match self {
            Trouble::Restricted => ("failed_restricted", "advice_restricted"),
            Trouble::Gone => ("failed_gone", "advice_again"),
            Trouble::Busy => ("failed_busy", "advice_again"),
            Trouble::Nothing(why) => ("failed_nothing", why.unwrap_or("advice_nothing")),
            Trouble::Unexpected => ("failed_unexpected", "advice_again"),
        }
    }

    /// Shows it in place of a result.
    pub(super) fn show(self) -> Result<(), JsValue> {
        let (problem, advice) = self.messages();
        show(&find("result")?, false);
        show(&find("free")?, matches!(self, Trouble::Nothing(_)));
        show(&find("trouble")?, true);
        find::<HtmlElement>("trouble-text")?.set_text_content(Some(&say(problem)));
        find::<HtmlElement>("trouble-advice")?.set_text_content(Some(&say(advice)));
        let again: HtmlElement = find("try-again")?;
        show(&again, self != Trouble::Restricted);
        if self != Trouble::Restricted {
            again.focus()?;
        }
        Ok(())
    }
}

/// Takes the sentence away again.
pub(super) fn clear() -> Result<(), JsValue> {
    show(&find("trouble")?, false);
    show(&find("result")?, true);
    show(&find("free")?, true);
    Ok(())
}
