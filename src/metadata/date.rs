//! Calendar days that may be less than a day: a year, a year and a month; and how pages in many
//! languages and calendars write them.

mod calendar;
mod month;
mod order;
mod read;
mod relative;
mod scan;
mod token;

use serde::{Serialize, Serializer};

use calendar::Calendar;
pub(crate) use calendar::julian_day;
pub(crate) use order::order;
pub(crate) use read::{Found, Reader};
pub(crate) use token::digit;

/// A date as precise as its source: never a guessed month or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year of the Gregorian calendar.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; never without a month.
    pub day: Option<u8>,
}

/// Whether a word (lower case) belongs to dates: the name of a month or a day of the week, or a
/// small word that stands before them.
pub(crate) fn is_date_word(word: &str) -> bool {
    #[rustfmt::skip]
    const WORDS: &[&str] = &[
        "on", "at", "the", "am", "le", "el", "em", "il", "op", "den", "de", "dne", "dnia", "ngày",
        "published", "updated", "posted", "date", "created", "added", "veröffentlicht", "aktualisiert", "publié", "publicado", "pubblicato", "опубликовано", "发布", "发表于", "于",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
        "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica",
    ];
    WORDS.contains(&word) || month::find_with_prefix(word, "").is_some()
}

impl PartialDate {
    /// A whole day.
    pub fn day(year: i32, month: u8, day: u8) -> PartialDate {
        PartialDate { year, month: Some(month), day: Some(day) }
    }

    /// Reads `2024`, `2024-03` or `2024-03-02`.
    pub fn parse_iso(text: &str) -> Option<PartialDate> {
        let mut parts = text.trim().splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().map(str::parse::<u8>).transpose().ok()?;
        let day = parts.next().map(str::parse::<u8>).transpose().ok()?;
        let fits = |n: Option<u8>, most| n.is_none_or(|n| (1..=most).contains(&n));
        let length = calendar::month_length(year, month.unwrap_or(1));
        (fits(month, 12) && fits(day, length)).then_some(PartialDate { year, month, day })
    }

    /// Whether one is the other, or the other's year or month.
    pub(crate) fn agrees_with(self, other: PartialDate) -> bool {
        let agree = |a: Option<u8>, b: Option<u8>| a.is_none() || b.is_none() || a == b;
        self.year == other.year && agree(self.month, other.month) && agree(self.day, other.day)
    }

    /// How many days apart two whole days are.
    pub(crate) fn days_from(self, other: PartialDate) -> Option<i64> {
        let number = |date: PartialDate| Some(julian_day(date.year, date.month?, date.day?));
        Some((number(self)? - number(other)?).abs())
    }
}

/// ISO 8601 at the date's own precision: `2024`, `2024-03`, `2024-03-02`.
impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, language: &str) -> Option<String> {
        let primary = language.split('-').next().unwrap_or("");
        let today = Some(PartialDate::day(2026, 11, 22));
        let reader = Reader { language: primary, order: order(language, "news.example"), today };
        reader.find(text).map(|found| found.date.to_string())
    }

    #[test]
    fn the_hour_behind_a_day_and_a_month_is_no_year() {
        for text in ["25 ноября в 16:27", "30 марта, 17:05", "2 March, 14:50"] {
            assert_eq!(read(text, "ru"), None, "{text}");
        }
        assert_eq!(read("2 March, 24", "en").as_deref(), Some("2024-03-02"));
    }

    #[test]
    fn one_day_in_many_languages() {
        let day = Some("2024-03-02".to_owned());
        let mut wrong: Vec<String> = Vec::new();
        for (language, text) in [
            ("en", "March 2, 2024"),
            ("en", "Mar. 2nd, 2024"),
            ("en", "Saturday, 2 March 2024, 10:30"),
            ("en", "2-Mar-2024"),
            ("en", "Published on: 2 March 2024"),
            ("de", "Datum: 2. März 2024"),
            ("en", "10:15 2 March 2024"),
            ("en", "the 2nd of March, 2024"),
            ("de", "2. März 2024"),
            ("de", "Samstag, 02.03.2024 10:30"),
            ("fr", "Publié le 2 mars 2024"),
            ("es", "2 de marzo de 2024"),
            ("pt", "2 de março de 2024"),
            ("it", "2 marzo 2024"),
            ("ca", "2 de març del 2024"),
            ("ro", "2 martie 2024"),
            ("nl", "2 maart 2024"),
            ("sv", "2 mars 2024"),
            ("da", "2. marts 2024"),
            ("nb", "2. mars 2024"),
            ("fi", "2. maaliskuuta 2024"),
            ("et", "2. märts 2024"),
            ("lv", "2024. gada 2. marts"),
            ("lt", "2024 m. kovo 2 d."),
            ("pl", "2 marca 2024 r."),
            ("cs", "2. března 2024"),
            ("sk", "2. marca 2024"),
            ("hr", "2. ožujka 2024."),
            ("sl", "2. marec 2024"),
            ("sr", "2. mart 2024."),
            ("hu", "2024. március 2."),
            ("hu", "2024. 03. 02."),
            ("tr", "2 Mart 2024"),
            ("sq", "2 Mars 2024"),
            ("eu", "2024ko martxoaren 2a"),
            ("id", "2 Maret 2024"),
            ("vi", "ngày 2 tháng 3 năm 2024"),
            ("vi", "02/03/2024"),
            ("ru", "2 марта 2024 года"),
            ("uk", "2 березня 2024"),
            ("be", "2 сакавіка 2024"),
            ("bg", "2 март 2024 г."),
            ("el", "2 Μαρτίου 2024"),
            ("hy", "2 մարտի 2024"),
            ("ka", "2 მარტი 2024"),
            ("ar", "2 مارس 2024"),
            ("ar", "٢ مارس ٢٠٢٤"),
            ("ar", "2 آذار/مارس 2024"),
            ("fa", "۱۲ اسفند ۱۴۰۲"),
            ("fa", "۱۴۰۲/۱۲/۱۲"),
            ("ur", "2 مارچ، 2024"),
            ("he", "2 במרץ 2024"),
            ("hi", "2 मार्च 2024"),
            ("hi", "२ मार्च २०२४"),
            ("bn", "২ মার্চ ২০২৪"),
            ("ta", "2 மார்ச் 2024"),
            ("th", "2 มีนาคม 2567"),
            ("th", "2 มี.ค. 2567"),
            ("zh", "2024年3月2日"),
            ("zh", "二〇二四年三月二日"),
            ("zh", "民國113年3月2日"),
            ("ja", "令和6年3月2日"),
            ("ko", "2024년 3월 2일"),
            ("ko", "2024. 3. 2."),
            ("zh", "2024-03-02 10:30:00"),
            ("kk", "2 наурыз 2024"),
            ("ar", "21 شعبان 1445"),
            ("is", "2. mars 2024"),
            ("af", "2 Maart 2024"),
            ("gl", "2 de marzo de 2024"),
            ("mt", "2 ta' Marzu 2024"),
            ("cy", "2 Mawrth 2024"),
            ("ga", "2 Márta 2024"),
            ("eo", "la 2-a de marto 2024"),
            ("tl", "Marso 2, 2024"),
            ("sw", "2 Machi 2024"),
            ("ms", "2 Mac 2024"),
            ("mk", "2 март 2024"),
            ("az", "2 mart 2024"),
            ("uz", "2 mart 2024"),
            ("mn", "2024 оны гуравдугаар сарын 2"),
            ("mn", "2024 оны 3 сарын 2"),
            ("ky", "2-март, 2024"),
            ("ps", "۲ مارچ ۲۰۲۴"),
            ("ckb", "٢ی ئازاری ٢٠٢٤"),
            ("pa", "2 ਮਾਰਚ 2024"),
            ("gu", "2 માર્ચ 2024"),
            ("gu", "૨ માર્ચ ૨૦૨૪"),
            ("te", "2 మార్చి 2024"),
            ("kn", "2 ಮಾರ್ಚ್ 2024"),
            ("ml", "2024 മാർച്ച് 2"),
            ("si", "2024 මාර්තු 2"),
            ("mr", "२ मार्च २०२४"),
            ("ne", "२ मार्च २०२४"),
            ("lo", "2 ມີນາ 2024"),
            ("km", "២ មីនា ២០២៤"),
            ("my", "2 မတ် 2024"),
            ("my", "၂ မတ် ၂၀၂၄"),
            ("my", "၂၀၂၄ ခုနှစ် မတ်လ ၂ ရက်"),
            ("am", "ማርች 2, 2024"),
            ("so", "2 Maarso 2024"),
            ("ht", "2 mas 2024"),
            ("th", "เผยแพร่ 2 มี.ค. 67"),
            ("th", "วันที่ 2 มีนาคม พ.ศ. 2567"),
            ("zh", "2024年03月02日 12:30"),
            ("zh", "2024年3月2號"),
            ("zh", "2024/3/2 下午 10:30"),
            ("ja", "令和六年三月二日"),
            ("ja", "2024年3月2日(土)"),
            ("ko", "입력 2024.03.02. 오전 10:30"),
            ("ko", "2024년 03월 02일"),
            ("ru", "02 мар 2024, 10:30"),
            ("pl", "02.03.2024, 10:30"),
            ("el", "2 Μαρ. 2024"),
            ("el", "02/03/2024 - 10:30"),
            ("es", "2 MAR 2024 - 10:30 CET"),
            ("pt", "2 mar. 2024 às 10h30"),
            ("fr", "le 2 mars 2024 à 10h30"),
            ("he", "ב-2 במרץ, 2024"),
            ("fa", "شنبه ۱۲ اسفند ۱۴۰۲"),
            ("ar", "السبت 2 مارس/آذار 2024"),
        ] {
            let found = read(text, language);
            if found != day {
                wrong.push(format!("{language}: {text}: {found:?}"));
            }
        }
        assert_eq!(wrong, Vec::<String>::new());
    }

    #[test]
    fn day_and_month_are_told_apart() {
        assert_eq!(read("02/03/2024", "en-GB").as_deref(), Some("2024-03-02"));
        assert_eq!(read("02/03/2024", "en-US").as_deref(), Some("2024-02-03"));
        assert_eq!(read("25/03/2024", "en-US").as_deref(), Some("2024-03-25"));
        let reader = Reader { language: "en", order: order("en", "a.com"), today: None };
        assert!(reader.find("02/03/2024").is_some_and(|found| found.other.is_some()));
        // With dots the day is first, but not for all who write English.
        let found = reader.find("02.03.2024").map(|found| (found.date.to_string(), found.other));
        assert!(matches!(found, Some((day, Some(_))) if day == "2024-03-02"));
        let british = Reader { order: order("en-GB", "a.com"), ..reader };
        assert!(british.find("02.03.2024").is_some_and(|found| found.other.is_none()));
    }

    #[test]
    fn dates_stay_as_precise_as_they_are() {
        let reader = Reader { language: "en", order: order("en", ""), today: None };
        let value = |text| reader.value(text).map(|found| found.date.to_string());
        assert_eq!(value("2024").as_deref(), Some("2024"));
        assert_eq!(value("2024-03").as_deref(), Some("2024-03"));
        assert_eq!(value("March 2024").as_deref(), Some("2024-03"));
        assert_eq!(value("2024-03-02T23:30:00-08:00").as_deref(), Some("2024-03-02"));
        assert_eq!(value("20240302").as_deref(), Some("2024-03-02"));
        assert_eq!(value("1709337600").as_deref(), Some("2024-03-02"));
        assert_eq!(value("Sat, 02 Mar 2024 10:00:00 GMT").as_deref(), Some("2024-03-02"));
        assert_eq!(value("Sat Mar 02 10:00:00 UTC 2024").as_deref(), Some("2024-03-02"));
        assert_eq!(value("Mar 2, 2024 at 5:00 pm").as_deref(), Some("2024-03-02"));
        assert_eq!(value("© 2024 Somebody"), None);
        assert_eq!(value("31/02/2024"), None);
    }

    #[test]
    fn relative_dates_count_from_the_reader_s_day() {
        for (text, language) in [
            ("3 days ago", "en"),
            ("vor 3 Tagen", "de"),
            ("hace 3 días", "es"),
            ("il y a 3 jours", "fr"),
            ("3天前", "zh"),
            ("3日前", "ja"),
            ("3일 전", "ko"),
            ("3 дня назад", "ru"),
            ("منذ 3 أيام", "ar"),
        ] {
            assert_eq!(read(text, language).as_deref(), Some("2026-11-19"), "{text}");
        }
        assert_eq!(read("yesterday", "en").as_deref(), Some("2026-11-21"));
        assert_eq!(read("昨天", "zh").as_deref(), Some("2026-11-21"));
        assert_eq!(read("What we did in 3 days", "en"), None);
    }

    #[test]
    fn numbers_that_are_no_dates_are_left_alone() {
        for text in [
            "call 555-12-34-5678",
            "version 1.2.3.4",
            "10:30",
            "2024 was good",
            "99/99/2024",
            "Trimmer for A3000 PRO/A2000 PRO/O1000 PRO",
        ] {
            assert_eq!(read(text, "en"), None, "{text}");
        }
    }
}
