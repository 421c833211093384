//! Where metadata stands on pages: one file per source, one table that lists them.

mod body_class;
mod byline;
mod coins;
mod dateline;
mod dublin_core;
mod eprints;
mod h_entry;
mod heading;
mod highwire;
mod json_ld;
mod link;
mod microdata;
mod open_graph;
mod parsely;
mod prism;
mod sailthru;
mod signature;
mod story;
mod tag;
mod title;
mod twitter;
mod url;

use super::candidate::Sink;
use super::scan::Scan;

/// A place where pages keep metadata.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    /// How fields name it.
    pub name: &'static str,
    /// What it is, in a few words.
    pub about: &'static str,
    collect: fn(&Scan, &mut Sink),
}

impl Source {
    pub(super) fn collect(&self, scan: &Scan, sink: &mut Sink) {
        (self.collect)(scan, sink);
    }
}

const fn row(name: &'static str, about: &'static str, collect: fn(&Scan, &mut Sink)) -> Source {
    Source { name, about, collect }
}

/// Every source, the most formal first. The order means nothing for the decision, which compares
/// confidence and agreement; it is the order in which candidates are listed.
pub const SOURCES: &[Source] = &[
    row(
        "highwire",
        "citation_* tags of scholarly publishers, bePress among them",
        highwire::collect,
    ),
    row("coins", "ContextObjects in span.Z3988", coins::collect),
    row("eprints", "eprints.* tags of repositories", eprints::collect),
    row("prism", "prism.* tags of publishers", prism::collect),
    row("dublin-core", "dc.* and dcterms.* tags", dublin_core::collect),
    row("json-ld", "schema.org in JSON-LD scripts", json_ld::collect),
    row("microdata", "schema.org in itemprop and RDFa attributes", microdata::collect),
    row("open-graph", "og:*, article:*, book:* and their kin", open_graph::collect),
    row("parsely", "parsely-* tags", parsely::collect),
    row("sailthru", "sailthru.* tags", sailthru::collect),
    row("twitter", "twitter:* tags", twitter::collect),
    row("tag", "other meta tags: author, date, description …", tag::collect),
    row("body-class", "what the program behind the site calls the page", body_class::collect),
    row("link", "link and a elements with rel", link::collect),
    row("h-entry", "microformats: h-entry, hentry, hcard", h_entry::collect),
    row("byline", "the line with the authors' names", byline::collect),
    row("dateline", "dates near the headline", dateline::collect),
    row("heading", "the headline on the page", heading::collect),
    row("title", "the title element", title::collect),
    row("signature", "a name on the first or the last line of the text", signature::collect),
    row("story", "the text itself: a name before a colon, a source line", story::collect),
    row("url", "the address", url::collect),
];
