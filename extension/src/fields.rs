//! The fields about a page that the reader sees and may correct.

use verbatim::citation::from_metadata::TYPES;
use verbatim::metadata::PartialDate;

/// A field that the reader may correct.
pub(crate) struct EditableField {
    /// Its name in drafts and elements.
    pub(crate) name: &'static str,
    /// The message with its label.
    pub(crate) label: &'static str,
    pub(crate) form: Form,
    pub(crate) offered: Offered,
}

/// How a field is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Words.
    Words,
    /// The authors, one a line.
    Authors,
    /// Other people, one a line.
    People,
    /// `2024-03-02`, or less of it.
    Date,
    /// An address or number, left to right in every language.
    Code,
    /// A type of the Citation Style Language.
    Kind,
}

/// When a field is offered before the reader asks for all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Offered {
    /// On every page.
    Always,
    /// Where the page tells something.
    Told,
    /// Where what the page tells is doubtful.
    Doubtful,
}

impl Form {
    /// Whether it takes several lines.
    pub(crate) fn has_lines(self) -> bool {
        matches!(self, Form::Authors | Form::People)
    }

    /// The message that says how to write it; empty where that is plain.
    pub(crate) fn hint(self) -> &'static str {
        match self {
            Form::Words | Form::Code => "",
            Form::Authors => "hint_authors",
            Form::People => "hint_people",
            Form::Date => "hint_date",
            Form::Kind => "hint_kind",
        }
    }

    /// The message that says what is wrong with what was typed, if anything is.
    pub(crate) fn fault(self, typed: &str) -> Option<&'static str> {
        let typed = typed.trim();
        match self {
            _ if typed.is_empty() => None,
            Form::Date if date(typed).is_none() => Some("bad_date"),
            Form::Kind if !TYPES.contains(&typed) => Some("hint_kind"),
            _ => None,
        }
    }
}

const fn field(
    name: &'static str,
    label: &'static str,
    form: Form,
    offered: Offered,
) -> EditableField {
    EditableField { name, label, form, offered }
}

/// Every field that the reader may correct, in the order they are shown.
pub(crate) const FIELDS: [EditableField; 16] = [
    field("title", "field_title", Form::Words, Offered::Always),
    field("authors", "field_authors", Form::Authors, Offered::Always),
    field("published", "field_published", Form::Date, Offered::Always),
    field("site", "field_site", Form::Words, Offered::Always),
    field("url", "field_url", Form::Code, Offered::Always),
    field("kind", "field_kind", Form::Kind, Offered::Doubtful),
    field("editors", "field_editors", Form::People, Offered::Told),
    field("translators", "field_translators", Form::People, Offered::Told),
    field("publisher", "field_publisher", Form::Words, Offered::Told),
    field("volume", "field_volume", Form::Words, Offered::Told),
    field("issue", "field_issue", Form::Words, Offered::Told),
    field("pages", "field_pages", Form::Words, Offered::Told),
    field("doi", "field_doi", Form::Code, Offered::Told),
    field("isbn", "field_isbn", Form::Code, Offered::Told),
    field("issn", "field_issn", Form::Code, Offered::Told),
    field("language", "field_language", Form::Code, Offered::Doubtful),
];

/// A date as typed: `2024`, `2024-03`, `2024-03-02`.
pub(crate) fn date(typed: &str) -> Option<PartialDate> {
    let parts: Vec<&str> = typed.trim().split('-').collect();
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(|part| digits(part)) || parts.first()?.len() != 4 {
        return None;
    }
    let year: i32 = parts.first()?.parse().ok()?;
    let month: Option<u8> = parts.get(1).map(|part| part.parse()).transpose().ok()?;
    let day: Option<u8> = parts.get(2).map(|part| part.parse()).transpose().ok()?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let longest = match month {
        Some(2) if leap => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    };
    let sound = parts.len() <= 3
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=longest).contains(&day));
    sound.then_some(PartialDate { year, month, day })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(Form::Date.fault("soon"), Some("bad_date"));
        assert_eq!(Form::Kind.fault("leaflet"), Some("hint_kind"));
        for (form, typed) in [(Form::Date, ""), (Form::Date, " 2024 "), (Form::Kind, "book")] {
            assert_eq!(form.fault(typed), None, "{typed}");
        }
    }

    #[test]
    fn dates_are_as_precise_as_typed() {
        assert_eq!(date("2024"), Some(PartialDate { year: 2024, month: None, day: None }));
        assert_eq!(date("2024-02-29"), Some(PartialDate::day(2024, 2, 29)));
        for bad in ["", "24", "2023-02-29", "2024-13", "2024-3-2-1", "2024-", "March", "-2024"] {
            assert_eq!(date(bad), None, "{bad}");
        }
    }
}
