//! `cargo xtask bench …`: how fast, beside what else one could use.

use super::build::Build;
use super::test::ensure_browsers;
use crate::process::{cargo, command, output, run};
use crate::provision::npm;
use crate::workspace::root;
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
    Stages,
    /// Side by side with dom_smoothie and rs-trafilatura, and how time grows with the page; writes
    /// `tests/scores/speed-native.md`.
    Native,
    /// Side by side with Readability.js and Defuddle in both browsers; writes
    /// `tests/scores/speed-browser.md`.
    Browser {
        /// Handed on to `tests/browser/bench/main.mjs`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

impl Bench {
    pub(crate) fn run(self) -> Result<()> {
        match self.what {
            What::Stages => run(cargo()
                .args(["bench", "--manifest-path", "benches/native/Cargo.toml"])
                .args(["--target-dir", "target/benches"])),
            What::Native => native(),
            What::Browser { arguments } => {
                ensure_browsers()?;
                Build::default().run()?;
                let tests = npm::provide("tests/browser")?;
                run(command("node")
                    .arg(tests.join("bench/main.mjs"))
                    .args(["--out", "tests/scores/speed-browser.md"])
                    .args(arguments))
            }
        }
    }
}

fn native() -> Result<()> {
    let mut peers = cargo();
    peers
        .args(["run", "--release", "--quiet", "--manifest-path", "benches/native/Cargo.toml"])
        .args(["--target-dir", "target/benches", "--bin", "peers", "--"]);
    let corpora = root().join("../shared/corpus");
    for name in ["wcxb-dev", "daniel-dev", "nonlatin-dev", "trafilatura-dev"] {
        let folder = corpora.join(name).join("html");
        if folder.exists() {
            peers.arg(folder);
        }
    }
    let report = output(&mut peers)?;
    println!("{report}");
    std::fs::write(
        root().join("tests/scores/speed-native.md"),
        format!("{}\n", report.trim_end()),
    )?;
    Ok(())
}
