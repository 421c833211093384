//! What a page says about its article: who wrote it, when, where it stands.
//!
//! Two steps, so that there is no circle with extraction: [`collect`] gathers candidates from the
//! whole page, [`decide()`] weighs them once it is known which part of the page is the article.

mod address;
mod candidate;
mod date;
mod decide;
mod identifier;
mod json;
mod named;
mod page_kind;
mod person;
mod place;
mod scan;
mod script;
mod source;
mod text;
mod word_set;

use serde::Serialize;

use crate::dom::Page;

pub use candidate::{Candidate, Candidates, Entity, Property};
pub use date::PartialDate;
pub use decide::{ArticlePart, decide};
pub use page_kind::PageKind;
pub use person::Person;
pub use source::{SOURCES, Source};
#[cfg(feature = "article")]
pub(crate) use {
    date::{Reader as DateReader, order as date_order},
    person::{is_han, label, read_byline, reads_like_a_name},
};

/// What every source says about the page, before it is known which part of it is the article.
pub fn collect(page: &Page) -> Candidates {
    let scan = scan::Scan::new(page);
    let mut candidates = Candidates::default();
    for source in SOURCES {
        source.collect(
            &scan,
            &mut candidate::Sink { source: source.name, candidates: &mut candidates },
        );
    }
    candidates
}

/// One field with where it came from and how sure it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// The source that gave it: the name of a row of `SOURCES`.
    pub source: &'static str,
    /// How sure it is, 0 to 1.
    pub confidence: f32,
    /// Whether the reader should look at it: weak source, or good sources disagree.
    pub doubtful: bool,
}

/// What is known about an article. `None` and empty lists say "the page does not tell".
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Metadata {
    /// The headline, without the site's name.
    pub title: Option<Field<String>>,
    /// A second headline that belongs to the title.
    pub subtitle: Option<Field<String>>,
    /// The authors in the page's order, organisations among them.
    pub authors: Option<Field<Vec<Person>>>,
    /// Who edited, for collections and papers.
    pub editors: Option<Field<Vec<Person>>>,
    /// Who translated.
    pub translators: Option<Field<Vec<Person>>>,
    /// The day it was published, as precise as the page is.
    pub published: Option<Field<PartialDate>>,
    /// The day it was last changed.
    pub modified: Option<Field<PartialDate>>,
    /// The site, newspaper or journal: what a reference calls the container.
    pub site: Option<Field<String>>,
    /// Who publishes the container, when it is somebody else.
    pub publisher: Option<Field<String>>,
    /// The part of the site, such as "Sport".
    pub section: Option<Field<String>>,
    /// BCP 47, such as `en-GB`.
    pub language: Option<Field<String>>,
    /// Whether the text runs right to left.
    pub right_to_left: bool,
    /// The address to cite: canonical, without trackers.
    pub url: Option<Field<String>>,
    /// What kind of thing it is, in CSL's words (`article-newspaper`, `webpage`, …).
    pub kind: Option<Field<String>>,
    /// Where the text was taken from, when the page says so ("Source: …").
    pub original_source: Option<Field<String>>,
    /// The address of the page that an archive copy keeps.
    pub archive_url: Option<Field<String>>,
    /// The site's name at the archived address.
    pub archive: Option<Field<String>>,
    /// A summary the page gives of itself.
    pub description: Option<Field<String>>,
    /// Keywords and tags.
    pub keywords: Vec<String>,
    /// The lead image's address.
    pub image: Option<Field<String>>,
    /// Digital Object Identifier, bare (`10.…`).
    pub doi: Option<Field<String>>,
    /// ISBN with a right check digit, digits only.
    pub isbn: Option<Field<String>>,
    /// ISSN with a right check digit, `1234-5678`.
    pub issn: Option<Field<String>>,
    /// PubMed number.
    pub pmid: Option<Field<String>>,
    /// PubMed Central number, `PMC…`.
    pub pmcid: Option<Field<String>>,
    /// arXiv number.
    pub arxiv: Option<Field<String>>,
    /// Volume of the journal.
    pub volume: Option<Field<String>>,
    /// Issue of the journal.
    pub issue: Option<Field<String>>,
    /// Pages, `12–34`, or an article number.
    pub pages: Option<Field<String>>,
    /// The licence's name or address.
    pub license: Option<Field<String>>,
    /// Conference, for papers.
    pub event: Option<Field<String>>,
    /// Kind of thesis or report, for those.
    pub genre: Option<Field<String>>,
}
