//! `cs:number`, and what counts as a number (CSL 1.0.2, "Number", "Choose"
//! for `is-numeric`, "Label" for plurals).

use super::{Called, Renderer, push};
use crate::citation::csl::locale::Gender;
use crate::citation::csl::output::Token;
use crate::citation::csl::page;
use crate::citation::csl::rich;
use crate::citation::csl::style::{NumberForm, Tag};
use crate::numeral::roman;

/// One part of a number variable such as "2, 4 & 6–8".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NumberPart<'a> {
    /// Digits, with the letters around them ("2b", "L2d", "xiv").
    Number(&'a str),
    /// What stands between two numbers, as it is printed.
    Separator(&'a str),
}

/// Splits a value that is numeric: numbers with prefixes and suffixes,
/// separated by commas, hyphens, ampersands and "and". None for any other
/// value.
pub(crate) fn parts(value: &str) -> Option<Vec<NumberPart<'_>>> {
    let mut parts = Vec::new();
    let mut rest = value.trim();
    loop {
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '&' | '-' | '–'))
            .unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        if !is_number(word) {
            return None;
        }
        parts.push(NumberPart::Number(word));
        if after.is_empty() {
            return Some(parts);
        }
        let (separator, following) = separator(after)?;
        parts.push(NumberPart::Separator(separator));
        rest = following;
    }
}

fn separator(after: &str) -> Option<(&'static str, &str)> {
    const SEPARATORS: [(&str, &str); 10] = [
        (", and ", ", and "),
        (", et ", ", et "),
        (", ", ", "),
        ("; ", "; "),
        ("&", " & "),
        ("and ", " and "),
        ("und ", " und "),
        ("et ", " et "),
        ("-", "–"),
        ("–", "–"),
    ];
    let trimmed = after.trim_start();
    SEPARATORS.iter().find_map(|(written, printed)| {
        let following = trimmed.strip_prefix(written)?;
        Some((*printed, following.trim_start()))
    })
}

/// Digits with letters around them, a fraction, or small Roman numerals.
pub(crate) fn is_number(word: &str) -> bool {
    let trimmed = word.trim_matches(char::is_alphabetic);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(trimmed)
        || trimmed.split_once('/').is_some_and(|(a, b)| digits(a) && digits(b))
        || is_roman(word)
}

/// Whether a word is a small Roman numeral; `c`, `d`, `l` and `m` alone are
/// letters.
pub(crate) fn is_roman(word: &str) -> bool {
    word.contains(['i', 'v', 'x']) && word.bytes().all(|byte| b"ivxlcdm".contains(&byte))
}

/// Whether a value is numeric.
pub(crate) fn is_numeric(value: &str) -> bool {
    parts(value).is_some()
}

/// Whether a value counts more than one thing: several numbers, or for
/// `number-of-…` variables a number other than one.
pub(crate) fn is_plural(variable: &str, value: &str) -> bool {
    if let Some(parts) = parts(value) {
        return match parts.as_slice() {
            [NumberPart::Number(one)] => {
                variable.starts_with("number-of-") && !matches!(one.parse::<u32>(), Ok(1) | Err(_))
            }
            _ => true,
        };
    }
    matches!(variable, "page" | "locator") && page::is_plural(value)
}

impl Renderer<'_> {
    /// `cs:number`.
    pub(super) fn number(&mut self, name: &str, form: NumberForm, out: &mut Vec<Token>) -> Called {
        if self.is_substituted(name) {
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
                rich::parse(&text, out);
            }
            // Not a number: printed as it is, without markup.
            None => push(out, &value),
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
                NumberPart::Separator(" & ") => {
                    let and = self.language.ampersand();
                    text.push_str(&[" ", and, " "].concat());
                }
                NumberPart::Separator("–") => text.push_str(page::range_delimiter(self.language)),
                NumberPart::Separator(separator) => text.push_str(separator),
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
            NumberForm::Roman => match roman(number) {
                Some(numeral) => text.push_str(&numeral),
                None => text.push_str(&number.to_string()),
            },
        }
    }
}
