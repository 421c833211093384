//! The learned part: forests of small decision trees, read from one checked-in file.
//!
//! A tree compares one byte of a block's features with a limit at each fork, and ends in a whole
//! number; the sum over a forest, in 4096ths of log odds, says how likely the block is text of the
//! article. Whole numbers only: natively and in wasm the same page gives the same article.

use std::sync::LazyLock;

use super::features::Context;
use super::stacking;

/// Everything that was learned.
#[derive(Clone, Debug, Default)]
pub struct Model {
    first: Forest,
    second: Forest,
    kinds: Vec<Forest>,
}

/// The first bytes of a model file.
const MAGIC: &[u8] = b"VBM1";

static BUILT_IN: LazyLock<Model> =
    LazyLock::new(|| Model::read(include_bytes!("article.model")).unwrap_or_default());

impl Model {
    /// The model that is checked in. (A test reads it: it is well formed.)
    pub fn built_in() -> &'static Model {
        &BUILT_IN
    }

    /// Reads a model file: the forest that judges first, the one that judges knowing the first
    /// one's judgements, and one for each kind of page.
    pub fn read(bytes: &[u8]) -> Option<Model> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let (first, second) = (Forest::read(&mut rest)?, Forest::read(&mut rest)?);
        let mut kinds = Vec::new();
        while !rest.is_empty() {
            kinds.push(Forest::read(&mut rest)?);
        }
        Some(Model { first, second, kinds })
    }

    /// The second forest's sums for all blocks of a page.
    pub(super) fn judge(&self, context: &Context) -> Vec<i32> {
        let features = context.matrix();
        let sums = self.first.scores(&features.values, features.width);
        let judged = stacking::with_judgements(context, &features, &sums);
        self.second.scores(&judged.values, judged.width)
    }

    /// The sums of the forests for the kinds of pages, given the facts about one page.
    pub(super) fn kinds<'a>(&'a self, facts: &'a [u8]) -> impl Iterator<Item = i32> + 'a {
        self.kinds.iter().map(|kind| kind.scores(facts, facts.len()).first().copied().unwrap_or(0))
    }
}

/// A forest as it is stored: see [`Forest::read`].
#[derive(Clone, Debug, Default)]
pub struct Forest {
    forks: Vec<Fork>,
    /// Where each tree's forks and leaves begin.
    trees: Vec<(u32, u32)>,
    leaves: Vec<i16>,
    base: i32,
}

#[derive(Clone, Copy, Debug)]
struct Fork {
    feature: u16,
    /// Values up to this go left.
    limit: u8,
    left: u8,
    right: u8,
}

/// Marks a fork's branch that ends in a leaf.
const LEAF: u8 = 0x80;

/// How many steps make one unit of log odds.
pub const STEPS: i32 = 4096;

impl Forest {
    /// Reads a forest from the front of `bytes`, which then begin with what follows it.
    ///
    /// Stored are, all little-endian: `u16` trees, `i32` base; then per tree `u8` forks, each
    /// fork as `u16` feature, `u8` limit, `u8` left, `u8` right, and one `i16` a leaf, one leaf
    /// more than forks. A branch is the number of a fork, or of a leaf plus 128.
    pub fn read(bytes: &mut &[u8]) -> Option<Forest> {
        let mut forest = Forest::default();
        let trees = u16::from_le_bytes(take(bytes)?);
        forest.base = i32::from_le_bytes(take(bytes)?);
        for _ in 0..trees {
            let [forks] = take::<1>(bytes)?;
            forest.trees.push((forest.forks.len() as u32, forest.leaves.len() as u32));
            for number in 0..forks {
                let [low, high, limit, left, right] = take::<5>(bytes)?;
                // Branches lead forward only, so that every walk ends.
                let fits = |branch: u8| {
                    if branch & LEAF != 0 {
                        branch & !LEAF <= forks
                    } else {
                        branch > number && branch < forks
                    }
                };
                if !fits(left) || !fits(right) {
                    return None;
                }
                let feature = u16::from_le_bytes([low, high]);
                forest.forks.push(Fork { feature, limit, left, right });
            }
            for _ in 0..=forks {
                forest.leaves.push(i16::from_le_bytes(take(bytes)?));
            }
        }
        Some(forest)
    }

    /// The sums for `rows` of features of this width, in 4096ths of log odds.
    pub fn scores(&self, values: &[u8], width: usize) -> Vec<i32> {
        if width == 0 {
            return Vec::new();
        }
        let mut sums = vec![self.base; values.len() / width];
        for &(forks, leaves) in &self.trees {
            let Some(forks) = self.forks.get(forks as usize..) else { continue };
            let Some(leaves) = self.leaves.get(leaves as usize..) else { continue };
            for (sum, row) in sums.iter_mut().zip(values.chunks_exact(width)) {
                *sum += i32::from(leaf(forks, leaves, row));
            }
        }
        sums
    }

    /// How many trees there are.
    pub fn trees(&self) -> usize {
        self.trees.len()
    }
}

#[inline]
fn leaf(forks: &[Fork], leaves: &[i16], row: &[u8]) -> i16 {
    let mut branch = 0;
    while let Some(fork) = forks.get(usize::from(branch)) {
        let value = row.get(usize::from(fork.feature)).copied().unwrap_or(0);
        branch = if value <= fork.limit { fork.left } else { fork.right };
        if branch & LEAF != 0 {
            break;
        }
    }
    leaves.get(usize::from(branch & !LEAF)).copied().unwrap_or(0)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (head, rest) = bytes.split_first_chunk::<N>()?;
    *bytes = rest;
    Some(*head)
}

/// A sum as a probability in 1024ths.
///
/// `e^x` as `(1 + x/256)^256` by squaring: multiplications are the same on every machine,
/// library functions are not.
pub fn probability(sum: i32) -> u32 {
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
    const STUMP: &[u8] = &[1, 0, 0, 1, 0, 0, 1, 1, 0, 5, 0x80, 0x81, 0, 255, 0, 2];

    #[test]
    fn a_forest_sums_its_trees() {
        let forest = Forest::read(&mut &*STUMP).expect("well formed");
        assert_eq!(forest.scores(&[9, 5, 0, 6], 2), [0, 768]);
    }

    #[test]
    fn damaged_forests_are_refused() {
        for cut in 0..STUMP.len() {
            assert!(Forest::read(&mut STUMP.get(..cut).unwrap_or(&[])).is_none());
        }
        let mut endless = STUMP.to_vec();
        endless[10] = 0;
        assert!(Forest::read(&mut endless.as_slice()).is_none(), "a branch back to itself");
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
