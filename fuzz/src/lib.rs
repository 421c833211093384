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
mod targets;
pub mod whole_path;

pub use targets::TARGETS;

/// One entrance for hostile input.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// How the command line calls it; also its folder of seeds.
    pub name: &'static str,
    /// Endings of files under `tests/fixtures/` that make good seeds.
    pub seeds: &'static [&'static str],
    /// Pieces that its format is made of, for mutations that get past the first check.
    pub words: &'static [&'static str],
    /// Runs it once.
    pub run: fn(&[u8]),
}
