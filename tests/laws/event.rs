//! Events: what both sides of a comparison are written in. A text stands for itself, all else is a
//! name between ⟨ and ⟩.

use verbatim::document::words;

use super::page_words::visible;

/// Joins texts, collapses white space, drops what says nothing.
pub(super) fn tidy(events: Vec<String>) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut in_text = false;
    for event in events {
        if event.starts_with('⟨') && event.ends_with('⟩') && event.matches('⟨').count() == 1 {
            all.push(event);
            in_text = false;
        } else if in_text && let Some(last) = all.last_mut() {
            last.push_str(&event);
        } else {
            all.push(event);
            in_text = true;
        }
    }
    for text in &mut all {
        *text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    all.retain(|text| !text.is_empty());
    all
}

/// The words that a list of events says.
pub(crate) fn words_of(events: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for event in events {
        let mut text = String::new();
        let mut in_mark = false;
        for c in event.chars() {
            match c {
                '⟨' => in_mark = true,
                '⟩' => {
                    in_mark = false;
                    text.push(' ');
                }
                _ if !in_mark => text.push(c),
                _ => {}
            }
        }
        all.extend(words(&text).map(str::to_owned));
    }
    all
}

/// An address as far as two ways of writing it can be told apart.
pub(super) fn address(address: &str) -> String {
    let mut out = String::new();
    let mut rest = address;
    while let Some(c) = rest.chars().next() {
        let code =
            rest.get(1..3).filter(|_| c == '%').and_then(|code| u8::from_str_radix(code, 16).ok());
        match code {
            Some(byte) if byte.is_ascii() => {
                out.push(char::from(byte));
                rest = &rest[3..];
            }
            _ => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    out.retain(|c| !c.is_whitespace() && !c.is_control());
    out
}

/// The words of a text, one space apart: HTML inside Markdown is compared by its words.
pub(super) fn in_words(text: &str) -> String {
    words(&visible(text)).collect::<Vec<_>>().join(" ")
}

/// Text in which the brackets that mark events here are others.
pub(super) fn without_marks(text: &str) -> String {
    text.replace('⟨', "〈").replace('⟩', "〉")
}
