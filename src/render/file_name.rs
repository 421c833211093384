//! File names from a template, such as `{{published}} {{title}}`, that every system takes.

use super::Context;
use super::template::fill;
use crate::single_spaced::single_spaced;

/// The template that is used when the reader has made none.
pub const DEFAULT_TEMPLATE: &str = "{{published}} {{title}}";

/// File names are cut to so many bytes, so that with an ending they fit the 255 of most systems.
const LONGEST: usize = 180;

/// A file name without its ending: no slashes, colons or other characters that Windows, macOS,
/// Android or Obsidian refuse, no reserved names, never empty.
pub fn file_name(template: &str, context: &Context<'_>) -> String {
    let filled = fill(template, context, &|text| text.to_owned()).unwrap_or_default();
    let mut name = String::new();
    for c in filled.chars() {
        match c {
            '/' | '\\' | '|' | ':' => name.push('-'),
            '<' | '>' | '"' | '?' | '*' | '#' | '^' | '[' | ']' | '%' => {}
            // Characters that cannot be seen, or would turn the name around: `exe.` read as `.exe`.
            c if c.is_control()
                || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}') =>
            {
                if c.is_whitespace() {
                    name.push(' ');
                }
            }
            _ => name.push(c),
        }
    }
    let name = single_spaced(&name);
    let name = name.trim_matches(['.', ' ', '-']);
    let mut end = name.len().min(LONGEST);
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let name = name[..end].trim_end_matches(['.', ' ', '-']);
    if name.is_empty() {
        return "article".to_owned();
    }
    if is_reserved(name) { format!("{name}_") } else { name.to_owned() }
}

/// Names of devices, which Windows refuses with any ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_lowercase();
    let numbered = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| (b'1'..=b'9').contains(&b)))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::metadata::{Field, Metadata};

    fn named(title: &str) -> String {
        let title =
            Field { value: title.to_owned(), source: "test", confidence: 1.0, doubtful: false };
        let metadata = Metadata { title: Some(title), ..Metadata::default() };
        file_name(
            DEFAULT_TEMPLATE,
            &Context { metadata: &metadata, document: &Document::default(), today: "" },
        )
    }

    #[test]
    fn every_system_takes_the_name() {
        for (title, name) in [
            ("What is a/b: \"the\" question?", "What is a-b- the question"),
            ("../../etc/passwd", "etc-passwd"),
            ("con", "con_"),
            ("COM1.txt", "COM1.txt_"),
            ("lpt9", "lpt9_"),
            ("COM0", "COM0"),
            ("command", "command"),
            ("com10", "com10"),
            ("coma", "coma"),
            ("...", "article"),
            ("", "article"),
            ("a\u{202e}exe.txt\nb", "aexe.txt b"),
            ("عنوان طويل", "عنوان طويل"),
        ] {
            assert_eq!(named(title), name);
        }
        let long = named(&format!("a{}", "ж".repeat(300)));
        assert!(long.len() <= LONGEST && long.len() + 2 > LONGEST, "{}", long.len());
    }
}
