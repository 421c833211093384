//! `cs:date` (CSL 1.0.2, "Date", "Date-part", "Date Ranges",
//! "AD and BC", "Seasons", "Approximate Dates").

use super::{Called, Purpose, Renderer, field, is_blank, push};
use crate::citation::csl::locale::{Gender, numbered};
use crate::citation::csl::output::Token;
use crate::citation::csl::raw_date;
use crate::citation::csl::style::{DateNode, DatePartNode, DateParts, NumberForm, TermForm};
use crate::citation::item::{Date, PartialDate};
use std::borrow::Cow;

/// How large a date part is; the largest that differs decides how a range
/// is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Size {
    Day,
    Month,
    Year,
}

impl<'a> Renderer<'a> {
    /// `cs:date`.
    pub(super) fn date(&mut self, node: &'a DateNode, out: &mut Vec<Token>) -> Called {
        let name = node.variable.as_str();
        if self.is_substituted(name) {
            return Called::variable(false);
        }
        let Some(date) = self.item.date(name) else {
            return Called::variable(false);
        };
        let date = raw_date::resolve(date);
        let parts = self.date_parts(node);
        if self.purpose == Purpose::SortKey {
            let sizes: Vec<Size> = parts.iter().filter_map(|part| size(part)).collect();
            push(out, &sort_value(&date, &sizes));
            return Called::variable(true);
        }
        let mark = out.len();
        if date.start == PartialDate::default() {
            if date.literal.is_empty() {
                return Called::variable(false);
            }
            // Words stand where the year would.
            field(&date.literal, out);
            self.implicit_year_suffix(name, out);
            if let Some(year) = parts.iter().find(|part| part.name == "year") {
                self.dress(&year.look, mark, out);
            }
            self.note_substituted(name);
            return Called::variable(true);
        }
        let delimiter = match node.form {
            Some(form) => self.language.date(form).map_or("", |date| date.delimiter.as_str()),
            None => node.delimiter.as_str(),
        };
        match &date.end {
            Some(end) if *end != date.start => {
                self.date_range(name, &parts, delimiter, &date, end, out)
            }
            _ => self.date_sequence(name, &parts, delimiter, &date.start, true, out),
        }
        let filled = !is_blank(out, mark);
        if filled {
            self.note_substituted(name);
        }
        Called::variable(filled)
    }

    /// The date parts to print. A localized date takes order and affixes from
    /// the locale; the style limits its parts and may reformat them.
    fn date_parts(&self, node: &'a DateNode) -> Vec<Cow<'a, DatePartNode>> {
        let Some(form) = node.form else {
            return node.date_parts.iter().map(Cow::Borrowed).collect();
        };
        let Some(localized) = self.language.date(form) else {
            return Vec::new();
        };
        localized
            .date_parts
            .iter()
            .filter(|part| match node.parts {
                DateParts::YearMonthDay => true,
                DateParts::YearMonth => part.name != "day",
                DateParts::Year => part.name == "year",
            })
            .map(|part| {
                let mut merged = part.clone();
                if let Some(own) = node.date_parts.iter().find(|own| own.name == part.name) {
                    reformat(&mut merged, own);
                }
                Cow::Owned(merged)
            })
            .collect()
    }

    /// One date, or the parts of a range that both ends share.
    fn date_sequence(
        &mut self,
        name: &str,
        parts: &[Cow<'_, DatePartNode>],
        delimiter: &str,
        date: &PartialDate,
        with_suffix: bool,
        out: &mut Vec<Token>,
    ) {
        let mut first = true;
        for part in parts {
            let mark = out.len();
            if !first {
                push(out, delimiter);
            }
            let before = out.len();
            self.date_part(name, part, date, with_suffix, out);
            if is_blank(out, before) {
                out.truncate(mark);
            } else {
                first = false;
            }
        }
    }

    fn date_part(
        &mut self,
        name: &str,
        part: &DatePartNode,
        date: &PartialDate,
        with_suffix: bool,
        out: &mut Vec<Token>,
    ) {
        let text = match size(part) {
            Some(Size::Year) => self.year(part, date),
            Some(Size::Month) => self.month(part, date),
            Some(Size::Day) => self.day(part, date),
            None => None,
        };
        let Some(text) = text else { return };
        let mark = out.len();
        push(out, &text);
        if part.name == "year" && with_suffix {
            self.implicit_year_suffix(name, out);
        }
        self.dress(&part.look, mark, out);
    }

    /// The disambiguating letter, after the first year of a cite whose style
    /// does not place it.
    pub(super) fn implicit_year_suffix(&mut self, name: &str, out: &mut Vec<Token>) {
        let wanted = !self.explicit_suffix && !self.suffix_printed && name != "accessed";
        let Some(index) =
            self.state.year_suffix.filter(|_| wanted && self.purpose != Purpose::SortKey)
        else {
            return;
        };
        self.push_year_suffix(index, out);
    }

    fn year(&self, part: &DatePartNode, date: &PartialDate) -> Option<String> {
        let year = date.year?;
        let mut text = if part.form == "short" && year > 99 {
            let two = year.rem_euclid(100).to_string();
            if two.len() < 2 { ["0", &two].concat() } else { two }
        } else {
            year.unsigned_abs().to_string()
        };
        let era = match year {
            ..0 => "bc",
            0..=499 => "ad",
            _ => return Some(text),
        };
        if let Some(term) = self.language.term(era, TermForm::Long, false) {
            text.push_str(term);
        }
        Some(text)
    }

    fn month(&self, part: &DatePartNode, date: &PartialDate) -> Option<String> {
        let month = u32::from(date.month?);
        let form = match part.form.as_str() {
            "short" => TermForm::Short,
            _ => TermForm::Long,
        };
        if let Some(season) = season(month) {
            if part.form.starts_with("numeric") && month > 20 {
                return None;
            }
            let term = self.language.term(&numbered("season-", season), form, false)?;
            return Some(term.to_string());
        }
        Some(match part.form.as_str() {
            "numeric" => month.to_string(),
            "numeric-leading-zeros" => two_digits(month),
            _ => self.language.term(&numbered("month-", month), form, false)?.to_string(),
        })
    }

    fn day(&self, part: &DatePartNode, date: &PartialDate) -> Option<String> {
        let day = u32::from(date.day?);
        date.month.filter(|month| *month <= 12)?;
        Some(match part.form.as_str() {
            "numeric-leading-zeros" => two_digits(day),
            "ordinal" if day == 1 || !self.language.limit_day_ordinals() => {
                let gender = match date.month {
                    Some(month) => self.language.gender(&numbered("month-", u32::from(month))),
                    None => Gender::Neuter,
                };
                let mut text = String::new();
                self.formed(day, NumberForm::Ordinal, gender, &mut text);
                text
            }
            _ => day.to_string(),
        })
    }

    /// A range: what the two ends share is printed once, around them.
    fn date_range(
        &mut self,
        name: &str,
        parts: &[Cow<'_, DatePartNode>],
        delimiter: &str,
        date: &Date,
        end: &PartialDate,
        out: &mut Vec<Token>,
    ) {
        let start = &date.start;
        let shown = |wanted: Size| parts.iter().any(|part| size(part) == Some(wanted));
        let open = end.year.is_none_or(|year| year == 0);
        let largest = if start.year != end.year && shown(Size::Year) {
            Size::Year
        } else if start.month != end.month && shown(Size::Month) {
            Size::Month
        } else if start.day != end.day && shown(Size::Day) {
            Size::Day
        } else {
            self.date_sequence(name, parts, delimiter, start, true, out);
            return;
        };
        let differs = |part: &Cow<'_, DatePartNode>| size(part).is_some_and(|part| part <= largest);
        let from = parts.iter().position(differs).unwrap_or(0);
        let to = parts.iter().rposition(differs).map_or(parts.len(), |at| at + 1);
        let range_delimiter = parts
            .iter()
            .find(|part| size(part) == Some(largest))
            .and_then(|part| part.range_delimiter.clone())
            .unwrap_or_else(|| "–".to_string());
        let before = parts.get(..from).unwrap_or_default();
        let mut first_end: Vec<Cow<'_, DatePartNode>> =
            parts.get(from..to).unwrap_or_default().to_vec();
        let mut second_end = first_end.clone();
        let after = parts.get(to..).unwrap_or_default();
        // Where the two ends meet, the affixes give way to the delimiter.
        let printed = |part: &Cow<'_, DatePartNode>, date: &PartialDate| match size(part) {
            Some(Size::Year) => date.year.is_some(),
            Some(Size::Month) => date.month.is_some(),
            Some(Size::Day) => date.day.is_some(),
            None => false,
        };
        if let Some(last) = first_end.iter_mut().rev().find(|part| printed(part, start)) {
            last.to_mut().look.suffix.clear();
        }
        if let Some(first) = second_end.iter_mut().find(|part| printed(part, end)) {
            first.to_mut().look.prefix.clear();
        }
        let mut joined = |out: &mut Vec<Token>,
                          mark: usize,
                          part: &[Cow<'_, DatePartNode>],
                          date: &PartialDate,
                          suffix| {
            let from = out.len();
            self.date_sequence(name, part, delimiter, date, suffix, out);
            if mark < from && from < out.len() && !delimiter.is_empty() {
                out.insert(from, Token::Text(delimiter.to_string()));
            }
        };
        let mark = out.len();
        joined(out, mark, before, start, false);
        joined(out, mark, &first_end, start, open);
        push(out, &range_delimiter);
        if open {
            return;
        }
        let middle = out.len();
        joined(out, middle, &second_end, end, true);
        joined(out, middle, after, end, true);
    }
}

fn reformat(part: &mut DatePartNode, own: &DatePartNode) {
    if !own.form.is_empty() {
        part.form = own.form.clone();
    }
    if !own.look.tags.is_empty() {
        part.look.tags = own.look.tags.clone();
    }
    part.look.text_case = own.look.text_case.or(part.look.text_case);
    part.look.strip_periods |= own.look.strip_periods;
    if own.range_delimiter.is_some() {
        part.range_delimiter = own.range_delimiter.clone();
    }
}

fn size(part: &DatePartNode) -> Option<Size> {
    match part.name.as_str() {
        "day" => Some(Size::Day),
        "month" => Some(Size::Month),
        "year" => Some(Size::Year),
        _ => None,
    }
}

/// 13 to 16 and 21 to 24 are the seasons.
fn season(month: u32) -> Option<u32> {
    match month {
        13..=16 => Some(month - 12),
        21..=24 => Some(month - 20),
        17..=20 => Some(month - 16),
        _ => None,
    }
}

fn two_digits(number: u32) -> String {
    numbered("", number)
}

/// A date as a string that sorts by time (CSL 1.0.2, "Sorting"): parts that
/// are missing count as zero, and years before the common era come first.
fn sort_value(date: &Date, sizes: &[Size]) -> String {
    let one = |date: &PartialDate| {
        let year = date.year.unwrap_or(0);
        let month =
            date.month.filter(|month| *month <= 12).filter(|_| sizes.contains(&Size::Month));
        let day = date.day.filter(|_| sizes.contains(&Size::Day));
        // All years as many digits: ranges are compared as text.
        let year = i64::from(year) + 5_000_000_000;
        [
            year.to_string(),
            two_digits(u32::from(month.unwrap_or(0))),
            two_digits(u32::from(day.unwrap_or(0))),
        ]
        .concat()
    };
    if date.start == PartialDate::default() {
        return date.literal.clone();
    }
    match &date.end {
        Some(end) => [one(&date.start), "–".to_string(), one(end)].concat(),
        None => one(&date.start),
    }
}

/// A date variable as a sort key.
pub(crate) fn sort_key(date: &Date) -> String {
    sort_value(&raw_date::resolve(date), &[Size::Day, Size::Month, Size::Year])
}
