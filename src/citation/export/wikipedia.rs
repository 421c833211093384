//! What the Wikipedias' citation templates share: escapes and the shape of a template.

use super::markup::{Mark, Piece, pieces};
use super::{address, one_line};
use crate::citation::item::Item;

/// A template under construction.
pub(super) struct Template {
    out: String,
}

impl Template {
    pub(super) fn new(name: &str) -> Template {
        Template { out: format!("{{{{{name}") }
    }

    /// Adds a parameter of plain text.
    pub(super) fn text(&mut self, name: &str, value: Option<&str>) {
        self.wiki(name, value.map(|value| escape(&one_line(value))));
    }

    /// Adds a parameter from a variable of the item that may have markup.
    pub(super) fn rich(&mut self, name: &str, item: &Item, variable: &str) {
        self.wiki(name, item.text(variable).map(|text| rich(&one_line(text))));
    }

    /// Adds the archive's copy, if there is one.
    pub(super) fn archive(&mut self, url: &str, date: &str, item: &Item) {
        if let Some((address, day)) = archive_copy(item) {
            let mut copy = Item::new("", "");
            copy.set_text("URL", address);
            self.url(url, &copy);
            self.text(date, Some(&day));
        }
    }

    /// Adds the address, where the characters of the template language are percent-encoded.
    pub(super) fn url(&mut self, name: &str, item: &Item) {
        let encoded =
            |url: String| url.replace('[', "%5B").replace(']', "%5D").replace("''", "%27%27");
        self.wiki(name, address(item).map(encoded));
    }

    fn wiki(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.out.push_str(&format!(" |{name}={value}"));
        }
    }

    pub(super) fn finish(mut self) -> String {
        self.out.push_str("}}\n");
        self.out
    }
}

/// The address of an archive's copy, and the day it was made: archives write it into their
/// addresses, as fourteen digits.
fn archive_copy(item: &Item) -> Option<(&str, String)> {
    let address = item.text("archive_location").filter(|place| place.starts_with("http"))?;
    let stamp = address
        .split('/')
        .find(|part| part.len() == 14 && part.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some((address, format!("{}-{}-{}", stamp.get(..4)?, stamp.get(4..6)?, stamp.get(6..8)?)))
}

fn rich(text: &str) -> String {
    let (mut out, pieces) = (String::new(), pieces(text));
    for piece in pieces {
        match piece {
            Piece::Text(text) => out.push_str(&escape(text)),
            Piece::Open(mark) => out.push_str(wiki_markup(mark).0),
            Piece::Close(mark) => out.push_str(wiki_markup(mark).1),
        }
    }
    out
}

fn wiki_markup(mark: Mark) -> (&'static str, &'static str) {
    match mark {
        Mark::Italic => ("''", "''"),
        Mark::Bold => ("'''", "'''"),
        Mark::Superscript => ("<sup>", "</sup>"),
        Mark::Subscript => ("<sub>", "</sub>"),
        Mark::SmallCaps | Mark::NoCase => ("", ""),
    }
}

/// Everything that begins markup in wikitext as a character reference. A single quotation mark
/// only before another one, so that apostrophes stay readable; `&` only where a reference would
/// begin; `=` needs none in a named parameter.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut after_quote = false;
    while let Some(character) = characters.next() {
        let next = characters.peek().copied();
        let quote = character == '\'';
        match character {
            '|' | '{' | '}' | '[' | ']' | '<' | '>' => push_reference(&mut out, character),
            '\'' if after_quote || next == Some('\'') => push_reference(&mut out, character),
            '~' if next == Some('~') || out.ends_with("&#126;") => {
                push_reference(&mut out, character)
            }
            '&' if next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()) => {
                push_reference(&mut out, character);
            }
            _ => out.push(character),
        }
        after_quote = quote;
    }
    // Templates that would turn the words of behaviour switches and addresses into more.
    out.replace("__", "&#95;&#95;").replace("://", "&#58;//")
}

fn push_reference(out: &mut String, character: char) {
    out.push_str(&format!("&#{};", u32::from(character)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn no_value_leaves_its_parameter() {
        let item = Item::from_json(&json!({
            "title": "a|b=c }} {{d}} [[e]] <ref>f</ref> ''g'' <i>h</i> ~~~~ R&D &amp; it's",
            "URL": "https://x.example/a|b?c={d}&e=[f]",
        }));
        let mut template = Template::new("cite web");
        template.rich("title", &item, "title");
        template.url("url", &item);
        let text = template.finish();
        let inside = &text[2..text.len() - 3];
        for markup in ["{{", "}}", "[[", "]]", "<ref", "~~"] {
            assert!(!inside.contains(markup), "{text}");
        }
        assert_eq!(inside.matches('|').count(), 2, "{text}");
        assert!(text.contains("''h''") && text.contains("it's"), "{text}");
        assert!(text.contains("url=https://x.example/a%7Cb?c=%7Bd%7D&e=%5Bf%5D"), "{text}");
    }

    #[test]
    fn an_archive_s_copy_has_its_day() {
        let copy = "https://web.archive.org/web/20200102030405/https://a.example/";
        let item = Item::from_json(&json!({"archive_location": copy}));
        assert_eq!(archive_copy(&item), Some((copy, "2020-01-02".to_owned())));
        let box_number = Item::from_json(&json!({"archive_location": "Box 7"}));
        assert_eq!(archive_copy(&box_number), None);
    }
}
