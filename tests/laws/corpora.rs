//! The laws on every page of every corpus.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::Path;

use verbatim::document::{self, Source, words};
use verbatim::dom::{NodeId, Page};
use verbatim::extract::{NodeSet, extract};
use verbatim::render::{self, Flavour, Options};

use super::exception::{EXCEPTIONS, Exception, REASONS, exceptions_of, overstepped};
use super::{Failure, files, laws, pandoc};

/// What is checked on each page, in the order of the table's columns.
const LAWS: &[&str] = &[
    "words read",
    "GFM read back",
    "CommonMark read back",
    "Obsidian read back",
    "HTML words",
    "Pandoc words",
];

/// The table of all corpora, or of those whose names have `only` in them.
pub(super) fn table(folder: &Path, only: &str) -> Result<String, Failure> {
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

fn unzip(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(std::fs::File::open(path)?).read_to_end(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
