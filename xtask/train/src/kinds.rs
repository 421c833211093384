//! The forests that tell kinds of pages apart.

use super::corpus::{MADE_UP, Sample};
use super::gbdt::{self, Growth, Table};
use verbatim::extract::PageKind;
use verbatim::extract::learning::{KINDS, STEPS};

/// The kind that the corpora say a page is of; they do not say it of every page.
pub(crate) fn kind(sample: &Sample) -> Option<PageKind> {
    match (sample.corpus, sample.kind.as_str()) {
        _ if sample.is_muted => None,
        ("daniel-dev", _) => Some(PageKind::Article),
        ("wcxb-dev" | MADE_UP, kind) => match kind {
            "article" => Some(PageKind::Article),
            "documentation" => Some(PageKind::Documentation),
            "forum" => Some(PageKind::Forum),
            "listing" | "collection" => Some(PageKind::Listing),
            "product" => Some(PageKind::Product),
            "service" => Some(PageKind::Service),
            _ => None,
        },
        _ => None,
    }
}

/// Grows one forest a kind on the samples for which `seen` holds, as they are stored.
pub(crate) fn grow(samples: &[Sample], seen: &dyn Fn(usize) -> bool) -> Vec<u8> {
    let known: Vec<usize> =
        (0..samples.len()).filter(|&at| seen(at) && kind(&samples[at]).is_some()).collect();
    let width = samples.iter().map(|sample| sample.survey.facts.len()).max().unwrap_or(0);
    let columns = (0..width)
        .map(|column| {
            let value = |&at: &usize| samples[at].survey.facts.get(column).copied().unwrap_or(0);
            known.iter().map(|at| value(at).min(127)).collect()
        })
        .collect();
    let mut table = Table::new(columns, Vec::new(), vec![1.0; known.len()]);
    let rows: Vec<u32> = (0..known.len() as u32).collect();
    let mut bytes = Vec::new();
    for (one, seed) in KINDS.iter().zip(11..) {
        table.labels =
            known.iter().map(|&at| f32::from(u8::from(kind(&samples[at]) == Some(*one)))).collect();
        let growth = Growth {
            trees: 40,
            leaves: 8,
            rate: 0.12,
            least: 2.0,
            lambda: 2.0,
            features: 0.5,
            rows: 0.6,
            seed,
        };
        gbdt::grow(&table, &rows, &growth).write(STEPS, &mut bytes);
    }
    bytes
}
