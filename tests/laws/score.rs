//! The tables `tests/scores/render.md` and `tests/scores/markdown.md`.
//!
//! ```text
//! score-render corpora FOLDER [--only PART] [--out FILE]     the laws on every page of every corpus
//! score-render fixtures OTHERS.jsonl [--out FILE]            our Markdown beside that of other tools
//! ```

#![allow(clippy::print_stdout, clippy::print_stderr)] // a program for a terminal

#[path = "mod.rs"]
mod laws;
#[path = "pandoc.rs"]
mod pandoc;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use verbatim::Reading;
use verbatim::document::{self, Replaced, Source, words};
use verbatim::dom::{NodeId, Page, names};
use verbatim::extract::{NodeSet, extract};
use verbatim::render::{self, Flavour, Options};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let option = |name: &str| {
        let at = arguments.iter().position(|argument| argument == name)?;
        arguments.get(at + 1).cloned()
    };
    let input = PathBuf::from(arguments.get(1).ok_or("which folder or file?")?);
    let table = match arguments.first().map(String::as_str) {
        Some("corpora") => corpora(&input, &option("--only").unwrap_or_default())?,
        Some("fixtures") => side_by_side(&input)?,
        _ => return Err("corpora or fixtures?".into()),
    };
    println!("{table}");
    if let Some(out) = option("--out") {
        std::fs::write(out, table)?;
    }
    Ok(())
}

/// What is checked on each page, in the order of the table's columns.
const LAWS: &[&str] = &[
    "words read",
    "GFM read back",
    "CommonMark read back",
    "Obsidian read back",
    "HTML words",
    "Pandoc words",
];

/// One page: which laws it keeps, and the first difference of each that it does not.
fn check(
    page: &Page,
    keep: &NodeSet,
    reading: &document::Reading,
    with_pandoc: bool,
) -> Vec<Result<(), String>> {
    let document = &reading.document;
    let replaced: HashSet<NodeId> = reading.replaced.iter().map(|(id, _)| *id).collect();
    let text = laws::tree_text(&page.tree, keep, &|id| replaced.contains(&id), reading);
    let tree: Vec<String> = words(&text).map(str::to_owned).collect();
    let mut results = vec![same(&tree, &laws::document_words(document))];
    for flavour in [Flavour::Gfm, Flavour::CommonMark, Flavour::Obsidian] {
        let options = Options { flavour, ..Options::default() };
        let markdown = render::markdown(document, &options);
        results.push(same(
            &laws::expected(document, &options),
            &laws::parsed(&markdown, flavour, &document.address),
        ));
    }
    let html = Page::from_html(&render::html(document, &Options::default()), "");
    let text = laws::tree_text(
        &html.tree,
        &laws::all_text(&html.tree),
        &|_| false,
        &document::Reading::default(),
    );
    let mut expected = String::new();
    document.for_each_text(&mut |source, piece| match source {
        Source::Alt => {}
        Source::Math => expected.push_str(&format!(" {piece} ")),
        _ => expected.push_str(piece),
    });
    let list = |text: &str| words(&laws::visible(text)).map(str::to_owned).collect::<Vec<String>>();
    results.push(same(&list(&expected), &list(&text)));
    if with_pandoc {
        let options = Options { flavour: Flavour::Pandoc, ..Options::default() };
        let read = pandoc::words_read(&render::markdown(document, &options));
        results.push(read.and_then(|(text, notes)| {
            let expected = laws::expected(document, &options);
            let first = expected.iter().position(|event| event.starts_with("⟨note "));
            let (main, rest) = expected.split_at(first.unwrap_or(expected.len()));
            let said = |events: &[String]| list(&laws::words_of(events).join(" "));
            same_letters(&said(main), &text)?;
            let expected: BTreeSet<String> = rest
                .split(|event| event == "⟨/note⟩")
                .filter(|note| !note.is_empty())
                .map(|note| said(note).concat())
                .collect();
            match expected.symmetric_difference(&notes).next() {
                None => Ok(()),
                Some(note) => {
                    Err(format!("a note: `{}`", note.chars().take(80).collect::<String>()))
                }
            }
        }));
    }
    results
}

fn same(expected: &[String], found: &[String]) -> Result<(), String> {
    if expected == found {
        return Ok(());
    }
    let at = expected.iter().zip(found).take_while(|(a, b)| a == b).count();
    let from = at.saturating_sub(1);
    let whole = |list: &[String]| list[from.min(list.len())..list.len().min(at + 2)].join(" ");
    let (expected, found) = (whole(expected), whole(found));
    // A word may be a whole paragraph: what both begin with is left out, but for a few letters.
    let alike = expected.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let show = |part: &str| {
        let part: String = part.chars().skip(alike.saturating_sub(40)).take(110).collect();
        part.replace(['|', '\n'], " ").replace('`', "'")
    };
    Err(format!("`{}` ≠ `{}`", show(&expected), show(&found)))
}

/// The same, wherever words are parted: marks inside a word part it here and not there.
fn same_letters(expected: &[String], found: &[String]) -> Result<(), String> {
    let (expected, found) = (expected.concat(), found.concat());
    if expected == found {
        return Ok(());
    }
    let alike = expected.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let show = |text: &str| -> String {
        text.chars().skip(alike.saturating_sub(30)).take(80).collect::<String>().replace('|', " ")
    };
    Err(format!("`{}` ≠ `{}`", show(&expected), show(&found)))
}

fn corpora(folder: &Path, only: &str) -> Result<String, Failure> {
    let mut table = String::from("# Nothing lost, nothing invented\n\n");
    table.push_str("Made by `cargo xtask score render`. On every page of every corpus: the words of the document are the words of\nthe chosen nodes, in order, but for the exceptions below; its Markdown of three flavours, read by comrak, is the document again (blocks, styles, links, words);\nits HTML, read by html5ever, has its words; Pandoc reads the words of the article in its own Markdown. *article*: what extraction chooses; *page*: everything in the body.\n\n");
    writeln!(table, "| corpus | scope | pages | {} |", LAWS.join(" | "))?;
    writeln!(table, "| --- | --- | --: |{}", " --: |".repeat(LAWS.len()))?;
    let mut failures = String::new();
    let mut exceptions: BTreeMap<(&str, Exception), (usize, usize)> = BTreeMap::new();
    let pandoc = pandoc::is_there();
    for corpus in ["daniel-dev", "nonlatin-dev", "trafilatura-dev", "wcxb-dev"] {
        if !corpus.contains(only) {
            continue;
        }
        let mut kept = BTreeMap::new();
        let mut pages = 0;
        for path in files(&folder.join(corpus).join("html")) {
            pages += 1;
            let id = path.file_name().unwrap_or_default().to_string_lossy().replace(".html.gz", "");
            let page = Page::from_html(&unzip(&path)?, "https://site.example/section/article.html");
            let article = extract(&page);
            let body = laws::everything(&page);
            let readings = [
                ("article", &article.keep, document::read_with_account(&page, &article)),
                ("page", &body, document::read_nodes(&page, &body)),
            ];
            for (scope, keep, reading) in readings {
                let with_pandoc = pandoc && scope == "article";
                for (exception, words) in exceptions_of(&page, keep, &reading) {
                    let (pages, all) = exceptions.entry((scope, exception)).or_default();
                    *pages += 1;
                    *all += words;
                    if let Some(text) = overstepped(&page, keep, &reading, exception) {
                        writeln!(failures, "- {corpus} {id}, {scope}, {exception:?}: `{text}`")?;
                    }
                }
                for (law, result) in
                    check(&page, keep, &reading, with_pandoc).into_iter().enumerate()
                {
                    let count: &mut usize = kept.entry((scope, law)).or_default();
                    match result {
                        Ok(()) => *count += 1,
                        Err(first) => {
                            writeln!(failures, "- {corpus} {id}, {scope}, {}: {first}", LAWS[law])?
                        }
                    }
                }
            }
            eprint!("\r{corpus} {pages} ");
        }
        for scope in ["article", "page"] {
            let cells: Vec<String> = (0..LAWS.len())
                .map(|law| {
                    if LAWS[law] == "Pandoc words" && !(pandoc && scope == "article") {
                        return "–".to_owned();
                    }
                    let count = kept.get(&(scope, law)).copied().unwrap_or(0);
                    if count == pages {
                        "100 %".to_owned()
                    } else {
                        format!("{:.2} %", 100.0 * count as f64 / pages.max(1) as f64)
                    }
                })
                .collect();
            writeln!(table, "| {corpus} | {scope} | {pages} | {} |", cells.join(" | "))?;
        }
    }
    table.push_str(EXCEPTIONS);
    for (exception, why) in REASONS {
        let cells: Vec<String> = ["article", "page"]
            .iter()
            .map(|scope| {
                let (pages, words) =
                    exceptions.get(&(*scope, *exception)).copied().unwrap_or_default();
                format!("{pages} | {words}")
            })
            .collect();
        writeln!(table, "| {why} | {} |", cells.join(" | "))?;
    }
    writeln!(
        table,
        "\n## Where not\n\n{}",
        if failures.is_empty() { "Nowhere.\n" } else { &failures }
    )?;
    Ok(table)
}

/// What a document may say in another way or in another place than the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Exception {
    Replaced(Replaced),
    NoteBody,
    Head,
}

/// Every exception, and why it is one.
const REASONS: &[(Exception, &str)] = &[
    (
        Exception::Replaced(Replaced::Math),
        "A formula is TeX in the document; the page holds it as signs, MathML and TeX one beside the other, of which a reader sees one.",
    ),
    (
        Exception::Replaced(Replaced::LineNumber),
        "The numbers and signs beside lines of code are none of the code: with them it does not run.",
    ),
    (
        Exception::Replaced(Replaced::Control),
        "Buttons of a block of code (“Copy”) do something on the page and nothing in a copy.",
    ),
    (
        Exception::Replaced(Replaced::Language),
        "The label over a block of code that names its language is the language of the block.",
    ),
    (
        Exception::Replaced(Replaced::NoteMark),
        "The mark of a note and the way back from it are a reference, numbered anew by each format.",
    ),
    (
        Exception::Replaced(Replaced::RubyParenthesis),
        "The parentheses around a reading are for programs that cannot set it above; formats write their own.",
    ),
    (
        Exception::Replaced(Replaced::HeadingAnchor),
        "The sign beside a heading that links to itself is shown under the pointer only.",
    ),
    (
        Exception::Replaced(Replaced::Fallback),
        "What stands inside a frame, video or sound is for programs that have none, and is never shown (HTML Standard, section 4.8).",
    ),
    (
        Exception::NoteBody,
        "The text of a note stands at the end, wherever the page keeps it, since that is where every format has notes.",
    ),
    (
        Exception::Head,
        "A caption of a table is shown above it wherever it is written, and a post begins with who wrote it and when.",
    ),
];

const EXCEPTIONS: &str = "
## What is said in another way

These are the exceptions to *words read*: text of the chosen nodes that the document holds as something else or in
another place. The reader names each; the check knows the kinds below, by rule, and takes nothing else for one.

| exception | pages, article | words | pages, page | words |
| --- | --: | --: | --: | --: |
";

/// The exceptions of a page and how many words each is about.
fn exceptions_of(
    page: &Page,
    keep: &NodeSet,
    reading: &document::Reading,
) -> BTreeMap<Exception, usize> {
    let mut all: BTreeMap<Exception, usize> = BTreeMap::new();
    for (exception, id) in excepted(reading) {
        *all.entry(exception).or_default() += words(&kept_text(page, keep, id)).count();
    }
    all
}

fn excepted(reading: &document::Reading) -> impl Iterator<Item = (Exception, NodeId)> + '_ {
    let replaced = reading.replaced.iter().map(|(id, why)| (Exception::Replaced(*why), *id));
    let notes = reading.note_bodies.iter().map(|(_, id)| (Exception::NoteBody, *id));
    let heads = reading.heads.iter().map(|(_, id)| (Exception::Head, *id));
    replaced.chain(notes).chain(heads)
}

/// A text that is more than this exception may be about.
fn overstepped(
    page: &Page,
    keep: &NodeSet,
    reading: &document::Reading,
    exception: Exception,
) -> Option<String> {
    let texts = excepted(reading).filter(|(other, _)| *other == exception);
    texts.map(|(_, id)| kept_text(page, keep, id)).find(|text| {
        let count = words(text).count();
        match exception {
            Exception::Replaced(Replaced::LineNumber) => text.contains(char::is_alphabetic),
            Exception::Replaced(Replaced::Control) => count > 8,
            Exception::Replaced(Replaced::Language) => count > 3,
            Exception::Replaced(Replaced::RubyParenthesis) => count > 0,
            Exception::Replaced(Replaced::HeadingAnchor) => count > 5,
            Exception::Replaced(Replaced::NoteMark) => {
                text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().count() > 12)
                    || count > 30
            }
            _ => false,
        }
    })
}

/// The kept text in a node, on one line.
fn kept_text(page: &Page, keep: &NodeSet, id: NodeId) -> String {
    let nodes = page.tree.subtree(id).map(NodeId).filter(|&id| keep.contains(id));
    let text: Vec<&str> = nodes.filter_map(|id| page.tree.text(id)).collect();
    text.join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut all: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    all.sort();
    all
}

fn unzip(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path)?).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

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

fn side_by_side(others: &Path) -> Result<String, Failure> {
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
