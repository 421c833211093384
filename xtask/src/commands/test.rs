//! `cargo xtask test`: all tests.

use super::build::Build;
use super::exports;
use crate::process::{cargo, command, run};
use crate::provision::{debian, npm};
use crate::workspace::root;
use anyhow::Result;
use clap::ValueEnum;

/// Run all tests: native, citation exports read back by other programs, and the built extension
/// in both browsers.
#[derive(clap::Args)]
pub(crate) struct Test {
    /// Only these suites.
    #[arg(long, value_enum, value_delimiter = ',')]
    only: Vec<Suite>,
    /// Only this browser.
    #[arg(long, value_enum)]
    browser: Option<Browser>,
    /// Test an extension built with `--quick`.
    #[arg(long)]
    quick: bool,
    /// Test the extension as it was last built.
    #[arg(long)]
    no_build: bool,
    /// Browser tests whose name matches this pattern.
    #[arg(long)]
    name: Option<String>,
    /// All browser test files, also the sweeps that take long.
    #[arg(long)]
    all: bool,
    /// Browser test files, without folder and ending (`copy` for `tests/browser/copy.test.mjs`).
    files: Vec<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Suite {
    Native,
    Exports,
    Browser,
}

/// The two engines that everything must work in.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
        }
    }
}

impl Test {
    pub(crate) fn run(self) -> Result<()> {
        let wants = |suite| self.only.is_empty() || self.only.contains(&suite);
        if wants(Suite::Native) && self.files.is_empty() {
            run(cargo().args(["test", "--workspace", "--quiet"]))?;
        }
        if wants(Suite::Exports) && self.files.is_empty() {
            exports::read_back()?;
        }
        if wants(Suite::Browser) {
            self.in_browsers()?;
        }
        Ok(())
    }

    fn in_browsers(&self) -> Result<()> {
        ensure_browsers()?;
        if !self.no_build {
            Build { quick: self.quick }.run()?;
        }
        let folder = npm::provide("tests/browser")?;
        let mut node = command("node");
        node.arg("--test").arg("--test-reporter=spec");
        node.arg(format!("--test-concurrency={FILES_AT_ONCE}"));
        if let Some(name) = &self.name {
            node.arg(format!("--test-name-pattern={name}"));
        }
        if let Some(browser) = self.browser {
            node.env("VERBATIM_BROWSER", browser.name());
        }
        if self.files.is_empty() && !self.all {
            node.args(MAIN_JOB.iter().map(|name| folder.join(format!("{name}.test.mjs"))));
        } else if self.files.is_empty() {
            let mut files: Vec<_> = std::fs::read_dir(&folder)?
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
                .collect();
            files.sort();
            node.args(files);
        } else {
            node.args(self.files.iter().map(|name| folder.join(format!("{name}.test.mjs"))));
        }
        run(node.current_dir(root()))
    }
}

/// The browser tests of every run: the main job, whole, and what stands against it (pages that forbid
/// copying, pages that look for extensions, protectors, bad input, hostile pages, a full store or a
/// stopped background, a proxy that listens), in both browsers, and what only shows in private
/// windows, after a restart and on a phone. The sweeps over freed pages, widgets and the interface in
/// every look take longer, and budgets need the whole build: `--all`. The longest come first, so
/// that nothing waits for them in the end.
const MAIN_JOB: &[&str] = &[
    "hostile",
    "main-job",
    "copy",
    "manifest",
    "walker",
    "bad-input",
    "states",
    "traces",
    "protectors",
    "playground",
    "always",
    "private",
    "restart",
    "phone",
    "network",
    "offline",
];

/// Every file has screens, clipboards and servers of its own and mostly waits for its browser; with
/// more, small machines keep it waiting.
const FILES_AT_ONCE: usize = 2;

/// Both browsers, and what a real window, key press and clipboard need without a display.
pub(crate) fn ensure_browsers() -> Result<()> {
    debian::ensure_programs(
        &[
            ("chromium", "chromium"),
            ("firefox-esr", "firefox-esr"),
            ("Xvfb", "xvfb"),
            ("xdotool", "xdotool"),
            ("xclip", "xclip"),
        ],
        "test in real browsers",
    )
}
