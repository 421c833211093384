//! The pages and their truths.

use super::labels::align;
use super::made_up;
use anyhow::{Context, Result};
use serde::Deserialize;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::thread;
use verbatim::dom::Page;
use verbatim::extract::learning::{self, Survey};

/// The corpora, and how much a page of each weighs.
const CORPORA: &[(&str, f32)] =
    &[("wcxb-dev", 1.0), ("daniel-dev", 1.0), ("nonlatin-dev", 2.0), ("trafilatura-dev", 0.4)];

/// One page to learn from.
#[derive(Clone)]
pub(crate) struct Sample {
    pub(crate) corpus: &'static str,
    pub(crate) id: String,
    pub(crate) url: String,
    pub(crate) kind: String,
    source: Source,
    pub(crate) truth: Truth,
    /// What the site is called for splitting: never told to the model.
    pub(crate) site: String,
    pub(crate) survey: Survey,
    /// Whether it is read without what its words say.
    pub(crate) is_muted: bool,
    /// For each block, how much of it is wanted, and how much it counts.
    pub(crate) labels: Vec<f32>,
    pub(crate) weights: Vec<f32>,
}

/// Where a page's markup is.
#[derive(Clone)]
enum Source {
    File(PathBuf),
    Made(String),
}

/// What is known to be right.
#[derive(Clone)]
pub(crate) enum Truth {
    /// The words of the whole text.
    Words(Vec<u64>),
    /// Pieces that are wanted and pieces that are not.
    Segments(Vec<String>, Vec<String>),
}

#[derive(Deserialize)]
struct Row {
    id: String,
    url: Option<String>,
    page_type: Option<String>,
    lang: Option<String>,
    main_content: Option<String>,
    with: Option<Vec<String>>,
    without: Option<Vec<String>>,
}

/// Reads all corpora under a folder.
pub(crate) fn read(folder: &Path, every: u64) -> Result<Vec<Sample>> {
    let mut rows = Vec::new();
    for &(corpus, weight) in CORPORA {
        let folder = folder.join(corpus);
        let file = folder.join("truth.jsonl");
        let lines = File::open(&file).with_context(|| format!("cannot read {}", file.display()))?;
        for line in BufReader::new(lines).lines() {
            let row: Row = serde_json::from_str(&line?)?;
            let site = site(row.url.as_deref().unwrap_or(""), &row.id);
            if hash(&site).is_multiple_of(every) {
                rows.push((corpus, weight, folder.clone(), row, site));
            }
        }
    }
    // Two processors: two halves, put together in order.
    let half = rows.len() / 2;
    let second = rows.split_off(half);
    thread::scope(|scope| {
        let second =
            scope.spawn(move || second.into_iter().map(sample).collect::<Result<Vec<_>>>());
        let mut all = rows.into_iter().map(sample).collect::<Result<Vec<_>>>()?;
        all.extend(second.join().expect("reading pages does not panic")?);
        let muted: Vec<Sample> =
            all.iter().filter(|sample| is_read_twice(sample)).map(muted).collect();
        all.extend(muted);
        all.extend(made_up::pages().into_iter().map(made_up_sample));
        Ok(all)
    })
}

/// The corpora that are not read but made: pages as long as most, and longer ones.
pub(crate) const MADE_UP: &str = "made-up";
pub(crate) const MADE_LONG: &str = "made-up, long";

/// How much a page counts when it is read without words.
const MUTED_SHARE: f32 = 0.5;

/// Whether a page is read a second time as if it were in a language that nothing is known of: the
/// model is not to rely on words, which it knows in a few languages only. Of other kinds of pages
/// than articles there are too few to learn the same twice.
fn is_read_twice(sample: &Sample) -> bool {
    (sample.corpus != "wcxb-dev" || sample.kind == "article")
        && (hash(&sample.id) / 31).is_multiple_of(2)
}

/// A page without what its words say.
fn muted(sample: &Sample) -> Sample {
    let mut muted = Sample { is_muted: true, ..sample.clone() };
    muted.survey.cues.iter_mut().for_each(Vec::clear);
    muted.weights.iter_mut().for_each(|weight| *weight *= MUTED_SHARE);
    muted
}

fn made_up_sample(page: made_up::MadeUp) -> Sample {
    let survey = learning::survey(&self::page(&page.html, &page.url));
    let truth = learning::words(&page.truth);
    let labels: Vec<f32> = align(&survey.words, &truth).shares;
    // Of long ones there are more, so that they differ, not so that they count for more.
    let (corpus, share) = if page.is_long { (MADE_LONG, 0.15) } else { (MADE_UP, 0.3) };
    let weights = weights(&survey, &labels).into_iter().map(|weight| weight * share).collect();
    Sample {
        corpus,
        // All pages of one layout are one site: none is judged by a forest that knows its like.
        site: page.name.split('-').next_back().unwrap_or("").to_owned(),
        id: page.name,
        url: page.url,
        kind: page.kind.to_owned(),
        source: Source::Made(page.html),
        truth: Truth::Words(truth),
        survey,
        is_muted: false,
        labels,
        weights,
    }
}

pub(crate) fn load(sample: &Sample) -> Result<Page> {
    Ok(match &sample.source {
        Source::File(file) => page(&unpack(file)?, &sample.url),
        Source::Made(html) => page(html, &sample.url),
    })
}

/// A page to learn from. One whose address is not known stands for a front page, so that articles
/// are seen there too; a reader's page without an address is taken for one at a usual place.
fn page(html: &str, url: &str) -> Page {
    let mut page = Page::from_html(html, url);
    if page.header.url.is_empty() {
        page.header.url = "https://a.example/".to_owned();
    }
    page
}

fn unpack(file: &Path) -> Result<String> {
    let mut html = Vec::new();
    flate2::read::MultiGzDecoder::new(File::open(file)?).read_to_end(&mut html)?;
    Ok(String::from_utf8_lossy(&html).into_owned())
}

fn sample(
    (corpus, weight, folder, row, site): (&'static str, f32, PathBuf, Row, String),
) -> Result<Sample> {
    let file = folder.join("html").join(format!("{}.html.gz", row.id));
    let url = row.url.unwrap_or_default();
    let page = self::page(&unpack(&file)?, &url);
    let survey = learning::survey(&page);
    let (labels, mut weights, truth) = match row.main_content {
        Some(text) => {
            let truth = learning::words(&text);
            let shares = align(&survey.words, &truth).shares;
            let labels: Vec<f32> = shares
                .iter()
                .map(|&share| {
                    if share < 0.35 {
                        0.0
                    } else if share > 0.65 {
                        1.0
                    } else {
                        share
                    }
                })
                .collect();
            let weights = weights(&survey, &labels);
            (labels, weights, Truth::Words(truth))
        }
        None => {
            let truth =
                Truth::Segments(row.with.unwrap_or_default(), row.without.unwrap_or_default());
            let (labels, weights) = segments(&survey, &truth);
            (labels, weights, truth)
        }
    };
    weights.iter_mut().for_each(|one| *one *= weight);
    let kind = row.lang.filter(|_| corpus != "wcxb-dev").or(row.page_type).unwrap_or_default();
    let source = Source::File(file);
    let is_muted = false;
    Ok(Sample {
        corpus,
        id: row.id,
        url,
        kind,
        source,
        truth,
        site,
        survey,
        is_muted,
        labels,
        weights,
    })
}

/// Half of a page's weight lies on its words, half on its blocks; a page weighs about 100.
fn weights(survey: &Survey, labels: &[f32]) -> Vec<f32> {
    let wanted: f32 =
        survey.units.iter().zip(labels).map(|(&units, label)| units as f32 * label).sum();
    let all: u32 = survey.units.iter().sum();
    // Words beside a short article hurt more than beside a long one.
    let scale = wanted.max(all as f32 / 4.0).max(30.0);
    let blocks = survey.units.len().max(20) as f32;
    survey
        .units
        .iter()
        .map(|&units| 70.0 * units as f32 / scale + 30.0 / blocks)
        .map(|weight| weight.min(20.0))
        .collect()
}

fn segments(survey: &Survey, truth: &Truth) -> (Vec<f32>, Vec<f32>) {
    let Truth::Segments(with, without) = truth else { return Default::default() };
    let collapse = |text: &String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let (with, without): (Vec<String>, Vec<String>) =
        (with.iter().map(collapse).collect(), without.iter().map(collapse).collect());
    survey
        .texts
        .iter()
        .zip(&survey.units)
        .map(|(text, &units)| {
            let touches = |segment: &&String| {
                text.contains(segment.as_str()) || (units >= 4 && segment.contains(text.as_str()))
            };
            match (with.iter().find(touches), without.iter().find(touches)) {
                (Some(_), None) => (1.0, 4.0 + (units as f32).sqrt()),
                (None, Some(_)) => (0.0, 4.0 + (units as f32).sqrt()),
                _ => (0.0, 0.0),
            }
        })
        .unzip()
}

/// The registrable name of a site, about: its last two labels, three where the last but one is
/// as short as in `co.uk`.
fn site(url: &str, id: &str) -> String {
    let host = url.split("://").nth(1).unwrap_or("").split(['/', '?', ':']).next().unwrap_or("");
    if host.is_empty() {
        return id.to_owned();
    }
    let labels: Vec<&str> = host.trim_start_matches("www.").split('.').collect();
    let short = labels.len() > 2 && labels.get(labels.len() - 2).is_some_and(|one| one.len() <= 3);
    let keep = if short { 3 } else { 2 };
    labels[labels.len().saturating_sub(keep)..].join(".")
}

pub(crate) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    }) >> 7
}
