//! `cargo xtask score extraction`: how much of the right text is found, by corpus and kind of
//! page.
//!
//! Two columns: pages judged by the model that is checked in, which has learned from them
//! (in-sample), and by models that have not seen any page of their site (out-of-fold; made by
//! `cargo xtask train` and kept under `target/folds`). Only the second one says how good it is.

use crate::process::{cargo, command, output, run};
use crate::workspace::root;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Measure extraction on the development corpora.
#[derive(clap::Args)]
pub(crate) struct Extraction {
    /// Only these corpora.
    #[arg(default_values_t = CORPORA.map(String::from))]
    corpora: Vec<String>,
}

const CORPORA: [&str; 4] = ["wcxb-dev", "daniel-dev", "nonlatin-dev", "trafilatura-dev"];

/// How many of the worst pages a table names.
const WORST: usize = 30;

/// Where the corpora lie.
pub(crate) fn folder() -> PathBuf {
    root().parent().unwrap_or(root()).join("shared/corpus")
}

/// Where training leaves the models of its folds.
pub(crate) fn folds() -> PathBuf {
    root().join("target/folds")
}

impl Extraction {
    pub(crate) fn run(self) -> Result<()> {
        let (there, absent): (Vec<_>, Vec<_>) =
            self.corpora.into_iter().partition(|name| folder().join(name).is_dir());
        if !absent.is_empty() {
            println!(
                "not in {}: {}; nothing to score there",
                folder().display(),
                absent.join(", ")
            );
        }
        if there.is_empty() {
            return Ok(());
        }
        run(cargo().args(["build", "--quiet", "--profile", "score", "--bin", "verbatim"]))?;
        for name in there {
            let corpus = Corpus::read(&name)?;
            write_table(&name, &corpus.table()?)?;
        }
        Ok(())
    }
}

/// Prints a table and writes it to `tests/scores/`. One with figures out-of-fold stays as it is
/// where the new one has none: they take training, and nothing else says how good the model is.
pub(super) fn write_table(name: &str, table: &str) -> Result<()> {
    println!("{table}");
    let file = root().join(format!("tests/scores/{name}.md"));
    let former = fs::read_to_string(&file).unwrap_or_default();
    if loses_figures(&former, table) {
        eprintln!(
            "xtask: {} stays as it was, for it has figures out-of-fold and this table has none: \
             there are no models of folds in {}, `cargo xtask train` makes them",
            file.display(),
            folds().display()
        );
        return Ok(());
    }
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&file, table).with_context(|| format!("cannot write {}", file.display()))
}

/// Whether the former table has figures out-of-fold and the new one has not: in bold where they
/// have a column, else said in the heading.
fn loses_figures(former: &str, new: &str) -> bool {
    let has = |table: &str| {
        let heading = |line: &str| line.starts_with("## ") && line.ends_with("(out-of-fold)");
        table.contains("| **") || table.lines().any(heading)
    };
    has(former) && !has(new)
}

pub(super) struct Corpus {
    name: String,
    folder: PathBuf,
    /// Kind (page type or language) of each page.
    kinds: BTreeMap<String, String>,
}

/// Scores of one run: the totals, and each page's where the measure has such.
struct Scores {
    all: Value,
    metadata: Value,
    pages: HashMap<String, (f64, f64, f64)>,
}

impl Corpus {
    pub(super) fn read(name: &str) -> Result<Corpus> {
        let folder = folder().join(name);
        let mut kinds = BTreeMap::new();
        for line in fs::read_to_string(folder.join("truth.jsonl"))?.lines() {
            let row: Value = serde_json::from_str(line)?;
            let kind = row.get("lang").or(row.get("page_type")).and_then(Value::as_str);
            let id = row["id"].as_str().context("a truth without an id")?;
            kinds.insert(id.to_owned(), kind.unwrap_or("").to_owned());
        }
        Ok(Corpus { name: name.to_owned(), folder, kinds })
    }

    fn is_segments(&self) -> bool {
        self.name.starts_with("trafilatura")
    }

    fn scratch(&self, name: &str) -> Result<PathBuf> {
        let folder = root().join("target/scores").join(&self.name);
        fs::create_dir_all(&folder)?;
        Ok(folder.join(name))
    }

    /// Reads pages of a folder with a model (the built-in one if none is given).
    fn read_pages(&self, pages: &Path, model: Option<&Path>, out: &Path) -> Result<()> {
        let mut batch = command(root().join("target/score/verbatim"));
        batch.arg("batch").arg(pages).arg("--urls").arg(self.folder.join("truth.jsonl"));
        batch.arg("--out").arg(out);
        if let Some(model) = model {
            batch.arg("--model").arg(model);
        }
        run(&mut batch)
    }

    fn score(&self, predictions: &Path) -> Result<Scores> {
        let mut score = command("python3");
        score.arg(root().parent().unwrap_or(root()).join("shared/eval/score.py"));
        score.arg(if self.is_segments() { "segments" } else { "wcxb" });
        score.arg("--truth").arg(self.folder.join("truth.jsonl"));
        score.arg("--pred").arg(predictions).args(["--json", "-"]);
        if !self.is_segments() {
            score.arg("--per-page");
        }
        let mut result: Value = serde_json::from_str(&output(&mut score)?)?;
        let number = |row: &Value, key: &str| row[key].as_f64().unwrap_or(0.0);
        let rows = result["per_page"].as_array().cloned().unwrap_or_default();
        let pages = rows
            .iter()
            .filter_map(|row| {
                let scores = (number(row, "f1"), number(row, "p"), number(row, "r"));
                Some((row["id"].as_str()?.to_owned(), scores))
            })
            .collect();
        Ok(Scores { all: result["all"].take(), metadata: result["metadata"].take(), pages })
    }

    /// What the checked-in model makes of the pages.
    pub(super) fn in_sample(&self) -> Result<PathBuf> {
        let out = self.scratch("in-sample.jsonl")?;
        self.read_pages(&self.folder.join("html"), None, &out)?;
        Ok(out)
    }

    /// What models make of the pages that have not seen their sites, if there are such models.
    pub(super) fn out_of_fold(&self) -> Result<Option<PathBuf>> {
        let Ok(list) = fs::read_to_string(folds().join("folds.tsv")) else { return Ok(None) };
        let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for line in list.lines() {
            let mut fields = line.split('\t');
            if fields.next() == Some(&self.name)
                && let (Some(id), Some(fold)) = (fields.next(), fields.next())
            {
                members.entry(fold.to_owned()).or_default().push(id.to_owned());
            }
        }
        let mut all = String::new();
        for (fold, ids) in members {
            let pages = self.scratch(&format!("fold-{fold}"))?;
            if pages.exists() {
                fs::remove_dir_all(&pages)?;
            }
            fs::create_dir_all(&pages)?;
            for id in ids {
                let file = format!("{id}.html.gz");
                fs::hard_link(self.folder.join("html").join(&file), pages.join(&file)).or_else(
                    |_| fs::copy(self.folder.join("html").join(&file), pages.join(&file)).map(drop),
                )?;
            }
            let out = self.scratch(&format!("fold-{fold}.jsonl"))?;
            self.read_pages(&pages, Some(&folds().join(format!("{fold}.model"))), &out)?;
            all.push_str(&fs::read_to_string(out)?);
            fs::remove_dir_all(&pages)?;
        }
        let out = self.scratch("out-of-fold.jsonl")?;
        fs::write(&out, all)?;
        Ok(Some(out))
    }

    fn table(&self) -> Result<String> {
        let inside = self.score(&self.in_sample()?)?;
        let outside = self.out_of_fold()?.map(|out| self.score(&out)).transpose()?;
        let mut table = format!("# Extraction on {}\n\n", self.name);
        table.push_str(
            "Made by `cargo xtask score extraction`. Out-of-fold: by models that have seen no page \
             of the site; only this counts. In-sample: by the model that is checked in.\n\n",
        );
        if self.is_segments() {
            segments(&mut table, outside.as_ref(), &inside)?;
        } else {
            self.by_kind(&mut table, outside.as_ref(), &inside)?;
            self.worst(&mut table, outside.as_ref().unwrap_or(&inside))?;
        }
        metadata(&mut table, &inside)?;
        Ok(table)
    }

    fn by_kind(&self, table: &mut String, outside: Option<&Scores>, inside: &Scores) -> Result<()> {
        table.push_str(
            "| pages | number | F1 out-of-fold | precision | recall | F1 below 0.5 | F1 in-sample |\n\
             | --- | --: | --: | --: | --: | --: | --: |\n",
        );
        let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, kind) in &self.kinds {
            groups.entry("").or_default().push(id);
            groups.entry(kind).or_default().push(id);
        }
        for (kind, ids) in groups {
            let mean = |scores: &Scores, of: fn((f64, f64, f64)) -> f64| {
                let sum: f64 =
                    ids.iter().filter_map(|&id| scores.pages.get(id)).map(|&s| of(s)).sum();
                sum / ids.len() as f64
            };
            let name = if kind.is_empty() { "all" } else { kind };
            write!(table, "| {name} | {} |", ids.len())?;
            match outside {
                Some(outside) => write!(
                    table,
                    " **{:.3}** | {:.3} | {:.3} | {:.3} |",
                    mean(outside, |s| s.0),
                    mean(outside, |s| s.1),
                    mean(outside, |s| s.2),
                    mean(outside, |s| f64::from(u8::from(s.0 < 0.5)))
                )?,
                None => table.push_str(" – | – | – | – |"),
            }
            writeln!(table, " {:.3} |", mean(inside, |s| s.0))?;
        }
        Ok(())
    }

    fn worst(&self, table: &mut String, scores: &Scores) -> Result<()> {
        writeln!(table, "\n## The {WORST} worst pages\n")?;
        table.push_str(
            "| page | kind | F1 | precision | recall |\n| --- | --- | --: | --: | --: |\n",
        );
        let mut pages: Vec<_> = scores.pages.iter().collect();
        pages.sort_by(|a, b| a.1.0.total_cmp(&b.1.0).then(a.0.cmp(b.0)));
        for (id, (f1, precision, recall)) in pages.into_iter().take(WORST) {
            let kind = self.kinds.get(id).map_or("", |kind| kind);
            writeln!(table, "| {id} | {kind} | {f1:.3} | {precision:.3} | {recall:.3} |")?;
        }
        Ok(())
    }
}

fn segments(table: &mut String, outside: Option<&Scores>, inside: &Scores) -> Result<()> {
    table.push_str("| measure | out-of-fold | in-sample |\n| --- | --: | --: |\n");
    for key in ["f1", "precision", "recall", "accuracy", "with", "without"] {
        let inside = inside.all[key].as_f64().unwrap_or(0.0);
        match outside.and_then(|outside| outside.all[key].as_f64()) {
            Some(outside) => writeln!(table, "| {key} | **{outside:.3}** | {inside:.3} |")?,
            None => writeln!(table, "| {key} | – | {inside:.3} |")?,
        }
    }
    Ok(())
}

fn metadata(table: &mut String, scores: &Scores) -> Result<()> {
    let Some(fields) = scores.metadata.as_object().filter(|fields| !fields.is_empty()) else {
        return Ok(());
    };
    table.push_str(
        "\n## Metadata\n\n| field | pages | exact | answered | said where there is none |\n\
         | --- | --: | --: | --: | --: |\n",
    );
    for (field, row) in fields {
        let number = |key: &str| row[key].as_f64().unwrap_or(0.0);
        writeln!(
            table,
            "| {field} | {} | {:.3} | {:.3} | {:.3} |",
            row["pages"],
            number("exact"),
            number("answered"),
            number("spurious")
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_out_of_fold_are_not_overwritten_by_none() {
        let score = |f1: f64| Scores {
            all: serde_json::json!({ "f1": f1 }),
            metadata: Value::Null,
            pages: HashMap::new(),
        };
        let table = |outside: Option<f64>| {
            let mut table = String::new();
            segments(&mut table, outside.map(score).as_ref(), &score(0.9)).expect("a table");
            table
        };
        let (with, without) = (table(Some(0.8)), table(None));
        assert!(loses_figures(&with, &without));
        assert!(!loses_figures(&with, &table(Some(0.7))));
        assert!(!loses_figures(&without, &without));
        assert!(!loses_figures("", &without));
        assert!(loses_figures("## corpus (out-of-fold)\n", "## corpus (in-sample)\n"));
    }
}
