//! Templates with placeholders: names of saved files, front matter.

/// The placeholders there are.
pub(crate) const PLACEHOLDERS: [&str; 7] =
    ["title", "authors", "date", "year", "site", "url", "language"];

/// A placeholder that there is none of, as the reader wrote it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct UnknownPlaceholder(pub(crate) String);

/// Whether all placeholders of a template are known. Braces that hold no single word are text.
pub(crate) fn check(template: &str) -> Result<(), UnknownPlaceholder> {
    for piece in pieces(template) {
        if let Piece::Placeholder(name) = piece
            && !PLACEHOLDERS.contains(&name)
        {
            return Err(UnknownPlaceholder(format!("{{{name}}}")));
        }
    }
    Ok(())
}

/// Fills a template.
pub(crate) fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    pieces(template)
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Placeholder(name) => value(name),
        })
        .collect()
}

/// Fills a file name: what file systems refuse is replaced, and it is never empty.
pub(crate) fn file_name(template: &str, extension: &str, value: impl Fn(&str) -> String) -> String {
    /// Bytes that any file system takes, the extension aside.
    const LONGEST: usize = 180;
    let mut name = String::new();
    for character in fill(template, value).chars() {
        let replaced = match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            c if c.is_control() || c.is_whitespace() => ' ',
            // Marks that turn the direction of writing could disguise the extension.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => continue,
            c => c,
        };
        if replaced == ' ' && (name.is_empty() || name.ends_with(' ')) {
            continue;
        }
        if name.len() + replaced.len_utf8() > LONGEST {
            break;
        }
        name.push(replaced);
    }
    let name = name.trim_matches(|c: char| c == '.' || c == ' ' || c == '-');
    let stem = name.split('.').next().unwrap_or_default().to_uppercase();
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")));
    match name {
        "" => format!("article.{extension}"),
        _ if device => format!("_{name}.{extension}"),
        _ => format!("{name}.{extension}"),
    }
}

/// A value as a YAML scalar: plain where nothing in it could mean something, else in double
/// quotes (YAML 1.2, 7.3.1).
pub(crate) fn yaml_scalar(value: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '/' | '_' | '(' | ')');
    let safe_start = value.chars().next().is_some_and(char::is_alphabetic);
    let word = !matches!(
        value.to_ascii_lowercase().as_str(),
        "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n"
    );
    if safe_start && word && value.chars().all(plain) && value.trim() == value {
        return value.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in value.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

enum Piece<'a> {
    Text(&'a str),
    Placeholder(&'a str),
}

fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = template;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some((name, after)) = rest.strip_prefix('{').and_then(|inner| inner.split_once('}'))
            && !name.is_empty()
            && name.chars().all(char::is_alphanumeric)
        {
            rest = after;
            return Some(Piece::Placeholder(name));
        }
        let skip = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[skip..].find('{').map_or(rest.len(), |at| at + skip);
        let (text, after) = rest.split_at(end);
        rest = after;
        Some(Piece::Text(text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(name: &str) -> String {
        match name {
            "title" => "Who? A: \u{202e}story/two".into(),
            "date" => "2024-03-02".into(),
            _ => String::new(),
        }
    }

    #[test]
    fn placeholders_are_filled_and_other_braces_are_text() {
        assert_eq!(fill("{date} {} {a b} {", value), "2024-03-02 {} {a b} {");
        assert_eq!(check("{title} {date} {a b}"), Ok(()));
        assert_eq!(check("x{titel}"), Err(UnknownPlaceholder("{titel}".into())));
    }

    #[test]
    fn file_names_are_names_of_files() {
        assert_eq!(file_name("{date} {title}", "md", value), "2024-03-02 Who- A- story-two.md");
        assert_eq!(file_name("{site}", "txt", value), "article.txt");
        assert_eq!(file_name("con", "txt", value), "_con.txt");
        assert_eq!(file_name("../../etc", "txt", value), "etc.txt");
        assert!(file_name(&"ش".repeat(500), "txt", value).len() <= 184);
    }

    #[test]
    fn yaml_values_cannot_leave_their_line() {
        assert_eq!(yaml_scalar("Plain words"), "Plain words");
        assert_eq!(yaml_scalar("a: b"), "\"a: b\"");
        assert_eq!(yaml_scalar("two\nlines \"x\" \\"), "\"two\\nlines \\\"x\\\" \\\\\"");
        assert_eq!(yaml_scalar("no"), "\"no\"");
        assert_eq!(yaml_scalar(""), "\"\"");
    }
}
