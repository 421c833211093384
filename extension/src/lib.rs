//! The browser side of Verbatim: the only place that knows a browser exists.
//!
//! Two wasm modules come of this crate. Feature `article`, loaded with the popup or on a shortcut:
//! it reads what the walker wrote ([`reading`]), performs copy jobs ([`job`]) and writes the
//! clipboard. Feature `citation`, loaded when a citation is asked for.

#[cfg(feature = "article")]
mod article_view;
#[cfg(feature = "article")]
mod browser_api;
#[cfg(feature = "citation")]
pub mod citation;
#[cfg(feature = "article")]
mod citation_client;
#[cfg(feature = "article")]
mod clipboard;
#[cfg(feature = "article")]
mod copies;
#[cfg(feature = "article")]
mod copying;
#[cfg(feature = "article")]
mod draft;
#[cfg(feature = "article")]
mod elements;
#[cfg(feature = "article")]
mod files;
#[cfg(feature = "article")]
pub mod first_run;
#[cfg(feature = "article")]
pub mod free;
#[cfg(feature = "article")]
pub mod job;
#[cfg(feature = "article")]
mod kept_page;
#[cfg(feature = "article")]
mod messages;
#[cfg(feature = "article")]
pub mod options;
#[cfg(feature = "article")]
pub mod playground;
#[cfg(feature = "article")]
pub mod popup;
#[cfg(feature = "article")]
pub mod reader;
#[cfg(feature = "article")]
pub mod reading;
#[cfg(feature = "article")]
mod sample;
#[cfg(feature = "article")]
mod segments;
#[cfg(feature = "article")]
mod settings;
#[cfg(feature = "article")]
pub mod several;
#[cfg(feature = "article")]
mod storage;
#[cfg(feature = "article")]
mod style_search;
#[cfg(feature = "article")]
mod template;
