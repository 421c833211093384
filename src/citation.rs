//! Citations: the CSL-JSON item, the processor that prints it, and all the styles it prints in.
//!
//! The item and what makes it from a page belong to every build; the rest is loaded when it is
//! asked for: the processor and the styles (feature `citation`), the search among them (feature
//! `search`), the formats of other programs (feature `export`).

#[cfg(any(feature = "search", feature = "export"))]
pub mod ascii;
#[cfg(feature = "citation")]
pub mod csl;
#[cfg(feature = "export")]
pub mod export;
pub mod from_metadata;
pub mod item;
pub mod json;
#[cfg(feature = "citation")]
pub mod quote;
#[cfg(any(feature = "citation", feature = "search"))]
pub mod styles;
pub mod text_fragment;
