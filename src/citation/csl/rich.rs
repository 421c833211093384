//! Markup inside the text of fields: `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`,
//! `<span class="nocase">`, small capitals, and quotation marks (CSL-JSON
//! schema, "Rich text").

use super::output::Token;
use super::style::Tag;

/// Appends the text of a field as tokens. Tags that are not in pairs stay as
/// they are.
pub(crate) fn parse(text: &str, out: &mut Vec<Token>) {
    let mut pending = String::new();
    // Open tags: where their token is, their end tag, and how they read.
    let mut open: Vec<(usize, &'static str, &'static str)> = Vec::new();
    let mut rest = text;
    'text: while let Some(at) = rest.find('<') {
        let (before, markup) = rest.split_at(at);
        pending.push_str(before);
        for (start, end, tag) in TAGS {
            if markup.starts_with(start) && markup.contains(end) {
                flush(&mut pending, out);
                open.push((out.len(), end, start));
                out.push(Token::Open(*tag));
                rest = markup.get(start.len()..).unwrap_or_default();
                continue 'text;
            }
        }
        if let Some(depth) = open.iter().rposition(|(_, end, _)| markup.starts_with(end)) {
            flush(&mut pending, out);
            // What was opened inside and not closed was no markup.
            for (index, _, literal) in open.drain(depth + 1..) {
                if let Some(token) = out.get_mut(index) {
                    *token = Token::Text(literal.to_string());
                }
            }
            if let Some((index, end, _)) = open.pop() {
                if let Some(Token::Open(tag)) = out.get(index) {
                    let tag = *tag;
                    out.push(Token::Close(tag));
                }
                rest = markup.get(end.len()..).unwrap_or_default();
            }
            continue;
        }
        pending.push('<');
        rest = markup.get(1..).unwrap_or_default();
    }
    pending.push_str(rest);
    flush(&mut pending, out);
    for (index, _, literal) in open {
        if let Some(token) = out.get_mut(index) {
            *token = Token::Text(literal.to_string());
        }
    }
}

const TAGS: &[(&str, &str, Tag)] = &[
    ("<i>", "</i>", Tag::Italic),
    ("<em>", "</em>", Tag::Italic),
    ("<b>", "</b>", Tag::Bold),
    ("<strong>", "</strong>", Tag::Bold),
    ("<sup>", "</sup>", Tag::Superscript),
    ("<sub>", "</sub>", Tag::Subscript),
    ("<sc>", "</sc>", Tag::SmallCaps),
    ("<span style=\"font-variant:small-caps;\">", "</span>", Tag::SmallCaps),
    ("<span style=\"font-variant: small-caps;\">", "</span>", Tag::SmallCaps),
    ("<span class=\"nocase\">", "</span>", Tag::NoCase),
];

fn flush(pending: &mut String, out: &mut Vec<Token>) {
    if !pending.is_empty() {
        out.push(Token::Text(std::mem::take(pending)));
    }
}
