//! `cargo xtask score render` and `cargo xtask score markdown`: what is rendered is what was read,
//! on every page of every corpus; and our Markdown beside that of other tools.

use crate::process::{cargo, command, run};
use crate::provision::{debian, npm};
use crate::workspace::root;
use anyhow::Result;
use std::process::Command;

/// Read every page's rendering back by other parsers; writes `tests/scores/render.md`.
#[derive(clap::Args)]
pub(crate) struct Render {
    /// Only corpora with this in their names; writes no table
    #[arg(long)]
    only: Option<String>,
}

impl Render {
    pub(crate) fn run(self) -> Result<()> {
        let corpora = root().join("../shared/corpus");
        if !corpora.exists() {
            println!("{} is absent: nothing to read", corpora.display());
            return Ok(());
        }
        debian::ensure_programs(&[("pandoc", "pandoc")], "read its Markdown back")?;
        let mut score = score();
        score.arg("corpora").arg(corpora);
        match self.only {
            Some(only) => score.args(["--only", &only]),
            None => score.args(["--out", "tests/scores/render.md"]),
        };
        run(&mut score)
    }
}

/// Compare with Defuddle and with Readability and Turndown in Chromium; writes
/// `tests/scores/markdown.md`.
#[derive(clap::Args)]
pub(crate) struct Markdown {}

impl Markdown {
    pub(crate) fn run(self) -> Result<()> {
        let tests = npm::provide("tests/browser")?;
        let others = root().join("target/markdown-of-others.jsonl");
        run(command("node").arg(tests.join("markdown.mjs")).arg(&others))?;
        run(score().arg("fixtures").arg(others).args(["--out", "tests/scores/markdown.md"]))
    }
}

fn score() -> Command {
    let mut score = cargo();
    score.args(["run", "--profile", "score", "--quiet", "--example", "score-render", "--"]);
    score
}
