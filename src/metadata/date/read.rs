//! Dates in text, as people print them, and in attributes, as machines write them.

use super::PartialDate;
use super::calendar::{self, Calendar, gregorian};
use super::month::Month;
use super::order::Order;
use super::relative::{WORDS, relative};
use super::scan::{Hit, Scan};
use super::token::{Kind, has_number, tokens};

/// What the page is like whose dates are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader<'a> {
    /// The page's language, a bare subtag such as `fa`, or empty.
    pub(crate) language: &'a str,
    /// How to read 02/03/2024.
    pub(crate) order: Order,
    /// The reader's day, for relative dates and to refuse the future.
    pub(crate) today: Option<PartialDate>,
}

/// A date found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) date: PartialDate,
    /// The other reading where day and month could be exchanged and nothing says which is which.
    pub(crate) other: Option<PartialDate>,
    /// Converted from a calendar whose days can be off by one.
    pub(crate) approximate: bool,
    /// Counted back from the reader's day.
    pub(crate) relative: bool,
    /// Byte offsets in the text.
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// No text is read further than this: a dateline is short.
const TOKEN_LIMIT: usize = 400;

impl Reader<'_> {
    /// All dates in a text that people read, in order.
    pub(crate) fn find_all(&self, text: &str) -> Vec<Found> {
        // Asked first, because hardly any text has one; a day without a number is told by few words.
        let has_number = has_number(text);
        if !has_number && (self.today.is_none() || text.split_whitespace().count() > WORDS) {
            return Vec::new();
        }
        let tokens = tokens(text, TOKEN_LIMIT);
        let scan = Scan { reader: self, tokens: &tokens, machine: false };
        let mut found = if has_number { scan.all() } else { Vec::new() };
        if found.is_empty()
            && let Some(date) = self.today.and_then(|today| relative(&tokens, today))
            && let (Some(first), Some(last)) = (tokens.first(), tokens.last())
        {
            let (start, end) = (first.start, last.end);
            found.push(Found { date, other: None, approximate: false, relative: true, start, end });
        }
        found.retain(|found| self.is_plausible(found.date));
        found
    }

    /// The first date in a text that people read.
    pub(crate) fn find(&self, text: &str) -> Option<Found> {
        self.find_all(text).into_iter().next()
    }

    /// The date in a value that is meant to be one: ISO 8601, RFC 2822, seconds since 1970,
    /// `20240302`, a bare year or month, and else whatever people write.
    pub(crate) fn value(&self, text: &str) -> Option<Found> {
        let text = text.trim();
        let tokens = tokens(text, 40);
        let scan = Scan { reader: self, tokens: &tokens, machine: true };
        let found = scan.bare_number().or_else(|| scan.all().into_iter().next());
        found.or_else(|| self.find(text)).filter(|found| self.is_plausible(found.date))
    }

    /// Not in the future, and not before there were newspapers.
    fn is_plausible(&self, date: PartialDate) -> bool {
        // Evening here may be tomorrow elsewhere.
        let latest = self.today.and_then(|today| {
            Some(gregorian(calendar::julian_day(today.year, today.month?, today.day?) + 1))
        });
        (1500..=2100).contains(&date.year) && latest.is_none_or(|latest| date <= latest)
    }
}

impl Scan<'_> {
    fn all(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match self.at(at) {
                Some((hit, taken)) => {
                    found.push(hit);
                    at += taken.max(1);
                }
                None => at += 1,
            }
        }
        found
    }

    fn at(&self, i: usize) -> Option<Hit> {
        match self.tokens.get(i)?.kind {
            Kind::Number { .. } => self
                .chinese(i)
                .or_else(|| self.year_first(i))
                .or_else(|| self.day_first(i))
                .or_else(|| self.numbers(i)),
            // A month alone is no date: most words are done with here.
            Kind::Word(_) => {
                (i + 1..i + 8).find(|&next| self.number(next).is_some())?;
                self.month_first(i)
            }
            Kind::Mark(_) => None,
        }
    }

    /// `20240302`, `1709337600` (seconds), `1709337600000` (milliseconds), `2024`.
    fn bare_number(&self) -> Option<Found> {
        let (value, digits) = self.number(0)?;
        let alone = self.tokens.len() == 1;
        let date = match digits {
            8 | 12 | 14 => {
                let day = value / 10i64.pow(digits as u32 - 8);
                self.whole(day / 10_000, day / 100 % 100, day % 100)?
            }
            9 | 10 if alone => gregorian(2_440_588 + value / 86_400),
            13 if alone => gregorian(2_440_588 + value / 86_400_000),
            4 if alone => PartialDate { year: value as i32, month: None, day: None },
            6 if alone && (1..=12).contains(&(value % 100)) => PartialDate {
                year: (value / 100) as i32,
                month: Some((value % 100) as u8),
                day: None,
            },
            _ => return None,
        };
        Some(self.found(date, 0, 1)?.0)
    }

    /// 2024年3月2日, 令和6年3月2日, 民國113年3月2日, 2024년 3월 2일.
    fn chinese(&self, i: usize) -> Option<Hit> {
        let (value, digits) = self.number(i)?;
        let year_word = self.word(i + 1)?;
        if year_word != "年" && !year_word.starts_with('년') {
            return None;
        }
        let year = match self.era_before(i) {
            Some(offset) if digits <= 3 => value + offset,
            _ if digits == 4 => value,
            _ => return None,
        };
        let (month, _) = self.number(i + 2)?;
        let month_word = self.word(i + 3)?;
        if month_word != "月" && !month_word.starts_with('월') {
            return None;
        }
        let year = self.year_number(year)?;
        let day = self.number(i + 4).filter(|_| {
            self.word(i + 5).is_some_and(|w| matches!(w, "日" | "號" | "号") || w.starts_with('일'))
        });
        match day {
            Some((day, _)) => self.found(self.whole(year, month, day)?, i, 6),
            None => {
                let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
                self.found(PartialDate { year: year as i32, month: Some(month), day: None }, i, 4)
            }
        }
    }

    /// What to add to the year of the era named just before token `i`.
    fn era_before(&self, i: usize) -> Option<i64> {
        let name = format!("{}{}", self.word(i.checked_sub(2)?)?, self.word(i - 1)?);
        Some(match name.as_str() {
            "令和" => 2018,
            "平成" => 1988,
            "昭和" => 1925,
            "大正" | "民國" | "民国" => 1911,
            "明治" => 1867,
            _ => return None,
        })
    }

    /// 2024-03-02, 2024/3/2, 2024. 3. 2., 2024. március 2., 2024 m. kovo 2 d., 2024-03.
    fn year_first(&self, i: usize) -> Option<Hit> {
        let (year, digits) = self.number(i)?;
        if digits != 4 {
            return None;
        }
        let after = self.skip(i + 1, YEAR_MARKS, YEAR_WORDS, 3);
        if after > i + 1 || self.tokens.get(after)?.spaced {
            // Latvian: 2024. gada 2. marts.
            if let Some((day, 1..=2)) = self.number(after)
                && let Some((month, next)) =
                    self.month(self.skip(after + 1, DAY_MARKS, DAY_WORDS, 2))
                && self.word(after.wrapping_sub(1)) == Some("gada")
            {
                return self.named(year, month, Some(day), i, next);
            }
            if let Some((month, next)) = self.month(after).filter(|_| !self.is_code(i)) {
                let day_at = self.skip(next, &['-', ',', '.', '/'], DAY_WORDS, 1);
                let day =
                    self.number(day_at).filter(|&(_, digits)| digits <= 2 && !self.is_time(day_at));
                let end = if day.is_some() { day_at + 1 } else { next };
                return self.named(year, month, day.map(|day| day.0), i, end);
            }
        }
        // Mongolian numbers its months: 2024 оны 3 сарын 2.
        if matches!(self.word(i + 1), Some("оны" | "он"))
            && matches!(self.word(i + 3), Some("сарын" | "сар"))
            && let (Some((month, 1..=2)), Some((day, 1..=2))) =
                (self.number(i + 2), self.number(i + 4))
        {
            return self.found(self.whole(year, month, day)?, i, 5);
        }
        let separator =
            self.mark(i + 1).filter(|mark| matches!(mark, '-' | '/' | '.' | '‐' | '–' | '_'))?;
        let (month, month_digits) = self.number(i + 2)?;
        let year = self.year_number(year)?;
        if month_digits <= 2
            && self.mark(i + 3) == Some(separator)
            && let Some((day, day_digits)) = self.number(i + 4)
            && (day_digits <= 2 || (self.machine && day_digits == 4))
        {
            return self.found(self.whole(year, month, day)?, i, 5);
        }
        let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let ends = self.machine && month_digits == 2 && self.tokens.len() <= i + 3;
        ends.then(|| {
            self.found(PartialDate { year: year as i32, month: Some(month), day: None }, i, 3)
        })?
    }

    /// 2 March 2024, 2. März 2024, 2 de marzo de 2024, 2 أبريل، 2015, 2 tháng 3 năm 2024.
    fn day_first(&self, i: usize) -> Option<Hit> {
        let (day, digits) = self.number(i)?;
        // The minutes of "10:15 August …" are no day; what follows "Published on:" is.
        let is_minute = i > 1 && self.mark(i - 1) == Some(':') && self.number(i - 2).is_some();
        if digits > 2 || is_minute {
            return None;
        }
        let month_at = self.skip(i + 1, DAY_MARKS, DAY_WORDS, 3);
        let (month, next) = self.month(month_at)?;
        let year_at = self.skip(next, MONTH_MARKS, MONTH_WORDS, 6);
        let (year, year_digits) = self.number(year_at).or_else(|| self.short_year(year_at))?;
        let year = match year_digits {
            4 => year,
            // 67 is 2567, which is 2024; 24 is 2024 in Thailand as well.
            2 if year >= 40 && year_at <= next + 1 && self.is_thai(month.language) => 2500 + year,
            // The hour of "25 ноября в 16:27" is no year.
            2 if self.is_time(year_at) => return None,
            2 if year_at == next + 1 || self.machine => 2000 + year,
            _ => return None,
        };
        self.named(year, month, Some(day), i, year_at + 1)
    }

    /// An apostrophe and two digits.
    fn short_year(&self, i: usize) -> Option<(i64, usize)> {
        matches!(self.mark(i)?, '\'' | '’').then(|| self.number(i + 1))?
    }

    /// March 2, 2024; Mar 02 10:00:00 UTC 2024; March 2024.
    fn month_first(&self, i: usize) -> Option<Hit> {
        let (month, next) = self.month(i)?;
        let day_at = self.skip(next, &['.', ',', '-', '/'], DAY_WORDS, 2);
        if let Some((day, 1..=2)) = self.number(day_at)
            && !self.is_time(day_at)
        {
            let mut year_at = self.skip(day_at + 1, MONTH_MARKS, MONTH_WORDS, 4);
            if self.is_time(year_at) {
                year_at = self.skip_time(year_at);
            }
            let (year, 4) = self.number(year_at)? else { return None };
            return self.named(year, month, Some(day), i, year_at + 1);
        }
        let year_at = self.skip(next, MONTH_MARKS, MONTH_WORDS, 2);
        let (year, 4) = self.number(year_at)? else { return None };
        // "may" and "mars" are words of their own; a bare month and year must be one for sure.
        self.named(year, month, None, i, year_at + 1)
    }

    /// 02/03/2024, 2.3.2024, 02-03-24.
    fn numbers(&self, i: usize) -> Option<Hit> {
        let ((first, 1..=2), separator) = (self.number(i)?, self.mark(i + 1)?) else { return None };
        // Part of a longer run of numbers: a version, an address, a telephone number.
        if !matches!(separator, '/' | '.' | '-' | '–')
            || matches!(i.checked_sub(1).and_then(|b| self.mark(b)), Some('.' | '/' | '-' | '+'))
        {
            return None;
        }
        let ((second, 1..=2), true) = (self.number(i + 2)?, self.mark(i + 3) == Some(separator))
        else {
            return None;
        };
        let (year, digits) = self.number(i + 4)?;
        if self.mark(i + 5) == Some(separator) && self.number(i + 6).is_some() {
            return None;
        }
        let year = match digits {
            4 => self.year_number(year)?,
            2 if separator != '-' || self.machine => 2000 + year,
            _ => return None,
        };
        let day_first = self.whole(year, second, first);
        let month_first = self.whole(year, first, second);
        let order = match self.reader.order {
            // Dots stand between numbers where the day is first; but some write 12.09.16 where it
            // is not.
            order if separator == '.' => Order { month_first: false, sure: !order.month_first },
            order => order,
        };
        let (date, other) = match (day_first, month_first) {
            (Some(one), Some(two)) if one == two => (one, None),
            (Some(one), Some(two)) if order.month_first => (two, Some(one)),
            (Some(one), Some(two)) => (one, Some(two)),
            (one, two) => (one.or(two)?, None),
        };
        let mut hit = self.found(date, i, 5)?;
        hit.0.other = other.filter(|_| !order.sure);
        Some(hit)
    }

    /// A date whose month is named: the month's calendar decides what the year means.
    fn named(
        &self,
        year: i64,
        month: Month,
        day: Option<i64>,
        i: usize,
        end: usize,
    ) -> Option<Hit> {
        let number = i64::from(month.number);
        let taken = end.saturating_sub(i);
        match (month.calendar, day) {
            (Calendar::Gregorian, Some(day)) => {
                let year = self.buddhist(year, month.language);
                self.found(self.whole(year, number, day)?, i, taken)
            }
            (Calendar::Gregorian, None) => {
                let year = self.buddhist(year, month.language);
                let year = i32::try_from(year).ok().filter(|year| (1500..=2100).contains(year))?;
                self.found(PartialDate { year, month: Some(month.number), day: None }, i, taken)
            }
            (calendar, Some(day)) => {
                let (year, day) = (i32::try_from(year).ok()?, u8::try_from(day).ok()?);
                let hijri = calendar == Calendar::Hijri;
                let convert = if hijri { calendar::from_hijri } else { calendar::from_jalali };
                let mut hit = self.found(convert(year, month.number, day)?, i, taken)?;
                hit.0.approximate = hijri;
                Some(hit)
            }
            // Half a month of one calendar is no month of the other.
            (_, None) => None,
        }
    }
}

/// What may stand between a day and its month.
const DAY_MARKS: &[char] = &['.', ',', '-', '/', 'º', 'ª', '°', '،', '\'', '’'];
#[rustfmt::skip]
const DAY_WORDS: &[&str] = &[
    "st", "nd", "rd", "th", "of", "de", "di", "del", "da", "ta", "ی", "er", "º", "ª", "o", "a", "d", "e", "den", "ngày",
    "من", "شهر", "في", "the", "η", "ης", "ой", "го", "е", "й", "ой", "re", "ème", "წლის", "an", "ου",
];
/// What may stand between a month and its year.
const MONTH_MARKS: &[char] = &[',', '.', '-', '/', '،', '_', '٫'];
#[rustfmt::skip]
const MONTH_WORDS: &[&str] = &[
    "de", "del", "st", "nd", "rd", "th", "of", "năm", "r", "roku", "year", "anno", "พ", "ศ", "ค", "لعام", "لسنة", "سنة", "عام",
    "al", "dal", "des", "do", "da", "του", "в", "et", "a", "ve", "at",
];
/// What may stand between a year and its month.
const YEAR_MARKS: &[char] = &['.', ',', '-', '/'];
#[rustfmt::skip]
const YEAR_WORDS: &[&str] = &[
    "m", "gada", "g", "ko", "eko", "оны", "жылғы", "жыл", "жылы", "жылдын", "yil", "yilning", "yilda", "ilin", "il", "წლის", "წელი", "년", "թ", "ж", "ခုနှစ်", "ခု",
];
