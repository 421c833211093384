//! Which class names and ids speak for text and which against it, over sites.

use super::corpus::{MADE_LONG, Sample};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use verbatim::extract::learning::{TokenTable, Voices};

/// A name counts if so many sites have it.
const SITES: usize = 4;

/// Most names of a table.
const MOST: usize = 4000;

/// Learns the names of some pages. Long ones that we make up are there for their length alone.
pub(crate) fn table<'a>(samples: impl Iterator<Item = &'a Sample>) -> TokenTable {
    let samples = samples.filter(|sample| sample.corpus != MADE_LONG);
    // For each name and site: wanted and unwanted weight.
    let mut names: HashMap<u32, BTreeMap<&str, (f32, f32)>> = HashMap::new();
    let (mut wanted, mut unwanted) = (0.0f32, 0.0f32);
    for sample in samples {
        let rows = sample.survey.paths.iter().zip(&sample.labels).zip(&sample.weights);
        for ((path, &label), &weight) in rows {
            wanted += weight * label;
            unwanted += weight * (1.0 - label);
            for &name in path.iter().collect::<BTreeSet<_>>() {
                let sum = names.entry(name).or_default().entry(&sample.site).or_default();
                sum.0 += weight * label;
                sum.1 += weight * (1.0 - label);
            }
        }
    }
    let prior = (wanted / (wanted + unwanted)).clamp(0.05, 0.95);
    let mut entries: Vec<(f32, u32, i8)> = names
        .into_iter()
        .filter(|(_, sites)| sites.len() >= SITES)
        .map(|(name, sites)| {
            let shares = sites.values().map(|(wanted, unwanted)| {
                if wanted + unwanted > 0.0 { wanted / (wanted + unwanted) } else { prior }
            });
            let (count, sum) = (sites.len() as f32, shares.sum::<f32>());
            let share = (sum + 2.0 * prior) / (count + 2.0);
            let odds = |p: f32| (p / (1.0 - p)).ln();
            let value = (odds(share.clamp(0.01, 0.99)) - odds(prior)) * 16.0;
            (value.abs() * count.sqrt(), name, value.round().clamp(-60.0, 60.0) as i8)
        })
        .filter(|&(_, _, value)| value.abs() >= 4)
        .collect();
    entries.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    entries.truncate(MOST);
    TokenTable::new(entries.into_iter().map(|(_, name, value)| (name, value)).collect())
}

/// What a page's names say by a table, one row a block.
pub(crate) fn columns(sample: &Sample, table: &TokenTable) -> Vec<[u8; 5]> {
    let voices = sample.survey.paths.iter().map(|path| {
        let mut voices = Voices::default();
        path.iter().for_each(|&name| voices.hear(table.weight(name)));
        voices.features()
    });
    voices.collect()
}
