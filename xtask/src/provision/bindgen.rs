//! The `bindgen` program of this crate, built once per version into the cache.

use crate::process::{cargo, locked, run};
use crate::workspace::{cache, root};
use anyhow::{Context, Result};
use std::path::PathBuf;

/// Where the program is, after building it where it was not.
pub(crate) fn provide() -> Result<PathBuf> {
    let version = locked_version().context("Cargo.lock does not hold wasm-bindgen")?;
    let program = cache().join(format!("bindgen-{version}"));
    if program.exists() {
        return Ok(program);
    }
    locked(&cache().join("bindgen.lock"), || {
        if program.exists() {
            return Ok(());
        }
        eprintln!("xtask: building bindgen {version} once (about two minutes)");
        let folder = cache().join(format!("bindgen-target-{version}"));
        run(cargo()
            .args([
                "build",
                "--quiet",
                "--locked",
                "--package",
                "xtask",
                "--features",
                "bindgen",
                "--bin",
                "bindgen",
            ])
            .arg("--target-dir")
            .arg(&folder)
            // Quick to build; it handles two megabytes in about a second all the same.
            .args(["--config", "profile.dev.package.\"*\".opt-level=1"]))?;
        std::fs::copy(folder.join("debug/bindgen"), &program)?;
        std::fs::remove_dir_all(&folder).context("cannot clear bindgen's build folder")
    })?;
    Ok(program)
}

/// The version of `wasm-bindgen` that `Cargo.lock` pins for the extension.
fn locked_version() -> Option<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).ok()?;
    let (_, after) = lock.split_once("name = \"wasm-bindgen\"\n")?;
    let line = after.lines().next()?;
    Some(line.trim_start_matches("version = ").trim_matches('"').to_owned())
}
