//! Citations: the CSL-JSON item, the processor that prints it, and all the styles it prints in.
//!
//! The item and what makes it from a page belong to every build; the rest is loaded when a
//! citation is asked for (feature `citation`).

#[cfg(feature = "citation")]
pub mod ascii;
pub mod correction;
#[cfg(feature = "citation")]
pub mod csl;
#[cfg(feature = "citation")]
pub mod export;
pub mod from_metadata;
pub mod item;
pub mod json;
#[cfg(feature = "citation")]
pub mod quote;
#[cfg(feature = "citation")]
pub mod styles;
pub mod text_fragment;
