//! Every page of folders, and damaged copies of them, through the whole path. For each size class
//! it says how many went through, how long they took and which took longest for its size.
//!
//! `corpora [--mutations N] [--seconds S] [--first K] FOLDER…`; pages are `.html` or `.html.gz`.
//! Copy number K is made from page K modulo the number of pages, so that any copy can be made
//! again alone: `--first K --mutations 1 --keep FILE`.

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for a terminal

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use verbatim_fuzz::damage::damage;
use verbatim_fuzz::mutate::Random;
use verbatim_fuzz::whole_path::{STAGES, Times, whole_path};

/// Upper bounds of the size classes, in bytes of markup.
const CLASSES: &[(usize, &str)] = &[
    (16_000, "below 16 kB"),
    (64_000, "below 64 kB"),
    (256_000, "below 256 kB"),
    (1_000_000, "below 1 MB"),
    (4_000_000, "below 4 MB"),
    (usize::MAX, "4 MB and more"),
];

/// How many slow pages a class names.
const SLOWEST: usize = 5;

/// The address that every page is said to come from.
const ADDRESS: &str = "https://a.example/story/1?x=1#top";

/// A page, whole or damaged.
#[derive(Clone, Copy)]
struct Case<'a> {
    path: &'a Path,
    /// Which damaged copy; `None` for the page as it is.
    copy: Option<usize>,
}

impl Case<'_> {
    fn name(self) -> String {
        match self.copy {
            Some(nth) => format!("{} damaged, copy {nth}", shown(self.path)),
            None => shown(self.path),
        }
    }

    fn data(self) -> Vec<u8> {
        let page = read(self.path);
        let Some(nth) = self.copy else { return page };
        damage(&mut Random::new(0x5eed ^ (nth as u64).wrapping_mul(0x9e37_79b9)), &page)
    }
}

struct Run<'a> {
    case: Case<'a>,
    size: usize,
    times: Times,
}

impl Run<'_> {
    fn total(&self) -> Duration {
        self.times.iter().sum()
    }

    /// The shortest of this time and three more: a busy machine makes any page slow once.
    fn again(&self) -> Run<'_> {
        let data = self.case.data();
        let html = String::from_utf8_lossy(&data);
        let more = (0..3).map(|_| whole_path(&html, ADDRESS));
        let times = more.chain([self.times]).min_by_key(|times| times.iter().sum::<Duration>());
        Run { times: times.unwrap_or(self.times), ..*self }
    }
}

struct Asked {
    mutations: usize,
    first: usize,
    seconds: u64,
    keep: Option<PathBuf>,
    folders: Vec<PathBuf>,
}

fn asked() -> Option<Asked> {
    let mut asked =
        Asked { mutations: 0, first: 0, seconds: u64::MAX, keep: None, folders: Vec::new() };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--mutations" => asked.mutations = words.next()?.parse().ok()?,
            "--first" => asked.first = words.next()?.parse().ok()?,
            "--seconds" => asked.seconds = words.next()?.parse().ok()?,
            "--keep" => asked.keep = Some(words.next()?.into()),
            folder => asked.folders.push(folder.into()),
        }
    }
    (!asked.folders.is_empty()).then_some(asked)
}

fn main() -> ExitCode {
    let Some(asked) = asked() else {
        eprintln!("corpora [--mutations N] [--first K] [--seconds S] [--keep FILE] FOLDER…");
        return ExitCode::FAILURE;
    };
    let pages = pages(&asked.folders);
    if pages.is_empty() {
        eprintln!("no pages there");
        return ExitCode::FAILURE;
    }
    let mut work = Work { asked: &asked, runs: Vec::new(), broken: Vec::new() };
    if asked.first == 0 {
        for path in &pages {
            work.run(Case { path, copy: None });
        }
    }
    println!("{} whole pages, {} broke", work.runs.len() + work.broken.len(), work.broken.len());
    let whole = work.runs.len() + work.broken.len();
    let start = Instant::now();
    for nth in asked.first..asked.first + asked.mutations {
        if start.elapsed().as_secs() >= asked.seconds {
            break;
        }
        let path = &pages[nth % pages.len()];
        work.run(Case { path, copy: Some(nth) });
        if (nth + 1 - asked.first) % 5_000 == 0 {
            eprintln!("{} damaged, {} broke", nth + 1 - asked.first, work.broken.len());
        }
    }
    let damaged = work.runs.len() + work.broken.len() - whole;
    println!("{damaged} damaged pages of {} asked for", asked.mutations);
    work.report();
    if work.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Work<'a> {
    asked: &'a Asked,
    runs: Vec<Run<'a>>,
    broken: Vec<String>,
}

impl<'a> Work<'a> {
    fn run(&mut self, case: Case<'a>) {
        let data = &case.data()[..];
        if let Some(file) = &self.asked.keep {
            fs::write(file, data).expect("the file to keep can be written");
        }
        let html = String::from_utf8_lossy(data);
        match std::panic::catch_unwind(|| whole_path(&html, ADDRESS)) {
            Ok(times) => self.runs.push(Run { case, size: html.len(), times }),
            Err(_) => {
                eprintln!("BROKE {}", case.name());
                self.broken.push(case.name());
            }
        }
    }

    fn report(&mut self) {
        self.runs.sort_by_key(|run| run.size);
        let mut rest = &self.runs[..];
        for (bound, title) in CLASSES {
            let (class, larger) = rest.split_at(rest.partition_point(|run| run.size < *bound));
            rest = larger;
            report(title, class);
        }
        println!("\n{} panics", self.broken.len());
        self.broken.iter().for_each(|name| println!("  {name}"));
    }
}

fn report(title: &str, class: &[Run]) {
    let mut order: Vec<&Run> = class.iter().collect();
    order.sort_by_key(|run| std::cmp::Reverse(run.total()));
    let Some(median) = order.get(order.len() / 2).map(|run| run.total()) else { return };
    let mut slow: Vec<Run> = order.iter().take(SLOWEST * 8).map(|run| run.again()).collect();
    slow.sort_by_key(|run| std::cmp::Reverse(run.total()));
    let milliseconds = |time: Duration| time.as_secs_f64() * 1e3;
    println!("\n{title}: {} pages, median {:.1} ms", class.len(), milliseconds(median));
    for run in slow.iter().take(SLOWEST) {
        let stages = STAGES
            .iter()
            .zip(&run.times)
            .map(|(stage, time)| format!("{stage} {:.0}", milliseconds(*time)));
        // A median that the processor's clock does not see is nothing to compare with.
        let multiple = match median.as_millis() {
            0 => String::new(),
            _ => format!(
                " ({:.0} times the median)",
                run.total().as_secs_f64() / median.as_secs_f64()
            ),
        };
        println!(
            "  {:.0} ms{multiple}, {} kB, {}: {}",
            milliseconds(run.total()),
            run.size / 1000,
            stages.collect::<Vec<_>>().join(", "),
            run.case.name()
        );
    }
}

fn pages(folders: &[PathBuf]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut pending = folders.to_vec();
    while let Some(folder) = pending.pop() {
        for path in fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path())
        {
            let name = path.to_string_lossy().into_owned();
            if path.is_dir() {
                pending.push(path);
            } else if name.ends_with(".html") || name.ends_with(".html.gz") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn read(path: &Path) -> Vec<u8> {
    let bytes = fs::read(path).expect("a listed file can be read");
    if path.extension().is_some_and(|ending| ending == "gz") {
        let mut page = Vec::new();
        flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut page).expect("a sound gzip file");
        return page;
    }
    bytes
}

fn shown(path: &Path) -> String {
    let parts: Vec<_> = path.components().rev().take(3).map(|part| part.as_os_str()).collect();
    parts.iter().rev().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}
