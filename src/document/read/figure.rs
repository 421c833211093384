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
    let mut caption = Vec::new();
    let mut rest = Vec::new();
    for part in parts {
        match part {
            Part::Caption(blocks) => caption.extend(blocks),
            other => rest.push(other),
        }
    }
    let mut blocks = blocks_of(rest);
    if let [Block::CodeBlock(code)] = blocks.as_mut_slice()
        && code.title.is_empty()
        && let [Block::Paragraph(content)] = caption.as_slice()
    {
        // The file name above lines of code.
        code.title = super::super::words::inline_text(content);
        return blocks.into_iter().map(Part::Block).collect();
    }
    if let [Block::Table(table)] = blocks.as_mut_slice()
        && table.caption.is_empty()
    {
        table.caption = caption;
        return blocks.into_iter().map(Part::Block).collect();
    }
    if caption.is_empty() || blocks.is_empty() {
        blocks.extend(caption);
        return blocks.into_iter().map(Part::Block).collect();
    }
    vec![Part::Block(Block::Figure { blocks, caption })]
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
