//! Dates in the forms that exports need, never more precise than the item's own.

use crate::citation::item::{Date, Item, PartialDate};

/// First and last day of a date variable; a date in words that begins as ISO 8601 is read.
pub(crate) fn span(item: &Item, variable: &str) -> Option<(PartialDate, Option<PartialDate>)> {
    let date = item.date(variable)?;
    if date.start.year.is_some() {
        return Some((date.start, date.end.filter(|end| end.year.is_some())));
    }
    from_words(&date.raw).map(|start| (start, None))
}

/// What a date says in words when it says nothing in numbers.
pub(crate) fn words<'a>(item: &'a Item, variable: &str) -> Option<&'a str> {
    let Date { literal, raw, .. } = item.date(variable)?;
    let words = if literal.is_empty() { raw } else { literal };
    (span(item, variable).is_none() && !words.is_empty()).then_some(words)
}

/// `2024`, `2024-03` or `2024-03-18`: ISO 8601; seasons are left out.
pub(crate) fn iso(date: PartialDate) -> Option<String> {
    let year = date.year?;
    let mut out = if year < 0 { format!("-{:04}", -i64::from(year)) } else { format!("{year:04}") };
    if let Some(month) = month(date) {
        out.push_str(&format!("-{month:02}"));
        if let Some(day) = date.day {
            out.push_str(&format!("-{day:02}"));
        }
    }
    Some(out)
}

/// The month, 1 to 12; nothing for a season.
pub(crate) fn month(date: PartialDate) -> Option<u8> {
    date.month.filter(|month| (1..=12).contains(month))
}

/// The season as the Extended Date/Time Format writes it: 21 (spring) to 24 (winter).
pub(crate) fn season(date: PartialDate) -> Option<u8> {
    match date.month? {
        season @ 13..=16 => Some(season + 8),
        season @ 21..=24 => Some(season),
        _ => None,
    }
}

fn from_words(words: &str) -> Option<PartialDate> {
    let day = words.trim().get(..10).unwrap_or(words.trim());
    let mut parts = day.split('-').map(|part| part.parse::<u16>().ok());
    let year = parts.next()?.filter(|year| (1000..10_000).contains(year))?;
    let part = |value: Option<Option<u16>>, most: u16| {
        value.flatten().filter(|value| (1..=most).contains(value)).map(|value| value as u8)
    };
    let month = part(parts.next(), 12);
    let day = part(parts.next(), 31).filter(|_| month.is_some());
    Some(PartialDate { year: Some(i32::from(year)), month, day })
}
