//! Quotations: `blockquote`, and sentences of the text repeated as eye-catchers.

use super::super::Block;
use super::part::{Part, blocks_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    let pull = name != names::A && is_pull_quote(reader, id);
    if name != names::BLOCKQUOTE && !pull {
        return None;
    }
    reader.enter(id, move |_, parts| {
        let mut blocks = blocks_of(parts);
        // `figure.pullquote > blockquote` is one quotation.
        if let [Block::BlockQuote { .. }] = blocks.as_slice()
            && let Some(Block::BlockQuote { blocks: inner, .. }) = blocks.pop()
        {
            blocks = inner;
        }
        if blocks.is_empty() {
            return Vec::new();
        }
        vec![Part::Block(Block::BlockQuote { pull, blocks })]
    });
    Some(Step::Into)
}

fn is_pull_quote(reader: &Reader<'_>, id: NodeId) -> bool {
    let block = reader.tree.element(id).is_some_and(|name| {
        matches!(
            name,
            names::ASIDE
                | names::DIV
                | names::FIGURE
                | names::BLOCKQUOTE
                | names::SECTION
                | names::P
        )
    });
    block
        && reader.tree.classes(id).any(|class| {
            let class = class.to_ascii_lowercase();
            ["pullquote", "pull-quote", "pull_quote", "wp-block-pullquote"]
                .contains(&class.as_str())
        })
}
