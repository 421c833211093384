//! What else may be the article, for pages where the choice is not clear.

use super::article::Candidate;
use super::blocks::Blocks;
use super::decode::{Choice, expected};
use super::features::{Context, units};
use super::{NodeSet, media};
use crate::dom::{NodeId, Page, names};

/// Below this the choice is not clear.
const CLEAR: f32 = 0.8;

/// As many candidates as a reader wants to look at.
const MOST: usize = 3;

/// The other candidates, the likeliest first; none where the choice is clear.
pub(super) fn next_best(context: &Context, choice: &Choice, sums: &[i32]) -> Vec<Candidate> {
    if choice.expected >= CLEAR {
        return Vec::new();
    }
    let tree = &context.page.tree;
    let list = &context.blocks.list;
    let all = |id: NodeId| {
        let inside = context.blocks.inside(tree, id);
        (0..list.len()).map(|index| inside.contains(&index)).collect::<Vec<bool>>()
    };
    let mut choices: Vec<Vec<bool>> = vec![all(context.densest())];
    for name in [names::MAIN, names::ARTICLE, names::BODY] {
        choices.extend(tree.first(NodeId::ROOT, name).map(all));
    }
    // The choice with a higher and with a lower limit.
    for shift in [-4096, 4096] {
        let limit = choice.limit_sum + shift;
        choices.push(sums.iter().map(|&sum| sum >= limit).collect());
    }
    let mut candidates: Vec<(f32, Vec<bool>)> = Vec::new();
    for mut keep in choices {
        for (keep, block) in keep.iter_mut().zip(list) {
            *keep &= !context.blocks.visibility.is_hidden(block.element);
        }
        let known = keep == choice.keep || candidates.iter().any(|(_, other)| *other == keep);
        if !known && keep.contains(&true) {
            let sizes: Vec<u32> = list.iter().map(units).collect();
            candidates.push((expected(&keep, sums, &sizes), keep));
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    candidates.truncate(MOST);
    candidates.into_iter().map(|(confidence, keep)| candidate(context, keep, confidence)).collect()
}

fn candidate(context: &Context, chosen: Vec<bool>, confidence: f32) -> Candidate {
    let blocks = context.blocks;
    let mut keep = NodeSet::with_len(context.page.tree.len());
    let (mut words, mut preview) = (0, String::new());
    for (block, _) in blocks.list.iter().zip(&chosen).filter(|(_, keep)| **keep) {
        words += block.stats.words as usize;
        add_preview(context.page, blocks, block, &mut preview);
        for &id in blocks.texts_of(block) {
            keep.insert(id);
        }
    }
    let choice = Choice { keep: chosen, expected: confidence, limit_sum: 0 };
    media::keep(context, &choice, &mut keep);
    Candidate { keep, words, preview, confidence }
}

/// Characters of a preview.
const PREVIEW: usize = 100;

/// Adds a block's text to a preview until that is long enough.
pub(super) fn add_preview(
    page: &Page,
    blocks: &Blocks,
    block: &super::blocks::Block,
    preview: &mut String,
) {
    let length = preview.chars().count();
    if length >= PREVIEW {
        return;
    }
    if length > 0 {
        preview.push(' ');
    }
    let text = blocks.text(&page.tree, block);
    if text.chars().count() + length > PREVIEW {
        preview.extend(text.chars().take(PREVIEW - length));
        preview.push('…');
    } else {
        preview.push_str(&text);
    }
}
