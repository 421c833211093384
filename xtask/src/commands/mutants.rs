//! `cargo xtask mutants`: does a test notice when a line does something else?

use crate::process::{command, output, run, which};
use crate::workspace::root;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Change single expressions of the code that matters most, one at a time, and see whether its
/// tests fail; write `tests/scores/mutants.md`.
///
/// It works on a copy of the tree under `target/mutants/`, with the program cargo-mutants. Which
/// mutants are tried is the same every time for the same code and count.
#[derive(clap::Args)]
pub(crate) struct Mutants {
    /// Only these modules (see `tests/scores/mutants.md`).
    modules: Vec<String>,
    /// At least how many mutants of each module, where it has so many.
    #[arg(long, default_value_t = 300)]
    count: usize,
    /// Which of the samples of that size, from 0.
    #[arg(long, default_value_t = 0)]
    sample: usize,
}

/// What is mutated, and which tests ought to notice.
struct Module {
    name: &'static str,
    files: &'static [&'static str],
    /// The files of `tests/` that are run, besides the unit tests.
    tests: &'static [&'static str],
}

const MODULES: [Module; 4] = [
    Module {
        name: "extract",
        files: &["src/extract/decode.rs", "src/extract/whole.rs", "src/extract/structure.rs"],
        tests: &["extraction", "fixtures"],
    },
    Module {
        name: "metadata",
        files: &["src/metadata/decide.rs", "src/metadata/decide/*.rs"],
        tests: &["metadata", "fixtures"],
    },
    Module {
        name: "render",
        files: &[
            "src/render/markdown/escape.rs",
            "src/render/markdown/escape/*.rs",
            "src/render/markdown/line.rs",
            "src/render/front_matter.rs",
            "src/render/html.rs",
            "src/render/html/*.rs",
            "src/render/org.rs",
            "src/render/file_name.rs",
            "src/render/template.rs",
        ],
        tests: &["render", "fixtures"],
    },
    Module {
        name: "csl",
        files: &["src/citation/csl/*.rs", "src/citation/csl/**/*.rs"],
        tests: &["csl", "citations"],
    },
];

/// A mutant that takes more than so many seconds does not come back.
const PATIENCE: &str = "60";

impl Mutants {
    pub(crate) fn run(self) -> Result<()> {
        if which("cargo-mutants").is_none() {
            bail!("cargo-mutants is missing: `cargo install --locked cargo-mutants`");
        }
        let known = |name: &String| MODULES.iter().any(|module| module.name == name);
        if let Some(unknown) = self.modules.iter().find(|name| !known(name)) {
            bail!("there is no module `{unknown}`");
        }
        let work = root().join("target/mutants");
        let tree = copy_tree(&work)?;
        let table = root().join("tests/scores/mutants.md");
        let mut rows = kept_rows(&std::fs::read_to_string(&table).unwrap_or_default());
        for module in &MODULES {
            if self.modules.is_empty() || self.modules.iter().any(|name| name == module.name) {
                let tally = self.module(module, &tree, &work)?;
                rows.insert(module.name.to_owned(), tally.row(module));
                std::fs::write(&table, write_table(&rows)).context("cannot write the table")?;
            }
        }
        print!("{}", write_table(&rows));
        Ok(())
    }

    fn module(&self, module: &Module, tree: &Path, work: &Path) -> Result<Tally> {
        let mutants = || {
            let mut mutants = command("cargo");
            mutants.current_dir(tree).env("CARGO_TARGET_DIR", work.join("target"));
            mutants.args(["mutants", "--package", "verbatim", "--no-times", "--colors", "never"]);
            // As arguments for building too: other tests need not even be linked.
            mutants.args(["--profile", "mutants", "--cargo-arg=--lib"]);
            module
                .tests
                .iter()
                .for_each(|test| _ = mutants.arg(format!("--cargo-arg=--test={test}")));
            module.files.iter().for_each(|file| _ = mutants.args(["--file", file]));
            mutants
        };
        let all: Vec<Value> = serde_json::from_str(&output(mutants().args(["--list", "--json"]))?)?;
        let samples = (all.len() / self.count).max(1);
        let out = work.join(module.name);
        if out.exists() {
            std::fs::remove_dir_all(&out)?;
        }
        std::fs::create_dir_all(&out)?;
        println!("{}: one in {samples} of {} mutants", module.name, all.len());
        let mut sample = mutants();
        sample
            .args(["--in-place", "--timeout", PATIENCE, "--sharding", "round-robin"])
            .args(["--shard", &format!("{}/{samples}", self.sample % samples), "--output"])
            .arg(&out);
        // What it ends with says whether all were caught; the table says how many.
        let ended = run(&mut sample);
        Tally::read(&out.join("mutants.out"), all.len()).with_context(|| match ended {
            Ok(()) => "cargo-mutants left no results".to_owned(),
            Err(error) => format!("{error:#}"),
        })
    }
}

/// What became of the mutants of a module.
struct Tally {
    all: usize,
    caught: usize,
    timeouts: usize,
    unviable: usize,
    missed: Vec<String>,
}

impl Tally {
    fn read(results: &Path, all: usize) -> Result<Tally> {
        let lines = |file: &str| -> Result<Vec<String>> {
            let text = std::fs::read_to_string(results.join(file)).context(file.to_owned())?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        Ok(Tally {
            all,
            caught: lines("caught.txt")?.len(),
            timeouts: lines("timeout.txt")?.len(),
            unviable: lines("unviable.txt")?.len(),
            missed: lines("missed.txt")?,
        })
    }

    fn row(&self, module: &Module) -> Row {
        let tried = self.caught + self.timeouts + self.missed.len();
        let caught = self.caught + self.timeouts;
        let share = 100.0 * caught as f64 / tried.max(1) as f64;
        let line = format!(
            "| {} | {} | {} | {tried} | {caught} | {share:.1} % |",
            module.name,
            self.all,
            tried + self.unviable,
        );
        Row { line, missed: self.missed.clone() }
    }
}

/// A module's part of the table.
struct Row {
    line: String,
    /// What no test noticed.
    missed: Vec<String>,
}

const HEAD: &str = "# Mutants\n\n`cargo xtask mutants` writes this table: how many mutants of each \
    module there are, how many were drawn, how many of those compile, and how many the module's \
    own tests notice (one that never comes back is noticed).\n\n\
    | module | mutants | drawn | compile | noticed | share |\n| --- | --: | --: | --: | --: | --: |\n";

fn write_table(rows: &BTreeMap<String, Row>) -> String {
    let mut out = HEAD.to_owned();
    for row in rows.values() {
        let _ = writeln!(out, "{}", row.line); // writing to a string cannot fail
    }
    for (name, row) in rows.iter().filter(|(_, row)| !row.missed.is_empty()) {
        let _ = write!(out, "\nNot noticed in {name}:\n\n");
        for missed in &row.missed {
            let _ = writeln!(out, "- `{missed}`");
        }
    }
    out
}

/// The rows of the table as it is.
fn kept_rows(table: &str) -> BTreeMap<String, Row> {
    let mut rows = BTreeMap::new();
    for module in &MODULES {
        let start = format!("| {} |", module.name);
        let Some(line) = table.lines().find(|line| line.starts_with(&start)) else { continue };
        let heading = format!("\nNot noticed in {}:\n\n", module.name);
        let missed = table.split_once(&heading).map_or("", |(_, rest)| rest);
        let missed = missed.lines().map_while(|line| line.strip_prefix("- `")?.strip_suffix('`'));
        let missed = missed.map(str::to_owned).collect();
        rows.insert(module.name.to_owned(), Row { line: line.to_owned(), missed });
    }
    rows
}

/// The files that are under version control, or could be, as they are now.
fn copy_tree(work: &Path) -> Result<PathBuf> {
    let tree = work.join("tree");
    if tree.exists() {
        std::fs::remove_dir_all(&tree)?;
    }
    let listed = output(command("git").current_dir(root()).args([
        "ls-files",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    for file in listed.lines() {
        let from = root().join(file);
        if !from.is_file() {
            continue; // deleted, and not yet told so
        }
        let to = tree.join(file);
        std::fs::create_dir_all(to.parent().context("a file stands in a folder")?)?;
        std::fs::copy(&from, &to).with_context(|| format!("cannot copy {file}"))?;
    }
    Ok(tree)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_read_back() {
        let row = |line: &str, missed: &[&str]| Row {
            line: line.to_owned(),
            missed: missed.iter().map(|text| (*text).to_owned()).collect(),
        };
        let rows = BTreeMap::from([
            ("csl".to_owned(), row("| csl | 9 | 3 | 3 | 2 | 66.7 % |", &["a.rs:1:2: replace x"])),
            ("render".to_owned(), row("| render | 9 | 3 | 3 | 3 | 100.0 % |", &[])),
        ]);
        let table = write_table(&rows);
        assert_eq!(write_table(&kept_rows(&table)), table);
    }
}
