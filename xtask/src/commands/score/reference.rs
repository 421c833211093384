//! `cargo xtask score reference`: styles drawn from the package, beside the reference processor.

use super::citations::{Score, cell, compare, print};
use super::styles::{is_dependent, open};
use crate::process::{command, output};
use crate::provision::npm;
use crate::styles::provide;
use crate::workspace::root;
use anyhow::{Context, Result, ensure};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;
use verbatim::citation::csl::{Processor, Style};
use verbatim::citation::item::Item;
use verbatim::citation::styles::Package;
use verbatim::citation::styles::lzma::unpack;
use verbatim::citation::styles::package::block_piece;

/// Print our own items in styles that are drawn from all that there are, and compare with what the
/// reference processor (citeproc-js, run beside us and never shipped) prints.
#[derive(clap::Args)]
pub(crate) struct Reference {
    /// How many styles of their own rules to draw; all with 0
    #[arg(long, default_value_t = 300)]
    styles: usize,
    /// Which draw of that size
    #[arg(long, default_value_t = 0)]
    sample: u64,
    /// The languages to print in
    #[arg(long, value_delimiter = ',', default_value = "en-US,de-DE,fr-FR")]
    languages: Vec<String>,
    /// CSL-JSON items
    #[arg(long, default_value = "tests/reference/items.json")]
    items: PathBuf,
    /// Show what differs
    #[arg(long)]
    show: bool,
    /// Write the table to `tests/scores/reference.md`
    #[arg(long)]
    write: bool,
}

impl Reference {
    pub(crate) fn run(self) -> Result<()> {
        let folder = provide()?;
        let read = |piece: &str| std::fs::read(folder.join(piece)).context(piece.to_owned());
        let (package, index) = open(&read)?;
        let mut names: Vec<&str> = index.names().collect();
        names.sort_by_key(|name| drawn(name, self.sample));
        let mut styles = BTreeMap::new();
        for name in names {
            if self.styles > 0 && styles.len() == self.styles {
                break;
            }
            let found = package.find(name).context("not in the directory")?;
            let block =
                unpack(&read(&block_piece(found.place.block))?).context("a damaged block")?;
            let xml = found.place.read(&block).context("a style outside of its block")?;
            let style = Style::parse(xml)?;
            if !is_dependent(name, &style) {
                styles.insert(name, (style, xml.to_owned()));
            }
        }
        let expected = self.expected(&styles, &package)?;
        let items = std::fs::read_to_string(root().join(&self.items))?;
        let items = Item::list_from_json(&serde_json::from_str(&items)?);
        let locales = package.locales();
        let mut scores: BTreeMap<&str, [Score; 2]> = BTreeMap::new();
        for (name, (style, _)) in &styles {
            let score = scores.entry(name).or_default();
            for lang in &self.languages {
                let wanted = &expected["styles"][name][lang];
                let processor = Processor::new(style, &locales, Some(lang));
                let printed = print(&processor, style.in_notes, wanted, &items);
                let title = self.show.then(|| format!("{name} {lang}"));
                compare(wanted, &printed, score, title.as_deref());
            }
        }
        ensure!(scores.values().flatten().any(Score::is_any), "the reference printed nothing");
        let table = self.table(&scores);
        println!("{table}");
        if self.write {
            std::fs::write(root().join("tests/scores/reference.md"), table)?;
        }
        Ok(())
    }

    /// What the reference prints.
    fn expected(
        &self,
        styles: &BTreeMap<&str, (Style, String)>,
        package: &Package,
    ) -> Result<Json> {
        let tool = npm::provide("tests/reference")?;
        let work = root().join("target/reference");
        std::fs::create_dir_all(&work)?;
        let locales = package.locales();
        for name in package.locale_names() {
            let xml = locales(name).context("a locale without text")?;
            std::fs::write(work.join(format!("locales-{name}.xml")), xml)?;
        }
        let languages = self.languages.join(" ");
        let mut list = String::new();
        for (name, (_, xml)) in styles {
            std::fs::write(work.join(format!("{name}.csl")), xml)?;
            let _ = writeln!(list, "{name} {languages}");
        }
        let names = work.join("styles.txt");
        std::fs::write(&names, list)?;
        let mut node = command("node");
        node.arg(tool.join("print.mjs")).args([&work, &work, &self.items, &names]);
        Ok(serde_json::from_str(&output(&mut node)?)?)
    }

    fn table(&self, scores: &BTreeMap<&str, [Score; 2]>) -> String {
        let mut total = [Score::default(); 2];
        for score in scores.values() {
            for (sum, part) in total.iter_mut().zip(score) {
                sum.add(*part);
            }
        }
        let same = scores.values().filter(|score| wrong(score) == 0).count();
        let mut table = format!(
            "# Styles drawn from the package, against the reference processor\n\n`cargo xtask score \
             reference --write` writes this table: items of our own (`tests/reference/items.json`) in \
             {} styles that are drawn from all with rules of their own, in {}, printed by us and by \
             citeproc-js 2.4.63. Text and formatting equal.\n\n\
             | | entries | cites |\n| --- | --: | --: |\n| all | {} | {} |\n\n\
             {same} styles print everything as the reference does. Those that differ in more than 3 \
             strings:\n\n| style | entries | cites |\n| --- | --: | --: |\n",
            scores.len(),
            self.languages.join(", "),
            cell(total[0]),
            cell(total[1]),
        );
        let mut worst: Vec<_> =
            scores.iter().map(|(name, score)| (wrong(score), name, score)).collect();
        worst.sort_by_key(|(wrong, name, _)| (std::cmp::Reverse(*wrong), *name));
        for (_, name, score) in worst.iter().filter(|(wrong, ..)| *wrong > 3) {
            let _ = writeln!(table, "| {name} | {} | {} |", cell(score[0]), cell(score[1]));
        }
        table
    }
}

fn wrong(score: &[Score; 2]) -> usize {
    score.iter().map(Score::wrong).sum()
}

/// The place of a style in a draw.
fn drawn(name: &str, sample: u64) -> u64 {
    let seed = 0xcbf2_9ce4_8422_2325_u64 ^ sample.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    name.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::drawn;

    #[test]
    fn a_draw_is_always_the_same_and_samples_differ() {
        let order = |sample| {
            let mut names = ["apa", "nature", "cell", "ieee", "chicago-author-date", "mhra-notes"];
            names.sort_by_key(|name| drawn(name, sample));
            names
        };
        assert_eq!(order(0), order(0));
        assert!((1..5).any(|sample| order(sample) != order(0)));
    }
}
