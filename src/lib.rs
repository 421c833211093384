//! Verbatim: any article, clean, with its citation.
//!
//! A pure library: data in, data out. No browser, clock, network or disk.

pub mod dom;
pub mod snapshot;
