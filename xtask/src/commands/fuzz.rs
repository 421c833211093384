//! `cargo xtask fuzz`: hostile input under libFuzzer, for as long as wished; and
//! `cargo xtask fuzz corpora | payloads | growth`: pages through the whole path.

use super::score::corpora;
use crate::process::{cargo, command, output, run, rustc_says};
use crate::provision::python;
use crate::workers;
use crate::workspace::root;
use anyhow::{Context, Result, bail, ensure};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};

/// What libFuzzer watches while the program runs: the flags that cargo-fuzz sets, which a stable
/// compiler takes as well. The crates hold no unsafe code, so no sanitizer is needed.
const COVERAGE: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cdebug-assertions -Coverflow-checks \
    -Ccodegen-units=1";

/// Give hostile input to every parser and stage, guided by coverage.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Fuzz {
    #[command(subcommand)]
    pages: Option<Pages>,
    /// Only these targets (all rows of `fuzz/src/targets.rs` otherwise).
    targets: Vec<String>,
    /// How many inputs each target gets.
    #[arg(long, default_value_t = 200_000)]
    runs: u64,
    /// Stop each target after so many seconds, whatever its count.
    #[arg(long)]
    seconds: Option<u64>,
    /// Go on with each target for so many seconds, once it has had its inputs: what is quick to try
    /// is tried more often.
    #[arg(long, default_value_t = 0, conflicts_with = "seconds")]
    and_seconds: u64,
    /// How many targets are tried at a time (one a core otherwise).
    #[arg(long)]
    jobs: Option<usize>,
}

#[derive(clap::Subcommand)]
enum Pages {
    Corpora(Corpora),
    /// Say every value of a public collection of hostile values in every field and position, and
    /// see that none leaves it.
    Payloads,
    /// Measure how time grows with the length of what a page repeats, in every position.
    Growth {
        /// Only positions and pieces that contain this.
        word: Option<String>,
    },
}

impl Pages {
    fn run(self) -> Result<()> {
        match self {
            Pages::Corpora(corpora) => corpora.run(),
            Pages::Payloads => run(program("payloads")?.arg(collection()?)),
            Pages::Growth { word } => run(program("growth")?.args(word)),
        }
    }
}

/// One of the programs of the fuzz crate, built.
fn program(name: &str) -> Result<Command> {
    let build = ["build", "--quiet", "--profile", "score", "-p", "verbatim-fuzz", "--bin", name];
    run(cargo().args(build))?;
    Ok(command(root().join("target/score").join(name)))
}

/// The collection's values as a JSON list.
fn collection() -> Result<PathBuf> {
    const LIST: &str = "import brs_kb, json; print(json.dumps(sorted({value['payload'] \
        for value in brs_kb.get_all_payloads().values()})))";
    let python = python::provide("payloads")?.join("python");
    let file = root().join("target/payloads.json");
    std::fs::write(&file, output(command(python).args(["-c", LIST]))?)?;
    Ok(file)
}

/// Send every page of the corpora and of the fixtures, and damaged copies of them, through the
/// whole path; count what breaks, and name the slowest of each size class. A whole run writes
/// `tests/scores/damaged.md`.
#[derive(clap::Args)]
struct Corpora {
    /// How many damaged pages.
    #[arg(long, default_value_t = DAMAGED)]
    mutations: usize,
    /// Begin with this damaged copy, without the whole pages.
    #[arg(long, default_value_t = 0)]
    first: usize,
    /// Stop after so many seconds, whatever the count.
    #[arg(long)]
    seconds: Option<u64>,
    /// Leave the last page tried in this file.
    #[arg(long)]
    keep: Option<PathBuf>,
}

impl Corpora {
    fn run(self) -> Result<()> {
        let mut corpora = program("corpora")?;
        corpora.args(["--mutations", &self.mutations.to_string()]);
        corpora.args(["--first", &self.first.to_string()]);
        if let Some(seconds) = self.seconds {
            corpora.args(["--seconds", &seconds.to_string()]);
        }
        if let Some(keep) = self.keep {
            corpora.arg("--keep").arg(keep);
        }
        corpora.arg(root().join("tests/fixtures")).arg(corpora::folder());
        if self.mutations < DAMAGED || self.first > 0 || self.seconds.is_some() {
            return run(&mut corpora);
        }
        let ended = corpora.stderr(Stdio::inherit()).output().context("cannot run `corpora`")?;
        let report = String::from_utf8(ended.stdout)?;
        print!("{report}");
        let table = root().join("tests/scores/damaged.md");
        std::fs::write(table, format!("{DAMAGED_HEAD}{report}```\n"))?;
        ensure!(ended.status.success(), "some pages broke");
        Ok(())
    }
}

/// How many damaged pages a whole run tries.
const DAMAGED: usize = 100_000;

const DAMAGED_HEAD: &str = "# Whole and damaged pages\n\n\
    `cargo xtask fuzz corpora` writes this report: every page of the corpora and of the fixtures, \
    and copies of them that were damaged (bytes flipped, tags renamed, parts cut, doubled and \
    moved, floods of attributes and levels), from bytes to every output. A page breaks where \
    anything panics or an output holds what none may (`fuzz/src/inert.rs`). The slowest of each \
    size are tried again, and their shortest time counts.\n\n```text\n";

impl Fuzz {
    pub(crate) fn run(self) -> Result<()> {
        if let Some(pages) = self.pages {
            return pages.run();
        }
        let program = build()?;
        let known = all_targets()?;
        if let Some(name) = self.targets.iter().find(|name| !known.contains_key(*name)) {
            bail!("there is no target `{name}`");
        }
        let asked =
            |name: &str| self.targets.is_empty() || self.targets.iter().any(|one| one == name);
        let table = root().join("tests/scores/fuzz.md");
        let mut rows = kept_rows(&std::fs::read_to_string(&table).unwrap_or_default());
        rows.retain(|name, _| known.contains_key(name));
        let rows = Mutex::new(rows);
        let targets: Vec<_> = known.iter().filter(|(name, _)| asked(name)).collect();
        let jobs = self.jobs.unwrap_or_else(workers::processors);
        let broken = workers::each(&targets, jobs, |(target, longest)| {
            let (executed, ended) = self.attempt(&program, target, longest)?;
            let mut rows = rows.lock().unwrap_or_else(PoisonError::into_inner);
            rows.insert((*target).clone(), row(target, executed)?);
            std::fs::write(&table, write_table(&rows)).context("cannot write the table")?;
            let Err(error) = ended else { return Ok(None) };
            eprintln!("xtask: {target}: {error:#}");
            Ok(Some(target.as_str()))
        })?;
        let broken: Vec<&str> = broken.into_iter().flatten().collect();
        print!("{}", write_table(&rows.into_inner().unwrap_or_else(PoisonError::into_inner)));
        if !broken.is_empty() {
            bail!(
                "input that breaks {} is in target/fuzz/found: mend the cause, then move the file \
                 to fuzz/seeds/<target>/ so that every test run tries it again",
                broken.join(", ")
            );
        }
        Ok(())
    }

    /// Tries one target for as long as was asked: how many inputs it had, and how it ended.
    fn attempt(&self, program: &Path, target: &str, longest: &str) -> Result<(u64, Result<()>)> {
        let mut ended = one(program, target, longest, &self.limits());
        let mut executed = executions(target)?;
        if ended.is_ok() && self.and_seconds > 0 {
            let limit = format!("-max_total_time={}", self.and_seconds);
            ended = one(program, target, longest, &[limit]);
            executed += executions(target)?;
        }
        Ok((executed, ended))
    }

    /// How long libFuzzer is to try a target, in its own words.
    fn limits(&self) -> Vec<String> {
        let runs = format!("-runs={}", self.runs);
        let seconds = self.seconds.map(|seconds| format!("-max_total_time={seconds}"));
        [runs].into_iter().chain(seconds).collect()
    }
}

/// Tries one target, going on from what an earlier run has kept.
fn one(program: &Path, target: &str, longest: &str, limits: &[String]) -> Result<()> {
    let work = root().join("target/fuzz");
    let corpus = work.join("corpus").join(target);
    let found = work.join("found").join(target);
    std::fs::create_dir_all(&corpus)?;
    std::fs::create_dir_all(&found)?;
    let mut fuzz = command(program);
    fuzz.env("VERBATIM_FUZZ_TARGET", target)
        .args(limits)
        .arg(format!("-artifact_prefix={}/", found.display()))
        .arg(format!("-max_len={longest}"))
        .args(["-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1"])
        .args(["-verbosity=0", "-seed=1"])
        .arg(&corpus);
    for seeds in [format!("fuzz/seeds/{target}"), "tests/fixtures".to_owned()] {
        let seeds = root().join(seeds);
        if seeds.is_dir() {
            fuzz.arg(seeds);
        }
    }
    println!("{target}");
    std::fs::create_dir_all(work.join("log"))?;
    fuzz.stderr(std::fs::File::create(log(target))?);
    run(&mut fuzz).with_context(|| format!("{} tells more", log(target).display()))
}

/// What libFuzzer said of its last run of a target.
fn log(target: &str) -> PathBuf {
    root().join("target/fuzz/log").join(target)
}

/// How many inputs a target had in its last run; nought where libFuzzer ended before it counted.
fn executions(target: &str) -> Result<u64> {
    let said = std::fs::read_to_string(log(target))?;
    let count =
        |line: &str| line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok();
    Ok(said.lines().rev().find_map(count).unwrap_or(0))
}

/// The table's line for a target that was run.
fn row(target: &str, executed: u64) -> Result<String> {
    let inside = |folder: &str| -> Result<usize> {
        Ok(std::fs::read_dir(root().join("target/fuzz").join(folder).join(target))?.count())
    };
    Ok(format!("| {target} | {executed} | {} | {} |", inside("corpus")?, inside("found")?,))
}

fn write_table(rows: &BTreeMap<String, String>) -> String {
    let lines: String = rows.values().map(|row| format!("{row}\n")).collect();
    let executed = |row: &String| row.split(" | ").nth(1)?.parse::<u64>().ok();
    let all: u64 = rows.values().filter_map(executed).sum();
    format!(
        "# Fuzzing\n\n`cargo xtask fuzz` writes this table: executions of each target in its last \
         run under libFuzzer, inputs kept because they reach code that no other does, and inputs \
         that break the target and are not yet mended. Together {all} executions.\n\n\
         | target | executions | inputs kept | findings |\n| --- | --: | --: | --: |\n{lines}"
    )
}

/// The lines of the table as it is, by target.
fn kept_rows(table: &str) -> BTreeMap<String, String> {
    let rows = table.lines().filter(|line| !line.starts_with("| target") && !line.contains("---"));
    let named = rows.filter_map(|line| {
        let name = line.strip_prefix("| ")?.split(" |").next()?;
        Some((name.to_owned(), line.to_owned()))
    });
    named.collect()
}

fn build() -> Result<PathBuf> {
    let host = rustc_says("host: ")?;
    let folder = root().join("target/fuzz");
    run(cargo()
        .args(["build", "--quiet", "--release", "-p", "verbatim-fuzz", "--features", "libfuzzer"])
        .args(["--bin", "fuzz", "--target", &host, "--target-dir"])
        .arg(&folder)
        .env("RUSTFLAGS", COVERAGE)
        .env("CARGO_PROFILE_RELEASE_LTO", "false"))
    .context("libFuzzer needs a C++ compiler (Debian: g++)")?;
    Ok(folder.join(host).join("release/fuzz"))
}

/// The names of the targets and the length of their longest input, read from the folder: one file
/// per target.
fn all_targets() -> Result<BTreeMap<String, String>> {
    let mut targets = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("fuzz/src/targets"))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(&path)?;
            let after = |mark: &str, end: char| {
                let (_, rest) = text.split_once(mark)?;
                rest.split(end).next()
            };
            let target = after("name: \"", '"').zip(after("longest: ", ','));
            let (name, longest) =
                target.with_context(|| format!("{} holds no target", path.display()))?;
            targets.insert(name.to_owned(), longest.replace('_', ""));
        }
    }
    Ok(targets)
}
