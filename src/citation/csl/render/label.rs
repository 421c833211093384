//! `cs:label` of number variables (CSL 1.0.2, "Label").

use super::number::is_plural;
use super::{Called, Renderer, enclose, push};
use crate::citation::csl::output::Token;
use crate::citation::csl::style::{LabelNode, Plural, Tag};

impl Renderer<'_> {
    /// A label counts its variable but does not ask whether there is one: it
    /// is the group around them that is left out where nothing has a value.
    pub(super) fn label(&mut self, label: &LabelNode, out: &mut Vec<Token>) -> Called {
        let name = label.variable.as_str();
        let value = self.text_value(name, false);
        if self.is_substituted(name) {
            return Called::NOTHING;
        }
        let plural = match label.plural {
            Plural::Always => true,
            Plural::Never => false,
            Plural::Contextual => value.is_some_and(|value| is_plural(name, &value)),
        };
        let term = if name == "locator" { self.locator_label() } else { name };
        if let Some(text) = self.language.term(term, label.form, plural) {
            let mark = out.len();
            push(out, text);
            enclose(Tag::Label, mark, out);
        }
        Called::NOTHING
    }
}
