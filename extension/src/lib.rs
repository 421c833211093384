//! The browser side of Verbatim: the only place that knows a browser exists.
//!
//! Two wasm modules come of this crate. Feature `article`, loaded with the popup or on a shortcut:
//! it reads what the walker wrote ([`reading`]), performs copy jobs ([`job`]) and writes the
//! clipboard. Feature `citation`, loaded when a citation is asked for.

#[cfg(feature = "article")]
mod browser_api;
#[cfg(feature = "citation")]
pub mod citation;
#[cfg(feature = "article")]
mod clipboard;
#[cfg(feature = "article")]
pub mod free;
#[cfg(feature = "article")]
pub mod job;
#[cfg(feature = "article")]
pub mod popup;
#[cfg(feature = "article")]
pub mod reading;
