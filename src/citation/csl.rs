//! A processor for the Citation Style Language, version 1.0.2
//! (<https://docs.citationstyles.org/en/stable/specification.html>).
//!
//! Style and locale are arguments; nothing is global. One file per part of
//! the specification.
//!
//! ```
//! use verbatim::citation::{csl, item::Item};
//! let style = csl::Style::parse(r#"<style class="in-text" version="1.0"><citation><layout>
//!     <text variable="title" quotes="true"/></layout></citation></style>"#)?;
//! let locales = |_: &str| None;
//! let processor = csl::Processor::new(&style, &locales, Some("en-US"));
//! let mut item = Item::new("a", "webpage");
//! item.set_text("title", "Trees");
//! let cited = processor.cite(&[item], &[csl::Cluster { cites: vec![csl::Cite::of("a")], note: 0 }]);
//! assert_eq!(cited[0].to(csl::HTML), "“Trees”");
//! # Ok::<(), csl::StyleError>(())
//! ```

mod bibliography;
mod case;
mod cluster;
mod collapse;
mod collate;
mod disambiguate;
mod finish;
mod initials;
mod locale;
mod locator;
mod meeting;
mod note_fields;
mod order;
mod output;
mod page;
mod particle;
mod position;
mod processor;
mod quotation;
mod raw_date;
mod render;
mod rich;
mod script;
mod sort;
mod style;
mod substitute;
mod xml;

pub use locale::{Language, Locale, LocaleSource, locale_chain};
pub use output::{Formatted, HTML, MARKDOWN, OUTPUT_FORMATS, OutputFormat, PLAIN, RTF, Run};
pub use processor::{BibliographyLayout, Cite, CitePosition, Cluster, Entry, Processor};
pub use quotation::QuotationMarks;
pub use style::{Info, SecondFieldAlign, Style, StyleError};
pub use xml::XmlError;
