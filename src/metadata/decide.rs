//! Candidates to a decision, field by field, once it is known which part of the page is the
//! article. The rules are written in the files below, one for each group of fields.

mod address;
mod authors;
mod case;
mod dates;
mod heading;
mod headline;
mod identifiers;
mod kind;
mod language;
mod people;
mod site;
mod stale;
mod title;

use super::{Candidates, Field, Metadata, PageKind, Property};
use crate::dom::{NodeId, Page};
use case::Case;

/// Which part of the page is the article, as far as metadata needs to know.
#[derive(Clone, Debug, Default)]
pub struct ArticlePart {
    /// The element that holds the headline.
    pub headline: Option<NodeId>,
    /// The text nodes of the article, in document order.
    pub kept: Vec<NodeId>,
    /// What kind of page extraction takes it for.
    pub kind: Option<PageKind>,
}

/// Weighs what the sources say. Without a `part` the neighbourhood of the headline stands for the
/// article.
pub fn decide(page: &Page, candidates: &Candidates, part: Option<&ArticlePart>) -> Metadata {
    let fresh = stale::without_stale(page, candidates);
    let candidates = fresh.as_ref().unwrap_or(candidates);
    let case = Case::new(page, candidates, part);
    let mut metadata = Metadata::default();
    metadata.language = language::language(&case);
    metadata.right_to_left = language::right_to_left(&case);
    metadata.site = site::site(&case);
    metadata.publisher = site::publisher(&case, metadata.site.as_ref());
    metadata.title = title::title(&case);
    metadata.subtitle = title::subtitle(&case, metadata.title.as_ref());
    metadata.authors = authors::authors(&case, metadata.site.as_ref());
    metadata.editors = authors::others(&case, Property::Editor);
    metadata.translators = authors::others(&case, Property::Translator);
    metadata.published = dates::published(&case);
    metadata.modified = dates::modified(&case, metadata.published.as_ref());
    address::addresses(&case, &mut metadata);
    identifiers::identifiers(&case, &mut metadata);
    metadata.original_source = site::original_source(&case, metadata.site.as_ref());
    metadata.section =
        plain(&case, Property::Section).filter(|section| section.value.chars().count() <= 60);
    metadata.description = plain(&case, Property::Description);
    metadata.image = plain(&case, Property::Image).map(|mut image| {
        image.value = crate::metadata::address::resolve(page.base_url(), &image.value);
        image
    });
    metadata.license = plain(&case, Property::License);
    metadata.event = plain(&case, Property::Event);
    metadata.keywords = keywords(&case);
    metadata.kind = Some(kind::kind(&case, &metadata));
    metadata
}

/// The value of the most trusted source, for fields that need no weighing.
fn plain(case: &Case, property: Property) -> Option<Field<String>> {
    let mut best: Option<&super::Candidate> = None;
    for candidate in case.candidates.of(property) {
        if best.is_none_or(|best| candidate.confidence > best.confidence) {
            best = Some(candidate);
        }
    }
    best.map(|best| field(best.value.clone(), best.source, best.confidence))
}

/// A field, doubtful where it is more likely wrong than a reader would like.
fn field<T>(value: T, source: &'static str, confidence: f32) -> Field<T> {
    Field { value, source, confidence, doubtful: confidence < 0.5 }
}

fn keywords(case: &Case) -> Vec<String> {
    let mut keywords: Vec<String> = Vec::new();
    for candidate in case.candidates.of(Property::Keywords) {
        for word in candidate.value.split([',', ';', '،', '、', '，']).map(str::trim) {
            let new = !keywords.iter().any(|known| known.eq_ignore_ascii_case(word));
            if new && (2..=60).contains(&word.chars().count()) && keywords.len() < 40 {
                keywords.push(word.to_owned());
            }
        }
    }
    keywords
}
