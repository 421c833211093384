//! The browser side of Verbatim: the only place that knows a browser exists.
//!
//! Five wasm modules come of this crate, each by a feature of its own. Feature `article` is the
//! core, loaded on a press: it reads what the walker wrote ([`reading`]), performs copy jobs
//! ([`job`]) and writes the clipboard. Feature `interface` fills our own pages, and asks the core
//! for all about a page that was read (`core_client`). Feature `citation` is loaded when a
//! citation is asked for, feature `search` when a style is to be found or named, feature `export`
//! for another program's format.

// The modules share files. What one of them leaves idle the linker drops; that nothing is idle in
// all of them is checked with every feature on.
#![cfg_attr(not(all(feature = "article", feature = "interface")), allow(dead_code))]

#[cfg(feature = "article")]
mod article_view;
#[cfg(feature = "interface")]
mod browser_api;
#[cfg(feature = "citation")]
pub mod citation;
#[cfg(any(feature = "article", feature = "interface"))]
mod citation_client;
#[cfg(any(feature = "article", feature = "interface"))]
mod clipboard;
#[cfg(any(feature = "article", feature = "interface"))]
mod copies;
#[cfg(feature = "article")]
mod copying;
#[cfg(feature = "interface")]
mod core_client;
#[cfg(feature = "article")]
mod correction;
#[cfg(feature = "article")]
mod crossing;
#[cfg(feature = "interface")]
mod draft;
#[cfg(any(feature = "article", feature = "interface"))]
mod elements;
#[cfg(feature = "export")]
pub mod export;
#[cfg(any(feature = "article", feature = "interface"))]
mod facts;
#[cfg(any(feature = "article", feature = "interface"))]
mod fields;
#[cfg(feature = "interface")]
mod files;
#[cfg(feature = "interface")]
pub mod first_run;
#[cfg(any(feature = "article", feature = "interface"))]
pub mod free;
#[cfg(feature = "article")]
pub mod job;
#[cfg(feature = "interface")]
mod kept_page;
#[cfg(any(feature = "article", feature = "interface"))]
mod messages;
#[cfg(feature = "interface")]
pub mod options;
#[cfg(feature = "interface")]
pub mod playground;
#[cfg(feature = "interface")]
pub mod popup;
#[cfg(feature = "interface")]
pub mod reader;
#[cfg(feature = "article")]
pub mod reading;
#[cfg(feature = "article")]
pub mod sample;
#[cfg(feature = "search")]
pub mod search;
#[cfg(feature = "interface")]
mod segments;
#[cfg(any(feature = "article", feature = "interface"))]
pub mod settings;
#[cfg(feature = "interface")]
pub mod several;
#[cfg(feature = "interface")]
mod status;
#[cfg(feature = "interface")]
mod storage;
#[cfg(feature = "interface")]
mod style_search;
