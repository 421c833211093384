//! `cargo xtask score metadata`: title, author and day against what people wrote down, and every
//! wrong case by name and cause.

use super::corpora::{Corpus, folder, write_table};
use crate::process::{cargo, command, output, run};
use crate::workspace::root;
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Measure metadata on the development corpora that have any.
#[derive(clap::Args)]
pub(crate) struct Metadata {}

const CORPORA: [&str; 2] = ["wcxb-dev", "nonlatin-dev"];
const FIELDS: [&str; 3] = ["title", "author", "date"];

impl Metadata {
    pub(crate) fn run(self) -> Result<()> {
        let there: Vec<&str> =
            CORPORA.into_iter().filter(|name| folder().join(name).is_dir()).collect();
        if there.is_empty() {
            println!("no corpora in {}; nothing to score", folder().display());
            return Ok(());
        }
        run(cargo().args(["build", "--quiet", "--profile", "score", "--bin", "verbatim"]))?;
        let mut table = String::from(
            "# Metadata\n\nMade by `cargo xtask score metadata`. Exact: after case folding and \
             without punctuation; a date: the day. The rules are written by people who looked at \
             these pages. What they are told of a page by the extraction model (its kind, and \
             where its article is) comes from models that have seen no page of the site \
             (out-of-fold), where training has left such models; each table says so.\n",
        );
        for name in there {
            corpus(name, &mut table)?;
        }
        write_table("metadata", &table)
    }
}

fn corpus(name: &str, table: &mut String) -> Result<()> {
    let truth = folder().join(name).join("truth.jsonl");
    let corpus = Corpus::read(name)?;
    let outside = corpus.out_of_fold()?;
    let told = if outside.is_some() { "out-of-fold" } else { "in-sample" };
    let out = outside.map_or_else(|| corpus.in_sample(), Ok)?;

    let mut score = command("python3");
    score.arg(root().parent().unwrap_or(root()).join("shared/eval/score.py"));
    score.args(["wcxb", "--truth"]).arg(&truth).arg("--pred").arg(&out).args(["--json", "-"]);
    let result: Value = serde_json::from_str(&output(&mut score)?)?;
    write!(table, "\n## {name} ({told})\n\n")?;
    table.push_str("| field | pages | exact | answered | said where there is none |\n");
    table.push_str("| --- | --: | --: | --: | --: |\n");
    for field in FIELDS {
        let row = &result["metadata"][field];
        let Some(pages) = row["pages"].as_u64() else { continue };
        let share = |key: &str| {
            row[key].as_f64().map_or_else(|| "–".to_owned(), |share| format!("{share:.3}"))
        };
        let (exact, answered, spurious) = (share("exact"), share("answered"), share("spurious"));
        writeln!(table, "| {field} | {pages} | {exact} | {answered} | {spurious} |")?;
    }
    causes(&read(&truth)?, &read(&out)?, table)
}

/// Lines of JSON by their `id`.
fn read(path: &Path) -> Result<BTreeMap<String, Value>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let rows = text.lines().map(|line| {
        let row: Value = serde_json::from_str(line)?;
        let id = row["id"].as_str().context("a line without an id")?.to_owned();
        Ok((id, row))
    });
    rows.collect()
}

fn causes(
    truth: &BTreeMap<String, Value>,
    found: &BTreeMap<String, Value>,
    table: &mut String,
) -> Result<()> {
    for field in FIELDS {
        let mut by_cause: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, row) in truth {
            let wanted = row[field].as_str().unwrap_or("");
            let got = found.get(id).and_then(|row| row[field].as_str()).unwrap_or("");
            let whole_day = field != "date" || wanted.is_empty() || wanted.len() == 10;
            if let Some(cause) = cause(field, wanted, got).filter(|_| whole_day) {
                by_cause.entry(cause).or_default().push(id);
            }
        }
        for (cause, ids) in by_cause {
            writeln!(table, "\n{field}, {cause} ({}): {}", ids.len(), ids.join(" "))?;
        }
    }
    Ok(())
}

/// Why an answer counts as wrong; `None` if it is right. A title is missing from the truth where
/// nobody wrote one down, so it cannot be said for nothing.
fn cause(field: &str, wanted: &str, got: &str) -> Option<&'static str> {
    let (wanted_words, got_words) = (plain(wanted), plain(got));
    if wanted_words == got_words || (field == "title" && wanted.is_empty()) {
        return None;
    }
    if wanted.is_empty() {
        return Some("said where there is none");
    }
    if got.is_empty() {
        return Some("not found");
    }
    let sorted = |words: &[String]| {
        let mut words: Vec<String> =
            words.iter().filter(|word| !matches!(word.as_str(), "and" | "the")).cloned().collect();
        words.sort();
        words
    };
    let inside = |inner: &[String], outer: &[String]| inner.iter().all(|word| outer.contains(word));
    Some(match field {
        "date" if wanted.get(..7) == got.get(..7) => "another day of the month",
        "date" => "another date",
        _ if sorted(&wanted_words) == sorted(&got_words) => "same words, otherwise put",
        _ if inside(&wanted_words, &got_words) => "too much",
        _ if inside(&got_words, &wanted_words) => "too little",
        "author" => "somebody else",
        _ => "worded otherwise",
    })
}

/// The words of a text, lower case, without punctuation.
fn plain(text: &str) -> Vec<String> {
    let text: String = text.chars().filter(|c| !matches!(c, '\'' | '’' | '‘' | '`')).collect();
    text.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::cause;

    #[test]
    fn wrong_answers_have_causes() {
        assert_eq!(cause("author", "Ann Lee", "ANN LEE"), None);
        assert_eq!(cause("author", "Ann Lee", ""), Some("not found"));
        assert_eq!(cause("author", "", "Ann Lee"), Some("said where there is none"));
        assert_eq!(cause("author", "Ann Lee", "Ann Lee, Bo Chan"), Some("too much"));
        assert_eq!(cause("date", "2024-03-02", "2024-03-01"), Some("another day of the month"));
        assert_eq!(cause("title", "", "Anything"), None);
    }
}
