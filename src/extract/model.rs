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
///
/// It is kept fork by fork rather than tree by tree (Lucchese et al., "QuickScorer", SIGIR 2015): a
/// tree is a word with a bit for each leaf, from left to right, and a fork that a row passes to the
/// right takes away the leaves on its left. The lowest bit that is left is the leaf that the row
/// comes to. Forks stand in the order of their feature and limit, so that for each feature those
/// that a value passes to the right are the first few, and all others are never looked at.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    base: i32,
    forks: Vec<Fork>,
    /// Where each feature's forks begin in `forks`, and where the last one's end.
    begins: Vec<usize>,
    /// What each leaf adds, `LEAVES` a tree.
    leaves: Vec<[i16; LEAVES]>,
}

/// Values above the limit go right.
#[derive(Clone, Copy, Debug)]
struct Fork {
    limit: u8,
    tree: u16,
    /// All leaves but those on the left.
    rest: u32,
}

/// Most leaves of a tree: a bit each.
const LEAVES: usize = u32::BITS as usize;

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
        let mut found = Vec::with_capacity(forks);
        let mut leaves = Vec::with_capacity(sizes.len());
        for (tree, &forks) in (0..trees).zip(sizes) {
            leaves.push(read_tree(tree, forks, &mut columns, &mut found)?);
        }
        found.sort_unstable_by_key(|(feature, fork)| {
            u32::from(*feature) << 8 | u32::from(fork.limit)
        });
        let features = found.last().map_or(0, |&(feature, _)| usize::from(feature) + 1);
        let begin = |feature| found.partition_point(|&(of, _)| usize::from(of) < feature);
        let begins = (0..=features).map(begin).collect();
        let forks = found.into_iter().map(|(_, fork)| fork).collect();
        Some(Forest { base, forks, begins, leaves })
    }

    /// The sums for `rows` of features of this width, in 4096ths of log odds.
    pub fn scores(&self, values: &[u8], width: usize) -> Vec<i32> {
        if width == 0 {
            return Vec::new();
        }
        // What is the same in all rows, such as what the page is like, is passed through once.
        let (mut constant, mut varying) = (vec![u32::MAX; self.leaves.len()], Vec::new());
        for (feature, forks) in self.begins.windows(2).enumerate().take(width) {
            let forks = self.forks.get(forks[0]..forks[1]).unwrap_or_default();
            let mut column = values.iter().skip(feature).step_by(width);
            let Some(&first) = column.next() else { continue };
            if forks.is_empty() {
                continue;
            }
            if column.all(|&value| value == first) {
                pass(forks, first, &mut constant);
            } else {
                varying.push((feature, forks));
            }
        }
        let mut left = constant.clone();
        let sum = |row: &[u8]| {
            left.copy_from_slice(&constant);
            for &(feature, forks) in &varying {
                pass(forks, row.get(feature).copied().unwrap_or(0), &mut left);
            }
            let leaf = |(leaves, &left): (&[i16; LEAVES], &u32)| {
                i32::from(leaves[left.trailing_zeros() as usize % LEAVES])
            };
            self.base + self.leaves.iter().zip(&left).map(leaf).sum::<i32>()
        };
        values.chunks_exact(width).map(sum).collect()
    }

    /// How many trees there are.
    pub fn trees(&self) -> usize {
        self.leaves.len()
    }
}

/// Takes the leaves that a value cannot come to out of `left`, the leaves that are left of each tree.
fn pass(forks: &[Fork], value: u8, left: &mut [u32]) {
    for fork in forks {
        if value <= fork.limit {
            return;
        }
        if let Some(left) = left.get_mut(usize::from(fork.tree)) {
            *left &= fork.rest;
        }
    }
}

/// What is left to read of a forest's columns.
struct Columns<'a> {
    left: &'a [u8],
    feature: [&'a [u8]; 2],
    limit: &'a [u8],
    leaf: [&'a [u8]; 2],
}

/// Reads a tree of so many forks: adds them to `found` with their features, and gives the leaves.
fn read_tree(
    tree: u16,
    forks: u8,
    columns: &mut Columns<'_>,
    found: &mut Vec<(u16, Fork)>,
) -> Option<[i16; LEAVES]> {
    let count = usize::from(forks);
    if count >= LEAVES {
        return None;
    }
    // For each fork: how many forks it and its branches are, and its first leaf.
    let mut below = [(0u8, 0u8); LEAVES];
    below[0] = (forks, 0);
    for number in 0..count {
        let (all, leaf) = below[number];
        let [left] = take(&mut columns.left)?;
        let right = all.checked_sub(1)?.checked_sub(left)?;
        if left > 0 {
            below[number + 1] = (left, leaf);
        }
        if right > 0 {
            below[number + 1 + usize::from(left)] = (right, leaf + left + 1);
        }
        let feature = u16::from_le_bytes(pair(&mut columns.feature)?);
        let [limit] = take(&mut columns.limit)?;
        let on_left = ((1u32 << left << 1) - 1) << leaf;
        found.push((feature, Fork { limit, tree, rest: !on_left }));
    }
    let mut leaves = [0; LEAVES];
    for leaf in leaves.iter_mut().take(count + 1) {
        *leaf = i16::from_le_bytes(pair(&mut columns.leaf)?);
    }
    Some(leaves)
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
    fn what_is_the_same_in_all_rows_counts_in_each() {
        let forest = Forest::read(&mut &*STUMP).expect("well formed");
        assert_eq!(forest.scores(&[1, 6, 2, 6, 3, 6], 2), [768; 3]);
        assert_eq!(forest.scores(&[1, 5, 2, 5, 3, 5], 2), [0; 3]);
        assert_eq!(forest.scores(&[7], 1), [0], "a feature that rows lack is nought");
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
