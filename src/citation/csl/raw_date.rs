//! Dates given as text ("5 May 2020", "2020-05", "Spring 2001", "1999/2000").
//!
//! CSL-JSON allows a `raw` date and leaves its reading to the processor.
//! Numeric forms are read in any order that is not ambiguous, English month
//! and season names by their first letters; the rest stays words.

use crate::citation::item::{Date, PartialDate};
use std::borrow::Cow;

/// The date with its raw text read, where it has one.
pub(crate) fn resolve(date: &Date) -> Cow<'_, Date> {
    if date.raw.is_empty() || date.start != PartialDate::default() {
        return Cow::Borrowed(date);
    }
    let mut resolved = date.clone();
    match parse(&date.raw) {
        Some((start, end, circa)) => {
            resolved.start = start;
            resolved.end = end;
            resolved.circa |= circa;
        }
        None if resolved.literal.is_empty() => resolved.literal = date.raw.trim().to_string(),
        None => {}
    }
    Cow::Owned(resolved)
}

fn parse(raw: &str) -> Option<(PartialDate, Option<PartialDate>, bool)> {
    let raw = raw.trim();
    let mut trimmed = raw.trim_end_matches(['?', '~']);
    for about in ["circa ", "ca. ", "c."] {
        trimmed = trimmed.strip_prefix(about).unwrap_or(trimmed);
    }
    let trimmed = trimmed.trim();
    let circa = trimmed.len() != raw.len();
    if let Some(date) = single(trimmed) {
        return Some((date, None, circa));
    }
    for separator in ["/", "–", " - ", "--", "-", "_"] {
        if let Some((start, end)) = trimmed.split_once(separator)
            && let (Some(mut start), Some(end)) = (single(start), single(end))
        {
            // "May - June 2000" names its year once.
            if start.year.is_none() {
                start.year = end.year;
            }
            if end.year.is_some() && start.year.is_some() {
                return Some((start, Some(end), circa));
            }
        }
    }
    None
}

/// One date without a range.
fn single(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    let negative = text.starts_with('-');
    let text = text.trim_start_matches('-');
    let text = text
        .split_once('T')
        .filter(|(day, _)| day.ends_with(|c: char| c.is_ascii_digit()))
        .map_or(text, |(day, _)| day);
    let mut date = PartialDate::default();
    let mut numbers: Vec<(i32, usize)> = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        if let Ok(number) = digits.parse::<i32>() {
            numbers.push((number, digits.len()));
            let suffix = word.get(digits.len()..).unwrap_or_default();
            match suffix.to_ascii_lowercase().as_str() {
                "" | "st" | "nd" | "rd" | "th" => {}
                _ => return None,
            }
        } else if date.month.is_none() {
            date.month = Some(named(word)?);
        } else {
            return None;
        }
    }
    let year_at = numbers.iter().position(|(_, length)| *length >= 3);
    let day = |value: i32| (1..=31).contains(&value).then_some(value as u8);
    let month = |value: i32| (1..=24).contains(&value).then_some(value as u8);
    match (numbers.as_slice(), date.month, year_at) {
        ([], Some(_), _) => {}
        ([(year, _)], _, Some(0)) => date.year = Some(*year),
        ([(number, _)], Some(_), None) => date.day = Some(day(*number)?),
        ([(year, _), (d, _)], Some(_), Some(0)) | ([(d, _), (year, _)], Some(_), Some(1)) => {
            date.year = Some(*year);
            date.day = Some(day(*d)?);
        }
        ([(year, _), (m, _)], None, Some(0)) | ([(m, _), (year, _)], None, Some(1)) => {
            date.year = Some(*year);
            date.month = Some(month(*m)?);
        }
        ([(year, _), (m, _), (d, _)], None, Some(0)) => {
            date.year = Some(*year);
            date.month = Some(month(*m)?);
            date.day = Some(day(*d)?);
        }
        // Month first unless that cannot be.
        ([(a, _), (b, _), (year, _)], None, Some(2)) => {
            let (m, d) = if *a > 12 { (*b, *a) } else { (*a, *b) };
            date.year = Some(*year);
            date.month = Some(month(m)?);
            date.day = Some(day(d)?);
        }
        _ => return None,
    }
    if negative {
        date.year = date.year.map(|year| -year);
    }
    Some(date)
}

fn named(word: &str) -> Option<u8> {
    const NAMES: [&str; 16] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "spr",
        "sum", "aut", "win",
    ];
    let lower = word.to_ascii_lowercase();
    if lower.starts_with("fall") {
        return Some(15);
    }
    let at = NAMES.iter().position(|name| lower.starts_with(name))?;
    Some(at as u8 + 1)
}
