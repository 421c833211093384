//! Puts similar styles into the same block, so that a block compresses to little more than its
//! largest style.

use std::collections::HashMap;

/// How many tags in a row count as one feature of a style.
const RUN: usize = 4;

/// Fills blocks of at most `limit` bytes: each begins with the largest style left and takes, one
/// by one, the style most of whose runs of tags the block has already. The numbers of the styles
/// in each block; the same styles always give the same blocks.
pub(super) fn blocks(styles: &[&str], limit: usize) -> Vec<Vec<usize>> {
    let (features, holders) = features(styles);
    let mut left: Vec<bool> = vec![true; styles.len()];
    let mut blocks = Vec::new();
    while let Some(seed) = largest(&features, &left) {
        let mut block = Vec::new();
        let mut size = 0;
        let mut covered = vec![false; holders.len()];
        let mut shared = vec![0_usize; styles.len()];
        let mut next = Some(seed);
        while let Some(style) = next {
            block.push(style);
            left[style] = false;
            size += styles[style].len();
            for &feature in &features[style] {
                if !std::mem::replace(&mut covered[feature], true) {
                    for &holder in &holders[feature] {
                        shared[holder] += 1;
                    }
                }
            }
            next = (0..styles.len())
                .filter(|&style| left[style] && size + styles[style].len() <= limit)
                .max_by(|&a, &b| {
                    // Shares as fractions, compared without rounding; the first of equals wins.
                    let (of_a, of_b) = (features[a].len().max(1), features[b].len().max(1));
                    (shared[a] * of_b).cmp(&(shared[b] * of_a)).then(b.cmp(&a))
                });
        }
        blocks.push(block);
    }
    blocks
}

fn largest(features: &[Vec<usize>], left: &[bool]) -> Option<usize> {
    (0..features.len())
        .filter(|&style| left[style])
        .max_by_key(|&style| (features[style].len(), std::cmp::Reverse(style)))
}

/// The features of each style, and the styles that hold each feature.
fn features(styles: &[&str]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let mut numbers: HashMap<Vec<&str>, usize> = HashMap::new();
    let mut holders: Vec<Vec<usize>> = Vec::new();
    let mut features = Vec::with_capacity(styles.len());
    for (style, xml) in styles.iter().enumerate() {
        let tags: Vec<&str> = xml.split_inclusive('>').collect();
        let mut own = Vec::new();
        for run in tags.windows(RUN) {
            let number = *numbers.entry(run.to_vec()).or_insert_with(|| {
                holders.push(Vec::new());
                holders.len() - 1
            });
            if holders[number].last() != Some(&style) {
                holders[number].push(style);
                own.push(number);
            }
        }
        features.push(own);
    }
    (features, holders)
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn keeps_similar_styles_together_and_blocks_small() {
        let a = "<a><b><c><d><e><f>".repeat(3);
        let b = "<u><v><w><x><y><z>".repeat(3);
        let longer = format!("{a}<g>");
        let styles = [a.as_str(), b.as_str(), longer.as_str()];
        assert_eq!(blocks(&styles, 2 * a.len() + 3), [vec![2, 0], vec![1]]);
        assert_eq!(blocks(&styles, 10), [vec![2], vec![0], vec![1]]);
    }
}
