//! The learned part: forests of small decision trees, read from one checked-in file.
//!
//! A tree compares one byte of a block's features with a limit at each fork, and ends in a whole
//! number; the sum over a forest, in 4096ths of log odds, says how likely the block is text of the
//! article. Whole numbers only: natively and in wasm the same page gives the same article.

use std::sync::LazyLock;

use super::cues::{self, CueTable};
use super::features::Context;
use super::kind::KINDS;
use super::stacking;
use super::tokens::{self, TokenTable};

/// Everything that was learned.
#[derive(Clone, Debug, Default)]
pub struct Model {
    tokens: TokenTable,
    cues: CueTable,
    kinds: Vec<Forest>,
    first: Forest,
    second: Forest,
}

/// The first bytes of a model file.
const MAGIC: &[u8] = b"VBM4";

static BUILT_IN: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("article.model")).unwrap_or_default());

impl Model {
    /// The model that is checked in. (A test reads it: it is well formed.)
    pub fn built_in() -> &'static Model {
        &BUILT_IN
    }

    /// Reads a model file: the tables of names and of cues, a forest for each kind of page, the forest that
    /// judges blocks first, and the one that judges knowing the first one's judgements.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let tokens = TokenTable::read(&mut rest)?;
        let cues = CueTable::read(&mut rest)?;
        let mut kinds = Vec::new();
        for _ in KINDS {
            kinds.push(Forest::read(&mut rest)?);
        }
        let (first, second) = (Forest::read(&mut rest)?, Forest::read(&mut rest)?);
        rest.is_empty().then_some(Model { tokens, cues, kinds, first, second })
    }

    /// Judges all blocks of a page, and the page.
    pub(super) fn judge(&self, context: &Context) -> Judgement {
        let facts = context.facts();
        let kinds: Vec<i32> = self
            .kinds
            .iter()
            .map(|kind| kind.scores(facts, facts.len()).first().copied().unwrap_or(0))
            .collect();
        let voices = tokens::voices(&context.page.tree, context.blocks, &self.tokens);
        let heard = cues::judge(context, &self.cues);
        let features = context
            .matrix()
            .with_columns(|index| Some(tokens::with_cues(voices.get(index)?, heard.get(index)?)));
        let sums = self.first.scores(&features.values, features.width);
        let judged = stacking::with_judgements(context, &features, &sums, &kinds);
        let second = self.second.scores(&judged.values, judged.width);
        let sums = sums.iter().zip(&second).map(|(one, two)| (one + two) / 2).collect();
        Judgement { sums, kinds }
    }
}

/// What the model says about a page.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    /// For each block, the mean of both forests' sums.
    pub(super) sums: Vec<i32>,
    /// For each kind of page, how likely it is.
    pub(super) kinds: Vec<i32>,
}

/// A forest of decision trees; how it is stored: see [`Forest::read`].
#[derive(Clone, Debug, Default)]
pub struct Forest {
    trees: Vec<Tree>,
    base: i32,
}

/// Forks and leaves of a tree, one after the other.
#[derive(Clone, Debug)]
struct Tree {
    nodes: [Node; NODES],
    /// Steps from the root to the deepest leaf.
    depth: u32,
}

/// A fork, or a leaf: a fork whose both branches lead to itself.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    feature: u16,
    /// Values up to this go left.
    limit: u8,
    left: u8,
    right: u8,
    /// What a leaf adds.
    value: i16,
}

/// Room for the nodes of one tree: a power of two, so that a mask keeps indices inside.
const NODES: usize = 64;

/// Most forks of a tree: with its leaves, one more than forks, it fills the room.
const FORKS: u8 = (NODES / 2 - 1) as u8;

/// How many steps make one unit of log odds.
pub const STEPS: i32 = 4096;

impl Forest {
    /// Reads a forest from the front of `bytes`, which then begin with what follows it.
    ///
    /// Stored are, all little-endian, `u16` trees and `i32` base; then column by column over all
    /// trees, because like packs well beside like: `u8` forks of each tree (at most 31); for each
    /// fork, before those of its left and then of its right branch, `u8` how many forks the left
    /// branch has, the low and the high byte of its feature, and its limit; the low and the high
    /// byte of each leaf, from left to right, one more a tree than forks.
    pub fn read(bytes: &mut &[u8]) -> Option<Forest> {
        let trees = u16::from_le_bytes(take(bytes)?);
        let base = i32::from_le_bytes(take(bytes)?);
        let sizes = column(bytes, trees.into())?;
        let forks = sizes.iter().map(|&forks| usize::from(forks)).sum();
        let leaves = forks + sizes.len();
        let mut columns = Columns {
            left: column(bytes, forks)?,
            feature: [column(bytes, forks)?, column(bytes, forks)?],
            limit: column(bytes, forks)?,
            leaf: [column(bytes, leaves)?, column(bytes, leaves)?],
        };
        let trees = sizes.iter().map(|&forks| Tree::read(forks, &mut columns));
        Some(Forest { trees: trees.collect::<Option<_>>()?, base })
    }

    /// The sums for `rows` of features of this width, in 4096ths of log odds.
    pub fn scores(&self, values: &[u8], width: usize) -> Vec<i32> {
        if width == 0 {
            return Vec::new();
        }
        let mut sums = vec![self.base; values.len() / width];
        // Several rows walk a tree side by side, so that no step waits for the one before.
        let rows = values.chunks(width * TOGETHER);
        for (sums, rows) in sums.chunks_mut(TOGETHER).zip(rows) {
            for tree in &self.trees {
                tree.walk(rows, width, sums);
            }
        }
        sums
    }

    /// How many trees there are.
    pub fn trees(&self) -> usize {
        self.trees.len()
    }
}

/// How many rows walk together.
const TOGETHER: usize = 8;

/// What is left to read of a forest's columns.
struct Columns<'a> {
    left: &'a [u8],
    feature: [&'a [u8]; 2],
    limit: &'a [u8],
    leaf: [&'a [u8]; 2],
}

impl Tree {
    fn read(forks: u8, columns: &mut Columns<'_>) -> Option<Tree> {
        if forks > FORKS {
            return None;
        }
        let mut nodes = [Node::default(); NODES];
        let mut depth = 0;
        // For each fork: how many forks it and its branches are, its first leaf, its depth.
        let mut below = [(0u8, 0u8, 0u32); NODES];
        below[0] = (forks, 0, 1);
        for number in 0..forks {
            let (all, leaf, deep) = below[usize::from(number)];
            depth = deep.max(depth);
            let [left] = take(&mut columns.left)?;
            let right = all.checked_sub(1)?.checked_sub(left)?;
            let mut place = |size: u8, number: u8, leaf: u8| {
                if size == 0 {
                    return forks + leaf;
                }
                below[usize::from(number)] = (size, leaf, deep + 1);
                number
            };
            nodes[usize::from(number)] = Node {
                feature: u16::from_le_bytes(pair(&mut columns.feature)?),
                limit: take::<1>(&mut columns.limit)?[0],
                left: place(left, number + 1, leaf),
                right: place(right, number + 1 + left, leaf + left + 1),
                value: 0,
            };
        }
        for leaf in forks..=2 * forks {
            let value = i16::from_le_bytes(pair(&mut columns.leaf)?);
            nodes[usize::from(leaf)] = Node { left: leaf, right: leaf, value, ..Node::default() };
        }
        Some(Tree { nodes, depth })
    }

    #[inline]
    fn walk(&self, rows: &[u8], width: usize, sums: &mut [i32]) {
        let mut at = [0u8; TOGETHER];
        for _ in 0..self.depth {
            for (at, row) in at.iter_mut().zip(rows.chunks_exact(width)) {
                let node = &self.nodes[usize::from(*at) % NODES];
                let value = row.get(usize::from(node.feature)).copied().unwrap_or(0);
                *at = if value <= node.limit { node.left } else { node.right };
            }
        }
        for (sum, at) in sums.iter_mut().zip(at) {
            *sum += i32::from(self.nodes[usize::from(at) % NODES].value);
        }
    }
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*head)
}

/// The next `len` bytes.
pub(super) fn column<'a>(bytes: &mut &'a [u8], len: usize) -> Option<&'a [u8]> {
    let (head, rest) = bytes.split_at_checked(len)?;
    *bytes = rest;
    Some(head)
}

fn pair(columns: &mut [&[u8]; 2]) -> Option<[u8; 2]> {
    let [low, high] = columns;
    Some([take::<1>(low)?[0], take::<1>(high)?[0]])
}

/// A sum as a probability in 1024ths.
///
/// `e^x` as `(1 + x/256)^256` by squaring: multiplications are the same on every machine,
/// library functions are not.
pub(crate) fn probability(sum: i32) -> u32 {
    let x = f64::from(sum.clamp(-8 * STEPS, 8 * STEPS)) / f64::from(STEPS);
    let mut power = 1.0 + x.abs() / 256.0;
    for _ in 0..8 {
        power *= power;
    }
    let upper = power / (1.0 + power);
    let p = if x >= 0.0 { upper } else { 1.0 - upper };
    (p * 1024.0 + 0.5) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One tree: feature 1 up to 5 gives −256, more gives 512.
    const STUMP: &[u8] = &[1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 5, 0, 0, 255, 2];

    #[test]
    fn a_forest_sums_its_trees() {
        let forest = Forest::read(&mut &*STUMP).expect("well formed");
        assert_eq!(forest.scores(&[9, 5, 0, 6], 2), [0, 768]);
        let many: Vec<u8> = (0..40).collect();
        let sums = forest.scores(&many, 2);
        assert_eq!(
            (sums.len(), sums[2], sums[3]),
            (20, 0, 768),
            "rows beyond those that walk together"
        );
    }

    #[test]
    fn forks_lead_to_their_branches() {
        // Feature 0 up to 1: then feature 1 up to 2 (leaves 1, 2), else feature 2 up to 3 (3, 4).
        let bytes: &[u8] =
            &[1, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0, 1, 2, 0, 0, 0, 1, 2, 3, 1, 2, 3, 4, 0, 0, 0, 0];
        let forest = Forest::read(&mut &*bytes).expect("well formed");
        let rows = [1, 2, 0, 1, 3, 0, 2, 0, 3, 2, 0, 4];
        assert_eq!(forest.scores(&rows, 3), [1, 2, 3, 4]);
    }

    #[test]
    fn damaged_forests_are_refused() {
        for cut in 0..STUMP.len() {
            assert!(Forest::read(&mut STUMP.get(..cut).unwrap_or(&[])).is_none());
        }
        let mut crowded = STUMP.to_vec();
        crowded[7] = 1;
        assert!(Forest::read(&mut crowded.as_slice()).is_none(), "more forks left than there are");
        let large = [1, 0, 0, 0, 0, 0, 32];
        assert!(Forest::read(&mut large.as_slice()).is_none(), "more forks than there is room for");
    }

    #[test]
    fn the_built_in_model_is_well_formed() {
        let bytes = include_bytes!("article.model");
        let model = Model::read(bytes).expect("the checked-in file is a model");
        assert!(model.first.trees() > 0 && model.second.trees() > 0);
        assert!(bytes.len() <= 200 * 1024, "larger than the extension has room for");
    }

    #[test]
    fn probabilities_rise_from_nothing_to_all() {
        assert_eq!(probability(0), 512);
        assert!(probability(-8 * STEPS) <= 1 && probability(i32::MAX) >= 1023);
        assert!((-2000..2000).all(|n| probability(n) <= probability(n + 1)));
        assert!(probability(STEPS).abs_diff(749) <= 1);
    }
}
