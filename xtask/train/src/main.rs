//! `cargo xtask train`: makes the extraction model from the corpora beside the project.

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for a terminal

mod card;
mod corpus;
mod cues;
mod evaluate;
mod gbdt;
mod kinds;
mod labels;
mod learn;
mod made_up;
mod names;
mod network;

use anyhow::Result;
use clap::{Parser, ValueEnum};
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
    /// Where to write the model card.
    #[arg(long)]
    card: Option<PathBuf>,
    /// Only every so many-th site, to try things out.
    #[arg(long, default_value_t = 1)]
    every: u64,
    /// Trees of the forest.
    #[arg(long, default_value_t = 280)]
    trees: usize,
    /// Leaves of a tree.
    #[arg(long, default_value_t = 28)]
    leaves: usize,
    /// How much each tree adds.
    #[arg(long, default_value_t = 0.07)]
    rate: f32,
    /// How often the network sees all pages.
    #[arg(long, default_value_t = 8)]
    rounds: usize,
    /// How far its convolutions look, in blocks.
    #[arg(long, value_delimiter = ',', default_value = "1,2,4,8,16")]
    distances: Vec<usize>,
    /// Where the network's random numbers begin.
    #[arg(long, default_value_t = 2)]
    seed: u64,
    /// How many folds.
    #[arg(long, default_value_t = 4)]
    folds: usize,
    /// What no fold's model may have seen of the pages that it judges.
    #[arg(long, value_enum, default_value_t = Unseen::Sites)]
    unseen: Unseen,
}

/// What the pages of a fold have in common, so that the model that judges them has not seen it.
#[derive(Clone, Copy, ValueEnum)]
enum Unseen {
    /// Their sites.
    Sites,
    /// Their languages too, but for English; all of trafilatura-dev counts as one. Only for scores:
    /// the network of a model that is written should have seen what the forest says of new sites.
    Languages,
}

fn main() -> Result<()> {
    learn::run(&Options::parse())
}
