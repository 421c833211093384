//! What the build step says of each style, and the text it writes that down in.

use super::wording::slug;

/// The fields of research that CSL knows (specification of CSL 1.0.2, appendix "Categories").
pub const FIELDS: [&str; 26] = [
    "anthropology",
    "astronomy",
    "biology",
    "botany",
    "chemistry",
    "communications",
    "engineering",
    "generic-base",
    "geography",
    "geology",
    "history",
    "humanities",
    "law",
    "linguistics",
    "literature",
    "math",
    "medicine",
    "philosophy",
    "physics",
    "political_science",
    "psychology",
    "science",
    "social_science",
    "sociology",
    "theology",
    "zoology",
];

/// How styles cite in the text (CSL 1.0.2, `category` element, attribute `citation-format`).
pub const FORMATS: [&str; 5] = ["author", "author-date", "label", "note", "numeric"];

/// A style as the build step describes it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Last part of the identifier, such as `apa`.
    pub name: String,
    /// Title.
    pub title: String,
    /// Short title, such as "APA"; may be empty.
    pub short_title: String,
    /// Print, electronic and linking ISSNs.
    pub issns: Vec<String>,
    /// Names out of [`FIELDS`].
    pub fields: Vec<String>,
    /// Name out of [`FORMATS`]; empty when the style does not say.
    pub format: String,
    /// The parent's name for a dependent style.
    pub parent: Option<String>,
    /// Default locale; empty when there is none.
    pub default_locale: String,
}

/// Writes the text that [`Index::from_text`](super::Index::from_text) reads. Entries must be sorted
/// by name.
pub fn to_text(entries: &[Entry]) -> String {
    let line = |value: &str| value.replace(['\n', '\0'], " ");
    let letter = |table: &[&str], value: &str| {
        let at = table.iter().position(|known| *known == value)?;
        Some((b'a' + at as u8) as char)
    };
    let column = |cell: &dyn Fn(&Entry) -> String| {
        entries.iter().map(|entry| line(&cell(entry))).collect::<Vec<_>>().join("\n")
    };
    let parent_line = |parent: &str| {
        entries.binary_search_by(|entry| entry.name.as_str().cmp(parent)).map(|at| at.to_string())
    };
    [
        column(&|entry| {
            if slug(&entry.title) == entry.name { String::new() } else { entry.name.clone() }
        }),
        column(&|entry| entry.title.clone()),
        column(&|entry| entry.short_title.clone()),
        column(&|entry| entry.issns.join(" ")),
        column(&|entry| entry.fields.iter().filter_map(|field| letter(&FIELDS, field)).collect()),
        column(&|entry| letter(&FORMATS, &entry.format).into_iter().collect()),
        column(&|entry| {
            entry.parent.as_deref().and_then(|name| parent_line(name).ok()).unwrap_or_default()
        }),
        column(&|entry| entry.default_locale.clone()),
    ]
    .join("\0")
}
