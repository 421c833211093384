//! A page that was read: constructed once from the walker's string, rendered as often as asked.

use crate::article_view;
use crate::clipboard::Content;
use crate::copies::CopyKind;
use crate::copying;
use crate::correction::{Corrections, correct, told};
use crate::crossing::{from_js, to_js};
use crate::facts::{Choice, Facts, Part, why_nothing};
use crate::fields::FIELDS;
use crate::settings::Settings;
use std::borrow::Cow;
use verbatim::citation::from_metadata;
use verbatim::citation::text_fragment::link;
use verbatim::document::{Direction, Document, Inline};
use verbatim::metadata::Metadata;
use verbatim::render::{self, Context, Options, markdown, plain_text};
use wasm_bindgen::prelude::*;

/// One page, read.
#[wasm_bindgen]
pub struct Reading {
    flow: verbatim::Reading,
    /// What the page tells about itself, where the reader corrected it.
    corrected: Option<Metadata>,
}

#[wasm_bindgen]
impl Reading {
    /// Reads what the walker wrote.
    ///
    /// # Errors
    /// A string that is no snapshot.
    #[wasm_bindgen(constructor)]
    pub fn new(wire: &str) -> Result<Reading, JsError> {
        let flow = verbatim::Reading::from_snapshot(wire)?;
        Ok(Self { flow, corrected: None })
    }

    /// The article as plain text, with the headline first.
    pub fn text(&self) -> String {
        plain_text(self.flow.document(), &with_headline())
    }

    /// The article as Markdown, with the headline first.
    pub fn markdown(&self) -> String {
        markdown(self.flow.document(), &with_headline())
    }

    /// What is known about the page (see `facts.rs`).
    ///
    /// # Errors
    /// None that a page can cause.
    pub fn facts(&self) -> Result<JsValue, JsValue> {
        to_js(&self.known())
    }

    /// Takes over what the reader typed: an object of fields by name, in place of what was typed
    /// before.
    pub fn correct(&mut self, corrections: &JsValue) {
        let typed = from_js(corrections);
        let typed = typed.as_object().into_iter().flatten();
        let corrections: Corrections = typed
            .filter_map(|(name, typed)| Some((name.clone(), typed.as_str()?.to_owned())))
            .collect();
        self.corrected = Some(correct(self.flow.metadata(), &corrections));
    }

    /// Puts a left-out part back into the article, or takes it out again.
    #[wasm_bindgen(js_name = putBack)]
    pub fn put_back(&mut self, part: usize, back: bool) {
        self.flow.revise(|page, article| {
            let Some(part) = article.trace.left_out.get(part) else { return };
            *article =
                if back { article.with(page, part) } else { article.without(page, &part.nodes) };
        });
    }

    /// Takes another part of the page for the article. What was put back is taken out by that.
    pub fn choose(&mut self, candidate: usize) {
        self.flow.revise(|page, article| {
            let Some(candidate) = article.candidates.get(candidate) else { return };
            *article = article.replaced_by(page, candidate);
        });
    }

    /// The article in one kind of copy: an object of `text`, `html` (where the kind has it) and
    /// `words`.
    ///
    /// # Errors
    /// None that a page can cause.
    pub fn copy(&self, kind: &str, settings: &JsValue) -> Result<JsValue, JsValue> {
        to_js(&self.article(&settings_of(settings), CopyKind::named(kind)))
    }

    /// The CSL-JSON item for references, under this identifier.
    pub fn item(&self, id: &str) -> String {
        from_metadata::item(self.metadata(), id, self.flow.today()).json().to_string()
    }

    /// The name of a file that a copy is saved in.
    #[wasm_bindgen(js_name = fileName)]
    pub fn file_name(&self, kind: &str, settings: &JsValue) -> String {
        let (document, today) = (self.document(), self.today());
        let context = Context { metadata: self.metadata(), document: &document, today: &today };
        copying::file_name(&context, &settings_of(settings), CopyKind::named(kind))
    }

    /// Adds the article to an element of our own page, the headline first if it is wanted.
    ///
    /// # Errors
    /// None that a page can cause.
    pub fn show(&self, parent: &web_sys::Node, headline: bool) -> Result<(), JsValue> {
        article_view::with_headline(parent, &self.document(), headline)
    }
}

/// Reads what the walker wrote.
///
/// # Errors
/// A string that is no snapshot.
#[wasm_bindgen]
pub fn read(wire: &str) -> Result<Reading, JsError> {
    Reading::new(wire)
}

impl Reading {
    /// The article in one kind of copy.
    pub(crate) fn article(&self, settings: &Settings, kind: &CopyKind) -> Content {
        let document = self.document();
        copying::article(&document, settings, kind, |template| {
            let (metadata, today) = (self.metadata(), self.today());
            let context = Context { metadata, document: &document, today: &today };
            render::front_matter(template, &context)
        })
    }

    /// What the page tells about itself, as the reader corrected it.
    fn metadata(&self) -> &Metadata {
        self.corrected.as_ref().unwrap_or_else(|| self.flow.metadata())
    }

    /// The reader's day, as templates have it.
    fn today(&self) -> String {
        self.flow.today().map(|day| day.to_string()).unwrap_or_default()
    }

    /// The article, under the headline that the reader gave it.
    fn document(&self) -> Cow<'_, Document> {
        let document = self.flow.document();
        let typed = self.corrected.as_ref().and_then(|metadata| metadata.title.as_ref());
        match typed.filter(|title| title.source == "reader") {
            Some(title) => {
                let headline = vec![Inline::Text(title.value.clone())];
                Cow::Owned(Document { headline, ..document.clone() })
            }
            None => Cow::Borrowed(document),
        }
    }

    fn known(&self) -> Facts {
        let document = self.flow.document();
        let trace = self.flow.trace();
        let metadata = self.metadata();
        Facts {
            url: self.url().to_owned(),
            empty: self.is_empty(),
            words: document.word_count(),
            language: metadata.language.as_ref().map(|language| language.value.clone()),
            right_to_left: metadata.right_to_left,
            text_language: document.language.clone(),
            text_right_to_left: document.direction == Direction::RightToLeft,
            fields: FIELDS.iter().filter_map(|field| told(metadata, field.name)).collect(),
            left_out: trace
                .left_out
                .iter()
                .map(|part| Part {
                    reason: part.reason,
                    words: part.words,
                    preview: part.preview.clone(),
                })
                .collect(),
            choices: self
                .flow
                .article()
                .candidates
                .iter()
                .map(|part| Choice { words: part.words, preview: part.preview.clone() })
                .collect(),
            notes: trace.notes.iter().map(|note| note.kind).collect(),
        }
    }

    /// The message that says why there is nothing to copy.
    pub(crate) fn why_nothing(&self) -> &'static str {
        let notes = self.flow.trace().notes.iter().map(|note| note.kind);
        why_nothing(notes).unwrap_or("failed_nothing")
    }

    /// What the reader has selected on the page.
    pub(crate) fn selection(&self) -> Option<Document> {
        self.flow.selection()
    }

    /// The page's address.
    pub(crate) fn url(&self) -> &str {
        &self.flow.page().header.url
    }

    /// The page's host name; empty where it has none.
    pub(crate) fn host(&self) -> String {
        web_sys::Url::new(self.url()).map(|url| url.hostname()).unwrap_or_default()
    }

    /// The address of the passage that the reader selected; `None` where no text directive is sure
    /// to find it.
    pub(crate) fn passage_link(&self, passage: &str) -> Option<String> {
        let directive = self.flow.passage_directive(passage)?;
        Some(link(self.url(), &directive))
    }

    /// Whether there is no text at all.
    pub(crate) fn is_empty(&self) -> bool {
        self.flow.is_empty()
    }
}

fn with_headline() -> Options {
    Options { headline: true, ..Options::default() }
}

/// The settings as a page of ours hands them over.
pub(crate) fn settings_of(settings: &JsValue) -> Settings {
    Settings::from_value(&from_js(settings)).settings
}
