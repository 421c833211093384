//! What stands at a place among the tokens of a text: a number, a word, a month, a day that exists.

use super::PartialDate;
use super::calendar::{self, Calendar};
use super::month::{self, Month};
use super::read::{Found, Reader};
use super::token::{Kind, Token};

/// The tokens of a text, and how they are to be read.
pub(super) struct Scan<'s> {
    pub(super) reader: &'s Reader<'s>,
    pub(super) tokens: &'s [Token],
    /// Whether the value is meant to be a date, so that less will do.
    pub(super) machine: bool,
}

/// A date and how many tokens it took.
pub(super) type Hit = (Found, usize);

impl Scan<'_> {
    /// A year of the common era, of one that a language of this calendar counts from the Buddha.
    pub(super) fn buddhist(&self, year: i64, language: &str) -> i64 {
        if self.is_thai(language) && (2400..=2700).contains(&year) { year - 543 } else { year }
    }

    pub(super) fn is_thai(&self, language: &str) -> bool {
        [language, self.reader.language].iter().any(|one| matches!(*one, "th" | "lo" | "km"))
    }

    /// A year of numbers alone: Buddhist on Thai pages.
    pub(super) fn year_number(&self, year: i64) -> Option<i64> {
        let year = self.buddhist(year, "");
        let jalali = self.reader.language == "fa" && (1250..=1500).contains(&year);
        ((1500..=2100).contains(&year) || jalali).then_some(year)
    }

    /// A whole day, if there is such a day.
    pub(super) fn whole(&self, year: i64, month: i64, day: i64) -> Option<PartialDate> {
        let (year, month, day) =
            (i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        if self.reader.language == "fa" && (1250..=1500).contains(&year) {
            return calendar::from_jalali(year, month, day);
        }
        let exists = (1500..=2100).contains(&year)
            && (1..=12).contains(&month)
            && (1..=calendar::month_length(year, month)).contains(&day);
        exists.then(|| PartialDate::day(year, month, day))
    }

    /// The date that is named by so many tokens from the one at `i` on.
    pub(super) fn found(&self, date: PartialDate, i: usize, taken: usize) -> Option<Hit> {
        let start = self.tokens.get(i)?.start;
        let end = self.tokens.get((i + taken).min(self.tokens.len()).checked_sub(1)?)?.end;
        let found = Found { date, other: None, approximate: false, relative: false, start, end };
        Some((found, taken))
    }

    /// The month named at token `i`, and the token after it.
    pub(super) fn month(&self, i: usize) -> Option<(Month, usize)> {
        let language = self.reader.language;
        let word = self.word(i)?;
        // Vietnamese and Mongolian number their months.
        if word == "tháng"
            && let Some((number @ 1..=12, 1..=2)) = self.number(i + 1)
        {
            return Some((
                Month { language: "vi", calendar: Calendar::Gregorian, number: number as u8 },
                i + 2,
            ));
        }
        // Longest first: names of three words, two words, abbreviations with stops inside.
        let mut hit = None;
        if let Some(second) = self.word(i + 1).filter(|_| month::begins_longer(word)) {
            if let Some(third) = self.word(i + 2) {
                hit =
                    month::find(&format!("{word} {second} {third}"), language).map(|m| (m, i + 3));
            }
            hit = hit
                .or_else(|| month::find(&format!("{word} {second}"), language).map(|m| (m, i + 2)));
        } else if self.mark(i + 1) == Some('.')
            && let Some(second) = self.word(i + 2)
        {
            hit = month::find(&format!("{word}.{second}"), language).map(|m| (m, i + 3));
        }
        let (month, mut next) =
            hit.or_else(|| month::find_with_prefix(word, language).map(|m| (m, i + 1)))?;
        if self.mark(next) == Some('.') {
            next += 1;
        }
        // نيسان/أبريل: the same month in another country's words.
        if matches!(self.mark(next), Some('/' | '(' | '-'))
            && let Some(word) = self.word(next + 1)
            && month::find(word, language).is_some_and(|again| again.number == month.number)
        {
            next += 2;
            if self.mark(next) == Some(')') {
                next += 1;
            }
        }
        Some((month, next))
    }

    /// Skips at most `limit` tokens that are among the marks or words. The letter of "A2000" is no
    /// word.
    pub(super) fn skip(&self, mut i: usize, marks: &[char], words: &[&str], limit: usize) -> usize {
        let end = i + limit;
        while i < end
            && (self.mark(i).is_some_and(|mark| marks.contains(&mark))
                || self.word(i).is_some_and(|word| words.contains(&word)) && !self.is_code(i + 1))
        {
            i += 1;
        }
        i
    }

    /// Whether token `i` is a number that hangs on a Latin word: the name of a product.
    pub(super) fn is_code(&self, i: usize) -> bool {
        let hangs = self.tokens.get(i).is_some_and(|token| !token.spaced);
        let before = i.checked_sub(1).and_then(|before| self.word(before));
        hangs && self.number(i).is_some() && before.is_some_and(str::is_ascii)
    }

    pub(super) fn is_time(&self, i: usize) -> bool {
        self.number(i).is_some() && self.mark(i + 1) == Some(':')
    }

    /// Past `10:00:00 UTC`.
    pub(super) fn skip_time(&self, mut i: usize) -> usize {
        while self.number(i).is_some_and(|(_, digits)| digits <= 2) || self.mark(i) == Some(':') {
            i += 1;
        }
        while self.word(i).is_some_and(|word| word.len() <= 5) {
            i += 1;
        }
        i
    }

    /// The number at token `i`, and of how many digits it is.
    pub(super) fn number(&self, i: usize) -> Option<(i64, usize)> {
        match self.tokens.get(i)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub(super) fn word(&self, i: usize) -> Option<&str> {
        match &self.tokens.get(i)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    pub(super) fn mark(&self, i: usize) -> Option<char> {
        match self.tokens.get(i)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }
}
