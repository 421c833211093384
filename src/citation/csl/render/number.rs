//! `cs:number`, and what counts as a number (CSL 1.0.2, "Number", "Choose"
//! for `is-numeric`, "Label" for plurals).

use super::{Called, Renderer, push};
use crate::citation::csl::locale::Gender;
use crate::citation::csl::output::Token;
use crate::citation::csl::page;
use crate::citation::csl::rich;
use crate::citation::csl::style::{NumberForm, Tag};

/// One part of a number variable such as "2, 4 & 6–8".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberPart<'a> {
    /// Digits, with the letters around them ("2b", "L2d", "XIV").
    Number(&'a str),
    /// `,`, `&`, `-` or `–`.
    Separator(char),
}

/// Splits a value that is numeric: numbers with prefixes and suffixes,
/// separated by commas, hyphens and ampersands. None for any other value.
pub(crate) fn parts(value: &str) -> Option<Vec<NumberPart<'_>>> {
    let mut parts = Vec::new();
    let mut rest = value.trim();
    if rest.is_empty() {
        return None;
    }
    loop {
        let end = rest.find(|c: char| c.is_whitespace() || is_separator(c)).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if !word.chars().any(char::is_numeric) {
            return None;
        }
        parts.push(NumberPart::Number(word));
        rest = after.trim_start();
        let Some(separator) = rest.chars().next() else {
            return Some(parts);
        };
        if !is_separator(separator) {
            return None;
        }
        parts.push(NumberPart::Separator(separator));
        rest = rest.get(separator.len_utf8()..).unwrap_or_default().trim_start();
    }
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '&' | '-' | '–' | ';')
}

/// Whether a value is numeric.
pub(crate) fn is_numeric(value: &str) -> bool {
    parts(value).is_some()
}

/// Whether a value counts more than one thing: several numbers, or for
/// `number-of-…` variables a number other than one.
pub(crate) fn is_plural(variable: &str, value: &str) -> bool {
    if variable.starts_with("number-of-") {
        return match value.trim().parse::<u32>() {
            Ok(count) => count != 1,
            Err(_) => parts(value).is_some_and(|parts| parts.len() > 1),
        };
    }
    page::is_plural(value)
}

impl Renderer<'_> {
    /// `cs:number`.
    pub(super) fn number(&mut self, name: &str, form: NumberForm, out: &mut Vec<Token>) -> Called {
        if self.substituted.iter().any(|done| done == name) {
            return Called::variable(false);
        }
        let Some(value) = self.text_value(name, false) else {
            return Called::variable(false);
        };
        let tag = if name == "citation-number" { Tag::CitationNumber } else { Tag::Field };
        out.push(Token::Open(tag));
        match parts(&value) {
            Some(parts) => {
                let gender = self.language.gender(if name == "locator" {
                    self.locator_label()
                } else {
                    name
                });
                let text = self.numbers(&parts, form, gender);
                push(out, &text);
            }
            None => rich::parse(&value, out),
        }
        out.push(Token::Close(tag));
        self.note_substituted(name);
        Called::variable(true)
    }

    fn numbers(&self, parts: &[NumberPart<'_>], form: NumberForm, gender: Gender) -> String {
        let mut text = String::new();
        for part in parts {
            match part {
                NumberPart::Number(word) => match word.parse::<u32>() {
                    Ok(number) => self.formed(number, form, gender, &mut text),
                    Err(_) => text.push_str(word),
                },
                NumberPart::Separator(',') => text.push_str(", "),
                NumberPart::Separator(';') => text.push_str("; "),
                NumberPart::Separator('&') => text.push_str(" & "),
                NumberPart::Separator(_) => text.push('–'),
            }
        }
        text
    }

    /// Appends a number in a form.
    pub(super) fn formed(&self, number: u32, form: NumberForm, gender: Gender, text: &mut String) {
        match form {
            NumberForm::Numeric => text.push_str(&number.to_string()),
            NumberForm::LongOrdinal => match self.language.long_ordinal(number, gender) {
                Some(word) => text.push_str(word),
                None => self.formed(number, NumberForm::Ordinal, gender, text),
            },
            NumberForm::Ordinal => {
                text.push_str(&number.to_string());
                text.push_str(self.language.ordinal_suffix(number, gender));
            }
            NumberForm::Roman => text.push_str(&roman(number)),
        }
    }
}

/// Roman numerals in lower case; numbers beyond 3999 stay as they are.
pub(crate) fn roman(number: u32) -> String {
    if !(1..4000).contains(&number) {
        return number.to_string();
    }
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = number;
    let mut text = String::new();
    for (value, numeral) in NUMERALS {
        while rest >= value {
            text.push_str(numeral);
            rest -= value;
        }
    }
    text
}
