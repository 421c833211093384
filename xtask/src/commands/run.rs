//! `cargo xtask run`: the product, doing its job.

use super::build::Build;
use super::test::{Browser, ensure_browsers};
use crate::process::{command, run};
use crate::provision::npm;
use anyhow::Result;

/// Build everything and copy an article.
///
/// With a display this opens a browser with the extension installed, on a demonstration article
/// that forbids copying. Without one it presses the toolbar button itself and prints the
/// clipboard's text, then the Markdown, then the citation, and saves a screenshot.
#[derive(clap::Args)]
pub(crate) struct Run {
    /// Another page: an address or an HTML file.
    page: Option<String>,
    /// Which browser.
    #[arg(long, value_enum, default_value = "chromium")]
    browser: Browser,
    /// Without a window, even where there is a display.
    #[arg(long)]
    headless: bool,
    /// Where the screenshot goes.
    #[arg(long, value_name = "FILE", default_value = "target/run.png")]
    screenshot: std::path::PathBuf,
    /// Build without optimisation: sooner there, larger and slower.
    #[arg(long)]
    quick: bool,
}

impl Run {
    pub(crate) fn run(self) -> Result<()> {
        ensure_browsers()?;
        Build { quick: self.quick }.run()?;
        let folder = npm::provide("tests/browser")?;
        let mut node = command("node");
        node.arg(folder.join("run.mjs")).args(["--browser", self.browser.name()]);
        node.arg("--screenshot").arg(&self.screenshot);
        if self.headless
            || std::env::var_os("DISPLAY").is_none()
                && std::env::var_os("WAYLAND_DISPLAY").is_none()
        {
            node.arg("--headless");
        }
        if let Some(page) = &self.page {
            node.arg(page);
        }
        run(&mut node)
    }
}
