//! A set of nodes as one bit per node.

use std::ops::Range;

use crate::dom::NodeId;

/// A set of nodes of one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NodeSet {
    words: Vec<u64>,
}

impl NodeSet {
    /// An empty set for a page of so many nodes.
    pub fn with_len(nodes: usize) -> NodeSet {
        NodeSet { words: vec![0; nodes.div_ceil(64)] }
    }

    /// Puts a node in; one beyond the page is ignored.
    pub fn insert(&mut self, id: NodeId) {
        if let Some(word) = self.words.get_mut(id.index() / 64) {
            *word |= 1 << (id.index() % 64);
        }
    }

    /// Puts all nodes of the range in; those beyond the page are ignored.
    pub fn insert_range(&mut self, range: Range<u32>) {
        let end = (range.end as usize).min(self.words.len() * 64);
        let mut index = range.start as usize;
        while index < end {
            let (word, bit) = (index / 64, index % 64);
            let count = (64 - bit).min(end - index);
            self.words[word] |= (!0 >> (64 - count)) << bit;
            index += count;
        }
    }

    /// Takes a node out.
    pub fn remove(&mut self, id: NodeId) {
        if let Some(word) = self.words.get_mut(id.index() / 64) {
            *word &= !(1 << (id.index() % 64));
        }
    }

    /// Whether the node is in.
    pub fn contains(&self, id: NodeId) -> bool {
        self.words.get(id.index() / 64).is_some_and(|word| word >> (id.index() % 64) & 1 == 1)
    }

    /// Whether any node of the range (such as a subtree) is in.
    pub fn any(&self, range: Range<u32>) -> bool {
        self.next(range).is_some()
    }

    /// The first node of the range that is in.
    pub fn next(&self, range: Range<u32>) -> Option<NodeId> {
        let (start, end) = (range.start as usize, range.end as usize);
        let mut index = start / 64;
        let mut word = self.words.get(index)? & (!0 << (start % 64));
        loop {
            if word != 0 {
                let found = index * 64 + word.trailing_zeros() as usize;
                return (found < end).then_some(NodeId(found as u32));
            }
            index += 1;
            if index * 64 >= end {
                return None;
            }
            word = *self.words.get(index)?;
        }
    }

    /// The nodes that are in, in document order.
    pub fn iter(&self) -> impl Iterator<Item = NodeId> + '_ {
        let end = (self.words.len() * 64) as u32;
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.next(from..end)?;
            from = found.0 + 1;
            Some(found)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nodes_go_in_and_out() {
        let mut set = NodeSet::with_len(200);
        for n in [0, 63, 64, 130, 199] {
            set.insert(NodeId(n));
        }
        set.insert(NodeId(100_000));
        set.remove(NodeId(64));
        assert_eq!(set.iter().map(|id| id.0).collect::<Vec<_>>(), [0, 63, 130, 199]);
        assert!(set.any(100..131));
        assert!(!set.any(64..130));
        assert_eq!(set.next(131..199), None);
    }

    #[test]
    fn ranges_go_in_whole() {
        let mut set = NodeSet::with_len(200);
        set.insert_range(3..3);
        set.insert_range(60..130);
        set.insert_range(190..1000);
        let within = |n: u32| (60..130).contains(&n) || n >= 190;
        assert!((0..200).all(|n| set.contains(NodeId(n)) == within(n)));
    }
}
