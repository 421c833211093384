//! `cargo xtask check`: what needs no run of the program.

use crate::process::{cargo, run, which};
use anyhow::{Context, Result, bail};

/// Check format, lints, licences and documentation.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// Also ask the advisory database, which needs its server.
    #[arg(long)]
    advisories: bool,
    /// Leave out cargo-deny (its first use builds it, which takes minutes).
    #[arg(long)]
    no_deny: bool,
}

impl Check {
    pub(crate) fn run(self) -> Result<()> {
        run(cargo().args(["fmt", "--all", "--check"])).context("`cargo fmt --all` mends this")?;
        run(cargo().args([
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))?;
        run(cargo()
            .args(["doc", "--quiet", "--workspace", "--no-deps", "--document-private-items"])
            .env("RUSTDOCFLAGS", "-D warnings"))?;
        if !self.no_deny {
            deny(&["licenses", "bans", "sources"])?;
        }
        if self.advisories {
            deny(&["advisories"]).context(
                "if the database could not be fetched, its server is out of reach from this machine",
            )?;
        }
        Ok(())
    }
}

fn deny(what: &[&str]) -> Result<()> {
    if which("cargo-deny").is_none() {
        if !run(cargo().args(["install", "--quiet", "--locked", "cargo-deny@0.20.2"])).is_ok() {
            bail!("cargo-deny is missing: `cargo install --locked cargo-deny`");
        }
    }
    run(cargo().args(["deny", "--log-level", "error", "check"]).args(what))
}
