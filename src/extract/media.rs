//! What is content without being text: pictures, embeds, breaks and rules of the article.

use super::NodeSet;
use super::decode::{Choice, Kept};
use super::features::Context;
use crate::dom::{NodeId, names};

/// Keeps the pictures, embeds and breaks that stand in the chosen text.
pub(super) fn keep(context: &Context, choice: &Choice, keep: &mut NodeSet) {
    let tree = &context.page.tree;
    let blocks = &context.blocks;
    let Some(first) = choice.keep.iter().position(|&keep| keep) else { return };
    let last = choice.keep.iter().rposition(|&keep| keep).unwrap_or(first);
    let kept = Kept::of(&blocks.list, choice);
    let mostly_kept = |id: NodeId| {
        let (part, units) = kept.range(blocks.inside(tree, id));
        part * 2 > units
    };
    for &id in &blocks.media {
        let at = blocks.inside(tree, id).start;
        let is_kept = |at: usize| choice.keep.get(at).copied().unwrap_or(false);
        if matches!(tree.element(id), Some(names::BR | names::HR | names::WBR)) {
            if (at > 0 && is_kept(at - 1)) && is_kept(at) {
                keep.insert(id);
            }
            continue;
        }
        // The nearest element that holds text at all says to what the picture belongs.
        let mut around = tree.ancestors(id).take(12);
        let holder = around.find(|&id| !blocks.inside(tree, id).is_empty());
        let in_text = at > first && at <= last;
        let beside = holder.is_some_and(|holder| {
            in_text || tree.contains(holder, first_text(context, first)) && holder != NodeId::ROOT
        });
        if beside && holder.is_some_and(mostly_kept) {
            keep.insert(id);
        }
    }
}

fn first_text(context: &Context, block: usize) -> NodeId {
    let block = context.blocks.list.get(block);
    block.and_then(|block| context.blocks.texts_of(block).first()).copied().unwrap_or(NodeId::ROOT)
}
