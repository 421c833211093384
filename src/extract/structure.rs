//! What stands around each block: the words in the class names and ids of the elements it is in.

use std::collections::HashMap;

use super::blocks::Blocks;
use super::vocabulary::groups_of;
use crate::dom::{NodeId, Tree, names};

/// Class and id vocabulary of the page's elements.
#[derive(Clone, Debug)]
pub struct Structure {
    /// For each node, the groups of its own class, id, role and item property.
    own: Vec<u128>,
    /// For each block, the groups of all elements around it below the body.
    around: Vec<u128>,
}

impl Structure {
    /// Reads the class names of a page.
    pub fn of(tree: &Tree, blocks: &Blocks) -> Structure {
        let mut known: HashMap<&str, u128> = HashMap::new();
        let mut own = vec![0u128; tree.len()];
        for id in tree.all() {
            if tree.element(id).is_none() || tree.is(id, names::BODY) || id == NodeId::ROOT {
                continue;
            }
            for (name, value) in tree.attributes(id) {
                if matches!(name, names::CLASS | names::ID | names::ROLE | names::ITEMPROP) {
                    own[id.index()] |= *known.entry(value).or_insert_with(|| groups_of(value));
                }
            }
        }
        // A node's parent stands before it, so one pass hands everything down.
        let mut all = own.clone();
        for id in tree.all() {
            if let Some(parent) = tree.parent(id) {
                all[id.index()] |= all[parent.index()];
            }
        }
        let around = blocks
            .list
            .iter()
            .map(|block| all.get(block.element.index()).copied().unwrap_or(0))
            .collect();
        Structure { own, around }
    }

    /// The groups of one element's own names.
    pub fn own(&self, id: NodeId) -> u128 {
        self.own.get(id.index()).copied().unwrap_or(0)
    }

    /// The groups of all elements around a block.
    pub fn around(&self, index: usize) -> u128 {
        self.around.get(index).copied().unwrap_or(0)
    }

    /// The groups of the elements around a block and inside `top`.
    pub fn between(&self, tree: &Tree, blocks: &Blocks, index: usize, top: NodeId) -> u128 {
        let Some(block) = blocks.list.get(index) else { return 0 };
        let upwards = std::iter::successors(Some(block.element), |&id| tree.parent(id));
        upwards.take_while(|&id| id != top).fold(0, |all, id| all | self.own(id))
    }

    /// How many 64ths of the words inside an element are link text.
    pub fn link_share(&self, blocks: &Blocks, tree: &Tree, id: NodeId) -> u32 {
        let inside = &blocks.list[blocks.inside(tree, id)];
        let words: u32 = inside.iter().map(|block| block.stats.words).sum();
        let links: u32 = inside.iter().map(|block| block.link_words).sum();
        links * 64 / words.max(1)
    }
}
