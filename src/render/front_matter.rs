//! Front matter: the lines of a template with the article's data filled in, as YAML that no title
//! can break out of.
//!
//! A template is lines like `title: {{title}}`. A line whose value is one placeholder gets the
//! field as YAML has it (a list stays a list, a number a number); a line with more around it gets
//! one quoted string. A line whose placeholders are all empty is left out; a line without
//! placeholders stands as it is.

use super::Context;

/// The template that is used when the reader has made none.
pub const DEFAULT_TEMPLATE: &str = "\
title: {{title}}
author: {{authors}}
published: {{published}}
site: {{site}}
url: {{url}}
accessed: {{today}}
language: {{language}}
description: {{description}}
tags: {{keywords}}
";

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(usize),
    List(Vec<String>),
}

impl Value {
    fn is_empty(&self) -> bool {
        match self {
            Value::Text(text) => text.is_empty(),
            Value::Number(_) => false,
            Value::List(list) => list.is_empty(),
        }
    }

    /// The value as one text; the entries of a list are joined by commas.
    pub(super) fn text(&self) -> String {
        match self {
            Value::Text(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::List(list) => list.join(", "),
        }
    }
}

/// A field: its name in templates and how it is read.
type Field = (&'static str, fn(&Context<'_>) -> Value);

macro_rules! text_field {
    ($name:literal, $field:ident) => {
        ($name, |context| {
            Value::Text(
                context
                    .metadata
                    .$field
                    .as_ref()
                    .map(|field| field.value.to_string())
                    .unwrap_or_default(),
            )
        })
    };
}

macro_rules! people_field {
    ($name:literal, $field:ident) => {
        ($name, |context| {
            let people = context.metadata.$field.as_ref().map(|field| field.value.as_slice());
            Value::List(
                people
                    .unwrap_or_default()
                    .iter()
                    .map(|person| person.literal().to_owned())
                    .collect(),
            )
        })
    };
}

/// Every field that templates can name, for this and for file names.
pub(super) const FIELDS: &[Field] = &[
    text_field!("title", title),
    text_field!("subtitle", subtitle),
    people_field!("authors", authors),
    ("author", |context| {
        let people = context.metadata.authors.as_ref().map(|field| field.value.as_slice());
        let names: Vec<&str> =
            people.unwrap_or_default().iter().map(|person| person.literal()).collect();
        Value::Text(names.join(", "))
    }),
    people_field!("editors", editors),
    people_field!("translators", translators),
    text_field!("published", published),
    text_field!("modified", modified),
    ("year", |context| {
        let date = context.metadata.published.as_ref();
        Value::Text(date.map(|date| date.value.year.to_string()).unwrap_or_default())
    }),
    text_field!("site", site),
    text_field!("publisher", publisher),
    text_field!("section", section),
    text_field!("language", language),
    ("direction", |context| Value::Text(context.document.direction.as_dir().to_owned())),
    text_field!("url", url),
    text_field!("kind", kind),
    text_field!("original_source", original_source),
    text_field!("archive_url", archive_url),
    text_field!("archive", archive),
    text_field!("description", description),
    ("keywords", |context| Value::List(context.metadata.keywords.clone())),
    text_field!("image", image),
    text_field!("doi", doi),
    text_field!("isbn", isbn),
    text_field!("issn", issn),
    text_field!("pmid", pmid),
    text_field!("pmcid", pmcid),
    text_field!("arxiv", arxiv),
    text_field!("volume", volume),
    text_field!("issue", issue),
    text_field!("pages", pages),
    text_field!("license", license),
    text_field!("event", event),
    text_field!("genre", genre),
    ("words", |context| Value::Number(context.document.word_count())),
    ("today", |context| Value::Text(context.today.to_owned())),
];

/// The value of the field of that name; `None` if there is no such field.
pub(super) fn field(name: &str, context: &Context<'_>) -> Option<Value> {
    let name = name.trim();
    FIELDS.iter().find(|(known, _)| *known == name).map(|(_, read)| read(context))
}

/// The names that templates can use.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|(name, _)| *name)
}

/// Fills in a template: `---`, its lines, `---` and a blank line. Empty if nothing is left.
pub fn front_matter(template: &str, context: &Context<'_>) -> String {
    let mut lines = String::new();
    for line in template.lines() {
        if let Some(filled) = fill_line(line, context) {
            lines.push_str(&filled);
            lines.push('\n');
        }
    }
    if lines.trim().is_empty() { String::new() } else { format!("---\n{lines}---\n\n") }
}

fn fill_line(line: &str, context: &Context<'_>) -> Option<String> {
    // A template cannot end the front matter either.
    if line.trim_end() == "---" || line.trim_end() == "..." {
        return None;
    }
    if !line.contains("{{") {
        return (!line.trim().is_empty()).then(|| line.trim_end().to_owned());
    }
    let (key, value) =
        line.split_once(':').filter(|(key, _)| !key.contains("{{")).unwrap_or(("", line));
    let value = value.trim();
    let only = value
        .strip_prefix("{{")
        .and_then(|rest| rest.strip_suffix("}}"))
        .filter(|name| !name.contains("{{"));
    let filled = match only.and_then(|name| field(name, context)) {
        Some(value) if value.is_empty() => return None,
        Some(Value::List(list)) => {
            let entries: Vec<String> = list.iter().map(|entry| scalar(entry)).collect();
            format!("[{}]", entries.join(", "))
        }
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Text(text)) => scalar(&text),
        None => {
            let bare = value.trim_matches(['"', '\'']);
            scalar(&fill(bare, context, &|text| text.to_owned())?)
        }
    };
    Some(if key.is_empty() { filled } else { format!("{}: {filled}", key.trim_end()) })
}

/// Fills placeholders into a text; `None` if there were any and all were empty. A name that no
/// field has stays as it stands.
pub(super) fn fill(
    template: &str,
    context: &Context<'_>,
    clean: &dyn Fn(&str) -> String,
) -> Option<String> {
    let mut out = String::new();
    let mut rest = template;
    let (mut seen, mut filled) = (false, false);
    while let Some((before, after)) = rest.split_once("{{") {
        out.push_str(before);
        let Some((name, behind)) = after.split_once("}}") else {
            out.push_str("{{");
            rest = after;
            break;
        };
        match field(name, context) {
            Some(value) => {
                seen = true;
                filled |= !value.is_empty();
                out.push_str(&clean(&value.text()));
            }
            None => out.push_str(&format!("{{{{{name}}}}}")),
        }
        rest = behind;
    }
    out.push_str(rest);
    (!seen || filled).then_some(out)
}

/// A text as a YAML 1.2 scalar on one line: bare where that is safe in every reader, else in
/// double quotes (section 7.3.1).
fn scalar(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let date = text.len() == 10
        && text
            .bytes()
            .enumerate()
            .all(|(nth, b)| if nth == 4 || nth == 7 { b == b'-' } else { b.is_ascii_digit() });
    if date || is_bare(&text) {
        return text;
    }
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
            {
                out.push_str(&format!("\\u{:04x}", c as u32));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a text needs no quotes: it begins with a letter, holds nothing that YAML reads, and is
/// no word that YAML takes for something else.
fn is_bare(text: &str) -> bool {
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    let plain = |c: char| c.is_alphanumeric() || " -_/.()+’'".contains(c) || c == 'ـ';
    text.chars().next().is_some_and(char::is_alphabetic)
        && text.chars().all(plain)
        && !WORDS.contains(&text.to_lowercase().as_str())
        && !text.ends_with(' ')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::metadata::{Field as Known, Metadata, PartialDate, Person};

    fn known<T>(value: T) -> Option<Known<T>> {
        Some(Known { value, source: "test", confidence: 1.0, doubtful: false })
    }

    fn filled(template: &str, title: &str) -> String {
        let metadata = Metadata {
            title: known(title.to_owned()),
            authors: known(vec![
                Person::Literal { literal: "Ann B".to_owned() },
                Person::Literal { literal: "C, D".to_owned() },
            ]),
            published: known(PartialDate::day(2024, 5, 6)),
            ..Metadata::default()
        };
        let document = Document::default();
        front_matter(
            template,
            &Context { metadata: &metadata, document: &document, today: "2026-01-02" },
        )
    }

    #[test]
    fn fields_are_filled_in() {
        assert_eq!(
            filled(DEFAULT_TEMPLATE, "A title"),
            "---\ntitle: A title\nauthor: [Ann B, \"C, D\"]\npublished: 2024-05-06\naccessed: 2026-01-02\n---\n\n"
        );
        assert_eq!(
            filled(
                "source: \"{{title}} ({{year}})\"\nwords: {{words}}\ntype: note\ndoi: {{doi}}",
                "T"
            ),
            "---\nsource: T (2024)\nwords: 0\ntype: note\n---\n\n"
        );
    }

    #[test]
    fn no_title_breaks_out() {
        for (title, line) in [
            ("a: b", "title: \"a: b\""),
            ("x\n---\nevil: 1", "title: \"x --- evil: 1\""),
            ("\"quoted\" \\ \u{7}", "title: \"\\\"quoted\\\" \\\\ \\u0007\""),
            ("- item", "title: \"- item\""),
            ("yes", "title: \"yes\""),
            ("2024", "title: \"2024\""),
            ("{a}", "title: \"{a}\""),
            ("#tag", "title: \"#tag\""),
            ("{{url}}", "title: \"{{url}}\""),
            ("قصة", "title: قصة"),
        ] {
            assert_eq!(filled("title: {{title}}", title), format!("---\n{line}\n---\n\n"));
        }
        assert_eq!(filled("---\n...\n", "x"), "");
    }
}
