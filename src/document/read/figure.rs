//! Figures with captions: `figure`, and the boxes that older systems draw around a picture.

use super::super::Block;
use super::part::{Part, blocks_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    if name == names::FIGURE || is_captioned_box(reader, id, name) {
        reader.enter(id, |_, parts| close(parts));
        return Some(Step::Into);
    }
    if name == names::FIGCAPTION || is_caption(reader, id, name) {
        reader.enter(id, |_, parts| vec![Part::Caption(blocks_of(parts))]);
        return Some(Step::Into);
    }
    None
}

/// Pictures first, then what is said of them, in the page's order: the caption with the lines that
/// follow it (credits, "view full size"); what is no line stands behind the figure.
fn close(mut parts: Vec<Part>) -> Vec<Part> {
    let first = parts.iter().position(|part| matches!(part, Part::Caption(_)));
    let after = parts.split_off(first.unwrap_or(parts.len()));
    let mut blocks = blocks_of(parts);
    let mut caption = Vec::new();
    let mut rest = Vec::new();
    for part in after {
        match part {
            Part::Caption(lines) if rest.is_empty() => caption.extend(lines),
            other => rest.push(other),
        }
    }
    let mut behind = Vec::new();
    for block in blocks_of(rest) {
        match block {
            // A picture has no words: beside others it is before the caption as well as after.
            Block::Paragraph(content) if super::runs::is_picture(&content) => {
                blocks.push(Block::Paragraph(content));
            }
            Block::Paragraph(_) if behind.is_empty() && !blocks.is_empty() => caption.push(block),
            other => behind.push(other),
        }
    }
    if !(blocks.is_empty() && head(&mut behind, &caption)) {
        if caption.is_empty() || blocks.is_empty() {
            blocks.extend(caption);
        } else {
            blocks = vec![Block::Figure { blocks, caption }];
        }
    }
    blocks.into_iter().chain(behind).map(Part::Block).collect()
}

/// Makes the caption above lines of code their title (a file name), and that above a table its
/// caption. False if there is no such place for it.
fn head(blocks: &mut [Block], caption: &[Block]) -> bool {
    match (blocks, caption) {
        ([Block::CodeBlock(code)], [Block::Paragraph(content)]) if code.title.is_empty() => {
            code.title = super::super::words::inline_text(content);
            true
        }
        ([Block::Table(table)], _) if table.caption.is_empty() => {
            table.caption = caption.to_vec();
            true
        }
        _ => false,
    }
}

/// The boxes of WordPress, MediaWiki and the like around a picture and its caption.
fn is_captioned_box(reader: &Reader<'_>, id: NodeId, name: Name) -> bool {
    name == names::DIV
        && reader.tree.classes(id).any(|class| {
            matches!(
                class,
                "wp-caption"
                    | "thumbinner"
                    | "image-caption-container"
                    | "captioned-image-container"
            )
        })
}

fn is_caption(reader: &Reader<'_>, id: NodeId, name: Name) -> bool {
    matches!(name, names::P | names::DIV | names::DD)
        && reader
            .tree
            .classes(id)
            .any(|class| matches!(class, "wp-caption-text" | "wp-caption-dd" | "thumbcaption"))
}
