//! Cross-validation and the final model.

use super::Options;
use super::corpus::{self, Sample, hash};
use super::evaluate::{Score, score, table};
use super::gbdt::{self, Growth, Table};
use anyhow::{Context, Result};
use std::path::Path;
use std::time::Instant;
use verbatim::extract::learning::{self, Forest, STEPS};

/// Pages with more blocks than this are thinned out for learning.
const MOST_ROWS: usize = 500;

/// The first bytes of a model file.
const MAGIC: &[u8] = b"VBM1";

struct Row {
    sample: usize,
    block: usize,
}

/// Runs the whole training.
pub(crate) fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    let say = |what: &str| println!("[{:>4} s] {what}", start.elapsed().as_secs());
    let samples = corpus::read(&options.corpora, options.every)?;
    let folds: Vec<usize> = samples
        .iter()
        .map(|sample| (hash(&sample.site) / 97 % options.folds as u64) as usize)
        .collect();
    let blocks: usize = samples.iter().map(|sample| sample.labels.len()).sum();
    say(&format!("{} pages, {blocks} blocks", samples.len()));
    let perfect = |sample: &Sample| sample.labels.iter().map(|&label| label > 0.5).collect();
    print(&samples, &folds, options, "perfect choice of blocks", perfect);

    let rows = rows(&samples);
    let first = fill(&samples, &rows, |sample| samples[sample].survey.features.values.as_slice());
    say(&format!("{} rows of {} features", rows.len(), first.columns.len()));
    let growth = |trees: usize, seed| Growth {
        trees,
        leaves: options.leaves,
        rate: options.rate,
        least: 30.0,
        lambda: 5.0,
        features: 0.35,
        rows: 0.5,
        seed,
    };
    let growth_one = growth(options.trees[0], 1);
    let (sums, firsts) =
        cross_validate(options, &samples, &folds, &rows, &first, &growth_one, |sample| {
            samples[sample].survey.features.values.as_slice()
        });
    say("first forest");
    let by_sums =
        |sums: &Vec<Vec<i32>>, at: usize| learning::choose(&sums[at], &samples[at].survey.units);
    print_at(&samples, &folds, options, "first forest", |at| by_sums(&sums, at));
    if options.single {
        return Ok(());
    }
    let mut second_features = Vec::with_capacity(samples.len());
    for (sample, sums) in samples.iter().zip(&sums) {
        let page = corpus::load(sample)?;
        second_features.push(learning::judged(&page, &sample.survey.features, sums).values);
    }
    let second = fill(&samples, &rows, |sample| second_features[sample].as_slice());
    say(&format!("{} features with judgements", second.columns.len()));
    let growth_two = growth(options.trees[1], 2);
    let (sums, seconds) =
        cross_validate(options, &samples, &folds, &rows, &second, &growth_two, |sample| {
            second_features[sample].as_slice()
        });
    say("second forest");
    print_at(&samples, &folds, options, "second forest", |at| by_sums(&sums, at));
    for limit in [0.3f32, 0.4, 0.5] {
        let cut = ((limit / (1.0 - limit)).ln() * STEPS as f32) as i32;
        print_at(&samples, &folds, options, &format!("fixed limit {limit}"), |at| {
            sums[at].iter().map(|&sum| sum > cut).collect()
        });
    }
    if let Some(folder) = &options.folds_out {
        write_folds(folder, &samples, &folds, &firsts, &seconds)?;
    }
    if let Some(out) = &options.out {
        let all: Vec<u32> = (0..rows.len() as u32).collect();
        let mut bytes = MAGIC.to_vec();
        let one = gbdt::grow(&first, &all, &growth_one);
        one.write(STEPS, &mut bytes);
        let two = gbdt::grow(&second, &all, &growth_two);
        two.write(STEPS, &mut bytes);
        std::fs::write(out, &bytes).with_context(|| format!("cannot write {}", out.display()))?;
        say(&format!("{} bytes", bytes.len()));
        let names =
            samples.iter().map(|sample| &sample.survey.names).find(|names| !names.is_empty());
        gains(&two.gains(second.columns.len()), names.map_or(&[], |names| names.as_slice()));
    }
    Ok(())
}

/// Writes each fold's own model and which pages it has not seen.
fn write_folds(
    folder: &Path,
    samples: &[Sample],
    folds: &[usize],
    firsts: &[Vec<u8>],
    seconds: &[Vec<u8>],
) -> Result<()> {
    std::fs::create_dir_all(folder)?;
    for (fold, (first, second)) in firsts.iter().zip(seconds).enumerate() {
        std::fs::write(folder.join(format!("{fold}.model")), [MAGIC, first, second].concat())?;
    }
    let mut lines = String::new();
    for (sample, fold) in samples.iter().zip(folds) {
        lines.push_str(&format!("{}\t{}\t{fold}\n", sample.corpus, sample.id));
    }
    std::fs::write(folder.join("folds.tsv"), lines)?;
    Ok(())
}

fn gains(gains: &[f32], names: &[String]) {
    let mut order: Vec<usize> = (0..gains.len()).collect();
    order.sort_by(|&a, &b| gains[b].total_cmp(&gains[a]));
    for &at in order.iter().take(60) {
        let judged = format!("judgement {}", at.saturating_sub(names.len()) + 1);
        println!("{:>10.0} {}", gains[at], names.get(at).unwrap_or(&judged));
    }
}

fn rows(samples: &[Sample]) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut seed = 7;
    for (number, sample) in samples.iter().enumerate() {
        let count = sample.labels.len();
        for block in 0..count {
            let keep =
                count <= MOST_ROWS || gbdt::random(&mut seed) % count as u64 <= MOST_ROWS as u64;
            if keep && sample.weights[block] > 0.0 {
                rows.push(Row { sample: number, block });
            }
        }
    }
    rows
}

fn fill<'a>(samples: &[Sample], rows: &[Row], values: impl Fn(usize) -> &'a [u8]) -> Table {
    let width = rows
        .first()
        .map_or(0, |row| values(row.sample).len() / samples[row.sample].labels.len().max(1));
    let mut columns: Vec<Vec<u8>> = (0..width).map(|_| Vec::with_capacity(rows.len())).collect();
    let (mut labels, mut weights) = (Vec::new(), Vec::new());
    for row in rows {
        let sample = &samples[row.sample];
        let start = row.block * width;
        for (column, &value) in columns.iter_mut().zip(&values(row.sample)[start..start + width]) {
            column.push(value.min(127));
        }
        labels.push(sample.labels[row.block]);
        let thinned = (sample.labels.len() as f32 / MOST_ROWS as f32).max(1.0);
        weights.push(sample.weights[row.block] * thinned);
    }
    Table { columns, labels, weights }
}

/// Sums for every block by forests that have not seen its site, and those forests as stored.
fn cross_validate<'a>(
    options: &Options,
    samples: &[Sample],
    folds: &[usize],
    rows: &[Row],
    table: &Table,
    growth: &Growth,
    values: impl Fn(usize) -> &'a [u8],
) -> (Vec<Vec<i32>>, Vec<Vec<u8>>) {
    let mut sums: Vec<Vec<i32>> = samples.iter().map(|one| vec![0; one.labels.len()]).collect();
    let mut forests: Vec<Vec<u8>> = Vec::new();
    for fold in 0..options.folds {
        let others: Vec<u32> = (0..rows.len() as u32)
            .filter(|&row| folds[rows[row as usize].sample] != fold)
            .collect();
        let mut bytes = Vec::new();
        gbdt::grow(table, &others, growth).write(STEPS, &mut bytes);
        let forest =
            Forest::read(&mut bytes.as_slice()).expect("what was just written is well formed");
        for (at, sums) in sums.iter_mut().enumerate().filter(|(at, _)| folds[*at] == fold) {
            *sums = forest.scores(values(at), table.columns.len());
        }
        forests.push(bytes);
    }
    (sums, forests)
}

fn print(
    samples: &[Sample],
    folds: &[usize],
    options: &Options,
    title: &str,
    keep: impl Fn(&Sample) -> Vec<bool>,
) {
    print_at(samples, folds, options, title, |at| keep(&samples[at]));
}

fn print_at(
    samples: &[Sample],
    folds: &[usize],
    options: &Options,
    title: &str,
    keep: impl Fn(usize) -> Vec<bool>,
) {
    let scored = |at: &usize| options.only.is_none_or(|only| folds[*at] < only);
    let places: Vec<usize> = (0..samples.len()).filter(scored).collect();
    let scores: Vec<Score> = places.iter().map(|&at| score(&samples[at], &keep(at))).collect();
    let scored: Vec<&Sample> = places.iter().map(|&at| &samples[at]).collect();
    println!("-- {title}\n{}", table(&scored, &scores));
}
