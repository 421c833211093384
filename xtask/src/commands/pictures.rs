//! `cargo xtask pictures`: the product, to be looked at.

use super::build::Build;
use super::test::ensure_browsers;
use crate::process::{command, run};
use crate::provision::npm;
use anyhow::Result;
use std::path::PathBuf;

/// Take the README's pictures of the built extension, in a real browser.
#[derive(clap::Args)]
pub(crate) struct Pictures {
    /// Every page in every look (light, dark, right to left, narrow), into `target/pictures`.
    #[arg(long)]
    all: bool,
    /// Where the pictures go.
    #[arg(long, value_name = "FOLDER")]
    to: Option<PathBuf>,
    /// Picture the extension as it was last built.
    #[arg(long)]
    no_build: bool,
}

impl Pictures {
    pub(crate) fn run(self) -> Result<()> {
        ensure_browsers()?;
        if !self.no_build {
            Build::default().run()?;
        }
        let usual = if self.all { "target/pictures" } else { "www/pictures" };
        let folder = npm::provide("tests/browser")?;
        let mut node = command("node");
        node.arg(folder.join("pictures.mjs"));
        node.arg("--to").arg(self.to.unwrap_or_else(|| usual.into()));
        if self.all {
            node.arg("--all");
        }
        run(&mut node)
    }
}
