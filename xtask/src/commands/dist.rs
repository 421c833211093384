//! `cargo xtask dist`: what goes to the stores.

mod bill;

use super::build::{Build, files};
use crate::process::{cargo, command, output, run};
use crate::provision::{npm, wasm};
use crate::workspace::{root, unpacked};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// Make the packages for the stores: `dist/verbatim-chrome.zip`, `dist/verbatim-firefox.zip` and
/// `dist/verbatim-source.zip`.
///
/// The same sources and the same compiler (the packages name it in `BUILT_WITH.txt`) give the
/// same bytes, on any machine and in any folder.
#[derive(clap::Args)]
pub(crate) struct Dist {
    /// Package the extension as it was last built.
    #[arg(long)]
    no_build: bool,
    /// Leave out Mozilla's linter.
    #[arg(long)]
    no_lint: bool,
    /// Build once more, out of the source package unpacked in another folder, and compare the
    /// bytes of every package.
    #[arg(long)]
    verify: bool,
}

/// A store and what its package leaves out.
struct Store {
    name: &'static str,
    /// Pointers (RFC 6901) to the manifest's keys that only the other browser knows.
    keys: &'static [&'static str],
    /// Permissions that only the other browser knows.
    permissions: &'static [&'static str],
    /// Files that only the other browser runs.
    files: &'static [&'static str],
}

const STORES: [Store; 2] = [
    Store {
        name: "chrome",
        keys: &["/browser_specific_settings", "/sidebar_action", "/background/scripts"],
        permissions: &[],
        files: &[],
    },
    Store {
        name: "firefox",
        keys: &["/minimum_chrome_version", "/side_panel", "/background/service_worker"],
        permissions: &["offscreen", "sidePanel"],
        files: &["offscreen.html", "offscreen.js"],
    },
];

/// Pages that need no extension: they go to a web server, not into a store.
const WEB_ONLY: [&str; 5] =
    ["www/index.html", "www/playground.js", "www/playground.css", "www/samples/", "www/pictures/"];

impl Dist {
    pub(crate) fn run(self) -> Result<()> {
        if !self.no_build {
            Build::default().run()?;
        }
        let compiler = wasm::Toolchain::provide()?.version()?;
        let tools = std::fs::read_to_string(root().join("xtask/npm/package.json"))?;
        let tools: Value = serde_json::from_str(&tools)?;
        let built_with = format!(
            "Verbatim {}\n{compiler}\nwasm-opt {}\n\nBuild: cargo xtask dist\n",
            env!("CARGO_PKG_VERSION"),
            tools["dependencies"]["binaryen"].as_str().unwrap_or("?"),
        );
        let bill = bill::bill()?;
        for store in &STORES {
            let package = store.package(&built_with, &bill)?;
            write(&format!("verbatim-{}.zip", store.name), &package)?;
        }
        write("verbatim-source.zip", &source(&built_with)?)?;
        if !self.no_lint {
            lint(&root().join("dist/verbatim-firefox.zip"))?;
        }
        if self.verify { verify() } else { Ok(()) }
    }
}

/// Every package, by its file name in `dist/`.
const PACKAGES: [&str; 3] = ["verbatim-chrome.zip", "verbatim-firefox.zip", "verbatim-source.zip"];

/// Does what a reviewer of a store does: unpacks the source package, builds, compares.
fn verify() -> Result<()> {
    // Outside this work tree, or cargo would take it for a part of the workspace.
    let folder = std::env::temp_dir().join(format!("verbatim-rebuilt-{}", std::process::id()));
    let verified = rebuild(&folder);
    let removed = std::fs::remove_dir_all(&folder);
    verified?;
    removed.with_context(|| format!("cannot remove {}", folder.display()))
}

fn rebuild(folder: &Path) -> Result<()> {
    let made = |folder: &Path, name: &str| {
        let file = folder.join("dist").join(name);
        std::fs::read(&file).with_context(|| file.display().to_string())
    };
    ZipArchive::new(Cursor::new(made(root(), "verbatim-source.zip")?))?.extract(folder)?;
    eprintln!("xtask: building once more in {}", folder.display());
    run(cargo().current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target")).args([
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--",
        "dist",
        "--no-lint",
    ]))?;
    for name in PACKAGES {
        let (first, second) = (made(root(), name)?, made(folder, name)?);
        if let Some(difference) = difference(&first, &second)? {
            bail!("{name} is not the same when it is built once more: {difference}");
        }
        eprintln!("xtask: {name}: the same {} bytes", first.len());
    }
    Ok(())
}

/// The first file in which two packages differ.
fn difference(first: &[u8], second: &[u8]) -> Result<Option<String>> {
    if first == second {
        return Ok(None);
    }
    let (first, second) = (contents(first)?, contents(second)?);
    let names = first.keys().chain(second.keys());
    let mut different = names.filter(|name| first.get(*name) != second.get(*name));
    if let Some(name) = different.next() {
        return Ok(Some(name.clone()));
    }
    Ok(Some("the order or the form of their files".to_owned()))
}

/// A package's files by name.
fn contents(package: &[u8]) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut package = ZipArchive::new(Cursor::new(package))?;
    let mut files = BTreeMap::new();
    for at in 0..package.len() {
        let mut file = package.by_index(at)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        files.insert(file.name()?.into_owned(), bytes);
    }
    Ok(files)
}

/// What the linter may say of us: calls that only the other browser has, which are made only where
/// they are there.
const ALLOWED: &str = "UNSUPPORTED_API";

/// Lets Mozilla's linter look at a package; whatever else it says is an error.
fn lint(package: &Path) -> Result<()> {
    let tools = npm::provide("xtask/lint")?;
    let answer = command("node")
        .arg(tools.join("node_modules/addons-linter/bin/addons-linter"))
        .args(["--output", "json"])
        .arg(package)
        .output()
        .context("cannot start addons-linter")?;
    let found: Value = serde_json::from_slice(&answer.stdout).with_context(|| {
        format!("addons-linter gave no list: {}", String::from_utf8_lossy(&answer.stderr))
    })?;
    let all = ["errors", "warnings", "notices"].map(|kind| found[kind].as_array());
    let (mut allowed, mut refused) = (0, 0);
    for one in all.into_iter().flatten().flatten() {
        if one["code"] == ALLOWED {
            allowed += 1;
        } else {
            refused += 1;
            eprintln!("{} {}:{} {}", one["code"], one["file"], one["line"], one["message"]);
        }
    }
    if refused > 0 {
        bail!("addons-linter refuses the package for Firefox: {refused} complaints");
    }
    eprintln!("xtask: addons-linter: nothing but {allowed} calls that only Chromium has");
    Ok(())
}

impl Store {
    /// The package's bytes.
    fn package(&self, built_with: &str, bill: &str) -> Result<Vec<u8>> {
        let folder = unpacked();
        let mut package = Package::new();
        for file in files(&folder)? {
            let name = name_in(&folder, &file)?;
            let other = self.files.contains(&name.as_str());
            if other || WEB_ONLY.iter().any(|path| name.starts_with(path)) {
                continue;
            }
            let mut bytes = std::fs::read(&file)?;
            if name == "manifest.json" {
                bytes = self.manifest(&bytes)?;
            }
            package.add(&name, &bytes)?;
        }
        package.add("BUILT_WITH.txt", built_with.as_bytes())?;
        package.add("bill-of-materials.cdx.json", bill.as_bytes())?;
        package.finish()
    }

    /// The manifest without what only the other browser knows.
    fn manifest(&self, bytes: &[u8]) -> Result<Vec<u8>> {
        let mut manifest: Value = serde_json::from_slice(bytes)?;
        for pointer in self.keys {
            let (parent, key) = pointer.rsplit_once('/').context("a pointer begins with /")?;
            let removed = manifest
                .pointer_mut(parent)
                .and_then(Value::as_object_mut)
                .and_then(|parent| parent.shift_remove(key));
            if removed.is_none() {
                bail!("the manifest has no {pointer}: mend the table of stores");
            }
        }
        let permissions = manifest["permissions"].as_array_mut().context("permissions")?;
        permissions.retain(|one| one.as_str().is_none_or(|one| !self.permissions.contains(&one)));
        let mut text = serde_json::to_string_pretty(&manifest)?;
        text.push('\n');
        Ok(text.into_bytes())
    }
}

/// Everything that git knows, as it is in the work tree: what the packages are built from. In an
/// unpacked source package, where there is no git, that is every file that no build makes.
fn source(built_with: &str) -> Result<Vec<u8>> {
    let mut names = if root().join(".git").exists() {
        let list = output(command("git").args(["ls-files", "-z"]))
            .context("the source package is made of what git knows")?;
        list.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
    } else {
        unpacked_sources(root())?
    };
    names.sort_unstable();
    let mut package = Package::new();
    for name in names {
        let file = root().join(&name);
        if file.is_file() {
            package.add(&name, &std::fs::read(&file)?)?;
        }
    }
    package.add("BUILT_WITH.txt", built_with.as_bytes())?;
    package.finish()
}

/// The files of an unpacked source package, without what building it makes.
fn unpacked_sources(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if ["target", "dist", "BUILT_WITH.txt"].contains(&name.as_str()) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            for file in files(&entry.path())? {
                names.push(name_in(folder, &file)?);
            }
        } else {
            names.push(name);
        }
    }
    names.retain(|name| !name.split('/').any(|part| matches!(part, "target" | "node_modules")));
    Ok(names)
}

/// A zip file that is the same whenever and wherever it is made: files in order, one date.
struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn new() -> Package {
        Package(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<()> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(9))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.0.start_file(name, options)?;
        Ok(self.0.write_all(bytes)?)
    }

    fn finish(self) -> Result<Vec<u8>> {
        Ok(self.0.finish()?.into_inner())
    }
}

fn name_in(folder: &Path, file: &Path) -> Result<String> {
    let inside = file.strip_prefix(folder).context("a file outside its folder")?;
    let parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
    Ok(parts.collect::<Vec<_>>().join("/"))
}

fn write(name: &str, bytes: &[u8]) -> Result<()> {
    let path = root().join("dist").join(name);
    std::fs::create_dir_all(root().join("dist"))?;
    std::fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    eprintln!("xtask: {} ({} KB)", path.display(), bytes.len() / 1024);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest_of(store: &Store) -> Value {
        let manifest = std::fs::read(root().join("extension/manifest.json")).expect("a manifest");
        let bytes = store.manifest(&manifest).expect("the table fits the manifest");
        serde_json::from_slice(&bytes).expect("JSON")
    }

    #[test]
    fn each_store_gets_its_own_keys_only() {
        let [chrome, firefox] = STORES.each_ref().map(manifest_of);
        assert_eq!(chrome["background"]["scripts"], Value::Null);
        assert!(chrome["background"]["service_worker"].is_string());
        assert!(chrome.get("browser_specific_settings").is_none());
        assert_eq!(firefox["background"]["service_worker"], Value::Null);
        assert!(firefox["background"]["scripts"].is_array());
        let permissions = firefox["permissions"].to_string();
        assert!(!permissions.contains("offscreen") && !permissions.contains("sidePanel"));
    }

    /// What an unpacked source package is packed from again is what git knows.
    #[test]
    fn a_source_package_is_whole_without_git() {
        if !root().join(".git").exists() {
            return;
        }
        let name = format!("verbatim-source-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let known = output(command("git").args(["ls-files", "-z"])).expect("git");
        let mut known: Vec<&str> = known
            .split('\0')
            .filter(|name| !name.is_empty() && root().join(name).is_file())
            .collect();
        let built = ["target/debug/xtask", "dist/quick", "fuzz/target/x", "BUILT_WITH.txt"];
        for name in known.iter().chain(&built) {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("room");
            std::fs::write(file, "").expect("room");
        }
        let mut found = unpacked_sources(&folder).expect("a folder that can be read");
        std::fs::remove_dir_all(&folder).expect("a folder of ours");
        found.sort_unstable();
        known.sort_unstable();
        assert_eq!(found, known);
    }

    #[test]
    fn packages_are_the_same_twice() {
        let make = || {
            let mut package = Package::new();
            package.add("a/b.txt", b"text").expect("memory");
            package.finish().expect("memory")
        };
        assert_eq!(make(), make());
    }

    #[test]
    fn what_differs_is_named() {
        let make = |files: &[(&str, &str)]| {
            let mut package = Package::new();
            for (name, text) in files {
                package.add(name, text.as_bytes()).expect("memory");
            }
            package.finish().expect("memory")
        };
        let named = |other: &[(&str, &str)]| {
            let first = make(&[("a.txt", "one"), ("b.txt", "two")]);
            difference(&first, &make(other)).expect("two packages")
        };
        assert_eq!(named(&[("a.txt", "one"), ("b.txt", "two")]), None);
        assert_eq!(named(&[("a.txt", "one"), ("b.txt", "2")]).as_deref(), Some("b.txt"));
        assert_eq!(named(&[("a.txt", "one")]).as_deref(), Some("b.txt"));
        assert!(named(&[("b.txt", "two"), ("a.txt", "one")]).is_some());
    }
}
