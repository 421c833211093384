//! How good a choice of blocks is.

use super::corpus::{MADE_LONG, MADE_UP, Sample, Truth};
use std::collections::{BTreeMap, HashMap};

/// Scores of one page: F1 of words, or hits and misses of segments.
#[derive(Clone, Copy, Default)]
pub(crate) struct Score {
    pub(crate) f1: f64,
    counts: [usize; 3],
}

/// Scores a choice.
pub(crate) fn score(sample: &Sample, keep: &[bool]) -> Score {
    match &sample.truth {
        Truth::Words(truth) => {
            let kept = sample.survey.words.iter().zip(keep).filter(|(_, keep)| **keep);
            let kept: Vec<u64> = kept.flat_map(|(words, _)| words.iter().copied()).collect();
            Score { f1: bag_f1(&kept, truth), counts: [0; 3] }
        }
        Truth::Segments(with, without) => {
            let kept = sample.survey.texts.iter().zip(keep).filter(|(_, keep)| **keep);
            let text: Vec<&str> = kept.map(|(text, _)| text.as_str()).collect();
            let text = text.join(" ");
            let found = |segments: &[String]| {
                let whole = |one: &&String| {
                    text.contains(&one.split_whitespace().collect::<Vec<_>>().join(" "))
                };
                segments.iter().filter(whole).count()
            };
            let (hits, bad) = (found(with), found(without));
            Score { f1: 0.0, counts: [hits, bad, with.len() - hits] }
        }
    }
}

fn bag_f1(kept: &[u64], truth: &[u64]) -> f64 {
    if kept.is_empty() || truth.is_empty() {
        return if kept.is_empty() && truth.is_empty() { 1.0 } else { 0.0 };
    }
    let mut bag: HashMap<u64, i64> = HashMap::new();
    for &word in truth {
        *bag.entry(word).or_default() += 1;
    }
    let mut hits = 0;
    for word in kept {
        if let Some(count) = bag.get_mut(word).filter(|count| **count > 0) {
            *count -= 1;
            hits += 1;
        }
    }
    2.0 * hits as f64 / (kept.len() + truth.len()) as f64
}

/// A table of means by corpus and kind.
pub(crate) fn table(samples: &[&Sample], scores: &[Score]) -> String {
    let mut rows: BTreeMap<(usize, String), Vec<Score>> = BTreeMap::new();
    let order = ["wcxb-dev", "daniel-dev", "nonlatin-dev", "trafilatura-dev", MADE_UP, MADE_LONG];
    for (sample, score) in samples.iter().zip(scores).filter(|(sample, _)| !sample.is_muted) {
        let place = order.iter().position(|&name| name == sample.corpus).unwrap_or(4);
        for kind in ["", sample.kind.as_str()] {
            rows.entry((place, kind.to_owned())).or_default().push(*score);
            if sample.kind.is_empty() {
                break;
            }
        }
    }
    let mut out = String::new();
    for ((place, kind), scores) in rows {
        let name = if kind.is_empty() { order[place].to_owned() } else { format!("  {kind}") };
        let pages = scores.len() as f64;
        let f1 = if place == 3 {
            let sum = |at: usize| scores.iter().map(|score| score.counts[at]).sum::<usize>() as f64;
            2.0 * sum(0) / (2.0 * sum(0) + sum(1) + sum(2))
        } else {
            scores.iter().map(|score| score.f1).sum::<f64>() / pages
        };
        let low = scores.iter().filter(|score| score.f1 < 0.5).count() as f64 / pages;
        let low = if place == 3 { "–".to_owned() } else { format!("{low:.3}") };
        out.push_str(&format!("| {name:<16} | {:>5} | {f1:.4} | {low} |\n", scores.len()));
    }
    out
}
