//! `cargo xtask score citations`: every item in every style and language, against the reference.

use anyhow::{Context, Result};
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use verbatim::citation::csl::{Cite, Cluster, Formatted, Processor, Run, Style};
use verbatim::citation::item::Item;

/// Print items in styles and languages, and compare with the reference processor.
#[derive(clap::Args)]
pub(crate) struct Citations {
    /// CSL-JSON items
    #[arg(long, default_value = "../shared/corpus/citations/dev-items.json")]
    items: PathBuf,
    /// What the reference printed: style, language and item to entry and citation
    #[arg(long, default_value = "../shared/corpus/citations/dev-expected.json")]
    expected: PathBuf,
    /// Folder with the styles
    #[arg(long, default_value = "../shared/corpus/citations/styles")]
    styles: PathBuf,
    /// Folder with the locales
    #[arg(long, default_value = "../shared/corpus/citations/locales")]
    locales: PathBuf,
    /// Where to write what was printed, in the form of the expected file
    #[arg(long)]
    out: Option<PathBuf>,
    /// Show what differs in one style
    #[arg(long)]
    show: Option<String>,
    /// Write the table to `tests/scores/citations.md`
    #[arg(long)]
    write: bool,
}

/// Strings printed as the reference printed them, and all strings.
#[derive(Default, Clone, Copy)]
pub(super) struct Score {
    right: usize,
    all: usize,
}

impl Score {
    /// Adds the strings of another.
    pub(super) fn add(&mut self, other: Score) {
        self.right += other.right;
        self.all += other.all;
    }

    /// Whether there are any strings.
    pub(super) fn is_any(&self) -> bool {
        self.all > 0
    }

    /// How many strings differ.
    pub(super) fn wrong(&self) -> usize {
        self.all - self.right
    }
}

impl Citations {
    pub(crate) fn run(self) -> Result<()> {
        if !self.expected.exists() {
            println!("{} is absent: nothing to compare with", self.expected.display());
            return Ok(());
        }
        let items = Item::list_from_json(&read_json(&self.items)?);
        let expected = read_json(&self.expected)?;
        let expected = expected.get("styles").unwrap_or(&expected);
        let mut printed = Map::new();
        let mut scores: BTreeMap<String, [Score; 2]> = BTreeMap::new();
        for (name, languages) in expected.as_object().into_iter().flatten() {
            let score = scores.entry(name.clone()).or_default();
            let mut of_style = Map::new();
            for (lang, wanted) in languages.as_object().into_iter().flatten() {
                let of_lang = self.print(name, lang, wanted, &items)?;
                let title = (self.show.as_deref() == Some(name)).then_some(lang.as_str());
                compare(wanted, &of_lang, score, title);
                of_style.insert(lang.clone(), Json::Object(of_lang));
            }
            printed.insert(name.clone(), Json::Object(of_style));
        }
        if let Some(out) = &self.out {
            std::fs::write(out, serde_json::to_string(&json!({ "styles": printed }))?)?;
        }
        let table = table(&scores);
        println!("{table}");
        if self.write {
            std::fs::write("tests/scores/citations.md", table)?;
        }
        Ok(())
    }

    fn print(
        &self,
        name: &str,
        lang: &str,
        wanted: &Json,
        items: &[Item],
    ) -> Result<Map<String, Json>> {
        let path = self.styles.join(format!("{name}.csl"));
        let xml = std::fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let style = Style::parse(&xml).with_context(|| path.display().to_string())?;
        let locales = locales(&self.locales);
        let processor = Processor::new(&style, &locales, Some(lang));
        Ok(print(&processor, style.in_notes, wanted, items))
    }
}

/// The items that are wanted, each alone: its entry and its citation or first note.
pub(super) fn print(
    processor: &Processor<'_>,
    in_notes: bool,
    wanted: &Json,
    items: &[Item],
) -> Map<String, Json> {
    let mut printed = Map::new();
    for item in items.iter().filter(|item| wanted.get(&item.id).is_some()) {
        let items = std::slice::from_ref(item);
        let cluster = Cluster { cites: vec![Cite::of(&item.id)], note: u32::from(in_notes) };
        let entry = processor.bibliography(items).first().map(|entry| flat(&entry.text));
        let cited = processor.cite(items, &[cluster]).first().map(flat);
        printed.insert(item.id.clone(), json!([entry, cited]));
    }
    printed
}

/// Locales as files of a folder.
pub(super) fn locales(folder: &Path) -> impl Fn(&str) -> Option<String> + '_ {
    |lang| std::fs::read_to_string(folder.join(format!("locales-{lang}.xml"))).ok()
}

fn read_json(path: &Path) -> Result<Json> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(serde_json::from_str(&text)?)
}

/// Formatting as flat runs, whitespace collapsed.
fn flat(text: &Formatted) -> String {
    let mut written = String::new();
    for run in text.runs() {
        let Run { text, italic, bold, small_caps, superscript, subscript } = &run;
        let tags = [
            (italic, "i"),
            (bold, "b"),
            (small_caps, "sc"),
            (superscript, "sup"),
            (subscript, "sub"),
        ];
        let on: Vec<&str> = tags.iter().filter(|(on, _)| **on).map(|(_, tag)| *tag).collect();
        written.extend(on.iter().map(|tag| format!("<{tag}>")));
        written.push_str(text);
        written.extend(on.iter().rev().map(|tag| format!("</{tag}>")));
    }
    normal(&written)
}

fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Counts what is printed as it is wanted; shows what is not under a title, if there is one.
pub(super) fn compare(
    wanted: &Json,
    printed: &Map<String, Json>,
    score: &mut [Score; 2],
    title: Option<&str>,
) {
    for (id, pair) in wanted.as_object().into_iter().flatten() {
        for (at, kind) in ["entry", "cite "].into_iter().enumerate() {
            let Some(expected) = pair.get(at).and_then(Json::as_str) else { continue };
            let got =
                printed.get(id).and_then(|pair| pair.get(at)).and_then(Json::as_str).unwrap_or("");
            score[at].all += 1;
            if normal(expected) == got {
                score[at].right += 1;
            } else if let Some(title) = title {
                println!("{kind} {title} {id}\n  expected {}\n  printed  {got}", normal(expected));
            }
        }
    }
}

/// Strings printed as wanted, of all.
pub(super) fn cell(score: Score) -> String {
    let Score { right, all } = score;
    if all == 0 {
        return "–".to_owned();
    }
    format!("{right} / {all} ({:.2} %)", 100.0 * right as f64 / all as f64)
}

fn table(scores: &BTreeMap<String, [Score; 2]>) -> String {
    let mut table = String::from(
        "# Citations against the reference processor\n\nText and formatting equal; `cargo xtask score citations --write`.\n\n| style | entries | cites |\n| --- | --: | --: |\n",
    );
    let mut total = [Score::default(); 2];
    for (name, score) in scores {
        for (sum, part) in total.iter_mut().zip(score) {
            sum.add(*part);
        }
        let _ = writeln!(table, "| {name} | {} | {} |", cell(score[0]), cell(score[1]));
    }
    let _ = writeln!(table, "| all | {} | {} |", cell(total[0]), cell(total[1]));
    table
}
