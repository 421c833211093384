//! What stands around each block: how deep it is, and the words in the class names and ids of the
//! elements it is in.

use std::collections::HashMap;

use super::blocks::Blocks;
use super::vocabulary::groups_of;
use crate::dom::{NodeId, Tree, names};

/// Class and id vocabulary of the page's elements.
#[derive(Clone, Debug)]
pub(crate) struct Structure {
    /// For each node, the groups of its own class, id, role and item property.
    own: Vec<u128>,
    /// For each block, the groups of all elements around it below the body.
    around: Vec<u128>,
    /// How many elements each node is inside of.
    depth: Vec<u32>,
}

impl Structure {
    /// Reads the class names of a page.
    pub(crate) fn of(tree: &Tree, blocks: &Blocks) -> Structure {
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
        let mut depth = vec![0u32; tree.len()];
        for id in tree.all() {
            if let Some(parent) = tree.parent(id) {
                all[id.index()] |= all[parent.index()];
                depth[id.index()] = depth[parent.index()] + 1;
            }
        }
        let around = blocks
            .list
            .iter()
            .map(|block| all.get(block.element.index()).copied().unwrap_or(0))
            .collect();
        Structure { own, around, depth }
    }

    /// The groups of one element's own names.
    pub(crate) fn own(&self, id: NodeId) -> u128 {
        self.own.get(id.index()).copied().unwrap_or(0)
    }

    /// The groups of all elements around a block.
    pub(crate) fn around(&self, index: usize) -> u128 {
        self.around.get(index).copied().unwrap_or(0)
    }

    /// How many elements a node is inside of.
    pub(crate) fn depth(&self, id: NodeId) -> u32 {
        self.depth.get(id.index()).copied().unwrap_or(0)
    }
}
