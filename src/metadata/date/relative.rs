//! "Three days ago": days counted from the day on which the page is read.

use super::PartialDate;
use super::calendar::{gregorian, julian_day};
use super::token::{Kind, Token};
use crate::metadata::word_set::WordSet;

/// Words for a length of time, and how many days it is; shorter than a day is 0.
#[rustfmt::skip]
const UNITS: &[(&str, i64)] = &[
    ("minute*|min|mins|minuut|minuten|minuto*|minuta*|minuty|minut|minuti|минут*|perc|dakika|λεπτ*|دقيقة|دقائق|دقیقه|منٹ|דקות|मिनट|মিনিট|นาที|phút|menit|分鐘|分钟|分|분", 0),
    ("second*|sec|seconds|sekunde*|seconde*|segundo*|секунд*|ثانية|ثوان|秒|초", 0),
    ("hour*|hr|hrs|h|stunde*|heure*|hora|horas|ora|ore|uur|timme|timmar|timer|time|tuntia|godzin*|hodin*|час*|годин*|óra|órája|órával|saat|ώρα|ώρες|ωρ*|ساعة|ساعات|ساعت|گھنٹے|שעה|שעות|घंटे|घंटा|ঘণ্টা|ชั่วโมง|giờ|jam|小時|小时|時間|시간", 0),
    ("day*|d|tag|tage|tagen|jour*|día|días|dia|dias|giorno|giorni|dag|dagen|dagar|dage|päivää|dzień|dni|dny|dnů|dnem|день|дня|дней|дні|днів|nap|napja|nappal|gün|ημέρα|ημέρες|μέρες|يوم|أيام|ايام|يوما|روز|دن|יום|ימים|दिन|দিন|วัน|ngày|hari|天|日|일", 1),
    ("week*|wk|wks|w|woche*|semaine*|semana*|settiman*|week|weken|vecka|veckor|uge|uger|uke|uker|viikko*|tydzień|tygodni*|týdn*|недел*|тижн*|hét|hete|héttel|hafta|εβδομάδ*|أسبوع|أسابيع|اسبوع|هفته|ہفتے|שבוע|שבועות|सप्ताह|হফ্তা|সপ্তাহ|สัปดาห์|tuần|minggu|週間|周|週|주", 7),
];

/// Words that make a length of time lie in the past.
#[rustfmt::skip]
const AGO: &[&str] = &[
    "ago", "vor", "hace", "há", "atrás", "il", "fa", "geleden", "sedan", "sen", "siden", "sitten",
    "temu", "před", "назад", "тому", "ezelőtt", "önce", "πριν", "منذ", "قبل", "پیش", "پہلے", "לפני",
    "पहले", "আগে", "ที่แล้ว", "trước", "lalu", "前", "전", "fyrir", "acum", "pred", "prije", "преди",
];

/// Words for a day by its distance from today.
#[rustfmt::skip]
const DAYS: &[(&str, i64)] = &[
    ("today|heute|hoy|hoje|oggi|vandaag|idag|tänään|dzisiaj|dziś|dnes|сегодня|сьогодні|днес|ma|bugün|σήμερα|اليوم|امروز|آج|היום|आज|আজ|วันนี้|今日|今天|오늘", 0),
    ("yesterday|gestern|hier|ayer|ontem|ieri|gisteren|igår|eilen|wczoraj|včera|вчера|вчора|tegnap|dün|χθες|أمس|امس|دیروز|אתמול|कल|গতকাল|เมื่อวาน|昨日|昨天|어제", 1),
];

/// All words of which one has to stand where a day is counted from today.
static NEEDED: [WordSet; 2] = [WordSet::new(AGO), WordSet::new(NAMED)];
const NAMED: &[&str] = &[DAYS[0].0, DAYS[1].0];

/// Whether a word can be one of them, or hold one.
fn may_count(word: &str) -> bool {
    NEEDED.iter().any(|words| words.contains(word)) || word.ends_with('전') || word.contains(is_han)
}

fn listed(forms: &str, word: &str) -> bool {
    forms.split('|').any(|form| match form.strip_suffix('*') {
        Some(stem) => word.strip_prefix(stem).is_some_and(|rest| rest.chars().count() <= 3),
        None => form == word,
    })
}

/// The most tokens of a text that names such a day.
pub(super) const WORDS: usize = 8;

/// The day that `tokens` name, counted from `today`: "3 days ago", "vor 3 Tagen", "3天前",
/// "yesterday". Only a text that says nothing else of weight, so at most [`WORDS`] tokens.
pub(super) fn relative(tokens: &[Token], today: PartialDate) -> Option<PartialDate> {
    let (month, day) = (today.month?, today.day?);
    if tokens.len() > WORDS || !tokens.iter().filter_map(word).any(may_count) {
        return None;
    }
    let words: Vec<&str> = tokens.iter().filter_map(word).collect();
    let numbers: Vec<i64> = tokens.iter().filter_map(number).collect();
    if numbers.len() > 1 {
        return None;
    }
    // Chinese and Japanese words are several tokens of one character each.
    let joined: String = words.concat();
    let says = |wanted: &str| {
        words.contains(&wanted) || (wanted.chars().all(is_han) && joined.contains(wanted))
    };
    let back = if numbers.is_empty() {
        DAYS.iter().find(|(forms, _)| forms.split('|').any(says)).map(|found| found.1).or_else(
            || {
                // "a day ago", "an hour ago": one of them.
                let ago = AGO.iter().any(|ago| says(ago));
                let unit =
                    UNITS.iter().find(|(forms, _)| words.iter().any(|word| listed(forms, word)))?;
                ago.then_some(unit.1)
            },
        )?
    } else {
        let count = *numbers.first()?;
        let unit = UNITS.iter().find(|(forms, _)| {
            words.iter().any(|word| listed(forms, word))
                || forms.split('|').any(|form| form.chars().all(is_han) && joined.contains(form))
        })?;
        let ago = AGO.iter().any(|ago| says(ago)) || words.iter().any(|word| word.ends_with('전'));
        if !ago || !(0..=60).contains(&count) {
            return None;
        }
        count * unit.1
    };
    Some(gregorian(julian_day(today.year, month, day) - back))
}

fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF)
}

fn word(token: &Token) -> Option<&str> {
    match &token.kind {
        Kind::Word(word) => Some(word),
        _ => None,
    }
}

fn number(token: &Token) -> Option<i64> {
    match token.kind {
        Kind::Number { value, .. } => Some(value),
        _ => None,
    }
}
