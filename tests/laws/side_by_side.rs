//! Our Markdown beside that of other tools, on the fixtures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use verbatim::Reading;
use verbatim::document;
use verbatim::dom::{NodeId, Page, names};
use verbatim::render::{self, Flavour, Options};

use super::{Failure, files, laws};

/// The table, from what a browser noted: a line of JSON for each tool, scope and fixture.
pub(super) fn table(others: &Path) -> Result<String, Failure> {
    // By tool, scope and fixture.
    let mut found: BTreeMap<[String; 3], String> = BTreeMap::new();
    let mut versions = BTreeMap::new();
    for line in std::fs::read_to_string(others)?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let text = |name: &str| row[name].as_str().unwrap_or("").to_owned();
        let (scope, markdown) = match row["wire"].as_str() {
            Some(wire) => {
                let reading = Reading::from_snapshot(wire)?;
                let given = article_of(reading.page());
                found.insert([text("tool"), GIVEN.to_owned(), text("fixture")], between(&given));
                let chosen = render::markdown(reading.document(), &Options::default());
                (CHOSEN.to_owned(), chosen)
            }
            None => {
                versions.insert(text("tool"), text("version"));
                (text("scope"), text("markdown"))
            }
        };
        found.insert([text("tool"), scope, text("fixture")], between(&markdown));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut scores: BTreeMap<[String; 3], Score> = BTreeMap::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for folder in files(&root) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Ok(expected) = std::fs::read_to_string(folder.join("expected.md")) else { continue };
        let subject = name.split("--").next().unwrap_or("").to_owned();
        *counts.entry(subject.clone()).or_default() += 1;
        *counts.entry("all".to_owned()).or_default() += 1;
        for tool in versions.keys().map(String::as_str).chain(["Verbatim"]) {
            for scope in [GIVEN, CHOSEN] {
                let key = [tool.to_owned(), scope.to_owned(), name.clone()];
                let markdown = found.get(&key).map_or("", String::as_str);
                for subject in [subject.as_str(), "all"] {
                    let key = [subject.to_owned(), tool.to_owned(), scope.to_owned()];
                    scores.entry(key).or_default().add(&expected, markdown);
                }
            }
        }
    }
    let mut table = String::from(SIDE_BY_SIDE);
    for (tool, version) in &versions {
        writeln!(table, "- {tool}: {version}")?;
    }
    table.push_str(COLUMNS);
    for (subject, count) in &counts {
        let scopes: &[&str] = if subject == "all" { &[GIVEN, CHOSEN] } else { &[GIVEN] };
        for scope in scopes {
            for tool in ["Verbatim"].into_iter().chain(versions.keys().map(String::as_str)) {
                let key = [subject.clone(), tool.to_owned(), (*scope).to_owned()];
                if let Some(score) = scores.get(&key) {
                    writeln!(
                        table,
                        "| {subject} | {count} | {scope} | {tool} | {} |",
                        score.cells()
                    )?;
                }
            }
        }
    }
    Ok(table)
}

const GIVEN: &str = "given";
const CHOSEN: &str = "chosen";

/// Everything in the page's `article` element, as Markdown.
fn article_of(page: &Page) -> String {
    let tree = &page.tree;
    let mut keep = laws::everything(page);
    let article = tree.first(NodeId::ROOT, names::ARTICLE).unwrap_or(NodeId::ROOT);
    for id in tree.all().filter(|id| !tree.subtree(article).contains(&id.0)) {
        keep.remove(id);
    }
    let document = document::read_nodes(page, &keep).document;
    render::markdown(&document, &Options::default())
}

const SIDE_BY_SIDE: &str = "\
# Our Markdown beside that of other tools

Made by `cargo xtask score markdown`: every fixture with an `expected.md`, put into a page between two long
paragraphs of prose, in Chromium. What each tool writes is read by comrak and compared with what is expected.
*given*: the tool is told which element is the article and has only to write it. *chosen*: it finds the article
itself; the fixtures are stranger and shorter than what stands in articles, so this says how each tool treats what it
does not expect (`wcxb-dev.md` and its neighbours say how well ours chooses). Where a fixture is a line of nothing but
links, ours takes it for a “read also” and leaves it out, as it does in articles: most of its losses there are that.

";

const COLUMNS: &str = "
*constructs*: headings, items, cells, styles, links, notes … kept; *addresses*: of links and pictures, absolute and
without trackers; *words lost*, *added*; *signs wrong*: punctuation lost or added, as wrong escapes do; *needless*:
backslashes that change nothing.

| subject | fixtures | article | tool | constructs | addresses | words lost | added | signs wrong | needless |
| --- | --: | --- | --- | --: | --: | --: | --: | --: | --: |
";

/// What one tool made of the fixtures of one subject.
#[derive(Default)]
struct Score {
    constructs: usize,
    constructs_kept: usize,
    addresses: usize,
    addresses_kept: usize,
    words_lost: usize,
    words_added: usize,
    signs_wrong: usize,
    needless: usize,
}

impl Score {
    fn add(&mut self, expected: &str, found: &str) {
        let wanted =
            laws::parsed(expected, Flavour::Gfm, "https://site.example/section/article.html");
        let got = laws::parsed(found, Flavour::Gfm, "https://site.example/section/article.html");
        let (marks, others) = (marks(&wanted), marks(&got));
        let kinds = |all: &[String]| {
            all.iter()
                .map(|mark| mark.split(' ').next().unwrap_or("").to_owned())
                .collect::<Vec<_>>()
        };
        self.constructs += marks.len();
        self.constructs_kept += shared(&kinds(&marks), &kinds(&others));
        let addresses = |all: &[String]| {
            all.iter()
                .filter(|mark| mark.starts_with("a ") || mark.starts_with("img "))
                .cloned()
                .collect::<Vec<_>>()
        };
        self.addresses += addresses(&marks).len();
        self.addresses_kept += shared(&addresses(&marks), &addresses(&others));
        let (words, found_words) = (laws::words_of(&wanted), laws::words_of(&got));
        let same = shared(&words, &found_words);
        self.words_lost += words.len() - same;
        self.words_added += found_words.len() - same;
        let (signs, found_signs) = (signs(&wanted), signs(&got));
        let same = shared(&signs, &found_signs);
        self.signs_wrong += signs.len() + found_signs.len() - 2 * same;
        self.needless += needless(found);
    }

    fn cells(&self) -> String {
        let share = |part: usize, whole: usize| {
            if whole == 0 {
                "–".to_owned()
            } else {
                format!("{:.0} %", (100.0 * part as f64 / whole as f64).floor())
            }
        };
        format!(
            "{} | {} | {} | {} | {} | {}",
            share(self.constructs_kept, self.constructs),
            share(self.addresses_kept, self.addresses),
            self.words_lost,
            self.words_added,
            self.signs_wrong,
            self.needless
        )
    }
}

/// The marks of constructs in a list of events; paragraphs and ends of things are none.
fn marks(events: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for event in events {
        for piece in event.split('⟨').skip(1) {
            let mark = piece.split('⟩').next().unwrap_or("");
            if !mark.starts_with('/') && mark != "p" && mark != "soft" {
                all.push(mark.to_owned());
            }
        }
    }
    all
}

/// The signs of the text that are no letters and digits: what wrong escapes lose or add.
fn signs(events: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    let mut inside = false;
    for c in events.iter().flat_map(|event| event.chars()) {
        match c {
            '⟨' => inside = true,
            '⟩' => inside = false,
            c if !inside && !c.is_alphanumeric() && !c.is_whitespace() => all.push(c.to_string()),
            _ => {}
        }
    }
    all
}

/// How many entries two lists share, each counted as often as both have it.
fn shared(a: &[String], b: &[String]) -> usize {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    b.iter().for_each(|entry| *counts.entry(entry).or_default() += 1);
    a.iter()
        .filter(|entry| {
            counts
                .get_mut(entry.as_str())
                .is_some_and(|count| count.checked_sub(1).map(|left| *count = left).is_some())
        })
        .count()
}

/// Backslashes that can be taken away without changing what a parser reads.
fn needless(markdown: &str) -> usize {
    let parsed = laws::parsed(markdown, Flavour::Gfm, "");
    let slashes = markdown.match_indices('\\');
    slashes
        .filter(|(at, _)| {
            let mut without = markdown.to_owned();
            without.remove(*at);
            laws::parsed(&without, Flavour::Gfm, "") == parsed
        })
        .count()
}

/// What stands between the two paragraphs put around a fixture, whatever has become of their ends.
fn between(markdown: &str) -> String {
    let inside = match markdown.rfind("ZZBEGIN") {
        Some(start) => markdown[start..].find('\n').map_or("", |at| &markdown[start + at..]),
        None => markdown,
    };
    let Some(end) = inside.find("ZZEND") else { return inside.trim().to_owned() };
    let last = inside.rfind("ZZEND").unwrap_or(end) + "ZZEND".len();
    let before = inside[..end].rfind('\n').map_or("", |at| &inside[..at]);
    format!("{before}\n\n{}", &inside[last..]).trim().to_owned()
}
