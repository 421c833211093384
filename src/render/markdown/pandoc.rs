//! What only Pandoc's Markdown has or heeds: attributes, divisions, Markdown inside of HTML.

use std::borrow::Cow;

use super::super::Flavour;
use crate::document::{Block, Direction};

/// Language and direction as the attributes of a division or span, one space apart.
pub(super) fn attributes(language: Option<&str>, direction: Option<Direction>) -> String {
    let language = language.filter(|tag| is_plain_word(tag)).map(|tag| format!("lang={tag}"));
    let direction = direction.map(|direction| format!("dir={}", direction.as_dir()));
    language.into_iter().chain(direction).collect::<Vec<_>>().join(" ")
}

/// How many divisions stand in each other at most.
pub(super) fn depth_of_divisions(blocks: &[Block]) -> usize {
    let depths = blocks.iter().map(|block| match block {
        Block::Division { blocks, .. } => 1 + depth_of_divisions(blocks),
        Block::BlockQuote { blocks, .. } | Block::Details { blocks, .. } => {
            depth_of_divisions(blocks)
        }
        _ => 0,
    });
    depths.max().unwrap_or(0)
}

/// Whether a name or tag can stand in Pandoc's attributes.
fn is_plain_word(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'))
}

/// What Pandoc takes for the name of a heading.
pub(super) fn is_name(text: &str) -> bool {
    is_plain_word(text) && text.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// HTML whose text Pandoc does not read as Markdown, as it does between tags (its extension
/// `markdown_in_html_blocks`) but not in `pre`: what it would see more in is written as character
/// references.
pub(super) fn guarded(html: &str, flavour: Flavour) -> Cow<'_, str> {
    if flavour != Flavour::Pandoc {
        return html.into();
    }
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while !rest.is_empty() {
        let (text, tag) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        // A number with its sign, or a sign, at the beginning of a line would begin a list.
        let label = text.len() - text.trim_start_matches(|c: char| c.is_ascii_alphanumeric()).len();
        for (at, c) in text.char_indices() {
            if "\\`*_[]^~$@|".contains(c)
                || (at == 0 && "#-+:=>%(".contains(c))
                || (at == label && label > 0 && ".)".contains(c))
            {
                out.push_str(&format!("&#{};", c as u32));
            } else {
                out.push(c);
            }
        }
        let end = if tag.starts_with("<pre") { "</pre>" } else { ">" };
        let end = tag.find(end).map_or(tag.len(), |at| at + end.len());
        let (tag, after) = tag.split_at(end);
        out.push_str(tag);
        rest = after;
    }
    out.into()
}
