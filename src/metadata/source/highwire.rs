//! Highwire tags, `citation_*`, read by Google Scholar; bePress and others put a word before.
//!
//! <https://scholar.google.com/intl/en/scholar/inclusion.html#indexing>

use crate::metadata::candidate::{Property, Sink};
use crate::metadata::scan::Scan;

/// Suffix after `citation_`, field, confidence.
#[rustfmt::skip]
const ROWS: &[(&str, Property, f32)] = &[
    ("title", Property::Title, 0.97),
    ("author", Property::Author, 0.97),
    ("authors", Property::Author, 0.95),
    ("editor", Property::Editor, 0.95),
    ("editors", Property::Editor, 0.95),
    ("translator", Property::Translator, 0.95),
    ("publication_date", Property::Published, 0.97),
    ("cover_date", Property::Published, 0.93),
    ("date", Property::Published, 0.92),
    ("online_date", Property::Published, 0.90),
    ("year", Property::Published, 0.60),
    ("journal_title", Property::Journal, 0.97),
    ("inbook_title", Property::Journal, 0.95),
    ("book_title", Property::Journal, 0.93),
    ("conference_title", Property::Event, 0.95),
    ("conference", Property::Event, 0.90),
    ("volume", Property::Volume, 0.97),
    ("issue", Property::Issue, 0.97),
    ("firstpage", Property::FirstPage, 0.97),
    ("lastpage", Property::LastPage, 0.97),
    ("dissertation_institution", Property::Institution, 0.95),
    ("technical_report_institution", Property::Institution, 0.95),
    ("publisher", Property::Publisher, 0.95),
    ("isbn", Property::Isbn, 0.97),
    ("issn", Property::Issn, 0.97),
    ("eissn", Property::Issn, 0.90),
    ("doi", Property::Doi, 0.98),
    ("pmid", Property::Pmid, 0.98),
    ("arxiv_id", Property::Arxiv, 0.98),
    ("abstract", Property::Description, 0.85),
    ("keywords", Property::Keywords, 0.90),
    ("keyword", Property::Keywords, 0.90),
    ("language", Property::Language, 0.80),
    ("public_url", Property::Url, 0.70),
    ("abstract_html_url", Property::Url, 0.75),
    ("fulltext_html_url", Property::Url, 0.60),
    ("article_type", Property::Genre, 0.60),
];

pub(super) fn collect(scan: &Scan, sink: &mut Sink) {
    for meta in &scan.metas {
        // By the end of the name, so that `bepress_citation_author` and `wkhealth_citation_…` count.
        let Some((before, name)) = meta.key.split_once("citation_") else { continue };
        if before.len() > 12 {
            continue;
        }
        let Some(row) = ROWS.iter().find(|row| row.0 == name) else { continue };
        // Journals leave the tag of a magazine's every page as "news".
        sink.add(row.1, &meta.value, row.2);
        if name == "dissertation_institution" {
            sink.add(Property::Genre, "Thesis", 0.40);
        }
    }
}
