//! One page, read once and rendered as often as asked: the whole flow behind one value.

use crate::citation::item::Item;
use crate::document::{self, Document};
use crate::dom::{NodeId, Page};
use crate::extract::{Article, Model, extract_with};
use crate::metadata::{ArticlePart, Candidates, Metadata, PartialDate, collect, decide};
use crate::snapshot::SnapshotError;
use crate::trace::Trace;

/// A page that was read, and everything that was made of it.
///
/// Nothing in here looks at the page a second time: putting a part back, taking another format or
/// citing anew all work on what was read.
#[derive(Clone, Debug)]
pub struct Reading {
    page: Page,
    candidates: Candidates,
    article: Article,
    metadata: Metadata,
    document: Document,
}

impl Reading {
    /// Reads what the walker in a live page wrote.
    ///
    /// # Errors
    /// A string that is no snapshot. A page never fails: a poor page gives a poor article and
    /// says so in [`Reading::trace`].
    pub fn from_snapshot(wire: &str) -> Result<Reading, SnapshotError> {
        Ok(Reading::of(Page::from_snapshot(wire)?))
    }

    /// Reads a page.
    pub fn of(page: Page) -> Reading {
        Reading::with_model(page, Model::built_in())
    }

    /// Reads a page with another extraction model than the built-in one.
    pub fn with_model(page: Page, model: &Model) -> Reading {
        let candidates = collect(&page);
        let article = extract_with(&page, model);
        let metadata = decide(&page, &candidates, Some(&part(&page, &article)));
        let document = document::read(&page, &article);
        Reading { page, candidates, article, metadata, document }
    }

    /// The page as it was read.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// What the page says about itself, every source.
    pub fn candidates(&self) -> &Candidates {
        &self.candidates
    }

    /// Which part of the page is the article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Title, people, dates and the rest, decided.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The article's content.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What the reader has selected, as a document; `None` where nothing is selected.
    pub fn selection(&self) -> Option<Document> {
        document::read_selection(&self.page)
    }

    /// What was left out and what could not be read.
    pub fn trace(&self) -> &Trace {
        &self.article.trace
    }

    /// Whether there is any text.
    pub fn is_empty(&self) -> bool {
        self.document.blocks.is_empty()
    }

    /// The CSL-JSON item for references, as accessed on the reader's own day.
    pub fn item(&self, id: &str) -> Item {
        crate::citation::from_metadata::item(&self.metadata, id, self.today())
    }

    /// The reader's own calendar day, as far as the page was read live.
    pub fn today(&self) -> Option<PartialDate> {
        let mut parts = self.page.header.today.as_deref()?.split('-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Some(PartialDate::day(year, month, day))
    }

    /// Changes which nodes are kept, by whatever `change` does to the article, and reads the
    /// document anew.
    pub fn revise(&mut self, change: impl FnOnce(&Page, &mut Article)) {
        change(&self.page, &mut self.article);
        self.document = document::read(&self.page, &self.article);
    }
}

/// What metadata needs to know of the article.
fn part(page: &Page, article: &Article) -> ArticlePart {
    let is_text = |id: &NodeId| page.tree.text(*id).is_some();
    ArticlePart {
        headline: article.headline,
        kept: article.keep.iter().filter(is_text).collect(),
        kind: Some(article.kind),
    }
}
