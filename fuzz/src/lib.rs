//! Hostile input for every parser and every stage.
//!
//! A target takes any bytes and must come back: no panic, no endless loop, and the laws that hold
//! for every input checked on the way. `cargo xtask fuzz` runs the targets under libFuzzer, which
//! looks for input that reaches new code; the tests of this crate run each of them over its seeds
//! and a fixed number of seeded mutations of them. Input that ever broke a target is kept under
//! `seeds/<target>/` and so is tried again in every run.

pub mod damage;
pub mod inert;
pub mod mutate;
pub mod payloads;
pub mod positions;
mod targets;
pub mod whole_path;

pub use targets::TARGETS;

/// One entrance for hostile input.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// How the command line calls it; also its folder of seeds.
    pub name: &'static str,
    /// Input longer than this, in bytes, makes every run slow without reaching more code.
    pub longest: usize,
    /// Endings of files under `tests/fixtures/` that make good seeds.
    pub seeds: &'static [&'static str],
    /// Pieces that its format is made of, for mutations that get past the first check.
    pub words: &'static [&'static str],
    /// Runs it once.
    pub run: fn(&[u8]),
}

/// Says `value` in every position of a page and of an item; gives the positions where something
/// broke or left its field, with what was found there. The panic's own words go to standard error.
pub fn try_everywhere(value: &str) -> Vec<String> {
    let mut escaped = Vec::new();
    let mut attempt = |place: &str, run: &dyn Fn()| {
        let run = std::panic::AssertUnwindSafe(run);
        if let Err(panic) = std::panic::catch_unwind(run) {
            let words = panic.downcast_ref::<String>().map(String::as_str);
            let words = words.or(panic.downcast_ref::<&str>().copied()).unwrap_or("");
            let short: String = words.chars().take(300).collect();
            escaped.push(format!("{value:?} in {place}: {short}"));
        }
    };
    let address = "https://a.example/story";
    for position in positions::POSITIONS {
        attempt(position.name, &|| _ = whole_path::whole_path(&position.page(value), address));
    }
    attempt("json-ld", &|| _ = whole_path::whole_path(&positions::json_ld(value), address));
    attempt("address of the page", &|| _ = whole_path::whole_path("<p>Words.", value));
    for kind in ["webpage", "article-journal", "book", "chapter", value] {
        attempt("item", &|| _ = whole_path::cited(&positions::item(kind, value)));
    }
    escaped
}
