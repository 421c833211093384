//! The tables `tests/scores/render.md` and `tests/scores/markdown.md`.
//!
//! ```text
//! score-render corpora FOLDER [--only PART] [--out FILE]     the laws on every page of every corpus
//! score-render fixtures OTHERS.jsonl [--out FILE]            our Markdown beside that of other tools
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for a terminal

#[path = "mod.rs"]
mod laws;

mod corpora;
mod exception;
mod pandoc;
mod side_by_side;

use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let input = PathBuf::from(arguments.get(1).ok_or("which folder or file?")?);
    let table = match arguments.first().map(String::as_str) {
        Some("corpora") => corpora::table(&input, &option("--only").unwrap_or_default())?,
        Some("fixtures") => side_by_side::table(&input)?,
        _ => return Err("corpora or fixtures?".into()),
    };
    println!("{table}");
    if let Some(out) = option("--out") {
        std::fs::write(out, table)?;
    }
    Ok(())
}

/// What lies in a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut all: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    all.sort();
    all
}
