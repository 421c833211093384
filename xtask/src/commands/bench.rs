//! `cargo xtask bench …`: how fast, beside what else one could use.

use super::build::Build;
use super::test::ensure_browsers;
use crate::process::{cargo, command, run};
use crate::provision::npm;
use anyhow::Result;
use clap::Subcommand;

/// Measure speed.
#[derive(clap::Args)]
pub(crate) struct Bench {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Every stage on fixed pages, by criterion, on this processor.
    Native,
    /// Side by side with Readability.js and Defuddle in both browsers.
    Browser {
        /// Handed on to `tests/browser/bench/main.mjs`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

impl Bench {
    pub(crate) fn run(self) -> Result<()> {
        match self.what {
            What::Native => run(cargo().args(["bench", "--package", "verbatim"])),
            What::Browser { arguments } => {
                ensure_browsers()?;
                Build::default().run()?;
                let tests = npm::provide("tests/browser")?;
                run(command("node").arg(tests.join("bench/main.mjs")).args(arguments))
            }
        }
    }
}
