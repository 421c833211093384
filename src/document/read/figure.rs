//! Figures with captions: `figure`, and the boxes that older systems draw around a picture.

use super::super::Block;
use super::walk::{Part, Reader, Step, blocks_of};
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

fn close(parts: Vec<Part>) -> Vec<Part> {
    let caption_first = matches!(parts.first(), Some(Part::Caption(_)));
    let mut caption = Vec::new();
    let mut rest = Vec::new();
    for part in parts {
        match part {
            Part::Caption(blocks) => caption.extend(blocks),
            other => rest.push(other),
        }
    }
    let mut blocks = blocks_of(rest);
    if caption_first && head(&mut blocks, &caption) {
        return blocks.into_iter().map(Part::Block).collect();
    }
    if caption.is_empty() || blocks.is_empty() {
        blocks.extend(caption);
    } else if caption_first && has_words(&blocks) {
        // What is read before the thing itself stays before it.
        blocks.splice(0..0, caption);
    } else {
        blocks = vec![Block::Figure { blocks, caption }];
    }
    blocks.into_iter().map(Part::Block).collect()
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

fn has_words(blocks: &[Block]) -> bool {
    !blocks.iter().all(|block| match block {
        Block::Paragraph(content) => super::runs::is_picture(content),
        _ => false,
    })
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
