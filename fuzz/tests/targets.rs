//! Every target comes back from its seeds, from what once broke it, and from a fixed number of
//! mutations of both.

use std::fs;
use std::path::{Path, PathBuf};

use verbatim_fuzz::mutate::{Random, mutate};
use verbatim_fuzz::{TARGETS, Target};

/// How many mutations each target gets; `VERBATIM_FUZZ_RUNS` asks for more.
const RUNS: usize = 3_000;

/// Seeds beyond this size make every run slow without reaching more code.
const LARGEST_SEED: u64 = 40_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn files(folder: PathBuf, accept: &dyn Fn(&str) -> bool) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    let mut pending = vec![folder];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                pending.push(path);
            } else if accept(&path.to_string_lossy())
                && entry.metadata().is_ok_and(|data| data.len() <= LARGEST_SEED)
            {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a listed file can be read")).collect()
}

fn seeds(target: &Target) -> Vec<Vec<u8>> {
    let mut seeds = files(root().join("fuzz/seeds").join(target.name), &|_| true);
    seeds.extend(files(root().join("tests/fixtures"), &|path| {
        target.seeds.iter().any(|ending| path.ends_with(ending))
    }));
    seeds.push(target.words.concat().into_bytes());
    seeds
}

fn check(name: &str) {
    let target = TARGETS.iter().find(|target| target.name == name).expect("a row of the table");
    let runs = std::env::var("VERBATIM_FUZZ_RUNS").ok().and_then(|runs| runs.parse().ok());
    let seeds = seeds(target);
    for seed in &seeds {
        (target.run)(seed);
    }
    let mut random = Random::new(0x5eed);
    for _ in 0..runs.unwrap_or(RUNS) {
        let data = mutate(&mut random, &seeds, target.words);
        let outcome = std::panic::catch_unwind(|| (target.run)(&data));
        if let Err(panic) = outcome {
            let found = std::env::temp_dir().join(format!("verbatim-fuzz-{name}"));
            let _ = fs::write(&found, &data);
            eprintln!("{name} broke; the input is in {}", found.display());
            std::panic::resume_unwind(panic);
        }
    }
}

macro_rules! targets {
    ($($test:ident = $name:literal,)*) => {
        $(#[test] fn $test() { check($name) })*

        #[test]
        fn every_target_has_a_test() {
            let tested = [$($name),*];
            let listed: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(listed, tested);
        }
    };
}

targets! {
    snapshot = "snapshot",
    html = "html",
    reading = "reading",
    json_ld = "json-ld",
    date = "date",
    style = "style",
    locale = "locale",
    item = "item",
    package = "package",
    passage = "passage",
    settings = "settings",
}
