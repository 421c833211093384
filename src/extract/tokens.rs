//! What the class names and ids around a block say, as learned: many sites are made with the same
//! few systems and share their names.
//!
//! The model holds a table of names (as hashes) that stand on several sites, each with how much
//! it speaks for or against text, in sixteenths of log odds.

use super::blocks::Blocks;
use super::cues;
use super::weight_table::WeightTable;
use crate::dom::{NodeId, Tree, names};

/// How many features [`Voices`] gives.
pub(crate) const WIDTH: usize = 5;

/// Learned names, by their hashes.
pub type TokenTable = WeightTable<4>;

/// What the names from the page's root down to some element say together.
#[derive(Clone, Copy, Debug, Default)]
pub struct Voices {
    most: i8,
    least: i8,
    sum: i16,
    nearest: i8,
    heard: u8,
}

impl Voices {
    /// Hears one name more, nearer than those before.
    pub fn hear(&mut self, value: i8) {
        if value != 0 {
            self.most = self.most.max(value);
            self.least = self.least.min(value);
            self.sum = self.sum.saturating_add(i16::from(value));
            self.nearest = value;
            self.heard = self.heard.saturating_add(1);
        }
    }

    /// As features.
    pub fn features(&self) -> [u8; WIDTH] {
        let centred = |value: i16| (value + 60).clamp(0, 120) as u8;
        [
            centred(i16::from(self.most)),
            centred(i16::from(self.least)),
            centred(self.sum / 3),
            centred(i16::from(self.nearest)),
            self.heard.min(30),
        ]
    }
}

/// The features of names and of cues together.
pub(super) fn with_cues(voices: &Voices, cues: &cues::Sums) -> [u8; WIDTH + cues::WIDTH] {
    let mut out = [0; WIDTH + cues::WIDTH];
    let (names, words) = out.split_at_mut(WIDTH);
    names.copy_from_slice(&voices.features());
    words.copy_from_slice(&cues.features());
    out
}

/// The hashes of the names of one attribute value: blind to case, digits left out.
pub(crate) fn tokens(value: &str) -> impl Iterator<Item = u32> + '_ {
    value.split_ascii_whitespace().take(12).map(|token| {
        let bytes = token.bytes().filter(|byte| !byte.is_ascii_digit());
        // FNV-1a.
        bytes.fold(0x811c_9dc5, |hash: u32, byte| {
            (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
        })
    })
}

/// The names of an element: class, id, item property.
fn own(tree: &Tree, id: NodeId) -> impl Iterator<Item = u32> {
    // The body's names speak of the page, not of a part.
    let part = !tree.is(id, names::BODY) && id != NodeId::ROOT;
    let attributes = tree.attributes(id).filter(move |_| part);
    attributes
        .filter(|(name, _)| matches!(*name, names::CLASS | names::ID | names::ITEMPROP))
        .flat_map(|(_, value)| tokens(value))
}

/// For each block, what the names around it say.
pub(super) fn voices(tree: &Tree, blocks: &Blocks, table: &TokenTable) -> Vec<Voices> {
    let mut at: Vec<Voices> = Vec::with_capacity(tree.len());
    for id in tree.all() {
        let mut voices =
            tree.parent(id).and_then(|id| at.get(id.index())).copied().unwrap_or_default();
        for hash in own(tree, id) {
            voices.hear(table.weight(hash));
        }
        at.push(voices);
    }
    let of = |block| at.get(blocks.innermost(tree, block).index()).copied();
    blocks.list.iter().map(|block| of(block).unwrap_or_default()).collect()
}

/// For each block, the names around it, the outermost first.
pub(super) fn paths(tree: &Tree, blocks: &Blocks) -> Vec<Vec<u32>> {
    let path = |block| {
        let inner = blocks.innermost(tree, block);
        let mut around: Vec<NodeId> = tree.ancestors(inner).collect();
        around.reverse();
        around.push(inner);
        around.into_iter().flat_map(|id| own(tree, id)).collect()
    };
    blocks.list.iter().map(path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let hash = |name: &str| tokens(name).next().unwrap_or(0);
        let table = TokenTable::new(vec![(hash("Post-12"), 9), (hash("nav"), -20)]);
        let mut bytes = Vec::new();
        table.write(&mut bytes);
        let read = TokenTable::read(&mut bytes.as_slice()).expect("well formed");
        assert_eq!(read.weight(hash("post-7")), 9, "numbers and case make no difference");
        assert_eq!((read.weight(hash("nav")), read.weight(hash("other"))), (-20, 0));
        assert!(TokenTable::read(&mut &bytes[..bytes.len() - 1]).is_none());
    }

    #[test]
    fn the_nearest_name_is_told_apart_from_the_sum() {
        let mut voices = Voices::default();
        [30, 0, -12].iter().for_each(|&value| voices.hear(value));
        assert_eq!(voices.features(), [90, 48, 66, 48, 2]);
    }
}
