//! `cargo xtask train`: makes the extraction model from the corpora beside the project.

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for a terminal

mod corpus;
mod evaluate;
mod gbdt;
mod labels;
mod learn;

use anyhow::Result;
use clap::Parser;
use std::path::PathBuf;

/// Make the extraction model.
#[derive(Parser)]
pub(crate) struct Options {
    /// The folder of the corpora.
    corpora: PathBuf,
    /// Where to write the model; without it, only the cross-validated scores are made.
    #[arg(long)]
    out: Option<PathBuf>,
    /// A folder for the folds' own models, which score the pages that they have not seen.
    #[arg(long)]
    folds_out: Option<PathBuf>,
    /// Only every so many-th site, to try things out.
    #[arg(long, default_value_t = 1)]
    every: u64,
    /// Trees of the first and of the second forest.
    #[arg(long, value_delimiter = ',', default_value = "120,160")]
    trees: Vec<usize>,
    /// Leaves of a tree.
    #[arg(long, default_value_t = 24)]
    leaves: usize,
    /// How much each tree adds.
    #[arg(long, default_value_t = 0.1)]
    rate: f32,
    /// How many folds.
    #[arg(long, default_value_t = 4)]
    folds: usize,
    /// Only as many folds as this are scored.
    #[arg(long)]
    only: Option<usize>,
    /// Do not use the second forest.
    #[arg(long)]
    single: bool,
}

fn main() -> Result<()> {
    learn::run(&Options::parse())
}
