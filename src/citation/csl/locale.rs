//! Locales: terms, date forms and options of a language, and how one
//! language falls back on another.
//!
//! Specification: CSL 1.0.2, "Locale" and "Locale Files", and for the order
//! of fallback "Locale Fallback".

use super::order;
use super::style::{DateForm, DateNode, Style, TermForm, localized_date, term_form};
use super::xml::{self, XmlElement, XmlError};
use std::borrow::Cow;

/// Where locale files come from.
///
/// Implemented by any function from a language tag (`de-AT`) to the XML of
/// the locale file of exactly that tag, if there is one.
pub trait LocaleSource {
    /// The XML of the locale file for `lang`.
    fn locale(&self, lang: &str) -> Option<Cow<'_, str>>;
}

impl<F: Fn(&str) -> Option<String>> LocaleSource for F {
    fn locale(&self, lang: &str) -> Option<Cow<'_, str>> {
        self(lang).map(Cow::Owned)
    }
}

/// What one `cs:locale` element says: a whole locale file, or the few terms
/// a style changes.
#[derive(Debug, Clone, Default)]
pub struct LocalePart {
    /// Its `xml:lang`; empty in a style for every language.
    pub lang: String,
    terms: Vec<Term>,
    dates: Vec<DateNode>,
    punctuation_in_quote: Option<bool>,
    limit_day_ordinals: Option<bool>,
}

/// A locale file, read.
pub type Locale = LocalePart;

/// One `cs:term`.
#[derive(Debug, Clone, Default)]
struct Term {
    name: String,
    form: TermForm,
    gender: Gender,
    gender_form: Gender,
    scope: OrdinalMatch,
    single: String,
    multiple: Option<String>,
}

/// Grammatical gender of a noun, or of an ordinal that goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Gender {
    #[default]
    Neuter,
    Masculine,
    Feminine,
}

/// `match` of an ordinal term (CSL 1.0.2, "Ordinal Suffixes").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum OrdinalMatch {
    #[default]
    Default,
    LastDigit,
    LastTwoDigits,
    WholeNumber,
}

impl LocalePart {
    /// Reads a locale file.
    ///
    /// # Errors
    /// The XML is malformed, or its root is not `locale`.
    pub fn parse(text: &str) -> Result<Locale, XmlError> {
        let root = xml::parse(text)?;
        if root.name != "locale" {
            return Err(XmlError {
                line: root.line,
                message: ["this is not a CSL locale: its root element is <", &root.name, ">"]
                    .concat(),
            });
        }
        Ok(LocalePart::from_xml(&root))
    }

    pub(crate) fn from_xml(xml: &XmlElement) -> LocalePart {
        let mut part = LocalePart {
            lang: xml
                .attribute("xml:lang")
                .or(xml.attribute("lang"))
                .unwrap_or_default()
                .to_string(),
            dates: xml.children_named("date").map(localized_date).collect(),
            ..LocalePart::default()
        };
        for options in xml.children_named("style-options") {
            let flag = |name: &str| options.attribute(name).map(|value| value == "true");
            part.punctuation_in_quote = flag("punctuation-in-quote").or(part.punctuation_in_quote);
            part.limit_day_ordinals =
                flag("limit-day-ordinals-to-day-1").or(part.limit_day_ordinals);
        }
        for terms in xml.children_named("terms") {
            part.terms.extend(terms.children_named("term").map(Term::from_xml));
        }
        // Stable, so that the last of several definitions can be found.
        order::sort(&mut part.terms, |a, b| a.name.cmp(&b.name));
        part
    }

    fn terms_named(&self, name: &str) -> &[Term] {
        let start = self.terms.partition_point(|term| term.name.as_str() < name);
        let rest = self.terms.get(start..).unwrap_or_default();
        let end = rest.partition_point(|term| term.name == name);
        rest.get(..end).unwrap_or_default()
    }

    fn has_ordinals(&self) -> bool {
        let start = self.terms.partition_point(|term| term.name.as_str() < "ordinal");
        self.terms.get(start).is_some_and(|term| term.name.starts_with("ordinal"))
    }
}

impl Term {
    fn from_xml(xml: &XmlElement) -> Term {
        let gender = |name: &str| match xml.attribute(name) {
            Some("masculine") => Gender::Masculine,
            Some("feminine") => Gender::Feminine,
            _ => Gender::Neuter,
        };
        let name = xml.attribute("name").unwrap_or_default().to_string();
        let single = match xml.child("single") {
            Some(single) => single.text.clone(),
            None if xml.children.is_empty() => xml.text.clone(),
            None => String::new(),
        };
        let single = if single.trim().is_empty() { String::new() } else { single };
        Term {
            form: term_form(xml.attribute("form")),
            gender: gender("gender"),
            gender_form: gender("gender-form"),
            // Without `match`, a term for 0 to 9 is for the last digit and
            // one for 10 to 99 for the last two.
            scope: match xml.attribute("match") {
                Some("last-digit") => OrdinalMatch::LastDigit,
                Some("last-two-digits") => OrdinalMatch::LastTwoDigits,
                Some("whole-number") => OrdinalMatch::WholeNumber,
                _ => match name.strip_prefix("ordinal-") {
                    Some(number) if number.starts_with('0') => OrdinalMatch::LastDigit,
                    Some(_) => OrdinalMatch::LastTwoDigits,
                    None => OrdinalMatch::Default,
                },
            },
            multiple: xml.child("multiple").map(|multiple| multiple.text.clone()),
            name,
            single,
        }
    }
}

/// The language of a run: the locale elements that count, the most
/// particular first.
#[derive(Debug, Clone)]
pub struct Language {
    /// Its tag, such as `pt-BR`.
    pub(crate) lang: String,
    parts: Vec<LocalePart>,
    /// How many of them are for the language itself; the rest stand in for
    /// what they lack.
    own: usize,
}

/// The locale files that a language falls back on, in order: the dialect's, the language's, that
/// of its main dialect, and American English. Not all of them need exist.
pub fn locale_chain(lang: &str) -> Vec<String> {
    let lang = canonical(lang);
    let base = lang.split('-').next().unwrap_or_default().to_string();
    let mut tags = vec![lang];
    for tag in [base.as_str(), main_dialect(&base), "en-US"] {
        if !tag.is_empty() && !tags.iter().any(|known| known == tag) {
            tags.push(tag.to_string());
        }
    }
    tags
}

impl Language {
    /// Collects what counts for `lang`: the style's own locale elements for
    /// the dialect, the language and all languages, then the locale files of
    /// the dialect, of the language's main dialect, and of American English.
    pub(crate) fn load(style: &Style, source: &dyn LocaleSource, lang: &str) -> Language {
        let lang = canonical(lang);
        let base = lang.split('-').next().unwrap_or_default().to_string();
        let mut parts: Vec<LocalePart> = Vec::new();
        let wanted = [lang.as_str(), base.as_str(), main_dialect(&base), ""];
        for (at, tag) in wanted.iter().enumerate() {
            if wanted.get(..at).is_some_and(|before| before.contains(tag)) {
                continue;
            }
            let found = style.locales.iter().filter(|part| part.lang.eq_ignore_ascii_case(tag));
            // A later element of the same language overrides an earlier one.
            let from = parts.len();
            parts.extend(found.cloned());
            if let Some(added) = parts.get_mut(from..) {
                added.reverse();
            }
        }
        let mut own = parts.len();
        for tag in locale_chain(&lang) {
            let file = source.locale(&tag).and_then(|xml| LocalePart::parse(&xml).ok());
            parts.extend(file);
            if tag != "en-US" || base == "en" {
                own = parts.len();
            }
        }
        Language { lang, parts, own }
    }

    /// A term in the form asked for or the nearest one (CSL 1.0.2, "Terms").
    /// Another form of the language goes before the same form of another
    /// language. None where no locale defines it.
    pub(crate) fn term(&self, name: &str, form: TermForm, plural: bool) -> Option<&str> {
        let chain: &[TermForm] = match form {
            TermForm::Long => &[TermForm::Long],
            TermForm::Short => &[TermForm::Short, TermForm::Long],
            TermForm::Symbol => &[TermForm::Symbol, TermForm::Short, TermForm::Long],
            TermForm::Verb => &[TermForm::Verb, TermForm::Long],
            TermForm::VerbShort => &[TermForm::VerbShort, TermForm::Verb, TermForm::Long],
        };
        let (own, others) = self.parts.split_at(self.own.min(self.parts.len()));
        let term = [own, others].into_iter().find_map(|parts| {
            chain.iter().find_map(|form| {
                let matches =
                    |term: &&Term| term.form == *form && term.gender_form == Gender::Neuter;
                find(parts, name, &matches)
            })
        })?;
        match &term.multiple {
            Some(multiple) if plural => Some(multiple.as_str()),
            _ => Some(term.single.as_str()),
        }
    }

    /// The sign for "and" between numbers, where a locale has one.
    pub(crate) fn ampersand(&self) -> &str {
        let symbol = |term: &&Term| term.form == TermForm::Symbol;
        self.find("and", &symbol).map_or("&", |term| term.single.as_str())
    }

    fn find(&self, name: &str, matches: &dyn Fn(&&Term) -> bool) -> Option<&Term> {
        find(&self.parts, name, matches)
    }

    /// The gender of a noun.
    pub(crate) fn gender(&self, name: &str) -> Gender {
        self.find(name, &|term| term.form == TermForm::Long)
            .map_or(Gender::Neuter, |term| term.gender)
    }

    /// The suffix of an ordinal number (CSL 1.0.2, "Ordinal Suffixes"). The
    /// first locale element that has any ordinal suffix defines them all.
    pub(crate) fn ordinal_suffix(&self, number: u32, gender: Gender) -> &str {
        let Some(part) = self.parts.iter().find(|part| part.has_ordinals()) else {
            return "";
        };
        let candidates = [
            (number % 100, OrdinalMatch::WholeNumber, number < 100),
            (number % 100, OrdinalMatch::LastTwoDigits, true),
            (number % 10, OrdinalMatch::LastDigit, true),
        ];
        let genders = [gender, Gender::Neuter];
        for (digits, scope, possible) in candidates {
            if !possible {
                continue;
            }
            let name = numbered("ordinal-", digits);
            for gender in genders {
                let found = part
                    .terms_named(&name)
                    .iter()
                    .rev()
                    .find(|term| term.gender_form == gender && term.scope == scope);
                if let Some(term) = found {
                    return &term.single;
                }
            }
        }
        genders
            .iter()
            .find_map(|gender| {
                part.terms_named("ordinal").iter().rev().find(|term| term.gender_form == *gender)
            })
            .map_or("", |term| term.single.as_str())
    }

    /// The word for an ordinal from 1 to 10.
    pub(crate) fn long_ordinal(&self, number: u32, gender: Gender) -> Option<&str> {
        if !(1..=10).contains(&number) {
            return None;
        }
        let name = numbered("long-ordinal-", number);
        [gender, Gender::Neuter]
            .iter()
            .find_map(|gender| self.find(&name, &|term| term.gender_form == *gender))
            .map(|term| term.single.as_str())
    }

    /// The localized date of a form.
    pub(crate) fn date(&self, form: DateForm) -> Option<&DateNode> {
        self.parts
            .iter()
            .find_map(|part| part.dates.iter().rev().find(|date| date.form == Some(form)))
    }

    /// `punctuation-in-quote`.
    pub(crate) fn punctuation_in_quote(&self) -> bool {
        self.parts.iter().find_map(|part| part.punctuation_in_quote).unwrap_or(false)
    }

    /// `limit-day-ordinals-to-day-1`.
    pub(crate) fn limit_day_ordinals(&self) -> bool {
        self.parts.iter().find_map(|part| part.limit_day_ordinals).unwrap_or(false)
    }

    /// Whether the language is English.
    pub(crate) fn is_english(&self) -> bool {
        self.lang.starts_with("en")
    }
}

/// The first term of a name that matches, in the first part that has one.
fn find<'a>(
    parts: &'a [LocalePart],
    name: &str,
    matches: &dyn Fn(&&Term) -> bool,
) -> Option<&'a Term> {
    parts.iter().find_map(|part| part.terms_named(name).iter().rev().find(matches))
}

/// `ordinal-` and two digits.
pub(crate) fn numbered(stem: &str, number: u32) -> String {
    let mut name = String::from(stem);
    if number < 10 {
        name.push('0');
    }
    name.push_str(&number.to_string());
    name
}

/// `en_us` as `en-US`.
fn canonical(lang: &str) -> String {
    let mut parts = lang.trim().split(['-', '_']);
    let mut tag = parts.next().unwrap_or_default().to_ascii_lowercase();
    for part in parts {
        tag.push('-');
        if part.len() == 2 {
            tag.push_str(&part.to_ascii_uppercase());
        } else {
            tag.push_str(part);
        }
    }
    tag
}

/// The dialect that stands for a language (CSL 1.0.2, "Locale Fallback", and
/// the list of locale files); empty where there is none.
fn main_dialect(base: &str) -> &'static str {
    let found = MAIN_DIALECTS.iter().find(|dialect| dialect.split('-').next() == Some(base));
    found.copied().unwrap_or_default()
}

/// The first dialect of each language that has locale files.
const MAIN_DIALECTS: &[&str] = &[
    "af-ZA", "bg-BG", "ca-AD", "cs-CZ", "cy-GB", "da-DK", "de-DE", "el-GR", "en-US", "es-ES",
    "et-EE", "fa-IR", "fi-FI", "fr-FR", "gl-ES", "he-IL", "hi-IN", "hr-HR", "hu-HU", "id-ID",
    "is-IS", "it-IT", "ja-JP", "km-KH", "ko-KR", "lt-LT", "lv-LV", "mn-MN", "ms-MY", "nb-NO",
    "nl-NL", "nn-NO", "pl-PL", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI", "sr-RS", "sv-SE",
    "th-TH", "tr-TR", "uk-UA", "vi-VN", "zh-CN",
];
