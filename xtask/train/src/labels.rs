//! Which blocks of a page are in its truth: the corpora hold texts, not places.
//!
//! Page and truth are aligned as two sequences of words: runs that stand once in both are
//! anchors, the longest increasing chain of them is kept, and the gaps are aligned the same way
//! with shorter runs. What the truth holds in another order is looked for afterwards.

use std::collections::HashMap;

/// The words of one page's blocks and of its truth, as hashes.
pub(crate) struct Aligned {
    /// For each block, the share of its words that the truth has at that place.
    pub(crate) shares: Vec<f32>,
}

/// Aligns a page's blocks with its truth.
pub(crate) fn align(blocks: &[Vec<u64>], truth: &[u64]) -> Aligned {
    let page: Vec<u64> = blocks.iter().flatten().copied().collect();
    let mut matched = vec![false; page.len()];
    let mut used = vec![false; truth.len()];
    let mut pending = vec![(0..page.len(), 0..truth.len(), 6usize)];
    while let Some((left, right, run)) = pending.pop() {
        if left.is_empty() || right.is_empty() {
            continue;
        }
        let mut next = |left, right| {
            if run > 1 {
                pending.push((left, right, run / 2));
            }
        };
        let anchors = anchors(&page, left.clone(), truth, right.clone(), run);
        let (mut at, mut to) = (left.start, right.start);
        for (a, b) in anchors {
            // An anchor is stretched over what is equal around it.
            if a < at || b < to {
                continue;
            }
            let (mut from_a, mut from_b) = (a, b);
            while from_a > at && from_b > to && page[from_a - 1] == truth[from_b - 1] {
                (from_a, from_b) = (from_a - 1, from_b - 1);
            }
            next(at..from_a, to..from_b);
            (at, to) = (from_a, from_b);
            while at < left.end && to < right.end && page[at] == truth[to] {
                matched[at] = true;
                used[to] = true;
                (at, to) = (at + 1, to + 1);
            }
        }
        next(at..left.end, to..right.end);
    }
    elsewhere(blocks, truth, &mut matched, &used);
    let mut start = 0;
    let shares = blocks
        .iter()
        .map(|block| {
            let hits = matched[start..start + block.len()].iter().filter(|&&hit| hit).count();
            start += block.len();
            hits as f32 / block.len().max(1) as f32
        })
        .collect();
    Aligned { shares }
}

/// Runs of words that stand once in both ranges, as the longest chain that increases in both.
fn anchors(
    page: &[u64],
    left: std::ops::Range<usize>,
    truth: &[u64],
    right: std::ops::Range<usize>,
    run: usize,
) -> Vec<(usize, usize)> {
    let once = |words: &[u64], start: usize| {
        let mut seen: HashMap<u64, Option<usize>> = HashMap::new();
        for (at, window) in words.windows(run).enumerate() {
            let hash = window.iter().fold(7u64, |hash, &word| {
                (hash ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(17)
            });
            seen.entry(hash).and_modify(|place| *place = None).or_insert(Some(start + at));
        }
        seen
    };
    let of_page = once(&page[left.clone()], left.start);
    let of_truth = once(&truth[right.clone()], right.start);
    let mut pairs: Vec<(usize, usize)> = of_page
        .iter()
        .filter_map(|(hash, &place)| Some((place?, (*of_truth.get(hash)?)?)))
        .collect();
    pairs.sort_unstable();
    // Longest increasing subsequence of the places in the truth (patience sorting).
    let mut tops: Vec<usize> = Vec::new();
    let mut before = vec![usize::MAX; pairs.len()];
    for (index, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&top| pairs[top].1 < pair.1);
        if pile > 0 {
            before[index] = tops[pile - 1];
        }
        if pile == tops.len() {
            tops.push(index);
        } else {
            tops[pile] = index;
        }
    }
    let mut chain = Vec::new();
    let mut at = tops.last().copied().unwrap_or(usize::MAX);
    while at != usize::MAX {
        chain.push(pairs[at]);
        at = before[at];
    }
    chain.reverse();
    chain
}

/// Marks blocks that the truth holds somewhere else: all their runs of three words stand in what
/// is left of it.
fn elsewhere(blocks: &[Vec<u64>], truth: &[u64], matched: &mut [bool], used: &[bool]) {
    const RUN: usize = 3;
    let mut left: HashMap<&[u64], u32> = HashMap::new();
    for (at, window) in truth.windows(RUN).enumerate() {
        if used[at..at + RUN].iter().all(|&used| !used) {
            *left.entry(window).or_default() += 1;
        }
    }
    let mut start = 0;
    for block in blocks {
        let range = start..start + block.len();
        start = range.end;
        let hits = matched[range.clone()].iter().filter(|&&hit| hit).count();
        if block.len() < RUN || hits * 2 > block.len() {
            continue;
        }
        let found = block.windows(RUN).filter(|run| left.get(run).is_some_and(|&n| n > 0)).count();
        if found * 10 >= (block.len() - RUN + 1) * 9 {
            for run in block.windows(RUN) {
                if let Some(count) = left.get_mut(run) {
                    *count = count.saturating_sub(1);
                }
            }
            matched[range].fill(true);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<u64> {
        text.bytes().map(u64::from).collect()
    }

    #[test]
    fn a_text_is_found_between_menus() {
        let blocks =
            [words("menu"), words("theopening"), words("ad"), words("closing"), words("menu")];
        let shares = align(&blocks, &words("theopeningclosing")).shares;
        assert_eq!((shares[0], shares[1], shares[3], shares[4]), (0.0, 1.0, 1.0, 0.0));
    }

    #[test]
    fn what_stands_in_another_order_is_found() {
        let blocks = [words("abcdefgh"), words("ijklmnop"), words("qrstuvwx")];
        let shares = align(&blocks, &words("ijklmnopqrstuvwxabcdefgh")).shares;
        assert_eq!(shares, [1.0, 1.0, 1.0]);
    }
}
