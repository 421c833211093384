//! From judgements of single blocks to a choice for the page.

use std::ops::Range;

use super::blocks::Block;
use super::features::units;
use super::model::{STEPS, probability};

/// Below this share of right words a choice is not worth having: nearly all pages that are judged so
/// are menus and forms around nothing. What is unclear above it is kept, with a note.
const NOTHING: f32 = 1.0 / 6.0;

/// How far the judgements of a page's blocks may be off together, in log odds, and how often: a page
/// unlike those that the model has seen is misjudged as a whole. Chosen out of fold; between 1 and
/// 2.5 it makes no difference.
const SHIFTS: [(i32, f64); 3] = [(-3 * STEPS / 2, 0.25), (0, 0.5), (3 * STEPS / 2, 0.25)];

/// The blocks to keep, so that the expected F1 of the kept words is highest.
///
/// With the expected number of wanted words `W`, keeping a set of `n` words of which `k` are
/// expected to be wanted has an expected F1 of about `2k / (n + W)`; the mean of that is taken over
/// [`SHIFTS`]. The best set holds the likeliest blocks down to some limit, about half of the best F1
/// itself, so an unclear page gets a lower limit than a clear one (Lipton, Elkan and Naryanaswamy
/// 2014, "Optimal thresholding of classifiers to maximize F1 measure"). Where next to nothing is
/// expected of the best set, it is not taken.
pub(crate) fn choose(sums: &[i32], units: &[u32]) -> Choice {
    let mut blocks: Vec<(i32, u32)> = sums.iter().copied().zip(units.iter().copied()).collect();
    blocks.sort_unstable_by(|a, b| b.cmp(a));
    let likely = |(sum, units): (i32, u32)| {
        SHIFTS
            .map(|(shift, _)| u64::from(probability(sum.saturating_add(shift))) * u64::from(units))
    };
    let mut wanted = [0; SHIFTS.len()];
    for &block in &blocks {
        add(&mut wanted, likely(block));
    }
    let (mut kept, mut hits) = (0, [0; SHIFTS.len()]);
    let (mut best, mut limit, mut expected) = (0.0, 0, 0.0);
    // Blocks of one sum go in together: their order must not matter.
    for alike in blocks.chunk_by(|a, b| a.0 == b.0) {
        for &block in alike {
            kept += u64::from(block.1);
            add(&mut hits, likely(block));
        }
        let scores: [f64; SHIFTS.len()] = std::array::from_fn(|at| f1(kept, hits[at], wanted[at]));
        let mean = scores.iter().zip(&SHIFTS).map(|(score, (_, often))| score * often).sum();
        if mean > best {
            (best, expected) = (mean, scores[SHIFTS.len() / 2]);
            limit = alike.first().map_or(limit, |block| block.0);
        }
    }
    let expected = expected as f32;
    Choice {
        keep: sums.iter().map(|&sum| expected >= NOTHING && sum >= limit).collect(),
        expected,
        limit_sum: limit,
    }
}

/// Kept units before each block and all units; each block counts for one unit more than it has.
pub(super) struct Kept(Vec<(u32, u32)>);

impl Kept {
    /// Sums up a choice as it is now.
    pub(super) fn of(list: &[Block], choice: &Choice) -> Kept {
        let mut so_far = (0, 0);
        let mut sums = vec![so_far];
        for (block, &keep) in list.iter().zip(&choice.keep) {
            let size = units(block) + 1;
            so_far = (so_far.0 + if keep { size } else { 0 }, so_far.1 + size);
            sums.push(so_far);
        }
        Kept(sums)
    }

    /// Kept and all units of a range of blocks.
    pub(super) fn range(&self, range: Range<usize>) -> (u32, u32) {
        match (self.0.get(range.start), self.0.get(range.end)) {
            (Some(from), Some(to)) => (to.0 - from.0, to.1 - from.1),
            _ => (0, 0),
        }
    }
}

fn add(sums: &mut [u64; SHIFTS.len()], more: [u64; SHIFTS.len()]) {
    for (sum, more) in sums.iter_mut().zip(more) {
        *sum += more;
    }
}

/// The F1 of keeping so many words, with the expected hits and wanted words in 1024ths.
fn f1(kept: u64, hits: u64, wanted: u64) -> f64 {
    (2 * hits) as f64 / (1024 * kept + wanted).max(1) as f64
}

/// The F1 that is expected of a choice if the judgements are right as they are.
pub(crate) fn expected(keep: &[bool], sums: &[i32], units: &[u32]) -> f32 {
    let (mut kept, mut hits, mut wanted) = (0, 0, 0);
    for ((&keep, &sum), &units) in keep.iter().zip(sums).zip(units) {
        let likely = u64::from(probability(sum)) * u64::from(units);
        wanted += likely;
        if keep {
            hits += likely;
            kept += u64::from(units);
        }
    }
    f1(kept, hits, wanted) as f32
}

/// Which blocks are kept.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// For each block, whether it is kept.
    pub keep: Vec<bool>,
    /// The F1 that is expected of the choice, 0 to 1.
    pub expected: f32,
    /// The least sum that is kept.
    pub limit_sum: i32,
}

#[cfg(test)]
mod tests {
    use super::super::model::sum_of;
    use super::*;

    #[test]
    fn a_clear_page_keeps_what_is_likely() {
        let choice = choose(&[30_000, 30_000, -30_000, -2_000], &[100, 50, 200, 10]);
        assert_eq!(choice.keep, [true, true, false, false]);
        assert!(choice.expected > 0.95);
    }

    #[test]
    fn an_unclear_page_keeps_more() {
        let choice = choose(&[-1_000, -1_000, -30_000], &[100, 100, 100]);
        assert_eq!(choice.keep, [true, true, false]);
    }

    #[test]
    fn what_is_nearly_as_likely_as_not_is_kept_as_all_may_be_likelier_than_they_seem() {
        assert_eq!(choose(&[8_000, -3_000], &[100, 200]).keep, [true, true]);
        assert_eq!(choose(&[8_000, -6_000], &[100, 200]).keep, [true, false]);
    }

    #[test]
    fn a_page_of_unlikely_blocks_keeps_nothing() {
        let choice = choose(&[-10_000, -10_000, -30_000], &[100, 100, 100]);
        assert!(choice.expected > 0.0 && choice.expected < NOTHING, "{}", choice.expected);
        assert_eq!(choice.keep, [false, false, false]);
    }

    #[test]
    fn what_is_expected_of_one_block_follows_from_how_likely_it_is() {
        for likely in [200, 512, 900] {
            let choice = choose(&[sum_of(likely)], &[100]);
            let f1 = 2.0 * likely as f32 / (1024 + likely) as f32;
            assert!((choice.expected - f1).abs() < 1e-6, "{likely}: {}", choice.expected);
            assert_eq!((choice.keep, choice.limit_sum), (vec![true], sum_of(likely)));
        }
    }

    #[test]
    fn a_sixth_of_the_words_is_the_least_that_is_worth_having() {
        // 2p / (1 + p) is a sixth for p = 1/11, between 93 and 94 in 1024.
        assert_eq!(choose(&[sum_of(93)], &[100]).keep, [false]);
        assert_eq!(choose(&[sum_of(94)], &[100]).keep, [true]);
    }

    #[test]
    fn the_likeliest_blocks_are_kept_whatever_their_order() {
        let (high, low) = (sum_of(1000), sum_of(10));
        let choice = choose(&[low, high, low, high], &[50, 100, 50, 10]);
        assert_eq!(choice.keep, [false, true, false, true]);
        assert_eq!(choice.limit_sum, high);
        // 110 words at 1000 in 1024, and 100 unwanted at 10.
        let f1 = 2.0 * 110_000.0 / (1024.0 * 110.0 + 110_000.0 + 1000.0);
        assert!((choice.expected - f1).abs() < 1e-6, "{}", choice.expected);
    }

    #[test]
    fn blocks_without_words_weigh_nothing() {
        let choice = choose(&[sum_of(900), sum_of(100)], &[10, 0]);
        assert_eq!(choice.keep, [true, false]);
        assert!((choice.expected - 1800.0 / 1924.0).abs() < 1e-6);
    }

    /// A page unlike all others may be misjudged as a whole, by one and a half in log odds either
    /// way: the mean of the three readings is best where this block is kept, and without the two
    /// others it would not be.
    #[test]
    fn judgements_may_be_off_together() {
        let (shifted, often): (Vec<i32>, Vec<f64>) = SHIFTS.iter().copied().unzip();
        assert_eq!(shifted, [-6_144, 0, 6_144]);
        assert!((often.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let least = (0..1024).find(|&likely| {
            likely > 10 && choose(&[sum_of(1000), sum_of(likely)], &[100, 100]).keep[1]
        });
        assert_eq!(least, Some(LEAST_BESIDE_A_SURE_ONE));
        let alone = |likely: u64| {
            let both = f1(200, 100 * (1000 + likely), 100 * (1000 + likely));
            both > f1(100, 100 * 1000, 100 * (1000 + likely))
        };
        assert!(!alone(u64::from(LEAST_BESIDE_A_SURE_ONE)), "without shifts it would be left out");
    }

    /// How likely a block must be to be kept beside a sure one of its size, in 1024ths.
    const LEAST_BESIDE_A_SURE_ONE: u32 = 417;

    #[test]
    fn what_is_expected_of_a_given_choice() {
        let sums = [sum_of(1000), sum_of(500), sum_of(100)];
        let units = [10, 20, 30];
        let all = 10_000 + 10_000 + 3_000;
        let of = |keep: [bool; 3]| expected(&keep, &sums, &units);
        let near = |a: f32, b: f64| (f64::from(a) - b).abs() < 1e-6;
        assert!(near(of([true, false, false]), 20_000.0 / f64::from(10_240 + all)));
        assert!(near(of([true, true, false]), 40_000.0 / f64::from(30_720 + all)));
        assert!(near(of([true, true, true]), 46_000.0 / f64::from(61_440 + all)));
        assert!(near(of([false, false, false]), 0.0));
        assert!(near(expected(&[], &[], &[]), 0.0));
    }

    #[test]
    fn an_empty_page_keeps_nothing() {
        assert!(choose(&[], &[]).keep.is_empty());
    }
}
