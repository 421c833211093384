//! `cargo xtask coverage`: which lines do the tests run?

use crate::process::{cargo, command, output, run, rustc_says};
use crate::provision::debian::ensure_programs;
use crate::workspace::root;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Run the native tests with counters in every line, and write `tests/scores/coverage.md`.
///
/// What only browsers run (the walker, the pages, what unblocks) is not counted here; its own tests
/// are in `tests/browser/`.
#[derive(clap::Args)]
pub(crate) struct Coverage {}

/// The folders whose code is counted.
const COUNTED: [&str; 2] = ["src/", "extension/src/"];

/// As many files are named as those of which most lines are not run.
const NAMED: usize = 15;

impl Coverage {
    pub(crate) fn run(self) -> Result<()> {
        let tools = Tools::provide()?;
        let work = root().join("target/coverage");
        let raw = work.join("raw");
        if raw.exists() {
            std::fs::remove_dir_all(&raw)?;
        }
        let tests = || {
            let mut tests = cargo();
            tests.args(["test", "--workspace", "--exclude", "xtask", "--quiet", "--tests"]);
            tests.arg("--target-dir").arg(&work).env("RUSTFLAGS", "-Cinstrument-coverage");
            tests.env("LLVM_PROFILE_FILE", raw.join("%p-%m.profraw"));
            tests
        };
        run(&mut tests())?;
        let built = output(tests().args(["--no-run", "--message-format=json"]))?;
        let programs = executables(&built)?;
        let merged = work.join("merged.profdata");
        run(command(&tools.merge)
            .args(["merge", "-sparse", "-o"])
            .arg(&merged)
            .args(files(&raw)?))?;
        let mut export = command(&tools.report);
        export.args(["export", "-summary-only", "-instr-profile"]).arg(&merged);
        for program in &programs {
            export.arg("-object").arg(program);
        }
        let counts = read(&output(&mut export)?)?;
        let table = write_table(&counts);
        std::fs::write(root().join("tests/scores/coverage.md"), &table)
            .context("cannot write the table")?;
        print!("{table}");
        Ok(())
    }
}

/// The programs of LLVM that read what the compiler's counters write; they must be of its version.
struct Tools {
    merge: String,
    report: String,
}

impl Tools {
    fn provide() -> Result<Tools> {
        let version = rustc_says("LLVM version: ")?;
        let major = version.split('.').next().unwrap_or_default();
        let (merge, report) = (format!("llvm-profdata-{major}"), format!("llvm-cov-{major}"));
        let package = format!("llvm-{major}");
        ensure_programs(
            &[(&merge, &package), (&report, &package)],
            "count the lines that tests run",
        )?;
        Ok(Tools { merge, report })
    }
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}

/// The test programs that cargo says it built.
fn executables(messages: &str) -> Result<Vec<PathBuf>> {
    let mut programs = Vec::new();
    for line in messages.lines().filter(|line| line.starts_with('{')) {
        let message: Value = serde_json::from_str(line)?;
        programs.extend(message["executable"].as_str().map(PathBuf::from));
    }
    Ok(programs)
}

/// The lines of a file that hold code, and how many of them ran.
#[derive(Clone, Copy, Default)]
struct Lines {
    all: u64,
    ran: u64,
}

impl Lines {
    fn missed(self) -> u64 {
        self.all - self.ran
    }

    fn share(self) -> f64 {
        100.0 * self.ran as f64 / self.all.max(1) as f64
    }
}

/// What LLVM's report says of each counted file, by its path from the root.
fn read(report: &str) -> Result<BTreeMap<String, Lines>> {
    let report: Value = serde_json::from_str(report)?;
    let files = report["data"][0]["files"].as_array().context("the report names no files")?;
    let mut counts = BTreeMap::new();
    for file in files {
        let name = file["filename"].as_str().unwrap_or_default();
        let Ok(path) = Path::new(name).strip_prefix(root()) else { continue };
        let path = path.to_string_lossy().into_owned();
        let lines = &file["summary"]["lines"];
        let number = |key: &str| lines[key].as_u64().context("the report counts no lines");
        if COUNTED.iter().any(|folder| path.starts_with(folder)) && !is_test(&path) {
            counts.insert(path, Lines { all: number("count")?, ran: number("covered")? });
        }
    }
    Ok(counts)
}

/// Whether a file holds nothing but tests, which run by themselves.
fn is_test(path: &str) -> bool {
    Path::new(path).file_name() == Some(OsStr::new("tests.rs"))
}

/// The part of the program that a file belongs to: a folder of `src/`, or `extension`.
fn part(path: &str) -> &str {
    let Some(inside) = path.strip_prefix("src/") else { return "extension" };
    inside.split('/').next().unwrap_or(inside).trim_end_matches(".rs")
}

fn write_table(counts: &BTreeMap<String, Lines>) -> String {
    let mut parts = BTreeMap::<&str, Lines>::new();
    let mut total = Lines::default();
    for (path, lines) in counts {
        for sum in [parts.entry(part(path)).or_default(), &mut total] {
            sum.all += lines.all;
            sum.ran += lines.ran;
        }
    }
    let mut out = String::from(
        "# Coverage\n\n`cargo xtask coverage` writes this table: the lines of code in each part, \
         and how many of them the native tests run; unit tests count with the file that they stand in. \
         What runs in browsers only is not counted.\n\n\
         | part | lines | run | share |\n| --- | --: | --: | --: |\n",
    );
    // Writing to a string cannot fail.
    let row = |out: &mut String, name: &str, lines: Lines| {
        _ = writeln!(out, "| {name} | {} | {} | {:.1} % |", lines.all, lines.ran, lines.share());
    };
    for (name, lines) in &parts {
        row(&mut out, name, *lines);
    }
    row(&mut out, "all", total);
    let mut files: Vec<(&String, &Lines)> = counts.iter().collect();
    files.sort_by_key(|(_, lines)| std::cmp::Reverse(lines.missed()));
    out.push_str("\nThe files with most lines that no native test runs:\n\n");
    for (path, lines) in files.into_iter().take(NAMED) {
        _ = writeln!(out, "- `{path}`: {} of {}", lines.missed(), lines.all);
    }
    out
}
