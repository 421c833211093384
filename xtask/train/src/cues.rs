//! The weights of cues: a logistic regression over which of them a block has.

use super::corpus::{MADE_LONG, MADE_UP, Sample};
use super::gbdt::{random, sigmoid};
use std::collections::HashMap;
use verbatim::extract::learning::{CUE_FEATURES, CueTable, WEIGHT_STEPS};

/// A cue counts if so many sites have it.
const SITES: u32 = 4;

/// Most cues of a table.
const MOST: usize = 8_000;

/// Blocks of one page that are learned from, about.
const BLOCKS: usize = 350;

/// How fast weights move, and how much they are drawn back to nothing.
const RATE: f32 = 0.1;
const DECAY: f32 = 0.009;

/// Learns the cues of some pages: of all that are frequent enough first, then of those that said
/// most.
pub(crate) fn table<'a>(samples: impl Iterator<Item = &'a Sample>) -> CueTable {
    let samples: Vec<&Sample> =
        samples.filter(|sample| ![MADE_UP, MADE_LONG].contains(&sample.corpus)).collect();
    let mut cues = frequent(&samples);
    let learned = learn(&samples, &cues, 2);
    let worth = |at: usize| learned.weights[at].abs() * learned.uses[at].sqrt();
    let mut order: Vec<usize> = (0..cues.len()).collect();
    order.sort_by(|&a, &b| worth(b).total_cmp(&worth(a)).then(a.cmp(&b)));
    order.truncate(MOST);
    order.sort_unstable();
    cues = order.into_iter().map(|at| cues[at]).collect();
    let learned = learn(&samples, &cues, 4);
    let entry = |(&cue, weight): (&u32, f32)| {
        (cue, (weight * WEIGHT_STEPS).round().clamp(-120.0, 120.0) as i8)
    };
    let entries = cues.iter().zip(learned.weights).map(entry);
    CueTable::new(entries.filter(|entry| entry.1 != 0).collect())
}

/// The cues that enough sites have, in order.
fn frequent(samples: &[&Sample]) -> Vec<u32> {
    // The last site that had the cue, and how many had it.
    let mut order: Vec<&Sample> = samples.to_vec();
    order.sort_by(|a, b| a.site.cmp(&b.site));
    let mut seen: HashMap<u32, (&str, u32)> = HashMap::new();
    for sample in order {
        for (cues, &weight) in sample.survey.cues.iter().zip(&sample.weights) {
            for &cue in cues.iter().filter(|_| weight > 0.0) {
                let known = seen.entry(cue).or_insert(("", 0));
                if known.0 != sample.site {
                    *known = (&sample.site, known.1 + 1);
                }
            }
        }
    }
    let frequent = seen.into_iter().filter(|(_, (_, sites))| *sites >= SITES);
    let mut cues: Vec<u32> = frequent.map(|(cue, _)| cue).collect();
    cues.sort_unstable();
    cues
}

struct Learned {
    weights: Vec<f32>,
    /// How much weight of blocks has each cue.
    uses: Vec<f32>,
}

/// Stochastic gradient descent with a rate for each weight (Duchi, Hazan and Singer 2011).
fn learn(samples: &[&Sample], cues: &[u32], rounds: usize) -> Learned {
    let place: HashMap<u32, u32> = cues.iter().copied().zip(0..).collect();
    let mut rows: Vec<(Vec<u32>, f32, f32)> = Vec::new();
    for sample in samples {
        let thin = (sample.survey.cues.len() / BLOCKS).max(1);
        for (at, cues) in sample.survey.cues.iter().enumerate().step_by(thin) {
            let weight = sample.weights[at];
            if weight > 0.0 {
                let cues = cues.iter().filter_map(|cue| place.get(cue).copied()).collect();
                rows.push((cues, sample.labels[at], weight.min(5.0) * thin as f32));
            }
        }
    }
    let mut weights = vec![0f32; cues.len()];
    let mut uses = vec![0f32; cues.len()];
    let mut slopes = vec![1f32; cues.len()];
    let (mut bias, mut bias_slope) = (-1.5f32, 1f32);
    let mut seed = 5;
    for _ in 0..rounds {
        for at in (1..rows.len()).rev() {
            let other = (random(&mut seed) % (at as u64 + 1)) as usize;
            rows.swap(at, other);
        }
        for (cues, label, weight) in &rows {
            let sum: f32 = cues.iter().map(|&cue| weights[cue as usize]).sum();
            let slope = (sigmoid(bias + sum) - label) * weight;
            bias_slope += slope * slope;
            bias -= 0.05 * slope / bias_slope.sqrt();
            for &cue in cues {
                let at = cue as usize;
                let slope = slope + DECAY * weights[at];
                slopes[at] += slope * slope;
                weights[at] -= RATE * slope / slopes[at].sqrt();
                uses[at] += weight;
            }
        }
    }
    Learned { weights, uses }
}

/// What a page's cues say by a table, one row a block.
pub(crate) fn columns(sample: &Sample, table: &CueTable) -> Vec<[u8; CUE_FEATURES]> {
    sample.survey.cues.iter().map(|cues| table.features(cues)).collect()
}
