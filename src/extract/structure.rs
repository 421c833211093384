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

#[cfg(test)]
mod tests {
    use super::super::vocabulary::group;
    use super::*;
    use crate::dom::Page;

    fn read(html: &str) -> (Page, Blocks, Structure) {
        let page = Page::from_html(html, "");
        let blocks = Blocks::of(&page);
        let structure = Structure::of(&page.tree, &blocks);
        (page, blocks, structure)
    }

    #[test]
    fn names_are_handed_down_to_the_blocks_inside() {
        let (page, blocks, structure) =
            read("<main><div class=sidebar><p>Oars</p></div><p>Ropes</p></main>");
        let tree = &page.tree;
        let side = tree.first(NodeId::ROOT, names::DIV).expect("the page has one");
        let text = tree.first(NodeId::ROOT, names::P).expect("the page has one");
        assert_ne!(structure.own(side) & group::SIDEBAR, 0);
        assert_eq!(structure.own(text), 0);
        assert_eq!(blocks.list.len(), 2);
        assert_ne!(structure.around(0) & group::SIDEBAR, 0);
        assert_eq!(structure.around(1) & group::SIDEBAR, 0);
        assert_eq!(structure.around(2), 0, "there is no such block");
    }

    #[test]
    fn depth_counts_the_elements_around() {
        let (page, _, structure) = read("<main><div><p>Oars</p></div></main>");
        let tree = &page.tree;
        assert_eq!(structure.depth(NodeId::ROOT), 0);
        let of = |name| structure.depth(tree.first(NodeId::ROOT, name).expect("the page has one"));
        assert_eq!(of(names::P), of(names::DIV) + 1);
        assert_eq!(of(names::DIV), of(names::MAIN) + 1);
        assert_eq!(of(names::MAIN), of(names::BODY) + 1);
    }

    #[test]
    fn class_id_role_and_property_are_names_and_other_attributes_are_not() {
        for (attribute, is_name) in
            [("class", true), ("id", true), ("role", true), ("itemprop", true), ("title", false)]
        {
            let (.., structure) = read(&format!("<div {attribute}=sidebar><p>Oars</p></div>"));
            assert_eq!(structure.around(0) & group::SIDEBAR != 0, is_name, "{attribute}");
        }
        let (.., structure) = read("<div class=related id=sidebar><p>Oars</p></div>");
        let both = group::SIDEBAR | group::RELATED;
        assert_eq!(structure.around(0) & both, both);
    }

    #[test]
    fn the_body_s_names_are_the_whole_page_s() {
        let (.., structure) = read("<body class=sidebar><p>Oars</p>");
        assert_eq!(structure.around(0), 0);
    }
}
