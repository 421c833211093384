//! `peers [FOLDER…]`: Verbatim beside `dom_smoothie` and `rs-trafilatura` on the same pages, in
//! turn. Each page is read by all three before the next one; the fastest of five runs counts.
//!
//! Verbatim parses, extracts, decides all metadata and writes Markdown; `dom_smoothie` extracts
//! text only, `rs-trafilatura` text and what metadata it has.

use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};
use verbatim::dom::Page;
use verbatim::extract::extract;
use verbatim::metadata::{ArticlePart, collect, decide};
use verbatim::{Reading, document};
use verbatim::render::{Options, markdown};
use verbatim_benches::samples;

const ADDRESS: &str = "https://bench.example/article";
const RUNS: usize = 5;
/// Pages taken from each folder, evenly over its sorted files.
const PAGES: usize = 100;

fn main() -> ExitCode {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let mut pages: Vec<(String, String)> =
        samples().into_iter().map(|sample| (sample.name, sample.html)).collect();
    for folder in &folders {
        match drawn(folder) {
            Ok(drawn) => pages.extend(drawn),
            Err(error) => {
                eprintln!("peers: {}: {error}", folder.display());
                return ExitCode::FAILURE;
            }
        }
    }
    let mut rows: Vec<[f64; 3]> = Vec::new();
    for (_, html) in &pages {
        rows.push([
            fastest(|| verbatim(html)),
            fastest(|| smoothie(html)),
            fastest(|| trafilatura(html)),
        ]);
    }
    let bytes: usize = pages.iter().map(|(_, html)| html.len()).sum();
    println!("# Speed beside native peers\n");
    println!("`cargo xtask bench peers` writes this report. {} pages, {bytes} bytes; fastest of {RUNS} runs.\n", pages.len());
    println!("| tool | what it does | ms a page, median | MB/s |");
    println!("| --- | --- | --: | --: |");
    for (index, (tool, work)) in [
        ("Verbatim", "parse, extract, metadata, Markdown"),
        ("dom_smoothie 0.19.0", "parse, extract, text"),
        ("rs-trafilatura 0.2.2", "parse, extract, text, metadata"),
    ]
    .into_iter()
    .enumerate()
    {
        let times: Vec<f64> = rows.iter().map(|row| row[index]).collect();
        let total: f64 = times.iter().sum();
        println!(
            "| {tool} | {work} | {:.2} | {:.1} |",
            median(times) * 1e3,
            bytes as f64 / 1e6 / total
        );
    }
    println!();
    stages(&pages);
    for (index, tool) in [(1, "dom_smoothie"), (2, "rs-trafilatura")] {
        let ratios: Vec<f64> = rows.iter().map(|row| row[index] / row[0]).collect();
        println!("Times faster than {tool}, page by page: median {:.2}.\n", median(ratios));
    }
    ExitCode::SUCCESS
}

/// Prints where Verbatim's time goes: the sum of every stage over all pages.
fn stages(pages: &[(String, String)]) {
    const NAMES: [&str; 6] = ["parse", "collect", "extract", "decide", "document", "Markdown"];
    let mut sums = [0.0; NAMES.len()];
    for (_, html) in pages {
        let mut best = [Duration::MAX; NAMES.len()];
        for _ in 0..RUNS {
            let times = stage_times(html);
            best.iter_mut().zip(times).for_each(|(best, time)| *best = time.min(*best));
        }
        sums.iter_mut().zip(best).for_each(|(sum, time)| *sum += time.as_secs_f64());
    }
    let all: f64 = sums.iter().sum();
    let shares = NAMES.iter().zip(sums).map(|(name, sum)| format!("{name} {:.0} %", 100.0 * sum / all));
    println!("Where the time goes: {}.\n", shares.collect::<Vec<_>>().join(", "));
}

/// The stages of `Reading::of`, one by one, and of writing Markdown.
fn stage_times(html: &str) -> [Duration; 6] {
    let mut times = [Duration::ZERO; 6];
    let mut last = Instant::now();
    let mut lap = |stage: usize| {
        let now = Instant::now();
        times[stage] = now - last;
        last = now;
    };
    let page = Page::from_html(html, ADDRESS);
    lap(0);
    let candidates = collect(&page);
    lap(1);
    let article = extract(&page);
    lap(2);
    let kept = article.keep.iter().filter(|id| page.tree.text(*id).is_some()).collect();
    let part = ArticlePart { headline: article.headline, kept };
    black_box(decide(&page, &candidates, Some(&part)));
    lap(3);
    let document = document::read(&page, &article);
    lap(4);
    black_box(markdown(&document, &Options::default()).len());
    lap(5);
    times
}

fn verbatim(html: &str) -> usize {
    let reading = Reading::of(Page::from_html(html, ADDRESS));
    markdown(reading.document(), &Options::default()).len()
}

fn smoothie(html: &str) -> usize {
    let Ok(mut reader) = dom_smoothie::Readability::new(html, None, None) else { return 0 };
    reader.parse().map_or(0, |article| article.text_content.len())
}

fn trafilatura(html: &str) -> usize {
    rs_trafilatura::extract(html).map_or(0, |result| result.content_text.len())
}

/// Seconds of the fastest run.
fn fastest(mut work: impl FnMut() -> usize) -> f64 {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        black_box(work());
        best = best.min(start.elapsed());
    }
    best.as_secs_f64()
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(f64::NAN)
}

fn drawn(folder: &Path) -> std::io::Result<Vec<(String, String)>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let step = files.len().div_ceil(PAGES).max(1);
    files.iter().step_by(step).map(|file| Ok((file.display().to_string(), read(file)?))).collect()
}

fn read(file: &Path) -> std::io::Result<String> {
    let bytes = std::fs::read(file)?;
    let mut html = Vec::new();
    if file.extension().is_some_and(|extension| extension == "gz") {
        flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut html)?;
    } else {
        html = bytes;
    }
    Ok(String::from_utf8_lossy(&html).into_owned())
}
