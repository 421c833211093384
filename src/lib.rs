//! Verbatim: any article, clean, with its citation.
//!
//! A pure library: data in, data out. No browser, clock, network or disk. The whole flow:
//!
#![cfg_attr(
    all(feature = "article", feature = "html"),
    doc = r##"
```
use verbatim::Reading;
use verbatim::dom::Page;
use verbatim::render::{Options, markdown};

let html = "<html lang=en><title>Trees — The Grove</title><body><nav><a href=/>Home</a></nav>
    <article><h1>Trees</h1><p>A tree is a perennial plant with an elongated stem, and a wood is
    what many of them make when they are left to stand together for a hundred years or more.</p>
    <p>Most of what grows in a wood is <em>not</em> a tree, but it lives by the trees: by their
    shade, by the leaves that they let fall in autumn, and by the wood they leave behind.</p>
    </article></body></html>";
let reading = Reading::of(Page::from_html(html, "https://grove.example/trees"));
let text = markdown(reading.document(), &Options::default());
assert!(text.contains("is *not* a tree"));
assert!(!text.contains("Home"));
let title = reading.metadata().title.as_ref().map(|title| title.value.as_str());
assert_eq!(title, Some("Trees"));
```
"##
)]
//!
//! The types between the steps: [`snapshot`] is what leaves a live page, [`dom::Page`] the page as
//! data, `extract::Article` which of its nodes are the article, [`metadata::Metadata`] what it
//! says about itself, `document::Document` the content without any HTML, `render` the formats,
//! [`citation`] references. [`trace`] tells what was left out.

pub mod citation;
#[cfg(feature = "article")]
pub mod document;
pub mod dom;
#[cfg(feature = "article")]
pub mod extract;
pub mod metadata;
#[cfg(any(feature = "article", feature = "citation"))]
mod numeral;
#[cfg(feature = "article")]
mod reading;
#[cfg(feature = "article")]
pub mod render;
mod single_spaced;
pub mod snapshot;
pub mod trace;
mod unspaced;

#[cfg(feature = "article")]
pub use reading::Reading;
