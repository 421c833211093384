//! Conditions (CSL 1.0.2, "Choose").

use super::Renderer;
use super::number::is_numeric;
use crate::citation::csl::raw_date;
use crate::citation::csl::style::{Branch, Match, Test};
use crate::citation::item::Value;

impl<'a> Renderer<'a> {
    /// The first branch whose condition holds.
    pub(super) fn choose(&self, branches: &'a [Branch]) -> Option<&'a Branch> {
        branches.iter().find(|branch| {
            let condition = &branch.condition;
            let mut tests = condition.tests.iter();
            match condition.combine {
                // `cs:else` has no tests and always holds.
                Match::All => tests.all(|test| self.holds(test)),
                Match::Any => tests.any(|test| self.holds(test)),
                Match::None => !tests.any(|test| self.holds(test)),
            }
        })
    }

    fn holds(&self, test: &Test) -> bool {
        match test {
            Test::Disambiguate => self.state.disambiguate,
            Test::IsNumeric(name) => {
                self.text_value(name, false).is_some_and(|value| is_numeric(&value))
            }
            Test::IsUncertainDate(name) => {
                self.item.date(name).is_some_and(|date| raw_date::resolve(date).circa)
            }
            Test::Locator(label) => self.locator().is_some() && self.locator_label() == label,
            Test::Position(position) => self.state.position.is(position),
            Test::Type(kinds) => kinds.split_whitespace().any(|kind| self.item.kind == kind),
            Test::Variable(name) => self.has_variable(name),
        }
    }

    /// Whether a variable has a value.
    pub(super) fn has_variable(&self, name: &str) -> bool {
        match name {
            "locator" => self.locator().is_some(),
            "citation-number" => true,
            "year-suffix" => self.state.year_suffix.is_some(),
            "first-reference-note-number" => self.state.first_note.is_some(),
            _ => match self.item.get(name) {
                Some(Value::Text(text)) => !text.trim().is_empty(),
                Some(Value::Names(names)) => !names.is_empty(),
                Some(Value::Date(_)) => true,
                Some(Value::Other(_)) => false,
                None => self.text_value(name, false).is_some(),
            },
        }
    }
}
