//! Notes beside the text: admonitions, alerts, callouts, custom blocks.

use super::super::{Block, Callout, Inline, Style};
use super::part::{Part, blocks_of, join_lines, lines_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, Tree, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if reader.callouts > 0 && is_title(reader.tree, id) {
        reader.enter(id, |_, parts| vec![Part::Summary(blocks_of(parts))]);
        return Some(Step::Into);
    }
    if !matches!(name, names::DIV | names::ASIDE | names::SECTION | names::BLOCKQUOTE | names::P) {
        return None;
    }
    let kind = kind(reader, id, name)?;
    reader.callouts += 1;
    reader.enter(id, move |reader, parts| {
        reader.callouts -= 1;
        close(kind, parts)
    });
    Some(Step::Into)
}

fn close(kind: String, parts: Vec<Part>) -> Vec<Part> {
    let mut title = Vec::new();
    let mut rest = Vec::new();
    for part in parts {
        match part {
            Part::Summary(blocks) if title.is_empty() && rest.is_empty() => {
                title = join_lines(lines_of(blocks));
            }
            other => rest.push(other),
        }
    }
    let mut blocks = blocks_of(rest);
    if title.is_empty() {
        title = take_title(&kind, &mut blocks);
    }
    if blocks.is_empty() {
        return if title.is_empty() {
            Vec::new()
        } else {
            vec![Part::Block(Block::Paragraph(title))]
        };
    }
    vec![Part::Block(Block::Callout(Callout { kind, title, blocks }))]
}

/// A first line that only names the kind ("Note", "**Warning:**") is the title.
fn take_title(kind: &str, blocks: &mut Vec<Block>) -> Vec<Inline> {
    let Some(Block::Paragraph(content) | Block::Heading { content, .. }) = blocks.first() else {
        return Vec::new();
    };
    let text = super::super::inline_text(content);
    let word = text.trim().trim_end_matches([':', '!', '.']).to_lowercase();
    if word != kind && kind_of(&word) != Some(kind) {
        return Vec::new();
    }
    match blocks.remove(0) {
        Block::Paragraph(content) | Block::Heading { content, .. } => match content.as_slice() {
            [Inline::Styled(Style::Strong, inner)] => inner.clone(),
            _ => content,
        },
        _ => Vec::new(),
    }
}

fn is_title(tree: &Tree, id: NodeId) -> bool {
    tree.classes(id).any(|class| {
        let class = class.to_ascii_lowercase();
        [
            "admonition-title",
            "callout-title",
            "alert-title",
            "custom-block-title",
            "admonition-heading",
            "alert-heading",
            "callout-heading",
            "hint-title",
            "notice-title",
            "note-title",
            "admonitionheading",
        ]
        .iter()
        .any(|known| class.contains(known))
    })
}

/// The kind of note an element is, if it is one.
fn kind(reader: &Reader<'_>, id: NodeId, name: Name) -> Option<String> {
    let tree = reader.tree;
    if let Some(kind) = tree.attribute_named(id, "data-callout") {
        let kind = kind.trim().to_ascii_lowercase();
        return Some(kind_of(&kind).map_or(kind, str::to_owned)).filter(|kind| is_word(kind));
    }
    let mut framed = tree.attribute(id, names::ROLE) == Some("note");
    let mut strong_frame = framed;
    let mut found = None;
    for class in tree.classes(id) {
        let class = class.to_ascii_lowercase();
        match class.as_str() {
            "admonition" | "callout" | "markdown-alert" | "custom-block" | "theme-admonition"
            | "admonitionblock" => {
                framed = true;
                strong_frame = true;
            }
            "alert" | "notice" | "hint" | "message" | "box" | "panel" => framed = true,
            _ => {}
        }
        const PREFIXES: &[&str] = &[
            "markdown-alert-",
            "theme-admonition-",
            "admonition-",
            "callout-",
            "alert-",
            "custom-block-",
            "notice-",
            "hint-",
            "note-",
            "is-",
            "hint--",
            "panel-",
        ];
        let word = PREFIXES.iter().find_map(|prefix| class.strip_prefix(prefix));
        if let Some(kind) = kind_of(word.unwrap_or(&class)) {
            found = found.or(Some((kind, word.is_some())));
        }
    }
    match found {
        Some((kind, _)) if framed => Some(kind.to_owned()),
        // A bare class is not enough: the box must call itself that, too.
        Some((kind, _))
            if matches!(name, names::DIV | names::ASIDE | names::P)
                && begins_with_word(reader, id, kind) =>
        {
            Some(kind.to_owned())
        }
        None if strong_frame => Some("note".to_owned()),
        _ => None,
    }
}

fn is_word(kind: &str) -> bool {
    !kind.is_empty()
        && kind.len() <= 20
        && kind.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

/// Whether the first text in an element is the name of the kind.
fn begins_with_word(reader: &Reader<'_>, id: NodeId, kind: &str) -> bool {
    let mut texts = reader.tree.descendants(id).take(24).filter(|&id| reader.keep.contains(id));
    let first =
        texts.find_map(|id| reader.tree.text(id).map(str::trim).filter(|text| !text.is_empty()));
    first.is_some_and(|text| {
        let word = text.trim_end_matches([':', '!', '.']).to_lowercase();
        word == kind || kind_of(&word) == Some(kind)
    })
}

/// GitHub's five kinds and the other words for them; words for other kinds stay.
fn kind_of(word: &str) -> Option<&'static str> {
    Some(match word {
        "note" | "info" | "information" | "notes" => "note",
        "tip" | "hint" | "success" | "check" | "best-practice" => "tip",
        "important" => "important",
        "warning" | "warn" | "attention" => "warning",
        "caution" | "danger" | "error" | "critical" | "failure" => "caution",
        "example" => "example",
        "seealso" | "see-also" => "seealso",
        "question" | "faq" => "question",
        "abstract" | "summary" | "tldr" => "abstract",
        "todo" => "todo",
        "bug" => "bug",
        "deprecated" => "deprecated",
        _ => return None,
    })
}
