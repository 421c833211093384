//! `cargo xtask build`: the extension, unpacked, as both browsers load it.

use crate::icons;
use crate::process::{command, locked, run};
use crate::provision::{bindgen, npm, wasm};
use crate::styles;
use crate::workers;
use crate::workspace::{root, unpacked};
use anyhow::{Context, Result};
use serde_json::Value;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

/// Build the extension into `dist/unpacked/`.
///
/// The folder loads as it is in Chromium ("Load unpacked") and in Firefox ("Load Temporary
/// Add-on"). What the machine lacks is installed; a second run does only what changed.
#[derive(clap::Args, Default)]
pub(crate) struct Build {
    /// Leave out link-time optimisation and wasm-opt: larger and slower, but built in seconds.
    #[arg(long)]
    pub(crate) quick: bool,
}

/// The wasm modules: one per feature of the crate `extension`, loaded apart.
pub(crate) const MODULES: [&str; 5] = ["article", "interface", "citation", "search", "export"];

/// More need more memory than small machines have.
const LINKED_AT_ONCE: usize = 2;

/// What the core is compiled with besides. The others run for moments and are as small as can be;
/// the core would take nearly twice its time that way. With what the compiler leaves out for size
/// alone done after all (functions of a few instructions inlined, a loop's test at its end) it
/// takes a twentieth more than optimised for speed and size both, and is a tenth smaller.
const CORE_FLAGS: [&str; 2] =
    ["-Cllvm-args=-inline-threshold=50", "-Cllvm-args=-enable-loop-header-duplication"];

/// Where the modules stand in the package.
pub(crate) const MODULE_FOLDER: &str = "core";

impl Build {
    pub(crate) fn run(self) -> Result<()> {
        let lock = root().join("target/xtask-build.lock");
        locked(&lock, || self.build())
    }

    fn build(&self) -> Result<()> {
        let toolchain = wasm::Toolchain::provide()?;
        let out = unpacked();
        let mut kept = BTreeSet::new();
        for folder in self.modules(&toolchain)? {
            copy_folder(&folder, &out.join(MODULE_FOLDER), &mut kept, &|_| true)?;
        }
        let sources = |path: &Path| {
            !path.starts_with("src")
                && !path.starts_with("tests")
                && path != Path::new("Cargo.toml")
                && !WALKER.iter().any(|part| path == Path::new(part))
                && !is_readme(path)
        };
        copy_folder(&root().join("extension"), &out, &mut kept, &sources)?;
        let png = |path: &Path| path.extension().is_some_and(|extension| extension == "png");
        copy_folder(&icons::draw()?, &out.join("icons"), &mut kept, &png)?;
        let pages = root().join("www");
        if pages.exists() {
            copy_folder(&pages, &out.join("www"), &mut kept, &|path| !is_readme(path))?;
        }
        walker(&out, &mut kept)?;
        side_panel(&out, &mut kept)?;
        list_languages(&out, &mut kept)?;
        copy_styles(&mut kept)?;
        list_files(&out, &mut kept)?;
        remove_others(&out, &kept)?;
        // Says to the tests that the sizes are not those of the product.
        let mark = root().join("dist/quick");
        if self.quick {
            std::fs::write(mark, "")?;
        } else if mark.exists() {
            std::fs::remove_file(mark)?;
        }
        eprintln!("xtask: the extension is in {}", out.display());
        Ok(())
    }

    /// Compiles all modules, `LINKED_AT_ONCE` at a time: the compiler links each on one processor.
    fn modules(&self, toolchain: &wasm::Toolchain) -> Result<Vec<PathBuf>> {
        workers::each(&MODULES, LINKED_AT_ONCE, |module| self.module(toolchain, module))
    }

    /// Compiles one module; gives the folder with its `.wasm` and `.js`.
    fn module(&self, toolchain: &wasm::Toolchain, module: &str) -> Result<PathBuf> {
        let base = if self.quick { "wasm-quick" } else { "wasm" };
        let flags: &[&str] = if module == "article" && !self.quick { &CORE_FLAGS } else { &[] };
        // All modules are one crate, and cargo keeps one file a crate and profile: with a profile
        // each, what did not change is not linked again, and two are linked side by side.
        let profile = format!("{base}-{module}");
        run(toolchain
            .cargo(flags)
            .args(["build", "--quiet", "--locked", "--package", "verbatim-extension", "--lib"])
            .args(["--target", wasm::TARGET, "--profile", &profile])
            .args(["--config", &format!("profile.{profile}.inherits=\"{base}\"")])
            .args(["--no-default-features", "--features", module]))
        .with_context(|| format!("the module `{module}` does not compile"))?;
        let compiled =
            root().join("target").join(wasm::TARGET).join(&profile).join("verbatim_extension.wasm");
        let work = root().join("target/modules").join(&profile);
        std::fs::create_dir_all(&work)?;

        let input = work.join("input.wasm");
        let ready = work.join("ready");
        if same_bytes(&compiled, &input) && ready.join(format!("{module}.js")).exists() {
            return Ok(ready);
        }
        let fresh = work.join("fresh");
        if fresh.exists() {
            std::fs::remove_dir_all(&fresh)?;
        }
        std::fs::create_dir_all(&fresh)?;
        run(command(bindgen::provide()?).arg(&compiled).arg(&fresh).arg(module))?;
        if !self.quick {
            let level = if module == "article" { "-O3" } else { "-Oz" };
            optimize(&fresh.join(format!("{module}_bg.wasm")), level)?;
        }
        if ready.exists() {
            std::fs::remove_dir_all(&ready)?;
        }
        std::fs::rename(&fresh, &ready)?;
        std::fs::copy(&compiled, &input)?;
        Ok(ready)
    }
}

/// Shrinks a module in place.
///
/// Nothing is inlined: rustc did that where it pays, and what wasm-opt inlines makes the core a
/// twentieth larger once compressed and no faster.
fn optimize(module: &Path, level: &str) -> Result<()> {
    let tools = npm::provide("xtask/npm")?;
    run(command("node")
        .arg(tools.join("node_modules/binaryen/bin/wasm-opt"))
        .args([
            level,
            "--always-inline-max-function-size=0",
            "--flexible-inline-max-function-size=0",
            "--one-caller-inline-max-function-size=0",
            "--enable-bulk-memory",
            "--enable-nontrapping-float-to-int",
            "--enable-sign-ext",
        ])
        .args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"])
        .arg(module)
        .arg("-o")
        .arg(module))
}

/// Puts the packed citation styles into the unpacked extension.
pub(crate) fn copy_styles(kept: &mut BTreeSet<PathBuf>) -> Result<()> {
    copy_folder(&styles::provide()?, &unpacked().join("styles"), kept, &|_| true)
}

/// Writes which languages the interface has, with their own names for themselves: an extension
/// cannot list its own folders.
fn list_languages(out: &Path, kept: &mut BTreeSet<PathBuf>) -> Result<()> {
    let folder = root().join("extension/_locales");
    let mut languages = Vec::new();
    for file in files(&folder)? {
        let Some(locale) = file.parent().and_then(Path::file_name) else { continue };
        let messages: Value = serde_json::from_slice(&std::fs::read(&file)?)
            .with_context(|| format!("{} is not JSON", file.display()))?;
        let name = messages.pointer("/language_name/message").and_then(Value::as_str);
        let name = name.with_context(|| format!("{} has no language_name", file.display()))?;
        languages.push((locale.to_string_lossy().into_owned(), name.to_owned()));
    }
    languages.sort_by(|one, other| one.1.cmp(&other.1));
    write_changed(out.join("www/languages.json"), &serde_json::to_string(&languages)?, kept)
}

/// What the playground has no use for, by how its name begins.
const EXTENSION_ONLY: [&str; 5] =
    ["background.js", "icons/verbatim-", "manifest.json", "offscreen.", "unblock/"];

/// Writes which files the playground is made of, for the worker that keeps them where there is no
/// network (`www/offline.js`), and a digest that is another as soon as one of them is.
fn list_files(out: &Path, kept: &mut BTreeSet<PathBuf>) -> Result<()> {
    // Fixed keys: the same files give the same digest in every build of one compiler.
    let mut digest = std::hash::DefaultHasher::new();
    let mut names = Vec::new();
    for path in kept.iter() {
        let name = path.strip_prefix(out)?.display().to_string();
        if EXTENSION_ONLY.iter().any(|begin| name.starts_with(begin)) {
            continue;
        }
        (&name, std::fs::read(path)?).hash(&mut digest);
        names.push(name);
    }
    let list = serde_json::json!({ "digest": format!("{:016x}", digest.finish()), "files": names });
    write_changed(out.join("www/files.json"), &list.to_string(), kept)
}

/// What is injected to read a page. It goes as one file: Chromium loads and runs each by itself,
/// which a reader waits for at every press.
const WALKER: [&str; 2] = ["cipher.js", "snapshot.js"];

/// Writes what is injected to read a page.
fn walker(out: &Path, kept: &mut BTreeSet<PathBuf>) -> Result<()> {
    let read = |part| std::fs::read_to_string(root().join("extension").join(part));
    let parts = WALKER.map(read).into_iter().collect::<Result<Vec<_>, _>>()?;
    write_changed(out.join("snapshot.js"), &parts.join("\n"), kept)
}

/// Writes the side panel's page: the popup's, under another name for the style sheet and the
/// script. An extension cannot say in its manifest that one page is to serve as both.
fn side_panel(out: &Path, kept: &mut BTreeSet<PathBuf>) -> Result<()> {
    let popup = std::fs::read_to_string(root().join("www/popup.html"))?;
    let (before, after) = popup
        .split_once("<body class=\"popup\">")
        .context("the popup's page does not say that it is the popup")?;
    let panel = format!("{before}<body class=\"panel\">{after}");
    write_changed(out.join("www/side_panel.html"), &panel, kept)
}

/// Writes a file that is made here, if it is not there already as it should be, and notes it in
/// `kept`.
fn write_changed(path: PathBuf, text: &str, kept: &mut BTreeSet<PathBuf>) -> Result<()> {
    if std::fs::read_to_string(&path).ok().as_deref() != Some(text) {
        std::fs::write(&path, text)?;
    }
    kept.insert(path);
    Ok(())
}

fn is_readme(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "md")
}

/// Copies what differs and notes every file in `kept`.
fn copy_folder(
    from: &Path,
    to: &Path,
    kept: &mut BTreeSet<PathBuf>,
    wanted: &dyn Fn(&Path) -> bool,
) -> Result<()> {
    for file in files(from)? {
        let inside = file.strip_prefix(from).context("a file outside its folder")?;
        if !wanted(inside) {
            continue;
        }
        let target = to.join(inside);
        if !same_bytes(&file, &target) {
            if let Some(folder) = target.parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::copy(&file, &target)
                .with_context(|| format!("cannot write {}", target.display()))?;
        }
        kept.insert(target);
    }
    Ok(())
}

/// Removes the files of former builds that this one did not make, and the folders that held nothing
/// else.
fn remove_others(folder: &Path, kept: &BTreeSet<PathBuf>) -> Result<()> {
    let (files, folders) = below(folder)?;
    for file in files.into_iter().filter(|file| !kept.contains(file)) {
        std::fs::remove_file(&file)?;
    }
    // What is inside comes before what it is inside of.
    for folder in folders.iter().rev() {
        if std::fs::read_dir(folder)?.next().is_none() {
            std::fs::remove_dir(folder)?;
        }
    }
    Ok(())
}

/// All files below a folder, sorted, without following links.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    Ok(below(folder)?.0)
}

/// All files and all folders below a folder, each sorted, without following links.
fn below(folder: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut found, mut folders) = (Vec::new(), Vec::new());
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder)
            .with_context(|| format!("cannot read {}", folder.display()))?
        {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                open.push(entry.path());
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    folders.sort();
    Ok((found, folders))
}

fn same_bytes(one: &Path, other: &Path) -> bool {
    match (std::fs::read(one), std::fs::read(other)) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_longer_made_goes_with_its_folders() {
        let folder = std::env::temp_dir().join(format!("verbatim-stale-{}", std::process::id()));
        let write = |name: &str| {
            let file = folder.join(name);
            std::fs::create_dir_all(file.parent().expect("in the folder")).expect("a folder");
            std::fs::write(&file, "").expect("a file");
            file
        };
        let kept = BTreeSet::from([write("styles/blocks/000.bin"), write("popup.js")]);
        write("styles/blocks/001.bin");
        write("styles/locales/en/all.bin");
        std::fs::create_dir_all(folder.join("old/empty")).expect("a folder");
        remove_others(&folder, &kept).expect("it is ours");
        let (files, folders) = below(&folder).expect("it is there");
        std::fs::remove_dir_all(&folder).expect("it is ours");
        assert_eq!(files, kept.into_iter().collect::<Vec<_>>());
        assert_eq!(folders, [folder.join("styles"), folder.join("styles/blocks")]);
    }
}
