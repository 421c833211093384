//! `cargo xtask bench …`: how fast, beside what else one could use.

use super::build::Build;
use super::test::ensure_browsers;
use crate::process::{cargo, command, output, run};
use crate::provision::npm;
use crate::styles;
use crate::workspace::root;
use anyhow::{Context, Result};
use clap::Subcommand;
use verbatim::citation::styles::package::DIRECTORY;
use verbatim::citation::styles::{Package, SEARCH, index};

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
    /// How long a style takes to open and an entry to print, in both browsers; writes
    /// `tests/scores/speed-citations.md`.
    Citations {
        /// Measure the extension as it was last built.
        #[arg(long)]
        no_build: bool,
        /// Handed on to `tests/browser/bench/citations.mjs`.
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
}

/// Of how many styles the times are taken: the largest, and others of every size.
const LARGEST: usize = 8;
const OF_EVERY_SIZE: usize = 32;

impl Bench {
    pub(crate) fn run(self) -> Result<()> {
        match self.what {
            What::Stages => run(cargo()
                .args(["bench", "--manifest-path", "benches/native/Cargo.toml"])
                .args(["--target-dir", "target/benches"])),
            What::Native => native(),
            What::Browser { arguments } => {
                Build::default().run()?;
                in_browsers("bench/main.mjs", "tests/scores/speed-browser.md", &arguments)
            }
            What::Citations { no_build, arguments } => {
                if !no_build {
                    Build::default().run()?;
                }
                let styles =
                    [&["--styles".to_owned(), measured_styles()?], &arguments[..]].concat();
                in_browsers("bench/citations.mjs", "tests/scores/speed-citations.md", &styles)
            }
        }
    }
}

fn in_browsers(script: &str, out: &str, arguments: &[String]) -> Result<()> {
    ensure_browsers()?;
    let tests = npm::provide("tests/browser")?;
    run(command("node").arg(tests.join(script)).args(["--out", out]).args(arguments))
}

/// Independent styles with the bytes of their XML, as `name:bytes,name:bytes`.
fn measured_styles() -> Result<String> {
    let folder = styles::provide()?;
    let read = |piece: &str| std::fs::read(folder.join(piece)).context(piece.to_owned());
    let package = Package::new(&read(DIRECTORY)?)?;
    let index = index(&read(SEARCH)?).context("the index is damaged")?;
    let independent =
        index.names().filter(|name| index.get(name).is_some_and(|hit| hit.parent.is_none()));
    let mut sizes: Vec<(u32, &str)> =
        independent.filter_map(|name| Some((package.find(name)?.place.length, name))).collect();
    sizes.sort();
    let others = sizes.len().saturating_sub(LARGEST);
    let spread = (0..OF_EVERY_SIZE).map(|at| (2 * at + 1) * others / (2 * OF_EVERY_SIZE));
    let chosen = spread.chain(others..sizes.len()).filter_map(|at| sizes.get(at));
    let chosen: Vec<String> = chosen.map(|(bytes, name)| format!("{name}:{bytes}")).collect();
    Ok(chosen.join(","))
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
