//! Every fixture page, and a fixed number of damaged copies, through the whole path.
//! `cargo xtask fuzz corpora` does the same with real pages, and with as many copies as wished.

use std::fs;
use std::path::{Path, PathBuf};

use verbatim_fuzz::damage::damage;
use verbatim_fuzz::mutate::Random;
use verbatim_fuzz::whole_path::whole_path;

/// How many damaged pages each run tries.
const DAMAGED: usize = 1_000;

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures");
    let mut pages = Vec::new();
    for fixture in fs::read_dir(folder).expect("the fixtures are there").flatten() {
        for entry in fs::read_dir(fixture.path()).into_iter().flatten().flatten() {
            pages.extend(
                Some(entry.path()).filter(|path| path.extension() == Some("html".as_ref())),
            );
        }
    }
    pages.sort();
    pages
}

#[test]
fn fixtures_and_damaged_fixtures_go_through_the_whole_path() {
    let pages: Vec<Vec<u8>> =
        pages().iter().map(|path| fs::read(path).expect("a listed file can be read")).collect();
    assert!(pages.len() > 300, "{} fixtures", pages.len());
    for page in &pages {
        whole_path(&String::from_utf8_lossy(page), "https://a.example/story");
    }
    for nth in 0..DAMAGED {
        let page = damage(&mut Random::new(nth as u64), &pages[nth % pages.len()]);
        whole_path(&String::from_utf8_lossy(&page), "https://a.example/story");
    }
}
