//! Cross-validation and the final model.

use super::corpus::{self, Sample, hash};
use super::evaluate::{Score, score, table};
use super::gbdt::{self, Growth, Table};
use super::network::{self, Lesson, Lessons};
use super::{Options, Unseen};
use super::{card, cues, kinds, names};
use anyhow::{Context, Result};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;
use verbatim::extract::learning::{self, Forest, KINDS, Matrix, Network, STEPS};

/// The first bytes of a model file.
const MAGIC: &[u8] = b"VBM5";

/// Pages with more blocks than this are thinned out for learning.
const MOST_ROWS: usize = 200;

/// One block to learn from.
struct Row {
    sample: usize,
    block: usize,
}

/// The parts of a model, as they are stored.
#[derive(Clone, Default)]
struct Parts {
    names: Vec<u8>,
    cues: Vec<u8>,
    kinds: Vec<u8>,
    forest: Vec<u8>,
    network: Vec<u8>,
}

impl Parts {
    fn bytes(&self) -> Vec<u8> {
        [MAGIC, &self.names, &self.cues, &self.kinds, &self.forest, &self.network].concat()
    }
}

struct Training<'a> {
    options: &'a Options,
    samples: &'a [Sample],
    folds: Vec<usize>,
    rows: Vec<Row>,
    start: Instant,
}

/// Runs the whole training.
pub(crate) fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    let samples = corpus::read(&options.corpora, options.every)?;
    let fold = |sample: &Sample| {
        let together = match options.unseen {
            Unseen::Sites => None,
            Unseen::Languages => language(sample),
        };
        together.unwrap_or((hash(&sample.site) / 97) as usize) % options.folds
    };
    let folds = samples.iter().map(fold).collect();
    let training = Training { options, samples: &samples, folds, rows: rows(&samples), start };
    training.run()
}

/// Which pages go together for their language: Chinese and its neighbours, Russian, Polish and
/// Greek, and the German, French and other pages of trafilatura-dev.
fn language(sample: &Sample) -> Option<usize> {
    match (sample.corpus, sample.kind.as_str()) {
        ("nonlatin-dev", _) | ("daniel-dev", "zh") => Some(0),
        ("daniel-dev", "ru") => Some(1),
        ("daniel-dev", "pl" | "el") => Some(2),
        ("trafilatura-dev", _) => Some(3),
        _ => None,
    }
}

impl Training<'_> {
    fn say(&self, what: &str) {
        println!("[{:>4} s] {what}", self.start.elapsed().as_secs());
    }

    fn run(&self) -> Result<()> {
        let blocks: usize = self.samples.iter().map(|sample| sample.labels.len()).sum();
        self.say(&format!(
            "{} pages, {blocks} blocks, {} rows",
            self.samples.len(),
            self.rows.len()
        ));
        let perfect = self.scores("perfect choice of blocks", |at| {
            self.samples[at].labels.iter().map(|&label| label > 0.5).collect()
        });
        let mut parts = vec![Parts::default(); self.options.folds + 1];
        let features = self.with_names(&mut parts);
        let kinds = self.kinds(&mut parts);
        let (sums, gains) = self.forest(&features, &mut parts)?;
        let alone = self.scores("forest alone", |at| self.choose(&sums, at));
        let judged = self.judged(&features, &sums, &kinds)?;
        drop(features);
        let again = self.network(&judged, &mut parts)?;
        let later = self.scores("network alone", |at| self.choose(&again, at));
        let mean = |(one, two): (&i32, &i32)| (one + two) / 2;
        let both: Vec<Vec<i32>> = sums
            .iter()
            .zip(&again)
            .map(|(one, two)| one.iter().zip(two).map(mean).collect())
            .collect();
        let always = self.scores("mean of both", |at| self.choose(&both, at));
        let asked: Vec<bool> = (0..self.samples.len())
            .map(|at| !learning::is_sure(&sums[at], &self.samples[at].survey.units))
            .collect();
        let number = asked.iter().filter(|asked| **asked).count();
        self.say(&format!("the network is asked about {number} of {} pages", asked.len()));
        let one_of = |at: usize| if asked[at] { &both } else { &sums };
        let chosen = self
            .scores("mean of both where the forest is not sure", |at| self.choose(one_of(at), at));
        let fixed = self.scores("the same, one limit for all pages", |at| {
            one_of(at)[at].iter().map(|&sum| sum > 0).collect()
        });
        self.write(&parts)?;
        if let Some(file) = &self.options.card {
            let names = self.samples.iter().map(|sample| &sample.survey.names);
            let names = names.max_by_key(|names| names.len()).cloned().unwrap_or_default();
            let tables = [perfect, alone, later, always, chosen, fixed];
            let size = parts.last().map_or(0, |parts| parts.bytes().len());
            let card = card::write(self.options, size, &tables, &gains, &names);
            std::fs::write(file, card)
                .with_context(|| format!("cannot write {}", file.display()))?;
        }
        Ok(())
    }

    /// Grows the forests; gives each block's sum by the one that has not seen its site, and what each
    /// feature gained in the one for all pages.
    fn forest(
        &self,
        features: &[Matrix],
        parts: &mut [Parts],
    ) -> Result<(Vec<Vec<i32>>, Vec<f32>)> {
        let growth = Growth {
            trees: self.options.trees,
            leaves: self.options.leaves,
            rate: self.options.rate,
            least: 20.0,
            lambda: 5.0,
            features: 0.15,
            rows: 0.25,
            seed: 1,
        };
        let table = self.fill(features);
        let width = table.columns.len();
        self.say(&format!("{width} features"));
        let grown = self.in_turn(|seen| {
            let rows =
                (0..self.rows.len() as u32).filter(|&row| seen(self.rows[row as usize].sample));
            gbdt::grow(&table, &rows.collect::<Vec<u32>>(), &growth)
        });
        let stored: Vec<Vec<u8>> = grown.iter().map(stored).collect();
        let forests = self.read(&stored, Forest::read)?;
        parts.iter_mut().zip(stored).for_each(|(parts, stored)| parts.forest = stored);
        self.say("forest");
        let sums =
            |at: usize| forests[self.folds[at]].scores(&features[at].values, features[at].width);
        let gains = grown.last().map(|forest| forest.gains(width)).unwrap_or_default();
        Ok(((0..self.samples.len()).map(sums).collect(), gains))
    }

    /// Teaches the networks; gives each block's sum by the one that has not seen its site.
    fn network(&self, judged: &[Matrix], parts: &mut [Parts]) -> Result<Vec<Vec<i32>>> {
        let lessons = Lessons {
            rounds: self.options.rounds,
            rate: 0.002,
            without: [0.2, 0.1],
            distances: self.options.distances.clone(),
            seed: self.options.seed,
        };
        let lesson = |at: usize| {
            let Sample { survey, labels, weights, .. } = &self.samples[at];
            Lesson { features: &judged[at], units: &survey.units, labels, weights }
        };
        let stored = self.in_turn(|seen| {
            let pages = (0..self.samples.len()).filter(|&at| seen(at)).map(lesson);
            network::teach(&pages.collect::<Vec<Lesson>>(), &lessons)
        });
        let networks = self.read(&stored, Network::read)?;
        parts.iter_mut().zip(stored).for_each(|(parts, stored)| parts.network = stored);
        self.say("network");
        let sums = |at: usize| {
            networks[self.folds[at]].scores(&judged[at], &self.samples[at].survey.units)
        };
        Ok((0..self.samples.len()).map(sums).collect())
    }

    /// The features with what the learned names and cues say, by tables that have not seen the site.
    fn with_names(&self, parts: &mut [Parts]) -> Vec<Matrix> {
        let mut features: Vec<Matrix> =
            self.samples.iter().map(|sample| sample.survey.features.clone()).collect();
        for (fold, parts) in parts.iter_mut().enumerate() {
            let seen = (0..self.samples.len()).filter(|&at| self.folds[at] != fold);
            let table = names::table(seen.map(|at| &self.samples[at]));
            table.write(&mut parts.names);
            for at in (0..self.samples.len()).filter(|&at| self.folds[at] == fold) {
                let columns = names::columns(&self.samples[at], &table);
                features[at] = features[at].with_columns(|block| columns.get(block).copied());
            }
            let seen = (0..self.samples.len()).filter(|&at| self.folds[at] != fold);
            let table = cues::table(seen.map(|at| &self.samples[at]));
            table.write(&mut parts.cues);
            for at in (0..self.samples.len()).filter(|&at| self.folds[at] == fold) {
                let columns = cues::columns(&self.samples[at], &table);
                features[at] = features[at].with_columns(|block| columns.get(block).copied());
            }
        }
        features
    }

    /// Sums of the forests for kinds, by forests that have not seen the site.
    fn kinds(&self, parts: &mut [Parts]) -> Vec<Vec<i32>> {
        let mut sums = vec![Vec::new(); self.samples.len()];
        let mut right = (0, 0);
        for (fold, parts) in parts.iter_mut().enumerate() {
            parts.kinds = kinds::grow(self.samples, &|at| self.folds[at] != fold);
            let mut rest = parts.kinds.as_slice();
            let forests: Vec<Forest> =
                KINDS.iter().filter_map(|_| Forest::read(&mut rest)).collect();
            for at in (0..self.samples.len()).filter(|&at| self.folds[at] == fold) {
                let facts = &self.samples[at].survey.facts;
                sums[at] =
                    forests.iter().flat_map(|forest| forest.scores(facts, facts.len())).collect();
                if let Some(kind) = kinds::kind(&self.samples[at]) {
                    let best = sums[at].iter().enumerate().max_by_key(|(_, sum)| **sum);
                    right.0 += usize::from(best.is_some_and(|(place, _)| KINDS[place] == kind));
                    right.1 += 1;
                }
            }
        }
        self.say(&format!("kinds of pages: {} of {} right", right.0, right.1));
        sums
    }

    fn judged(
        &self,
        features: &[Matrix],
        sums: &[Vec<i32>],
        kinds: &[Vec<i32>],
    ) -> Result<Vec<Matrix>> {
        let one = |at: usize| -> Result<Matrix> {
            let page = corpus::load(&self.samples[at])?;
            Ok(learning::judged(&page, &features[at], &sums[at], &kinds[at]))
        };
        let half = self.samples.len() / 2;
        thread::scope(|scope| {
            let second =
                scope.spawn(|| (half..self.samples.len()).map(one).collect::<Result<Vec<_>>>());
            let mut all = (0..half).map(one).collect::<Result<Vec<_>>>()?;
            all.extend(second.join().expect("reading pages does not panic")?);
            Ok(all)
        })
    }

    fn fill(&self, features: &[Matrix]) -> Table {
        let width = features.iter().map(|matrix| matrix.width).max().unwrap_or(0);
        let mut columns: Vec<Vec<u8>> =
            (0..width).map(|_| Vec::with_capacity(self.rows.len())).collect();
        let (mut labels, mut weights) = (Vec::new(), Vec::new());
        for row in &self.rows {
            let sample = &self.samples[row.sample];
            for (column, &value) in columns.iter_mut().zip(features[row.sample].row(row.block)) {
                column.push(value.min(127));
            }
            labels.push(sample.labels[row.block]);
            let thinned = (sample.labels.len() as f32 / MOST_ROWS as f32).max(1.0);
            weights.push(sample.weights[row.block] * thinned);
        }
        Table::new(columns, labels, weights)
    }

    /// Something learned for each fold, from the pages of the other folds, and from all pages.
    fn in_turn<T: Send>(&self, learn: impl Fn(&dyn Fn(usize) -> bool) -> T + Sync) -> Vec<T> {
        let next = AtomicUsize::new(0);
        let learned: Vec<Mutex<Option<T>>> =
            (0..=self.options.folds).map(|_| Mutex::default()).collect();
        let work = || {
            while let Some((fold, place)) = {
                let fold = next.fetch_add(1, Ordering::Relaxed);
                learned.get(fold).map(|place| (fold, place))
            } {
                let one = learn(&|sample| self.folds[sample] != fold);
                *place.lock().unwrap_or_else(PoisonError::into_inner) = Some(one);
            }
        };
        thread::scope(|scope| {
            scope.spawn(work);
            work();
        });
        let learned = learned.into_iter();
        learned.filter_map(|one| one.into_inner().unwrap_or_else(PoisonError::into_inner)).collect()
    }

    /// What was learned, as the library reads it.
    fn read<T>(
        &self,
        stored: &[Vec<u8>],
        read: impl Fn(&mut &[u8]) -> Option<T>,
    ) -> Result<Vec<T>> {
        let each = stored.iter().map(|stored| read(&mut stored.as_slice()));
        each.collect::<Option<_>>().context("what was learned is not well formed")
    }

    fn choose(&self, sums: &[Vec<i32>], at: usize) -> Vec<bool> {
        learning::choose(&sums[at], &self.samples[at].survey.units)
    }

    /// Writes the model, and each fold's own with the list of the pages that it has not seen.
    fn write(&self, parts: &[Parts]) -> Result<()> {
        let Some((whole, parts)) = parts.split_last() else { return Ok(()) };
        let write = |file: &Path, bytes: &[u8]| {
            std::fs::write(file, bytes).with_context(|| format!("cannot write {}", file.display()))
        };
        if let Some(folder) = &self.options.folds_out {
            std::fs::create_dir_all(folder)?;
            for (fold, parts) in parts.iter().enumerate() {
                write(&folder.join(format!("{fold}.model")), &parts.bytes())?;
            }
            let line = |(sample, fold): (&Sample, &usize)| {
                format!("{}\t{}\t{fold}\n", sample.corpus, sample.id)
            };
            let pages = self.samples.iter().zip(&self.folds);
            let lines: String = pages.filter(|(sample, _)| !sample.is_muted).map(line).collect();
            write(&folder.join("folds.tsv"), lines.as_bytes())?;
        }
        if let Some(out) = &self.options.out {
            let bytes = whole.bytes();
            write(out, &bytes)?;
            self.say(&format!("{} bytes", bytes.len()));
        }
        Ok(())
    }

    /// Scores a choice for every page, prints and gives the table.
    fn scores(&self, title: &str, keep: impl Fn(usize) -> Vec<bool>) -> (String, String) {
        let scores: Vec<Score> =
            (0..self.samples.len()).map(|at| score(&self.samples[at], &keep(at))).collect();
        let table = table(&self.samples.iter().collect::<Vec<_>>(), &scores);
        println!("-- {title}\n{table}");
        (title.to_owned(), table)
    }
}

fn stored(forest: &gbdt::Forest) -> Vec<u8> {
    let mut bytes = Vec::new();
    forest.write(STEPS, &mut bytes);
    bytes
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
