//! `cargo xtask score styles`: every style of the package, opened and used.

use super::super::build::files;
use crate::styles::provide;
use crate::workers;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use verbatim::citation::csl::{Cite, Cluster, Processor, Style};
use verbatim::citation::item::Item;
use verbatim::citation::styles::package::{DIRECTORY, LOCALES_PIECE, block_piece};
use verbatim::citation::styles::{Index, Package, SEARCH, index, lzma};

/// Languages in which every style prints every item.
const LOCALES: [&str; 5] = ["en-US", "de-DE", "fr-FR", "ar", "zh-CN"];

/// Open every style of the package and print every item in five languages.
#[derive(clap::Args)]
pub(crate) struct Styles {
    /// CSL-JSON items
    #[arg(long, default_value = "../shared/corpus/citations/dev-items.json")]
    items: PathBuf,
    /// Write the table to `tests/scores/styles.md`
    #[arg(long)]
    write: bool,
}

#[derive(Default)]
struct Tally {
    printed: usize,
    empty: BTreeMap<String, usize>,
    failed: Vec<String>,
}

impl Styles {
    pub(crate) fn run(self) -> Result<()> {
        if !self.items.exists() {
            println!("{} is absent: nothing to print", self.items.display());
            return Ok(());
        }
        let items = std::fs::read_to_string(&self.items)?;
        let items = Item::list_from_json(&serde_json::from_str(&items)?);
        let folder = provide()?;
        let read = |piece: &str| std::fs::read(folder.join(piece)).context(piece.to_owned());
        let (package, index) = open(&read)?;
        let names: Vec<&str> = index.names().collect();
        std::panic::set_hook(Box::new(|_| {})); // what panics is listed below
        let tallies = workers::each(&names, workers::processors(), |name| {
            let mut tally = Tally::default();
            try_style(name, &package, &items, &read, &mut tally);
            Ok(tally)
        });
        let _ = std::panic::take_hook();
        let mut all = Tally::default();
        for tally in tallies? {
            all.printed += tally.printed;
            all.empty.extend(tally.empty);
            all.failed.extend(tally.failed);
        }
        all.failed.sort();
        let table = table(&all, names.len(), package.locale_names().len(), items.len(), &folder)?;
        println!("{table}");
        if self.write {
            std::fs::write("tests/scores/styles.md", table)?;
        }
        Ok(())
    }
}

/// The package with all its locales, and the index of its styles.
pub(super) fn open(read: &dyn Fn(&str) -> Result<Vec<u8>>) -> Result<(Package, Index)> {
    let mut package = Package::new(&read(DIRECTORY)?)?;
    package.set_locales(&read(LOCALES_PIECE)?)?;
    for locale in package.locale_names().to_vec() {
        package.open_locales(&locale);
    }
    let index = index(&read(SEARCH)?).context("the index is damaged")?;
    Ok((package, index))
}

/// Whether a style of this name prints as its parent does, whose rules these are.
pub(super) fn is_dependent(name: &str, style: &Style) -> bool {
    !style.info.id.ends_with(&format!("/{name}"))
}

/// Opens a style and prints all items. A dependent style is opened, and prints in its own
/// language only, since its parent prints in all.
fn try_style(
    name: &str,
    package: &Package,
    items: &[Item],
    read: &dyn Fn(&str) -> Result<Vec<u8>>,
    tally: &mut Tally,
) {
    let outcome = catch_unwind(AssertUnwindSafe(|| -> Result<(usize, usize)> {
        let found = package.find(name).context("not in the directory")?;
        let style = package.style(name, &read(&block_piece(found.place.block))?)?;
        let own = [style.default_locale.as_deref().unwrap_or("en-US")];
        let languages: &[&str] = if is_dependent(name, &style) { &own } else { &LOCALES };
        let mut counts = (0, 0);
        for language in languages {
            let (printed, empty) = print(&style, package, language, items);
            counts.0 += printed;
            counts.1 += empty;
        }
        Ok(counts)
    }));
    match outcome {
        Ok(Ok((printed, empty))) => {
            tally.printed += printed;
            if empty > 0 {
                tally.empty.insert(name.to_owned(), empty);
            }
        }
        Ok(Err(error)) => tally.failed.push(format!("{name}: {error:#}")),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("panic");
            tally.failed.push(format!("{name}: panics: {text}"));
        }
    }
}

/// How many strings were printed, and how many are empty.
fn print(style: &Style, package: &Package, language: &str, items: &[Item]) -> (usize, usize) {
    let locales = package.locales();
    let processor = Processor::new(style, &locales, Some(language));
    let (mut printed, mut empty) = (0, 0);
    for item in items {
        let note = u32::from(style.in_notes);
        let clusters = [Cluster { cites: vec![Cite::of(&item.id)], note }];
        let (citations, references) = processor.document(std::slice::from_ref(item), &clusters);
        let texts = citations.iter().chain(references.iter().map(|entry| &entry.text));
        for text in texts {
            if text.is_empty() { empty += 1 } else { printed += 1 }
        }
    }
    (printed, empty)
}

fn table(
    tally: &Tally,
    styles: usize,
    locales: usize,
    items: usize,
    folder: &Path,
) -> Result<String> {
    let size = |part: &str| -> Result<(u64, usize)> {
        let path = folder.join(part);
        let files = if path.is_dir() { files(&path)? } else { vec![path] };
        let bytes = files.iter().map(|file| Ok(std::fs::metadata(file)?.len()));
        Ok((bytes.sum::<Result<u64>>()?, files.len()))
    };
    let mut out = String::from(
        "# The package of styles\n\n`cargo xtask score styles --write` writes this table.\n\n\
         | part | files | bytes |\n| --- | --: | --: |\n",
    );
    let mut sum = 0;
    for part in ["blocks", "locales.bin", "directory.bin", "search.bin", "NOTICE.txt"] {
        let (bytes, count) = size(part)?;
        sum += bytes;
        writeln!(out, "| `{part}` | {count} | {bytes} |")?;
    }
    writeln!(out, "| all | | {sum} |")?;
    let mut largest = 0;
    for file in files(&folder.join("blocks"))? {
        let block = lzma::unpack(&std::fs::read(&file)?).context("a block is damaged")?;
        largest = largest.max(block.len());
    }
    writeln!(out, "\nThe largest block unpacks to {largest} bytes.\n")?;
    writeln!(out, "| used | |\n| --- | --: |")?;
    writeln!(out, "| styles | {styles} |\n| locale files | {locales} |")?;
    writeln!(out, "| items, each in {} languages | {items} |", LOCALES.len())?;
    writeln!(out, "| styles that fail or panic | {} |", tally.failed.len())?;
    writeln!(out, "| strings printed | {} |", tally.printed)?;
    let empty: usize = tally.empty.values().sum();
    writeln!(out, "| strings empty | {empty}, in {} styles |", tally.empty.len())?;
    if !tally.failed.is_empty() {
        out.push_str("\nFailing:\n\n");
        for failed in &tally.failed {
            writeln!(out, "- {failed}")?;
        }
    }
    if !tally.empty.is_empty() {
        out.push_str("\nStyles with empty strings, by how many:\n\n| empty | styles | such as |\n| --: | --: | --- |\n");
        let mut by_count: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for (name, count) in &tally.empty {
            by_count.entry(*count).or_default().push(name);
        }
        for (count, names) in by_count.iter().rev() {
            let such_as = names.iter().take(3).copied().collect::<Vec<_>>().join(", ");
            writeln!(out, "| {count} | {} | {such_as} |", names.len())?;
        }
    }
    Ok(out)
}
