//! The fields about a page that the reader sees and may correct.

use verbatim::metadata::PartialDate;

/// A field that the reader may correct.
pub(crate) struct EditableField {
    /// Its name in drafts and elements.
    pub(crate) name: &'static str,
    /// The message with its label.
    pub(crate) label: &'static str,
    /// The message that says how to write it; empty where that is plain.
    pub(crate) hint: &'static str,
    /// Whether it is offered even where the page tells nothing.
    pub(crate) always: bool,
}

const fn field(
    name: &'static str,
    label: &'static str,
    hint: &'static str,
    always: bool,
) -> EditableField {
    EditableField { name, label, hint, always }
}

/// Every field that the reader may correct, in the order they are shown.
pub(crate) const FIELDS: [EditableField; 10] = [
    field("title", "field_title", "", true),
    field("authors", "field_authors", "hint_authors", true),
    field("published", "field_published", "hint_date", true),
    field("site", "field_site", "", true),
    field("url", "field_url", "", true),
    field("publisher", "field_publisher", "", false),
    field("volume", "field_volume", "", false),
    field("issue", "field_issue", "", false),
    field("pages", "field_pages", "", false),
    field("doi", "field_doi", "", false),
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
    fn dates_are_as_precise_as_typed() {
        assert_eq!(date("2024"), Some(PartialDate { year: 2024, month: None, day: None }));
        assert_eq!(date("2024-02-29"), Some(PartialDate::day(2024, 2, 29)));
        for bad in ["", "24", "2023-02-29", "2024-13", "2024-3-2-1", "2024-", "March", "-2024"] {
            assert_eq!(date(bad), None, "{bad}");
        }
    }
}
