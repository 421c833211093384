//! From judgements of single blocks to a choice for the page.

use super::model::probability;

/// Below this share of right words a choice is not worth having: nearly all pages that are judged so
/// are menus and forms around nothing. What is unclear above it is kept, with a note.
const NOTHING: f32 = 0.15;

/// The blocks to keep, so that the expected F1 of the kept words is highest.
///
/// With the expected number of wanted words `W`, keeping a set of `n` words of which `k` are
/// expected to be wanted has an expected F1 of about `2k / (n + W)`. The best set holds the
/// likeliest blocks down to some limit, half of the best F1 itself, so an unclear page gets a
/// lower limit than a clear one (Lipton, Elkan and Naryanaswamy 2014, "Optimal thresholding of
/// classifiers to maximize F1 measure"). Where next to nothing is expected of the best set, it is
/// not taken.
pub(crate) fn choose(sums: &[i32], units: &[u32]) -> Choice {
    let mut order: Vec<(u32, u64)> =
        sums.iter().zip(units).map(|(&sum, &units)| (probability(sum), u64::from(units))).collect();
    let wanted: u64 = order.iter().map(|&(p, units)| u64::from(p) * units).sum::<u64>() / 1024;
    order.sort_unstable_by(|a, b| b.cmp(a));
    let (mut kept, mut hits, mut best) = (0, 0, (0u64, 1u64, 512u32));
    let mut at = 0;
    while let Some(&(p, _)) = order.get(at) {
        // Blocks of one probability go in together: their order must not matter.
        while let Some(&(same, units)) = order.get(at).filter(|one| one.0 == p) {
            kept += units;
            hits += u64::from(same) * units;
            at += 1;
        }
        let (value, of) = (2 * hits / 1024, (kept + wanted).max(1));
        if u128::from(value) * u128::from(best.1) > u128::from(best.0) * u128::from(of) {
            best = (value, of, p);
        }
    }
    let limit = best.2;
    let expected = best.0 as f32 / best.1 as f32;
    let kept = sums.iter().copied().filter(|&sum| probability(sum) >= limit);
    Choice {
        keep: sums.iter().map(|&sum| expected >= NOTHING && probability(sum) >= limit).collect(),
        expected,
        limit_sum: kept.min().unwrap_or(0),
    }
}

/// The F1 that is expected of a choice, as in [`choose`].
pub(crate) fn expected(keep: &[bool], sums: &[i32], units: &[u32]) -> f32 {
    let (mut kept, mut hits, mut wanted) = (0u64, 0u64, 0u64);
    for ((&keep, &sum), &units) in keep.iter().zip(sums).zip(units) {
        let likely = u64::from(probability(sum)) * u64::from(units);
        wanted += likely;
        if keep {
            hits += likely;
            kept += u64::from(units);
        }
    }
    (2 * hits) as f32 / (1024 * kept + wanted).max(1) as f32
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
    fn a_page_of_unlikely_blocks_keeps_nothing() {
        let choice = choose(&[-10_000, -10_000, -30_000], &[100, 100, 100]);
        assert!(choice.expected > 0.0 && choice.expected < NOTHING, "{}", choice.expected);
        assert_eq!(choice.keep, [false, false, false]);
    }

    #[test]
    fn an_empty_page_keeps_nothing() {
        assert!(choose(&[], &[]).keep.is_empty());
    }
}
