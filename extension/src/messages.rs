//! What the interface says, in the reader's language: messages, counts, numbers and dates.
//!
//! The texts are in `_locales`; they have no plural forms of their own, so a message that counts
//! has one text per category of the language (`words_one`, `words_few`, `words_other`), and the
//! category comes from the browser's `Intl.PluralRules` (Unicode TR 35, part 3, section 5).

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use verbatim::metadata::PartialDate;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "../www/language.js")]
extern "C" {
    #[wasm_bindgen(js_name = getMessage)]
    fn get_message(name: &str, substitutions: Vec<String>) -> String;
    /// BCP 47 name of the interface's language.
    pub(crate) fn locale() -> String;
}

/// The message of this name.
pub(crate) fn say(name: &str) -> String {
    get_message(name, Vec::new())
}

/// The message of this name with its placeholders filled.
pub(crate) fn say_with(name: &str, values: &[&str]) -> String {
    get_message(name, values.iter().map(|value| (*value).to_owned()).collect())
}

/// A message that counts: `count("words", 2)` says "2 words".
pub(crate) fn count(name: &str, number: usize) -> String {
    let rules = Intl::PluralRules::new(&locales(), &Object::new());
    let category = rules.select(number as f64).as_string().unwrap_or_default();
    let shown = vec![self::number(number)];
    let message = get_message(&format!("{name}_{category}"), shown.clone());
    if message.is_empty() { get_message(&format!("{name}_other"), shown) } else { message }
}

/// A number in the language's digits and groups.
pub(crate) fn number(number: usize) -> String {
    let format = Intl::NumberFormat::new(&locales(), &Object::new());
    formatted(format.format(), &JsValue::from_f64(number as f64))
        .unwrap_or_else(|| number.to_string())
}

/// A date in the language's own words, as precise as it is.
pub(crate) fn date(date: &PartialDate) -> String {
    let options = Object::new();
    let ask = |part: &str, form: &str| Reflect::set(&options, &part.into(), &form.into());
    let asked = ask("year", "numeric")
        .and(if date.month.is_some() { ask("month", "long") } else { Ok(true) })
        .and(if date.day.is_some() { ask("day", "numeric") } else { Ok(true) })
        .and(ask("timeZone", "UTC"))
        .and(ask("calendar", "gregory"));
    // `Date.UTC` takes the years 0–99 for 1900–1999: such dates stay as they are.
    if asked.is_err() || date.year < 100 {
        return date.to_string();
    }
    let month = i32::from(date.month.unwrap_or(1)) - 1;
    let moment = Date::new(&JsValue::from_f64(Date::utc(f64::from(date.year), f64::from(month))));
    if let Some(day) = date.day {
        moment.set_utc_date(u32::from(day));
    }
    let format = Intl::DateTimeFormat::new(&locales(), &options);
    formatted(format.format(), &moment).unwrap_or_else(|| date.to_string())
}

/// As [`date`], of a date as fields have it; empty where it is none.
pub(crate) fn date_as_told(told: &str) -> String {
    crate::fields::date(told).map(|told| date(&told)).unwrap_or_default()
}

/// The name of a language, given by its BCP 47 name, in the interface's language.
pub(crate) fn language_name(language: &str) -> String {
    display_name(language).unwrap_or_else(|_| language.to_owned())
}

fn display_name(language: &str) -> Result<String, JsValue> {
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let class: Function = Reflect::get(&intl, &"DisplayNames".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"type".into(), &"language".into())?;
    let names = Reflect::construct(&class, &Array::of2(&locales(), &options))?;
    let of: Function = Reflect::get(&names, &"of".into())?.dyn_into()?;
    of.call1(&names, &language.into())?.as_string().ok_or(JsValue::NULL)
}

fn formatted(format: Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}

fn locales() -> Array {
    Array::of1(&JsValue::from_str(&locale()))
}
