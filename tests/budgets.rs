//! What reading a page may cost, counted: allocations and bytes do not wobble as times do.
//!
//! `UPDATE_EXPECT=1 cargo test --test budgets` writes `tests/scores/allocations.md`.

#[path = "budgets/made_page.rs"]
mod made_page;

use made_page::made_page;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;
use std::fmt::Write;
use std::path::Path;
use verbatim::dom::Page;
use verbatim::extract::extract;
use verbatim::metadata::{ArticlePart, collect, decide};
use verbatim::render::{Options, markdown};
use verbatim::{Reading, document};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

const ADDRESS: &str = "https://bench.example/article";

/// The stages of a press, and how often each may allocate for a node that it works on: of the page,
/// from the document on of the article.
const BUDGET: [(&str, f64); 6] = [
    ("parse", 1.0),
    ("collect", 5.0),
    ("extract", 1.5),
    ("decide", 1.0),
    ("document", 15.0),
    ("Markdown", 8.0),
];

/// From this stage on, what counts is the article.
const OF_ARTICLE: usize = 4;

/// The most that work for a node may grow when a page doubles: all work 2.1 times at most.
const GROWTH: f64 = 2.1 / 2.0;

/// What one page took.
struct Count {
    nodes: usize,
    kept: usize,
    /// Allocations and bytes of each stage.
    stages: [(usize, usize); BUDGET.len()],
}

impl Count {
    /// Allocations and bytes for a node: of the page, and of the article.
    fn for_a_node(&self) -> [(&'static str, f64); 4] {
        let (reading, writing) = self.stages.split_at(OF_ARTICLE);
        let (nodes, kept) = (self.nodes as f64, self.kept.max(1) as f64);
        let allocations = |of: &[(usize, usize)]| of.iter().map(|one| one.0).sum::<usize>() as f64;
        let bytes = |of: &[(usize, usize)]| of.iter().map(|one| one.1).sum::<usize>() as f64;
        [
            ("allocations a node", allocations(reading) / nodes),
            ("bytes a node", bytes(reading) / nodes),
            ("allocations a kept node", allocations(writing) / kept),
            ("bytes a kept node", bytes(writing) / kept),
        ]
    }
}

/// Counts allocations and reallocations, and their bytes.
fn counted<T>(work: impl FnOnce() -> T) -> (T, (usize, usize)) {
    let region = Region::new(ALLOCATOR);
    let result = work();
    let change = region.change();
    (result, (change.allocations + change.reallocations, change.bytes_allocated))
}

fn count(html: &str) -> Count {
    let (page, parse) = counted(|| Page::from_html(html, ADDRESS));
    let (candidates, collect) = counted(|| collect(&page));
    let (article, extract) = counted(|| extract(&page));
    let kept = article.keep.iter().filter(|id| page.tree.text(*id).is_some()).collect();
    let part = ArticlePart { headline: article.headline, kept, kind: Some(article.kind) };
    let (_, decide) = counted(|| decide(&page, &candidates, Some(&part)));
    let (document, read) = counted(|| document::read(&page, &article));
    let (_, write) = counted(|| markdown(&document, &Options::default()));
    let stages = [parse, collect, extract, decide, read, write];
    Count { nodes: page.tree.len(), kept: article.keep.iter().count(), stages }
}

/// Who copies the text alone waits for nothing else.
fn text_costs_no_metadata(html: &str) {
    let page = || Page::from_html(html, ADDRESS);
    let text = |reading: Reading| markdown(reading.document(), &Options::default());
    text(Reading::of(page())); // what is made once is made
    // The least of some runs: now and then the thread that runs the tests allocates, too.
    let least = |run: &dyn Fn(Page) -> String| {
        let run = |_| {
            let page = page();
            counted(|| run(page)).1.0
        };
        (0..3).map(run).min()
    };
    let whole = least(&|page| text(Reading::of(page)));
    let parts = least(&|page| {
        let document = document::read(&page, &extract(&page));
        markdown(&document, &Options::default())
    });
    assert_eq!(whole, parts, "allocations of a whole reading, and of its text");
}

/// One test, so that no other allocates meanwhile.
#[test]
fn reading_allocates_within_its_budget_and_grows_with_the_page() {
    text_costs_no_metadata(&made_page(10_000));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let fixture = |name: &str| {
        let path = root.join("tests/fixtures").join(name).join("index.html");
        (name.to_owned(), std::fs::read_to_string(path).expect("a fixture of this project"))
    };
    let made = |kilobytes: usize| (format!("made {kilobytes} kB"), made_page(kilobytes * 1000));
    // Tables that are made once are no page's cost.
    count(&made_page(10_000));
    let mut table = String::from(
        "# Allocations by stage\n\n`UPDATE_EXPECT=1 cargo test --test budgets` writes this table: \
         allocations of each stage;\nfor a node those before there is a document, for a node of the article those after.\n\n| page | nodes | kept |",
    );
    for (stage, _) in BUDGET {
        let _ = write!(table, " {stage} |");
    }
    let units = ["a node", "bytes a node", "a kept node", "bytes a kept node"];
    let _ = writeln!(table, " {} |", units.join(" | "));
    let _ = writeln!(table, "| --- |{}", " --: |".repeat(2 + BUDGET.len() + units.len()));
    let mut over = Vec::new();
    let mut before: Option<Count> = None;
    let pages = [fixture("blocked--english"), fixture("blocked--arabic")];
    for (name, html) in pages.into_iter().chain([100, 200, 400, 800].map(made)) {
        let count = count(&html);
        let _ = write!(table, "| {name} | {} | {} |", count.nodes, count.kept);
        for (place, (stage, budget)) in BUDGET.iter().enumerate() {
            let allocations = count.stages[place].0;
            let _ = write!(table, " {allocations} |");
            let nodes = if place < OF_ARTICLE { count.nodes } else { count.kept };
            // What a page costs that holds hardly anything is allowed to every page.
            let most = 600.0 + budget * nodes as f64;
            if allocations as f64 > most {
                over.push(format!("{name}: {stage} allocates {allocations}, at most {most:.0}"));
            }
        }
        let now = count.for_a_node();
        let figures = now.map(|(_, figure)| format!("{figure:.1}"));
        let _ = writeln!(table, " {} |", figures.join(" | "));
        if let Some(before) = before.filter(|_| name.starts_with("made") && name != "made 100 kB") {
            for ((what, now), (_, then)) in now.into_iter().zip(before.for_a_node()) {
                if now > then * GROWTH {
                    over.push(format!("{name}: {what} {now:.2}, of half the page {then:.2}"));
                }
            }
        }
        before = Some(count);
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(root.join("tests/scores/allocations.md"), &table).expect("written");
    }
    assert!(over.is_empty(), "{}\n\n{table}", over.join("\n"));
}
