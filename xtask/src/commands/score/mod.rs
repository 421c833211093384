//! `cargo xtask score …`: the tables under `tests/scores/`.
//!
//! Each score is a file here and a row in [`What`]. The data lies beside the project in
//! `../shared`; where it is absent a score says so and leaves its table as it is.

mod citations;
pub(crate) mod corpora;
mod csl_suite;
mod metadata;
mod reference;
mod render;
mod styles;
mod unblock;

use anyhow::Result;
use clap::Subcommand;

/// Measure quality on evaluation data, and write the tables of `tests/scores/`.
#[derive(clap::Args)]
pub(crate) struct Score {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    Citations(citations::Citations),
    CslSuite(csl_suite::CslSuite),
    Reference(reference::Reference),
    Styles(styles::Styles),
    Extraction(corpora::Extraction),
    Unblock(unblock::Unblock),
    Metadata(metadata::Metadata),
    Render(render::Render),
    Markdown(render::Markdown),
}

impl Score {
    pub(crate) fn run(self) -> Result<()> {
        match self.what {
            What::Citations(command) => command.run(),
            What::CslSuite(command) => command.run(),
            What::Reference(command) => command.run(),
            What::Styles(command) => command.run(),
            What::Extraction(command) => command.run(),
            What::Unblock(command) => command.run(),
            What::Metadata(command) => command.run(),
            What::Render(command) => command.run(),
            What::Markdown(command) => command.run(),
        }
    }
}
