//! Headings: `h1`–`h6` and what is declared to be one by its role.

use super::super::Block;
use super::Replaced;
use super::part::{Part, are_lines, blocks_of, join_lines, lines_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if is_anchor(reader, id, name) {
        reader.replace(id, Replaced::HeadingAnchor);
        return Some(Step::Over);
    }
    let level = level(reader, id, name)?;
    let anchor = reader.tree.attribute(id, names::ID).unwrap_or("").to_owned();
    reader.enter(id, move |_, parts| {
        let blocks = blocks_of(parts);
        // A heading that was never closed holds half the page: then it is none.
        if !are_lines(&blocks) {
            return split_long(level, anchor, blocks);
        }
        let content = join_lines(lines_of(blocks));
        if content.is_empty() {
            return Vec::new();
        }
        vec![Part::Block(Block::Heading { level, id: anchor, content })]
    });
    Some(Step::Into)
}

/// The first line stays the heading, the rest is text.
fn split_long(level: u8, id: String, blocks: Vec<Block>) -> Vec<Part> {
    let mut blocks = blocks.into_iter();
    let mut parts = Vec::new();
    match blocks.next() {
        Some(Block::Paragraph(content)) => {
            parts.push(Part::Block(Block::Heading { level, id, content }));
        }
        other => parts.extend(other.map(Part::Block)),
    }
    parts.extend(blocks.map(Part::Block));
    parts
}

fn level(reader: &Reader<'_>, id: NodeId, name: Name) -> Option<u8> {
    let by_name = match name {
        names::H1 => Some(1),
        names::H2 => Some(2),
        names::H3 => Some(3),
        names::H4 => Some(4),
        names::H5 => Some(5),
        names::H6 => Some(6),
        _ => None,
    };
    let role = reader.tree.attribute(id, names::ROLE);
    if by_name.is_some() {
        // A heading that is declared to be something else ("presentation", "tab") is no heading.
        return by_name.filter(|_| !matches!(role, Some("presentation" | "none")));
    }
    if role != Some("heading") {
        return None;
    }
    let declared =
        reader.tree.attribute(id, names::ARIA_LEVEL).and_then(|level| level.trim().parse().ok());
    Some(declared.unwrap_or(2u8).clamp(1, 6))
}

/// The small sign beside a heading that links to the heading: `#`, `¶`, a chain.
fn is_anchor(reader: &Reader<'_>, id: NodeId, name: Name) -> bool {
    if name != names::A || reader.tree.subtree(id).len() > 12 {
        return false;
    }
    let same_page = reader.tree.attribute(id, names::HREF).is_some_and(|href| href.contains('#'));
    if !same_page {
        return false;
    }
    let text = reader.kept_text(id);
    let sign = matches!(
        text.as_str(),
        "#" | "##" | "¶" | "§" | "🔗" | "⚓" | "∞" | "\u{f0c1}" | "\u{200b}" | ""
    );
    let named = reader.tree.classes(id).any(|class| {
        [
            "anchor",
            "headerlink",
            "header-anchor",
            "hash-link",
            "heading-link",
            "permalink",
            "heading-anchor",
            "anchor-link",
            "direct-link",
        ]
        .iter()
        .any(|known| class.eq_ignore_ascii_case(known))
    });
    let mut around = reader.tree.ancestors(id).take(3);
    let in_heading = around
        .any(|id| reader.tree.element(id).is_some_and(|name| level(reader, id, name).is_some()));
    in_heading
        && (sign
            || (named && text.split(' ').count() <= 5 && {
                let lower = text.to_lowercase();
                ["link to", "permalink", "permanent link", "anchor", "direct link"]
                    .iter()
                    .any(|phrase| lower.starts_with(phrase))
            }))
}
