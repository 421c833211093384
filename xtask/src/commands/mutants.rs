//! `cargo xtask mutants`: does a test notice when a line does something else?

use crate::process::{command, output, run, which};
use crate::workspace::root;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// Change single expressions of the code that matters most, one at a time, and see whether its
/// tests fail; write `tests/scores/mutants.md`.
///
/// It works on a copy of the tree under `target/mutants/`, with the program cargo-mutants. Which
/// mutants are tried is the same every time for the same code and count, and of a file that did
/// not change, whatever became of the others.
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
    /// Of those, try only what no run since the last without this option noticed: for tests that
    /// were added meanwhile. What was noticed before counts as noticed.
    #[arg(long)]
    retry: bool,
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
        files: &[
            "src/extract/decode.rs",
            "src/extract/whole.rs",
            "src/extract/structure.rs",
            "src/extract/candidates.rs",
            "src/extract/article.rs",
            "src/extract/byline.rs",
        ],
        tests: &["extraction", "fixtures"],
    },
    Module {
        name: "metadata",
        files: &[
            "src/metadata/decide.rs",
            "src/metadata/decide/*.rs",
            "src/metadata/decide/**/*.rs",
            "src/metadata/named.rs",
        ],
        tests: &["metadata"],
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
        let listed = output(mutants().args(["--list", "--json"]))?;
        let all = read_list(&listed)?;
        let samples = (all.len() / self.count).max(1);
        let drawn = draw(&all, samples, self.sample);
        let out = work.join(module.name);
        if out.exists() && !self.retry {
            std::fs::remove_dir_all(&out)?;
        }
        std::fs::create_dir_all(&out)?;
        let before = Outcomes::read(&out)?;
        let is_left = |name: &str| drawn.contains(name) && !before.settled(name);
        let (left, rest): (Vec<&Mutant>, Vec<&Mutant>) =
            all.iter().partition(|mutant| is_left(&mutant.name));
        let (name, all, count) = (module.name, all.len(), drawn.len());
        println!("{name}: {count} of {all} mutants, of which {} are to be tried", left.len());
        if !left.is_empty() {
            let out = next_run(&out)?;
            let mut some = mutants();
            some.args(["--in-place", "--timeout", PATIENCE, "--iterate", "--output"]).arg(&out);
            leave_out(&out, &rest)?;
            // What it ends with says whether all were caught; the table says how many.
            if let Err(error) = run(&mut some) {
                println!("{name}: {error:#}");
            }
        }
        Outcomes::read(&out)?.tally(all, &drawn)
    }
}

/// A mutant as cargo-mutants lists it.
struct Mutant {
    /// File, line, column, and what is replaced.
    name: String,
    file: String,
}

fn read_list(json: &str) -> Result<Vec<Mutant>> {
    let list: Vec<Value> = serde_json::from_str(json)?;
    let text = |mutant: &Value, field: &str| mutant[field].as_str().map(str::to_owned);
    let read = |mutant| Some(Mutant { name: text(mutant, "name")?, file: text(mutant, "file")? });
    list.iter().map(read).collect::<Option<_>>().context("a mutant without name or file")
}

/// One in so many mutants of each file: a change to one file does not move what is drawn of others.
fn draw(all: &[Mutant], samples: usize, sample: usize) -> BTreeSet<&str> {
    let mut seen = BTreeMap::<&str, usize>::new();
    let mut drawn = BTreeSet::new();
    for mutant in all {
        let nth = seen.entry(&mutant.file).or_default();
        if *nth % samples == sample % samples {
            drawn.insert(mutant.name.as_str());
        }
        *nth += 1;
    }
    drawn
}

/// Tells a run which mutants not to try: to cargo-mutants, those that it caught before.
fn leave_out(run: &Path, mutants: &[&Mutant]) -> Result<()> {
    let results = run.join("mutants.out");
    std::fs::create_dir_all(&results)?;
    let names: String = mutants.iter().flat_map(|mutant| [&mutant.name, "\n"]).collect();
    std::fs::write(results.join("previously_caught.txt"), names).context("cannot write the list")
}

/// Where the next run of a module puts its results: `0`, `1` and so on.
fn next_run(out: &Path) -> Result<PathBuf> {
    let run = out.join(runs(out)?.len().to_string());
    std::fs::create_dir(&run)?;
    Ok(run)
}

/// The runs so far, the earliest first.
fn runs(out: &Path) -> Result<Vec<PathBuf>> {
    let count = std::fs::read_dir(out)?.count();
    Ok((0..count).map(|run| out.join(run.to_string())).collect())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// A test failed, or never ended.
    Noticed,
    /// It does not compile.
    Unviable,
    Missed,
}

/// What became of mutants, by their names.
struct Outcomes(BTreeMap<String, Outcome>);

impl Outcomes {
    /// What the runs of a module found, together. A run that was stopped counts as far as it came.
    fn read(out: &Path) -> Result<Outcomes> {
        let mut outcomes = BTreeMap::new();
        for run in runs(out)? {
            for (file, outcome) in [
                ("caught.txt", Outcome::Noticed),
                ("timeout.txt", Outcome::Noticed),
                ("unviable.txt", Outcome::Unviable),
                ("missed.txt", Outcome::Missed),
            ] {
                let file = run.join("mutants.out").join(file);
                let names = std::fs::read_to_string(file).unwrap_or_default();
                outcomes.extend(names.lines().map(|name| (name.to_owned(), outcome)));
            }
        }
        Ok(Outcomes(outcomes))
    }

    /// Whether trying this one again would tell nothing new.
    fn settled(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|outcome| *outcome != Outcome::Missed)
    }

    /// The result for these; all of them have been tried.
    fn tally(&self, all: usize, drawn: &BTreeSet<&str>) -> Result<Tally> {
        let mut tally = Tally { all, noticed: 0, unviable: 0, missed: Vec::new() };
        for name in drawn {
            match self.0.get(*name) {
                Some(Outcome::Noticed) => tally.noticed += 1,
                Some(Outcome::Unviable) => tally.unviable += 1,
                Some(Outcome::Missed) => tally.missed.push((*name).to_owned()),
                None => bail!("`{name}` was not tried; `--retry` goes on"),
            }
        }
        Ok(tally)
    }
}

/// How many mutants of a module were noticed.
struct Tally {
    all: usize,
    noticed: usize,
    unviable: usize,
    missed: Vec<String>,
}

impl Tally {
    fn row(&self, module: &Module) -> Row {
        let compile = self.noticed + self.missed.len();
        let share = 100.0 * self.noticed as f64 / compile.max(1) as f64;
        let line = format!(
            "| {} | {} | {} | {compile} | {} | {share:.1} % |",
            module.name,
            self.all,
            compile + self.unviable,
            self.noticed,
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
    fn what_is_drawn_of_a_file_does_not_depend_on_others() {
        let mutant =
            |file: &str, n: usize| Mutant { name: format!("{file}:{n}"), file: file.into() };
        let list = |of_a: usize| -> Vec<Mutant> {
            let a = (0..of_a).map(|n| mutant("a", n));
            a.chain((0..3).map(|n| mutant("b", n))).collect()
        };
        assert_eq!(draw(&list(3), 2, 0), ["a:0", "a:2", "b:0", "b:2"].into());
        assert_eq!(draw(&list(2), 2, 0), ["a:0", "b:0", "b:2"].into());
        assert_eq!(draw(&list(2), 2, 3), ["a:1", "b:1"].into());
    }

    #[test]
    fn only_what_was_missed_is_open_and_everything_drawn_was_tried() {
        let outcomes = [("a", Outcome::Noticed), ("b", Outcome::Missed), ("c", Outcome::Unviable)];
        let outcomes = Outcomes(outcomes.map(|(name, outcome)| (name.to_owned(), outcome)).into());
        assert_eq!(
            ["a", "b", "c", "d"].map(|name| outcomes.settled(name)),
            [true, false, true, false]
        );
        let tally = outcomes.tally(9, &["a", "b", "c"].into()).expect("all of these were tried");
        assert_eq!((tally.noticed, tally.unviable, tally.missed), (1, 1, vec!["b".to_owned()]));
        assert!(outcomes.tally(9, &["d"].into()).is_err());
    }

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
