//! The quotation marks of a language, for quotations outside of citations.
//!
//! CSL 1.0.2, "Terms": `open-quote`, `close-quote` and their inner forms, as the style or the
//! locale define them.

use super::locale::Language;
use super::processor::Processor;
use super::style::{Tag, TermForm};

/// Marks around a quotation, and around one inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotationMarks {
    /// Before and after a quotation.
    pub outer: [String; 2],
    /// Before and after a quotation inside a quotation.
    pub inner: [String; 2],
}

impl QuotationMarks {
    /// The marks of a language; English ones where it says none.
    pub(crate) fn of(language: &Language) -> QuotationMarks {
        let mark = |name: &str, otherwise: &str| {
            language.term(name, TermForm::Long, false).unwrap_or(otherwise).to_owned()
        };
        QuotationMarks {
            outer: [mark("open-quote", "“"), mark("close-quote", "”")],
            inner: [mark("open-inner-quote", "‘"), mark("close-inner-quote", "’")],
        }
    }

    /// Which quotes two marks are in this language, if they are any.
    pub(crate) fn quotes(&self, open: char, close: char) -> Option<Tag> {
        let are = |marks: &[String; 2]| {
            let [first, last] = marks;
            first.chars().eq([open]) && last.chars().eq([close])
        };
        if are(&self.outer) {
            Some(Tag::Quotes)
        } else {
            are(&self.inner).then_some(Tag::InnerQuotes)
        }
    }
}

impl Processor<'_> {
    /// The quotation marks of this style and language; English ones where neither says.
    pub fn quotation_marks(&self) -> QuotationMarks {
        QuotationMarks::of(&self.language)
    }

    /// Whether citations of this style stand in notes.
    pub fn cites_in_notes(&self) -> bool {
        self.style.in_notes
    }
}
