//! Forests of small decision trees.
//!
//! A tree compares one byte of a row of features with a limit at each fork, and ends in a whole
//! number; a forest gives the sum. Whole numbers only: natively and in wasm the same page gives the
//! same article.

/// A forest of decision trees; how it is stored: see [`Forest::read`].
///
/// Rows go through it 64 at a time, a bit each in a word: a split of a feature, however many
/// forks ask for it, is decided once for all of them, and what reaches a branch is the word of what
/// reached the fork, with or without the bits of those that go right. A fork is so two operations
/// for all rows, and no branch of the processor depends on a row.
#[derive(Clone, Debug, Default)]
pub struct Forest {
    base: i32,
    features: Vec<Feature>,
    /// How many splits all features have.
    splits: usize,
    trees: Vec<Tree>,
    forks: Vec<Fork>,
    /// What each leaf adds, tree by tree, from left to right.
    leaves: Vec<i16>,
}

/// A feature that is asked for: where its values go left or right.
#[derive(Clone, Debug)]
struct Feature {
    number: usize,
    /// The number of the split at its lowest limit; those at its higher limits follow.
    first_split: usize,
    splits: usize,
    /// For each value, how many of the limits it is above.
    ranks: Box<[u8; VALUES]>,
}

#[derive(Clone, Copy, Debug)]
struct Tree {
    forks: u8,
    first_fork: usize,
    first_leaf: usize,
}

/// A fork of a tree, before those of its left and then of its right branch.
#[derive(Clone, Copy, Debug)]
struct Fork {
    split: u16,
    /// The places of its branches: of a fork its number within the tree, of a leaf that and `LEAVES`.
    left: u8,
    right: u8,
}

/// Rows that go through a forest together.
const ROWS: usize = u64::BITS as usize;

/// Most leaves of a tree.
const LEAVES: usize = 32;

/// Values of a feature are below this, and higher ones are taken for the highest.
const VALUES: usize = 128;

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
        let mut forest = Forest { base, ..Forest::default() };
        for forks in sizes.iter().copied() {
            forest.read_tree(forks, &mut columns, &mut found)?;
        }
        forest.number_splits(&found)?;
        Some(forest)
    }

    /// Reads a tree of so many forks; adds their features and limits to `found`.
    fn read_tree(
        &mut self,
        forks: u8,
        columns: &mut Columns<'_>,
        found: &mut Vec<(u16, u8)>,
    ) -> Option<()> {
        let count = usize::from(forks);
        if count >= LEAVES {
            return None;
        }
        let (first_fork, first_leaf) = (self.forks.len(), self.leaves.len());
        self.trees.push(Tree { forks, first_fork, first_leaf });
        // For each fork: how many forks it and its branches are, and its first leaf.
        let mut below = [(0u8, 0u8); LEAVES];
        below[0] = (forks, 0);
        for number in 0..forks {
            let (all, leaf) = below[usize::from(number)];
            let [left] = take(&mut columns.left)?;
            let right = all.checked_sub(1)?.checked_sub(left)?;
            let mut branch = |forks, place, leaf| {
                if forks == 0 {
                    return leaf + LEAVES as u8;
                }
                below[usize::from(place)] = (forks, leaf);
                place
            };
            let (left, right) =
                (branch(left, number + 1, leaf), branch(right, number + 1 + left, leaf + left + 1));
            self.forks.push(Fork { split: 0, left, right });
            let feature = u16::from_le_bytes(pair(&mut columns.feature)?);
            let [limit] = take(&mut columns.limit)?;
            found.push((feature, limit));
        }
        for _ in 0..=count {
            self.leaves.push(i16::from_le_bytes(pair(&mut columns.leaf)?));
        }
        Some(())
    }

    /// Gives each fork, whose features and limits these are, the number of its split.
    fn number_splits(&mut self, found: &[(u16, u8)]) -> Option<()> {
        let mut splits = found.to_vec();
        splits.sort_unstable();
        splits.dedup();
        for (fork, wanted) in self.forks.iter_mut().zip(found) {
            fork.split = splits.binary_search(wanted).ok()?.try_into().ok()?;
        }
        for splits in splits.chunk_by(|one, other| one.0 == other.0) {
            let &(number, _) = splits.first()?;
            let above = |value: usize| splits.partition_point(|split| usize::from(split.1) < value);
            if above(VALUES - 1) < splits.len() {
                return None; // a limit that no value is above
            }
            self.features.push(Feature {
                number: number.into(),
                first_split: self.splits,
                splits: splits.len(),
                ranks: Box::new(std::array::from_fn(|value| above(value) as u8)),
            });
            self.splits += splits.len();
        }
        Some(())
    }

    /// The sums for `rows` of features of this width, in 4096ths of log odds.
    pub fn scores(&self, values: &[u8], width: usize) -> Vec<i32> {
        let rows = values.len().checked_div(width).unwrap_or(0);
        let mut sums = vec![self.base; rows];
        let mut right = vec![0; self.splits];
        let mut with_rank = [0u64; VALUES];
        for (rows, sums) in values.chunks(ROWS * width.max(1)).zip(sums.chunks_mut(ROWS)) {
            let (first, varies) = variation(rows, width);
            for feature in &self.features {
                // Many, such as what the page or the container is like, are the same in all rows.
                match varies.get(feature.number) {
                    Some(0) => {
                        let rank = feature.rank(first[feature.number]);
                        feature.decide(|one| if one == rank { u64::MAX } else { 0 }, &mut right);
                    }
                    Some(_) => {
                        with_rank[..=feature.splits].fill(0);
                        let column = rows.iter().skip(feature.number).step_by(width);
                        for (row, &value) in column.take(ROWS).enumerate() {
                            with_rank[feature.rank(value)] |= 1 << row;
                        }
                        feature.decide(|rank| with_rank[rank], &mut right);
                    }
                    None => {} // a feature that rows lack is nought: nothing goes right
                }
            }
            let mut added = [0; ROWS];
            for tree in &self.trees {
                self.add(tree, u64::MAX >> (ROWS - sums.len()), &right, &mut added);
            }
            sums.iter_mut().zip(added).for_each(|(sum, added)| *sum += added);
        }
        sums
    }

    /// Adds what a tree says of `rows` to their sums; `right` says for each split which of them go
    /// right there.
    fn add(&self, tree: &Tree, rows: u64, right: &[u64], sums: &mut [i32; ROWS]) {
        let (forks, leaves) = (usize::from(tree.forks), usize::from(tree.forks) + 1);
        let forks = self.forks.get(tree.first_fork..tree.first_fork + forks).unwrap_or_default();
        let leaves = self.leaves.get(tree.first_leaf..tree.first_leaf + leaves).unwrap_or_default();
        let mut reach = [0; 2 * LEAVES];
        reach[if forks.is_empty() { LEAVES } else { 0 }] = rows;
        for (number, fork) in forks.iter().enumerate() {
            let here = reach[number % LEAVES];
            let right = here & right.get(usize::from(fork.split)).copied().unwrap_or(0);
            reach[usize::from(fork.left) % (2 * LEAVES)] = here ^ right;
            reach[usize::from(fork.right) % (2 * LEAVES)] = right;
        }
        for (&leaf, &rows) in leaves.iter().zip(&reach[LEAVES..]) {
            let mut rows = rows;
            while rows != 0 {
                sums[rows.trailing_zeros() as usize % ROWS] += i32::from(leaf);
                rows &= rows - 1;
            }
        }
    }

    /// How many trees there are.
    pub fn trees(&self) -> usize {
        self.trees.len()
    }
}

/// The first of some rows, and for each of its values whether those below it differ (not 0).
fn variation(rows: &[u8], width: usize) -> (&[u8], Vec<u8>) {
    let first = rows.get(..width).unwrap_or_default();
    let mut varies = vec![0; width];
    for row in rows.chunks_exact(width.max(1)) {
        for ((varies, value), first) in varies.iter_mut().zip(row).zip(first) {
            *varies |= value ^ first;
        }
    }
    (first, varies)
}

impl Feature {
    fn rank(&self, value: u8) -> usize {
        usize::from(self.ranks[usize::from(value).min(VALUES - 1)])
    }

    /// Says for each split of this feature which rows go right: those above its limit.
    fn decide(&self, with_rank: impl Fn(usize) -> u64, right: &mut [u64]) {
        let splits = self.first_split..self.first_split + self.splits;
        let mut above = 0;
        for (rank, right) in right.get_mut(splits).unwrap_or_default().iter_mut().enumerate().rev()
        {
            above |= with_rank(rank + 1);
            *right = above;
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

pub(super) fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
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

#[cfg(test)]
mod tests {
    use super::*;

    /// One tree: feature 1 up to 5 gives −256, more gives 512.
    const STUMP: &[u8] = &[1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 5, 0, 0, 255, 2];

    #[test]
    fn a_forest_sums_its_trees() {
        let forest = Forest::read(&mut &*STUMP).expect("well formed");
        assert_eq!(forest.scores(&[9, 5, 0, 6], 2), [0, 768]);
        let many: Vec<u8> = (0..200).collect();
        let sums = forest.scores(&many, 2);
        assert_eq!(
            (sums.len(), sums[2], sums[3], sums[63], sums[64], sums[99]),
            (100, 0, 768, 768, 768, 768),
            "rows beyond those that go together"
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
        let mut high = STUMP.to_vec();
        high[10] = 127;
        assert!(Forest::read(&mut high.as_slice()).is_none(), "a limit that no value is above");
        let large = [1, 0, 0, 0, 0, 0, 32];
        assert!(Forest::read(&mut large.as_slice()).is_none(), "more forks than there is room for");
    }
}
