//! Pages and what they must come out as: one folder `tests/fixtures/<subject>--<case>/` each, with
//! `input.html` (a page or a piece of one; everything in its body is the article) and one file
//! for each format that the case is about:
//!
//! | file | made by |
//! | --- | --- |
//! | `expected.md` | Markdown, GitHub's |
//! | `expected.commonmark.md`, `expected.obsidian.md`, `expected.pandoc.md` | the other flavours |
//! | `expected.txt` | plain text |
//! | `expected.html` | HTML |
//! | `expected.rich.html` | rich text for the clipboard |
//! | `expected.org` | Org |
//!
//! What is expected is written from what the page shows. `UPDATE_EXPECT=1 cargo test --test
//! fixtures` writes what came out instead; read it before keeping it.

#![cfg(all(feature = "article", feature = "html"))]

use std::fs;
use std::path::{Path, PathBuf};

use verbatim::document::{self, Document};
use verbatim::dom::{NodeId, Page, names};
use verbatim::extract::NodeSet;
use verbatim::render::{self, Flavour, Options};

/// The files that are compared, and how each is made.
const OUTPUTS: &[(&str, &str, Flavour)] = &[
    ("expected.md", "markdown", Flavour::Gfm),
    ("expected.commonmark.md", "markdown", Flavour::CommonMark),
    ("expected.obsidian.md", "markdown", Flavour::Obsidian),
    ("expected.pandoc.md", "markdown", Flavour::Pandoc),
    ("expected.txt", "text", Flavour::Gfm),
    ("expected.html", "html", Flavour::Gfm),
    ("expected.rich.html", "rich", Flavour::Gfm),
    ("expected.org", "org", Flavour::Gfm),
];

/// Everything that is text or content in the page's body.
fn whole(page: &Page) -> NodeSet {
    let tree = &page.tree;
    let mut keep = NodeSet::with_len(tree.len());
    let body = tree.first(NodeId::ROOT, names::BODY).unwrap_or(NodeId::ROOT);
    let mut next = body;
    while next < tree.end(body) {
        let id = next;
        let unseen = [names::SCRIPT, names::STYLE, names::TEMPLATE, names::NOSCRIPT];
        if tree.element(id).is_some_and(|name| unseen.contains(&name)) {
            next = tree.end(id);
            continue;
        }
        let empty = tree.end(id).0 == id.0 + 1;
        if tree.text(id).is_some()
            || empty
            || tree.is(id, names::IFRAME)
            || tree.is(id, names::VIDEO)
            || tree.is(id, names::AUDIO)
        {
            keep.insert(id);
        }
        next = NodeId(id.0 + 1);
    }
    keep
}

fn read(html: &str) -> Document {
    let page = Page::from_html(html, "https://site.example/section/article.html");
    document::read_nodes(&page, &whole(&page)).document
}

fn render(document: &Document, format: &str, flavour: Flavour) -> String {
    let options = Options { flavour, ..Options::default() };
    let format = render::format(format).expect("the table of outputs names formats that exist");
    let mut text = (format.render)(document, &options);
    if !text.ends_with('\n') {
        text.push('\n');
    }
    text
}

/// Compares one fixture with what is expected; the differences, file by file.
fn check(folder: &Path, update: bool) -> Vec<String> {
    let html =
        fs::read_to_string(folder.join("input.html")).expect("every fixture has its input.html");
    let document = read(&html);
    let mut differences = Vec::new();
    let mut compared = 0;
    for (file, format, flavour) in OUTPUTS {
        let path = folder.join(file);
        let Ok(expected) = fs::read_to_string(&path) else {
            continue;
        };
        compared += 1;
        let actual = render(&document, format, *flavour);
        if actual != expected {
            if update {
                fs::write(&path, &actual).expect("the fixture's folder can be written");
            }
            let name = folder.file_name().unwrap_or_default().to_string_lossy();
            differences
                .push(format!("── {name}/{file}\n── expected\n{expected}── came out\n{actual}"));
        }
    }
    assert!(compared > 0, "{} expects nothing", folder.display());
    differences
}

fn all_folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let mut all: Vec<PathBuf> = fs::read_dir(root)
        .map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect())
        .unwrap_or_default();
    all.sort();
    all
}

fn folders() -> Vec<PathBuf> {
    let mut all = all_folders();
    all.retain(|path| path.join("input.html").is_file());
    all
}

/// A page that no test reads would pass whatever comes out. Those of `metadata--…` are read by
/// `tests/metadata.rs`, those of `blocked--…` in browsers.
#[test]
fn no_fixture_is_forgotten() {
    for folder in all_folders() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        let (page, expected) = match name.split_once("--") {
            Some(("metadata", _)) => ("page.html", "expected.json"),
            Some(("blocked", _)) => ("index.html", "expected.json"),
            Some(_) => ("input.html", ""),
            None => panic!("{name} is not called <subject>--<case>"),
        };
        for file in [page, expected] {
            assert!(folder.join(file).exists(), "{name} has no {file}");
        }
    }
}

#[test]
fn every_fixture_comes_out_as_the_page_shows_it() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let only = std::env::var("FIXTURE").unwrap_or_default();
    let mut differences = Vec::new();
    let mut count = 0;
    for folder in folders() {
        if folder.to_string_lossy().contains(&only) {
            count += 1;
            differences.extend(check(&folder, update));
        }
    }
    let failed = differences.len();
    assert!(
        failed == 0 || update,
        "{}\n{failed} differences in {count} fixtures",
        differences.join("\n")
    );
}
