//! `cargo xtask score unblock`: ways of blocking a copy, and what gives it back, side by side.

use crate::commands::build::Build;
use crate::commands::test::ensure_browsers;
use crate::process::{command, run};
use crate::provision::npm;
use crate::workspace::root;
use anyhow::Result;

/// Every technique page and every widget: ours beside the listeners-and-styles approach.
#[derive(clap::Args)]
pub(crate) struct Unblock {
    /// Take the extension as it was last built.
    #[arg(long)]
    no_build: bool,
}

impl Unblock {
    pub(crate) fn run(self) -> Result<()> {
        ensure_browsers()?;
        if !self.no_build {
            Build::default().run()?;
        }
        let folder = npm::provide("tests/browser")?;
        run(command("node")
            .arg(folder.join("score-unblock.mjs"))
            .arg(root().join("tests/scores/unblock.md")))
    }
}
