//! Hayagriva YAML, the bibliography format of Typst (Hayagriva's file format reference).

use super::{Export, Keyed, address, day, markup, one_line, variable};
use crate::citation::item::{Item, Name};
use crate::citation::json;

pub(super) const HAYAGRIVA: Export = Export {
    id: "hayagriva",
    name: "Hayagriva (Typst)",
    extension: "yml",
    media_type: "application/yaml",
    write,
};

fn write(items: &[Keyed]) -> String {
    items.iter().map(|keyed| entry(&keyed.key, keyed.item)).collect()
}

/// The entry type, and the type of the parent that the container becomes.
fn kind(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "article-journal" | "article-magazine" | "review" | "review-book" => {
            ("article", "periodical")
        }
        "article-newspaper" => ("article", "newspaper"),
        "article" => ("article", "repository"),
        "post-weblog" => ("article", "blog"),
        "post" => ("post", "thread"),
        "webpage" => ("web", "web"),
        "book" | "classic" | "collection" => ("book", "book"),
        "chapter" => ("chapter", "book"),
        "entry" | "entry-dictionary" | "entry-encyclopedia" => ("entry", "reference"),
        "paper-conference" => ("article", "proceedings"),
        "report" => ("report", "web"),
        "thesis" => ("thesis", "web"),
        "motion_picture" | "broadcast" => ("video", "web"),
        "song" => ("audio", "audio"),
        "legal_case" => ("case", "web"),
        "legislation" | "bill" => ("legislation", "web"),
        "manuscript" => ("manuscript", "web"),
        "patent" => ("patent", "web"),
        "graphic" | "figure" => ("artwork", "exhibition"),
        "performance" => ("performance", "web"),
        "software" => ("repository", "web"),
        _ => ("misc", "web"),
    }
}

fn entry(key: &str, item: &Item) -> String {
    let (kind, parent_kind) = kind(&item.kind);
    let mut out = format!("{key}:\n");
    line(&mut out, 2, "type", Some(kind.to_owned()));
    line(&mut out, 2, "title", title(item, "title"));
    people(&mut out, "author", item.names("author"));
    people(&mut out, "editor", item.names("editor"));
    affiliated(&mut out, item);
    line(&mut out, 2, "date", date(item, "issued"));
    line(&mut out, 2, "language", variable(item, "language").and_then(|tag| language(&tag)));
    line(&mut out, 2, "genre", variable(item, "genre").map(|text| formatted(&text)));
    line(&mut out, 2, "page-range", variable(item, "page").map(|text| quoted(&text)));
    publisher(&mut out, item);
    match (address(item), date(item, "accessed")) {
        (Some(url), Some(accessed)) => {
            out.push_str("  url:\n");
            line(&mut out, 4, "value", Some(quoted(&url)));
            line(&mut out, 4, "date", Some(accessed));
        }
        (url, _) => line(&mut out, 2, "url", url.map(|url| quoted(&url))),
    }
    serial_numbers(&mut out, 2, item, &["DOI", "ISBN", "PMID", "PMCID", "number"]);
    container(&mut out, item, parent_kind);
    out
}

fn container(out: &mut String, item: &Item, kind: &str) {
    let Some(title) = title(item, "container-title") else {
        details(out, 2, item);
        return;
    };
    out.push_str("  parent:\n");
    line(out, 4, "type", Some(kind.to_owned()));
    line(out, 4, "title", Some(title));
    details(out, 4, item);
    serial_numbers(out, 4, item, &["ISSN"]);
}

/// Volume, issue and edition belong to the container, where there is one.
fn details(out: &mut String, indent: usize, item: &Item) {
    for (name, variable_name) in [("volume", "volume"), ("issue", "issue"), ("edition", "edition")]
    {
        line(out, indent, name, variable(item, variable_name).map(|text| quoted(&text)));
    }
}

fn serial_numbers(out: &mut String, indent: usize, item: &Item, variables: &[&str]) {
    let mut numbers = variables
        .iter()
        .filter_map(|name| Some((name.to_ascii_lowercase(), variable(item, name)?)))
        .peekable();
    if numbers.peek().is_some() {
        out.push_str(&format!("{:indent$}serial-number:\n", ""));
    }
    for (name, number) in numbers {
        let name = if name == "number" { "serial".to_owned() } else { name };
        line(out, indent + 2, &name, Some(quoted(&number)));
    }
}

fn publisher(out: &mut String, item: &Item) {
    let name = variable(item, "publisher").map(|text| formatted(&text));
    match (name, variable(item, "publisher-place")) {
        (Some(name), None) => line(out, 2, "publisher", Some(name)),
        (None, None) => {}
        (name, Some(place)) => {
            out.push_str("  publisher:\n");
            line(out, 4, "name", name);
            line(out, 4, "location", Some(formatted(&place)));
        }
    }
}

fn people(out: &mut String, role: &str, names: &[Name]) {
    if !names.is_empty() {
        out.push_str(&format!("  {role}:\n"));
    }
    names.iter().for_each(|name| person(out, 4, name));
}

/// People in other roles than author and editor.
fn affiliated(out: &mut String, item: &Item) {
    let roles = ["director", "translator"].map(|role| (role, item.names(role)));
    if roles.iter().any(|(_, names)| !names.is_empty()) {
        out.push_str("  affiliated:\n");
    }
    for (role, names) in roles.into_iter().filter(|(_, names)| !names.is_empty()) {
        out.push_str(&format!("    - role: {role}\n      names:\n"));
        names.iter().for_each(|name| person(out, 8, name));
    }
}

fn person(out: &mut String, indent: usize, name: &Name) {
    let literal = if name.literal.is_empty() { &name.given } else { &name.literal };
    let family = if name.family.is_empty() { literal } else { &name.family };
    out.push_str(&format!("{:indent$}- name: {}\n", "", quoted(&one_line(family))));
    if name.family.is_empty() {
        return;
    }
    let prefix = format!("{} {}", name.dropping_particle, name.non_dropping_particle);
    for (part, value) in
        [("given-name", &name.given), ("prefix", &prefix), ("suffix", &name.suffix)]
    {
        let value = Some(one_line(value)).filter(|value| !value.is_empty());
        line(out, indent + 2, part, value.map(|text| quoted(&text)));
    }
}

fn line(out: &mut String, indent: usize, name: &str, value: Option<String>) {
    if let Some(value) = value {
        out.push_str(&format!("{:indent$}{name}: {value}\n", ""));
    }
}

fn title(item: &Item, name: &str) -> Option<String> {
    variable(item, name).map(|title| formatted(&markup::plain(&title)))
}

/// Text in which braces and dollars would mean something to Typst.
fn formatted(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '{' | '}' | '$' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    quoted(&escaped)
}

/// A double-quoted scalar: JSON's escapes are YAML's.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    json::quote(text, &mut out);
    out
}

/// `2024`, `2024-06` or `2024-06-18`, in quotation marks so that no YAML reader makes it a number.
fn date(item: &Item, name: &str) -> Option<String> {
    day::span(item, name).and_then(|(start, _)| day::iso(start)).map(|date| quoted(&date))
}

/// A language tag as Unicode writes it; anything else would make the file unreadable.
fn language(tag: &str) -> Option<String> {
    let mut parts = tag.split(['-', '_']);
    let primary = parts.next().filter(|part| is_letters(part, 2..=3))?;
    let region = parts.next_back().filter(|part| is_letters(part, 2..=2));
    let primary = primary.to_ascii_lowercase();
    Some(match region {
        Some(region) => format!("{primary}-{}", region.to_ascii_uppercase()),
        None => primary,
    })
}

fn is_letters(part: &str, length: core::ops::RangeInclusive<usize>) -> bool {
    length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_value_is_quoted_and_roles_are_told() {
        let item = Item::from_json(&json!({
            "type": "motion_picture", "title": "yes: {x} $y", "publisher": "No",
            "director": [{"family": "Berg", "given": "H.", "non-dropping-particle": "van der"}],
            "issued": {"date-parts": [[2022, 5]]}, "language": "de_AT",
        }));
        assert_eq!(
            write(&[Keyed { key: "k".to_owned(), item: &item }]),
            "k:\n  type: video\n  title: \"yes: \\\\{x\\\\} \\\\$y\"\n  affiliated:\n    \
             - role: director\n      names:\n        - name: \"Berg\"\n          \
             given-name: \"H.\"\n          prefix: \"van der\"\n  date: \"2022-05\"\n  \
             language: de-AT\n  publisher: \"No\"\n"
        );
    }
}
