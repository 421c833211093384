//! `peers [FOLDER…]`: Verbatim beside `dom_smoothie` and `rs-trafilatura` on the same pages, in
//! turn, and how its time grows with the page.
//!
//! Each page is read by all before the next one; the fastest of some runs counts. What is counted
//! is the time that the processor works for this thread: others' work on the machine is no part.

use cpu_time::ThreadTime;
use std::hint::black_box;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use verbatim::dom::Page;
use verbatim::extract::extract;
use verbatim::metadata::{ArticlePart, collect, decide};
use verbatim::render::{FORMATS, Options, markdown, plain_text};
use verbatim::{Reading, document};
use verbatim_benches::made_page;

const ADDRESS: &str = "https://bench.example/article";
const RUNS: usize = 5;
/// Pages taken from each folder, evenly over its sorted files.
const PAGES: usize = 100;

/// What is timed: who, what it does, and how.
const TOOLS: [(&str, &str, fn(&str) -> usize); 4] = [
    ("Verbatim", "parse, extract, all metadata, Markdown", whole),
    ("Verbatim, text alone", "parse, extract, text", text),
    ("dom_smoothie 0.19.0", "parse, extract, text and its metadata", smoothie),
    ("rs-trafilatura 0.2.2", "parse, extract, text and its metadata", trafilatura),
];
/// How many of [`TOOLS`] are ours.
const OURS: usize = 2;

fn main() -> ExitCode {
    let mut pages = Vec::new();
    for folder in std::env::args_os().skip(1).map(PathBuf::from) {
        match drawn(&folder) {
            Ok(drawn) => pages.extend(drawn),
            Err(error) => {
                eprintln!("peers: {}: {error}", folder.display());
                return ExitCode::FAILURE;
            }
        }
    }
    println!("# Speed beside native peers\n");
    println!(
        "`cargo xtask bench native` writes this report: time of the processor, to be\ncompared only within it.\n"
    );
    if !pages.is_empty() {
        beside(&pages);
        stages(&pages);
    }
    growth();
    formats();
    ExitCode::SUCCESS
}

/// All tools on all pages.
fn beside(pages: &[String]) {
    let rows: Vec<[f64; TOOLS.len()]> =
        pages.iter().map(|html| TOOLS.map(|(_, _, run)| fastest(RUNS, || run(html)))).collect();
    let bytes: usize = pages.iter().map(String::len).sum();
    println!("{} pages, {bytes} bytes; fastest of {RUNS} runs, in turn.\n", pages.len());
    println!("| tool | what it does | ms a page, median | p95 | MB/s |");
    println!("| --- | --- | --: | --: | --: |");
    for (index, (tool, work, _)) in TOOLS.iter().enumerate() {
        let times = sorted(rows.iter().map(|row| row[index]));
        let rate = bytes as f64 / 1e6 / times.iter().sum::<f64>();
        let (median, late) = (1e3 * part(&times, 0.5), 1e3 * part(&times, 0.95));
        println!("| {tool} | {work} | {median:.2} | {late:.2} | {rate:.1} |");
    }
    println!("\nTimes faster than the other tool, page by page; over all pages, the sums.\n");
    println!("| | than | median | 5 % slowest | slowest page | all pages |");
    println!("| --- | --- | --: | --: | --: | --: |");
    for (ours, (name, _, _)) in TOOLS.iter().enumerate().take(OURS) {
        for (other, (tool, _, _)) in TOOLS.iter().enumerate().skip(OURS) {
            let ratios = sorted(rows.iter().map(|row| row[other] / row[ours]));
            let sum = |index: usize| rows.iter().map(|row| row[index]).sum::<f64>();
            let (median, late, least) =
                (part(&ratios, 0.5), part(&ratios, 0.05), part(&ratios, 0.0));
            let all = sum(other) / sum(ours);
            println!("| {name} | {tool} | {median:.2} | {late:.2} | {least:.2} | {all:.2} |");
        }
    }
    println!();
}

/// Prints where Verbatim's time goes: the sum of every stage over all pages.
fn stages(pages: &[String]) {
    let mut sums = [0.0; STAGES.len()];
    for html in pages {
        let best = fastest_stages(html);
        sums.iter_mut().zip(best).for_each(|(sum, time)| *sum += time);
    }
    let all: f64 = sums.iter().sum();
    let shares =
        STAGES.iter().zip(sums).map(|(name, sum)| format!("{name} {:.0} %", 100.0 * sum / all));
    println!("Where the time goes: {}.\n", shares.collect::<Vec<_>>().join(", "));
}

/// Made pages, each twice as large as the one before.
fn growth() {
    println!("## Growth\n\nA made page, and one twice as large: how many times the work.\n");
    println!("| MB | ms | times | {} |", STAGES.join(" | "));
    println!("| --: | --: | --: |{}", " --: |".repeat(STAGES.len()));
    let mut before: Option<[f64; STAGES.len()]> = None;
    for megabytes in [0.625, 1.25, 2.5, 5.0, 10.0, 20.0] {
        let now = fastest_stages(&made_page((megabytes * 1e6) as usize));
        let all: f64 = now.iter().sum();
        let times = |now: f64, then: f64| format!("{:.2}", now / then);
        let cells = match before {
            Some(then) => {
                let stages = now.iter().zip(then).map(|(now, then)| times(*now, then));
                [vec![times(all, then.iter().sum())], stages.collect()].concat()
            }
            None => vec![String::new(); STAGES.len() + 1],
        };
        println!("| {megabytes} | {:.1} | {} |", 1e3 * all, cells.join(" | "));
        before = Some(now);
    }
    println!();
}

/// What writing a long article takes, beside finding it.
fn formats() {
    let mut bytes = 600_000;
    let (page, article) = loop {
        let page = Page::from_html(&made_page(bytes), ADDRESS);
        let article = extract(&page);
        if document::read(&page, &article).word_count() >= 100_000 {
            break (page, article);
        }
        bytes += 50_000;
    };
    let document = document::read(&page, &article);
    let extraction = fastest(RUNS, || extract(&page).keep.iter().count());
    println!("## A long article\n");
    println!(
        "An article of {} words: parts of the time that extraction takes.\n",
        document.word_count()
    );
    println!("| step | of extraction |\n| --- | --: |");
    let share = |time: f64| time / extraction;
    let reading = fastest(RUNS, || document::read(&page, &article).blocks.len());
    println!("| document | {:.2} |", share(reading));
    for format in FORMATS {
        let writing = fastest(RUNS, || (format.render)(&document, &Options::default()).len());
        println!("| {} | {:.2} |", format.name, share(writing));
    }
}

const STAGES: [&str; 6] = ["parse", "collect", "extract", "decide", "document", "Markdown"];

fn fastest_stages(html: &str) -> [f64; STAGES.len()] {
    let mut best = [Duration::MAX; STAGES.len()];
    for _ in 0..RUNS {
        let times = stage_times(html);
        best.iter_mut().zip(times).for_each(|(best, time)| *best = time.min(*best));
    }
    best.map(|time| time.as_secs_f64())
}

/// The stages of a reading whose metadata are asked for, one by one, and of writing Markdown.
fn stage_times(html: &str) -> [Duration; STAGES.len()] {
    let mut times = [Duration::ZERO; STAGES.len()];
    let mut last = ThreadTime::now();
    let mut lap = |stage: usize| {
        times[stage] = last.elapsed();
        last = ThreadTime::now();
    };
    let page = Page::from_html(html, ADDRESS);
    lap(0);
    let candidates = collect(&page);
    lap(1);
    let article = extract(&page);
    lap(2);
    let kept = article.keep.iter().filter(|id| page.tree.text(*id).is_some()).collect();
    let part = ArticlePart { headline: article.headline, kept, kind: Some(article.kind) };
    black_box(decide(&page, &candidates, Some(&part)));
    lap(3);
    let document = document::read(&page, &article);
    lap(4);
    black_box(markdown(&document, &Options::default()).len());
    lap(5);
    times
}

fn whole(html: &str) -> usize {
    let reading = Reading::of(Page::from_html(html, ADDRESS));
    black_box(reading.metadata());
    markdown(reading.document(), &Options::default()).len()
}

fn text(html: &str) -> usize {
    let reading = Reading::of(Page::from_html(html, ADDRESS));
    plain_text(reading.document(), &Options::default()).len()
}

fn smoothie(html: &str) -> usize {
    let Ok(mut reader) = dom_smoothie::Readability::new(html, None, None) else { return 0 };
    reader.parse().map_or(0, |article| article.text_content.len())
}

fn trafilatura(html: &str) -> usize {
    rs_trafilatura::extract(html).map_or(0, |result| result.content_text.len())
}

/// Seconds of the fastest run.
fn fastest(runs: usize, mut work: impl FnMut() -> usize) -> f64 {
    let mut best = Duration::MAX;
    for _ in 0..runs {
        let start = ThreadTime::now();
        black_box(work());
        best = best.min(start.elapsed());
    }
    best.as_secs_f64()
}

fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The number that so large a part of the sorted ones is below.
fn part(sorted: &[f64], part: f64) -> f64 {
    let index = (part * sorted.len() as f64) as usize;
    sorted.get(index.min(sorted.len().saturating_sub(1))).copied().unwrap_or(f64::NAN)
}

fn drawn(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    let step = files.len().div_ceil(PAGES).max(1);
    files.iter().step_by(step).map(|file| read(file)).collect()
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
