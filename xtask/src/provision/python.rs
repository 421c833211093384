//! Python packages, by lists with versions and hashes.

use super::debian;
use crate::process::{command, locked, run};
use crate::workspace::{cache, root};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Sees that the packages of `xtask/python/<list>.txt` are installed in an environment of their
/// own; gives the folder with its programs.
pub(crate) fn provide(list: &str) -> Result<PathBuf> {
    let file = root().join("xtask/python").join(list).with_extension("txt");
    let wanted = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
    let folder = cache().join("python").join(list);
    let programs = folder.join("bin");
    locked(&cache().join("python.lock"), || {
        let stamp = folder.join("verbatim-list.txt");
        if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(());
        }
        debian::ensure_programs(&[("python3", "python3")], "install Python packages")?;
        if run(command("python3").args(["-m", "venv", "--clear"]).arg(&folder)).is_err() {
            // Debian keeps venv's seed apart from Python itself.
            debian::install(&["python3-venv"])?;
            run(command("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        }
        run(command(programs.join("pip"))
            .args(["install", "--quiet", "--disable-pip-version-check", "--require-hashes"])
            .arg("--requirement")
            .arg(&file)
            .stdout(std::io::stderr()))?;
        std::fs::write(&stamp, &wanted).context("cannot note what is installed")
    })?;
    Ok(programs)
}
