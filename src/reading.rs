//! One page, read once and rendered as often as asked: the whole flow behind one value.

use crate::citation::item::Item;
use crate::citation::text_fragment::{directive, places};
use crate::document::{self, Document};
use crate::dom::{NodeId, Page};
use crate::extract::{Article, Model, extract_with};
use crate::metadata::{ArticlePart, Candidates, Metadata, PartialDate, collect, decide};
use crate::snapshot::SnapshotError;
use crate::trace::Trace;
use std::sync::OnceLock;

/// A page that was read, and everything that was made of it.
///
/// Nothing in here looks at the page a second time: putting a part back, taking another format or
/// citing anew all work on what was read.
#[derive(Clone, Debug)]
pub struct Reading {
    page: Page,
    article: Article,
    document: Document,
    /// What the page says about itself is looked for when it is first asked for: the text alone
    /// needs none of it, and it is a third of the work.
    candidates: OnceLock<Candidates>,
    metadata: OnceLock<Metadata>,
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
        let article = extract_with(&page, model);
        let document = document::read(&page, &article);
        let (candidates, metadata) = (OnceLock::new(), OnceLock::new());
        Reading { page, article, document, candidates, metadata }
    }

    /// The page as it was read.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// What the page says about itself, every source.
    pub fn candidates(&self) -> &Candidates {
        self.candidates.get_or_init(|| collect(&self.page))
    }

    /// Which part of the page is the article.
    pub fn article(&self) -> &Article {
        &self.article
    }

    /// Title, people, dates and the rest, decided.
    pub fn metadata(&self) -> &Metadata {
        self.metadata.get_or_init(|| {
            decide(&self.page, self.candidates(), Some(&part(&self.page, &self.article)))
        })
    }

    /// The article's content.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What the reader has selected, as a document; `None` where nothing is selected.
    pub fn selection(&self) -> Option<Document> {
        document::read_selection(&self.page)
    }

    /// The directive (`text=…`) that leads a browser to the passage that the reader selected;
    /// `None` where none is sure to find it.
    ///
    /// `passage` is the selection's text. Where the page has it more than once, the place is told
    /// by how often it stands before the selection.
    pub fn passage_directive(&self, passage: &str) -> Option<String> {
        let start = self.page.selection.first()?.start;
        let all = document::visible_text(&self.page, 0..self.page.tree.len() as u32);
        let before = document::visible_text(&self.page, 0..start);
        let found = places(&all, passage);
        let place = found.get(places(&before, passage).len()).or(found.first())?;
        directive(&all, place.clone())
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
        crate::citation::from_metadata::item(self.metadata(), id, self.today())
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
    /// document anew. Of what is known about the page nothing changes by that.
    pub fn revise(&mut self, change: impl FnOnce(&Page, &mut Article)) {
        self.metadata();
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

#[cfg(all(test, feature = "html"))]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_back_changes_nothing_that_is_known() {
        // Without a headline a byline counts by where it stands beside the text.
        let html = "<title>Tides</title><article><p>The sea rises twice a day, and twice a day it \
                    falls, as it did when the pier was built.<p class=byline>By Ann Lee\
                    <p>Nobody on the island had a clock, and nobody missed one.</article>";
        let read = || Reading::of(Page::from_html(html, "https://bay.example/tides"));
        let (known, mut revised) = (read(), read());
        revised.revise(|page, article| {
            article.keep = crate::extract::NodeSet::with_len(page.tree.len())
        });
        assert!(revised.is_empty());
        assert_eq!(revised.metadata(), known.metadata());
    }
}
