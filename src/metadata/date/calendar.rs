//! Days of other calendars in the Gregorian one, by way of Julian day numbers.
//!
//! Jalali: the 33-year arithmetic rule, which gives the official calendar for years 1244–1500.
//! Hijri: the tabular calendar (30-year cycle, civil epoch); sightings may differ by a day, so
//! what comes from it is marked as not quite sure. Hebrew is not converted.

use super::PartialDate;

/// The calendars pages are dated by, apart from mere year counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    /// Solar Hijri, of Iran and Afghanistan.
    Jalali,
    /// Lunar Hijri.
    Hijri,
}

/// The Gregorian day of a day of the Jalali calendar, if there is such a day.
pub(super) fn from_jalali(year: i32, month: u8, day: u8) -> Option<PartialDate> {
    if !(1000..=1600).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let (month, day) = (i64::from(month), i64::from(day));
    let before = if month <= 7 { (month - 1) * 31 } else { (month - 1) * 30 + 6 };
    Some(gregorian(jalali_new_year(i64::from(year)) + before + day - 1))
}

/// The Julian day number of 1 Farvardin: leap years are those of the 33-year cycle whose
/// remainder is one of 1, 5, 9, 13, 17, 22, 26, 30.
fn jalali_new_year(year: i64) -> i64 {
    // 1 Farvardin 1375 was 20 March 1996, Julian day 2450163; 1375 is a leap year (1375 % 33 = 22).
    const ANCHOR_YEAR: i64 = 1375;
    const ANCHOR_DAY: i64 = 2_450_163;
    let leap = |year: i64| matches!(year.rem_euclid(33), 1 | 5 | 9 | 13 | 17 | 22 | 26 | 30);
    let leaps = |from: i64, to: i64| (from..to).filter(|&year| leap(year)).count() as i64;
    if year >= ANCHOR_YEAR {
        ANCHOR_DAY + (year - ANCHOR_YEAR) * 365 + leaps(ANCHOR_YEAR, year)
    } else {
        ANCHOR_DAY - (ANCHOR_YEAR - year) * 365 - leaps(year, ANCHOR_YEAR)
    }
}

/// The Gregorian day of a day of the tabular Hijri calendar, if there is such a day.
pub(super) fn from_hijri(year: i32, month: u8, day: u8) -> Option<PartialDate> {
    if !(1..=1700).contains(&year) || !(1..=12).contains(&month) || !(1..=30).contains(&day) {
        return None;
    }
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let before = (59 * (month - 1) + 1) / 2; // months of 30 and 29 days by turns
    Some(gregorian(day + before + (year - 1) * 354 + (3 + 11 * year) / 30 + 1_948_439))
}

/// The Julian day number of a Gregorian day.
pub(crate) fn julian_day(year: i32, month: u8, day: u8) -> i64 {
    let (year, month, day) = (i64::from(year), i64::from(month), i64::from(day));
    let shift = (14 - month) / 12;
    let (y, m) = (year + 4800 - shift, month + 12 * shift - 3);
    day + (153 * m + 2) / 5 + 365 * y + y.div_euclid(4) - y.div_euclid(100) + y.div_euclid(400)
        - 32_045
}

/// The Gregorian day of a Julian day number (Richards 1998).
pub(super) fn gregorian(julian_day: i64) -> PartialDate {
    let f = julian_day + 1401 + (4 * julian_day + 274_277) / 146_097 * 3 / 4 - 38;
    let e = 4 * f + 3;
    let h = 5 * (e.rem_euclid(1461) / 4) + 2;
    let day = h.rem_euclid(153) / 5 + 1;
    let month = (h / 153 + 2).rem_euclid(12) + 1;
    let year = e.div_euclid(1461) - 4716 + (14 - month) / 12;
    PartialDate::day(year as i32, month as u8, day as u8)
}

/// How many days the month has.
pub(super) fn month_length(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_both_ways() {
        assert_eq!(julian_day(2000, 1, 1), 2_451_545);
        for day in [2_451_545, 2_460_372, 2_440_588, 2_415_021] {
            let date = gregorian(day);
            let (month, day_of_month) = (date.month.expect("whole"), date.day.expect("whole"));
            assert_eq!(julian_day(date.year, month, day_of_month), day);
        }
    }

    #[test]
    fn jalali_days_are_converted() {
        assert_eq!(from_jalali(1402, 12, 12), Some(PartialDate::day(2024, 3, 2)));
        assert_eq!(from_jalali(1403, 1, 1), Some(PartialDate::day(2024, 3, 20)));
        assert_eq!(from_jalali(1399, 12, 30), Some(PartialDate::day(2021, 3, 20)));
        assert_eq!(from_jalali(1357, 11, 22), Some(PartialDate::day(1979, 2, 11)));
    }

    #[test]
    fn hijri_days_are_converted() {
        assert_eq!(from_hijri(1445, 9, 1), Some(PartialDate::day(2024, 3, 11)));
        assert_eq!(from_hijri(1400, 1, 1), Some(PartialDate::day(1979, 11, 21)));
    }
}
