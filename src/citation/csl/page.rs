//! Page ranges and other ranges of numbers (CSL 1.0.2, "Page Ranges", and
//! appendix "Page Range Formats").

use super::locale::Language;
use super::render::{is_number, is_roman};
use super::style::{PageRange, TermForm};

/// The first page of a range.
pub(crate) fn first(pages: &str) -> &str {
    let end = pages.find(['-', '–', ',', '&', ';']).unwrap_or(pages.len());
    pages.get(..end).unwrap_or(pages).trim()
}

/// Whether pages or another locator count more than one thing: there is a
/// number on both sides of a hyphen, dash, comma, ampersand or "and".
pub(crate) fn is_plural(value: &str) -> bool {
    let pieces = value.replace(", et ", "&").replace(" et ", "&").replace(" and ", "&");
    let numbered = |piece: &&str| is_number(piece);
    if value.contains("\\-") {
        return false;
    }
    pieces
        .split(['-', '–', '&'])
        .flat_map(|piece| piece.split(", "))
        .map(str::trim)
        .filter(numbered)
        .count()
        > 1
}

/// Writes the ranges in `value` with the locale's range delimiter, and in the
/// style's format where it has one.
pub(crate) fn ranges(value: &str, format: Option<PageRange>, language: &Language) -> String {
    let delimiter = range_delimiter(language);
    let mut text = String::with_capacity(value.len());
    for piece in value.split_inclusive([',', '&', ';']) {
        let body = piece.trim_end_matches([',', '&', ';', ' ']);
        match range(body, format, delimiter) {
            Some(range) => text.push_str(&range),
            // A hyphen that is none is written "\\-".
            None => text.push_str(&body.replace("\\-", "-").replace(" - ", "-")),
        }
        text.push_str(piece.get(body.len()..).unwrap_or_default());
    }
    match language.ampersand() {
        "&" => text,
        and => text.replace('&', and),
    }
}

/// What a locale writes between the ends of a range.
pub(crate) fn range_delimiter(language: &Language) -> &str {
    language.term("page-range-delimiter", TermForm::Long, false).unwrap_or("–")
}

fn range(piece: &str, format: Option<PageRange>, delimiter: &str) -> Option<String> {
    let lead = piece.len() - piece.trim_start().len();
    let (space, body) = piece.split_at(lead);
    let (start, end) = body.split_once(['-', '–'])?;
    let (start, end) = (start.trim_end(), end.trim_start());
    if is_roman(start) && is_roman(end) {
        return Some([space, start, delimiter, end].concat());
    }
    let (start_stem, start_digits) = split(start)?;
    let (end_stem, end_digits) = split(end)?;
    if start_stem != end_stem && format.is_some() {
        return None;
    }
    let end = match format {
        Some(format) if !start_digits.is_empty() => {
            let full = expand(start_digits, end_digits);
            let short = shorten(start_digits, &full, format);
            let stem = match format {
                PageRange::Expanded => start_stem,
                _ if short.len() == full.len() => end_stem,
                _ => "",
            };
            [stem, &short].concat()
        }
        _ => end.to_string(),
    };
    Some([space, start, delimiter, &end].concat())
}

/// Letters in front of digits, and the digits.
fn split(page: &str) -> Option<(&str, &str)> {
    let at = page.rfind(|c: char| !c.is_ascii_digit()).map_or(0, |at| {
        at + page.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let (stem, digits) = page.split_at(at);
    (!digits.is_empty() && !stem.contains(['-', '–', ' '])).then_some((stem, digits))
}

/// "321", "28" as "328".
fn expand(start: &str, end: &str) -> String {
    match start.len().checked_sub(end.len()) {
        Some(missing) => [start.get(..missing).unwrap_or_default(), end].concat(),
        None => end.to_string(),
    }
}

fn shorten(start: &str, end: &str, format: PageRange) -> String {
    let tail = |least: usize| {
        if start.len() != end.len() {
            return end.to_string();
        }
        let same = start.bytes().zip(end.bytes()).take_while(|(a, b)| a == b).count();
        let from = same.min(end.len().saturating_sub(least));
        end.get(from..).unwrap_or(end).to_string()
    };
    match format {
        PageRange::Expanded => end.to_string(),
        PageRange::Minimal => tail(1),
        PageRange::MinimalTwo => tail(2),
        PageRange::Chicago15 | PageRange::Chicago16 => {
            let value: u64 = start.parse().unwrap_or(0);
            if value < 100 || value.is_multiple_of(100) || start.len() != end.len() {
                end.to_string()
            } else if value % 100 < 10 {
                tail(1)
            } else if format == PageRange::Chicago15 && start.len() == 4 {
                // Four digits with three of them changed are kept whole.
                let short = tail(2);
                if short.len() >= 3 { end.to_string() } else { short }
            } else {
                tail(2)
            }
        }
    }
}
