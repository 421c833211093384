//! Front matter: the lines of a template with the article's data filled in, as YAML that no title
//! can break out of.
//!
//! A template is lines like `title: {{title}}`. A line whose value is one placeholder gets the
//! field as YAML has it (a list stays a list, a number a number); a line with more around it gets
//! one quoted string. A line whose placeholders are all empty is left out; a line without
//! placeholders stands as it is.

use super::Context;
use super::template::{Value, field, fill};
use crate::single_spaced::single_spaced;

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

/// A text as a YAML 1.2 scalar on one line: bare where that is safe in every reader, else in
/// double quotes (section 7.3.1).
fn scalar(text: &str) -> String {
    let text = single_spaced(text);
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
