//! The part of the page with the densest text: a first guess that needs no model.
//!
//! Each block of running text votes for the elements around it, the nearer the more; what is
//! mostly links votes for nothing. (The idea is the one that Arc90's Readability made known.)

use super::blocks::{Block, Blocks};
use super::features::{Sums, links, share, units};
use super::structure::Structure;
use super::vocabulary::group;
use crate::dom::{NodeId, Tree, names};

/// What speaks against a part of the page.
const AGAINST: u128 = group::COMMENT
    | group::RELATED
    | group::POPULAR
    | group::SHARE
    | group::SUBSCRIBE
    | group::AD
    | group::NAV
    | group::BREADCRUMB
    | group::FOOTER
    | group::LEGAL
    | group::SIDEBAR
    | group::WIDGET
    | group::COOKIE
    | group::MODAL
    | group::PAGER;

/// What speaks for it.
const FOR: u128 = group::ARTICLE
    | group::POST
    | group::ENTRY
    | group::CONTENT
    | group::BODY
    | group::TEXT
    | group::MAIN
    | group::MESSAGE;

/// The element that holds the most running text closest to itself.
pub(crate) fn densest(tree: &Tree, blocks: &Blocks, structure: &Structure, sums: &Sums) -> NodeId {
    let mut votes: Vec<(NodeId, u32)> = Vec::new();
    for (index, block) in blocks.list.iter().enumerate() {
        let weight = weight(block, structure.around(index));
        if weight == 0 {
            continue;
        }
        let mut share = weight;
        // The element itself is a paragraph as a rule: its parents hold the text.
        let own = match tree.element(block.element) {
            Some(names::P | names::LI | names::BLOCKQUOTE | names::PRE) => {
                tree.parent(block.element)
            }
            _ => Some(block.element),
        };
        for id in std::iter::successors(own, |&id| tree.parent(id)).take(5) {
            votes.push((id, share));
            share = share * 3 / 5;
        }
    }
    votes.sort_unstable();
    let mut best = (0, NodeId::ROOT);
    for same in votes.chunk_by(|a, b| a.0 == b.0) {
        let total: u32 = same.iter().map(|vote| vote.1).sum();
        // A container whose text is links is a menu, whatever it scored.
        let inside = sums.range(blocks.inside(tree, same[0].0));
        let total = total * (60 - u32::from(share(inside.links, inside.units))) / 60;
        if total > best.0 {
            best = (total, same[0].0);
        }
    }
    best.1
}

fn weight(block: &Block, around: u128) -> u32 {
    let plain = units(block).saturating_sub(links(block) * 2);
    if plain < 8 {
        return 0;
    }
    let text = 4 + plain.min(150) + 4 * (block.stats.commas + block.stats.stops).min(20);
    let text = if around & AGAINST != 0 { text / 4 } else { text };
    if around & FOR != 0 { text + text / 4 } else { text }
}
