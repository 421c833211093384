//! The extension's icons: drawn from one SVG file for every size that browsers and stores show.

use crate::process::{command, run};
use crate::provision::npm;
use crate::workspace::root;
use anyhow::Result;
use std::path::PathBuf;

/// Widths in pixels: toolbar, extension pages, store.
const SIZES: [&str; 7] = ["16", "24", "32", "48", "64", "96", "128"];

/// Draws the icons; gives the folder with `verbatim-SIZE.png`.
pub(crate) fn draw() -> Result<PathBuf> {
    let drawing = root().join("extension/icons/verbatim.svg");
    let folder = root().join("target/icons");
    let drawn = folder.join("drawn.svg");
    let bytes = std::fs::read(&drawing)?;
    if std::fs::read(&drawn).is_ok_and(|before| before == bytes) {
        return Ok(folder);
    }
    std::fs::create_dir_all(&folder)?;
    let tools = npm::provide("xtask/npm")?;
    run(command("node")
        .current_dir(&tools)
        .arg(root().join("xtask/npm/icons.mjs"))
        .arg(&drawing)
        .arg(&folder)
        .args(SIZES))?;
    std::fs::copy(&drawing, &drawn)?;
    Ok(folder)
}
