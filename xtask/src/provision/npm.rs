//! npm packages, each folder's by its lock file.

use super::debian;
use crate::process::{command, locked, run};
use crate::workspace::root;
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Sees that the packages of `folder/package-lock.json` are installed; gives the folder.
pub(crate) fn provide(folder: &str) -> Result<PathBuf> {
    debian::ensure_programs(&[("node", "nodejs"), ("npm", "npm")], "build and test the extension")?;
    let folder = root().join(folder);
    let lock = std::fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", folder.display()))?;
    let stamp = folder.join("node_modules/.verbatim-lock");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(folder);
    }
    locked(&root().join("target/npm.lock"), || {
        run(command("npm")
            .current_dir(&folder)
            .args([
                "ci",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefer-offline",
                "--loglevel=error",
            ])
            .stdout(std::io::stderr()))?;
        std::fs::write(&stamp, &lock).context("cannot note what is installed")
    })?;
    Ok(folder)
}
