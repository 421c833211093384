//! Verbatim: any article, clean, with its citation.
//!
//! A pure library: data in, data out. No browser, clock, network or disk.

pub mod citation;
#[cfg(feature = "article")]
pub mod document;
pub mod dom;
#[cfg(feature = "article")]
pub mod extract;
pub mod metadata;
#[cfg(feature = "article")]
pub mod render;
pub mod snapshot;
pub mod trace;
