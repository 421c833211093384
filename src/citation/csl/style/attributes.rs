//! Attributes of rendering elements, as values.
//!
//! A value that the specification does not know counts as absent, so that a
//! style with a misspelt attribute still prints.

use super::element::{Display, Look, Tag, TermForm, TextCase};
use super::names::{And, DelimiterPrecedes, NameForm, NameOptions, NameOrder};
use crate::citation::csl::xml::{XmlElement, numbered};

/// Formatting, affixes and the other shared attributes of an element.
pub(crate) fn look(xml: &XmlElement) -> Look {
    let mut look = Look::default();
    // Outermost first; quotes are innermost and kept apart.
    for (name, value) in &xml.attributes {
        match name.as_str() {
            "prefix" => look.prefix = printed(value),
            "suffix" => look.suffix = printed(value),
            "quotes" if value == "true" => look.quotes = true,
            "quotes" => look.tags.push(Tag::Plain),
            "strip-periods" => look.strip_periods = value == "true",
            "text-case" => look.text_case = text_case(value),
            "display" => look.display = display(value),
            _ => {}
        }
    }
    const FORMATTING: [&str; 5] =
        ["font-style", "font-variant", "font-weight", "text-decoration", "vertical-align"];
    for name in FORMATTING {
        if let Some(tag) = xml.attribute(name).and_then(|value| formatting(name, value)) {
            look.tags.push(tag);
        }
    }
    look
}

fn formatting(name: &str, value: &str) -> Option<Tag> {
    Some(match (name, value) {
        ("font-style", "italic") => Tag::Italic,
        ("font-style", "oblique") => Tag::Oblique,
        ("font-style", "normal") => Tag::Upright,
        ("font-variant", "small-caps") => Tag::SmallCaps,
        ("font-variant", "normal") => Tag::NormalVariant,
        ("font-weight", "bold") => Tag::Bold,
        ("font-weight", "light") => Tag::Light,
        ("font-weight", "normal") => Tag::NormalWeight,
        ("text-decoration", "underline") => Tag::Underline,
        ("text-decoration", "none") => Tag::NoDecoration,
        ("vertical-align", "sup") => Tag::Superscript,
        ("vertical-align", "sub") => Tag::Subscript,
        ("vertical-align", "baseline") => Tag::Baseline,
        _ => return None,
    })
}

fn text_case(value: &str) -> Option<TextCase> {
    Some(match value {
        "lowercase" => TextCase::Lowercase,
        "uppercase" => TextCase::Uppercase,
        "capitalize-first" => TextCase::CapitalizeFirst,
        "capitalize-all" => TextCase::CapitalizeAll,
        "sentence" => TextCase::Sentence,
        "title" => TextCase::Title,
        _ => return None,
    })
}

fn display(value: &str) -> Option<Display> {
    Some(match value {
        "block" => Display::Block,
        "left-margin" => Display::LeftMargin,
        "right-inline" => Display::RightInline,
        "indent" => Display::Indent,
        _ => return None,
    })
}

/// The form of a term or label.
pub(crate) fn term_form(value: Option<&str>) -> TermForm {
    match value {
        Some("short") => TermForm::Short,
        Some("verb") => TermForm::Verb,
        Some("verb-short") => TermForm::VerbShort,
        Some("symbol") => TermForm::Symbol,
        _ => TermForm::Long,
    }
}

/// `true` and `false`.
pub(crate) fn boolean(xml: &XmlElement, name: &str) -> Option<bool> {
    match xml.attribute(name)? {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

/// A whole number.
pub(crate) fn integer(xml: &XmlElement, name: &str) -> Option<u32> {
    xml.attribute(name)?.trim().parse().ok()
}

/// A string that may be empty.
pub(crate) fn string(xml: &XmlElement, name: &str) -> Option<String> {
    xml.attribute(name).map(printed)
}

/// What a style prints as it stands. Some styles escape a character twice (`&amp;#160;`); it is
/// meant all the same.
pub(super) fn printed(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, reference)) = rest.split_once("&#") {
        text.push_str(before);
        let end = reference.split_once(';');
        match end.and_then(|(number, after)| Some((numbered(number)?, after))) {
            Some((c, after)) => {
                text.push(c);
                rest = after;
            }
            None => {
                text.push_str("&#");
                rest = reference;
            }
        }
    }
    text.push_str(rest);
    text
}

/// The options of `cs:name` itself.
pub(crate) fn name_options(xml: &XmlElement) -> NameOptions {
    NameOptions {
        form: name_form(xml.attribute("form")),
        delimiter: string(xml, "delimiter"),
        ..shared_name_options(xml)
    }
}

/// Name options on `cs:style`, `cs:citation` and `cs:bibliography`, where
/// some have other names (CSL 1.0.2, "Inheritable Name Options").
pub(crate) fn inherited_name_options(xml: &XmlElement) -> NameOptions {
    NameOptions {
        form: name_form(xml.attribute("name-form")),
        delimiter: string(xml, "name-delimiter"),
        names_delimiter: string(xml, "names-delimiter"),
        ..shared_name_options(xml)
    }
}

fn name_form(value: Option<&str>) -> Option<NameForm> {
    match value? {
        "long" => Some(NameForm::Long),
        "short" => Some(NameForm::Short),
        "count" => Some(NameForm::Count),
        _ => None,
    }
}

fn shared_name_options(xml: &XmlElement) -> NameOptions {
    let precedes = |name: &str| match xml.attribute(name)? {
        "contextual" => Some(DelimiterPrecedes::Contextual),
        "after-inverted-name" => Some(DelimiterPrecedes::AfterInvertedName),
        "always" => Some(DelimiterPrecedes::Always),
        "never" => Some(DelimiterPrecedes::Never),
        _ => None,
    };
    NameOptions {
        and: match xml.attribute("and") {
            Some("text") => Some(And::Text),
            Some("symbol") => Some(And::Symbol),
            _ => None,
        },
        delimiter_precedes_et_al: precedes("delimiter-precedes-et-al"),
        delimiter_precedes_last: precedes("delimiter-precedes-last"),
        et_al_min: integer(xml, "et-al-min"),
        et_al_use_first: integer(xml, "et-al-use-first"),
        et_al_subsequent_min: integer(xml, "et-al-subsequent-min"),
        et_al_subsequent_use_first: integer(xml, "et-al-subsequent-use-first"),
        et_al_use_last: boolean(xml, "et-al-use-last"),
        initialize: boolean(xml, "initialize"),
        initialize_with: string(xml, "initialize-with"),
        name_as_sort_order: match xml.attribute("name-as-sort-order") {
            Some("first") => Some(NameOrder::First),
            Some("all") => Some(NameOrder::All),
            _ => None,
        },
        sort_separator: string(xml, "sort-separator"),
        ..NameOptions::default()
    }
}
