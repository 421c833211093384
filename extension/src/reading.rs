//! A page that was read: constructed once from the walker's string, rendered as often as asked.

use js_sys::{Object, Reflect};
use verbatim::document::{self, Document};
use verbatim::dom::Page;
use verbatim::extract::{self, Article};
use verbatim::metadata::{Field, Metadata};
use verbatim::render::{self, Options};
use verbatim::trace::{LeftOut, Note};
use wasm_bindgen::prelude::*;

/// One page, read.
#[wasm_bindgen]
pub struct Reading {
    page: Page,
    article: Article,
    document: Document,
    metadata: Metadata,
    stages: Stages,
}

#[wasm_bindgen]
impl Reading {
    /// Reads what the walker wrote.
    ///
    /// # Errors
    /// A string that is no snapshot.
    #[wasm_bindgen(constructor)]
    pub fn new(wire: &str) -> Result<Reading, JsError> {
        let mut stages = Stages::begin();
        let page = Page::from_snapshot(wire)?;
        stages.end("ingest");
        let article = extract::extract(&page);
        stages.end("extract");
        let document = document::read(&page, &article);
        stages.end("document");
        let title = Field {
            value: page.header.title.clone(),
            source: "title",
            confidence: 0.5,
            doubtful: false,
        };
        let metadata = Metadata { title: Some(title), ..Metadata::default() };
        stages.end("metadata");
        Ok(Self { page, article, document, metadata, stages })
    }

    /// The article as plain text, with the headline first.
    pub fn text(&self) -> String {
        self.render("text")
    }

    /// The article as Markdown, with the headline first.
    pub fn markdown(&self) -> String {
        self.render("markdown")
    }

    /// Milliseconds of each stage of reading, by its name.
    pub fn stages(&self) -> Object {
        let times = Object::new();
        for (name, time) in &self.stages.times {
            // Setting a property of a plain object cannot fail.
            let _ = Reflect::set(&times, &(*name).into(), &(*time).into());
        }
        times
    }

    fn render(&self, format: &str) -> String {
        let options = Options { headline: true, ..Options::default() };
        let format = render::format(format).unwrap_or(&render::FORMATS[0]);
        (format.render)(&self.document, &options)
    }
}

impl Reading {
    /// The article.
    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    /// Whether there is no text at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.document.blocks.is_empty()
    }

    /// What the page tells about itself.
    pub(crate) fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// How many words the article has.
    pub(crate) fn word_count(&self) -> usize {
        self.document.word_count()
    }

    /// What was left out of the article.
    pub(crate) fn left_out(&self) -> &[LeftOut] {
        &self.article.trace.left_out
    }

    /// What the reader should know about how the page was read.
    pub(crate) fn notes(&self) -> &[Note] {
        &self.article.trace.notes
    }

    /// Puts a left-out part back into the article, or takes it out again.
    pub(crate) fn put_back(&mut self, part: usize, back: bool) {
        let Some(part) = self.article.trace.left_out.get(part) else { return };
        for &node in &part.nodes {
            for id in self.page.tree.subtree(node).map(verbatim::dom::NodeId) {
                if back {
                    self.article.keep.insert(id);
                } else {
                    self.article.keep.remove(id);
                }
            }
        }
        self.document = document::read(&self.page, &self.article);
    }
}

/// A clock that is read between stages.
struct Stages {
    clock: Option<web_sys::Performance>,
    last: f64,
    times: Vec<(&'static str, f64)>,
}

impl Stages {
    fn begin() -> Self {
        let clock = web_sys::window().and_then(|window| window.performance());
        let last = clock.as_ref().map_or(0.0, web_sys::Performance::now);
        Self { clock, last, times: Vec::new() }
    }

    fn end(&mut self, name: &'static str) {
        if let Some(clock) = &self.clock {
            let now = clock.now();
            self.times.push((name, now - self.last));
            self.last = now;
        }
    }
}
