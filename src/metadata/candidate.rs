//! What a source says about a field, before anything is decided.

use serde::Serialize;

use super::Person;
use crate::dom::NodeId;

/// The fields that sources speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the fields of `Metadata`, and of what they are made
pub enum Property {
    Title,
    Subtitle,
    Author,
    Editor,
    Translator,
    Published,
    Modified,
    Site,
    Publisher,
    Journal,
    Section,
    Language,
    Url,
    Kind,
    Description,
    Keywords,
    Image,
    Doi,
    Isbn,
    Issn,
    Pmid,
    Pmcid,
    Arxiv,
    Volume,
    Issue,
    Pages,
    FirstPage,
    LastPage,
    License,
    Event,
    Institution,
    Genre,
    OriginalSource,
    ArchivedUrl,
}

/// One statement of one source.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Candidate {
    /// What it is about.
    pub property: Property,
    /// The value as the source has it, white space and entities cleaned.
    pub value: String,
    /// The name of a row of [`SOURCES`](super::SOURCES).
    pub source: &'static str,
    /// How much the source is worth for this field, 0 to 1, before candidates are compared.
    pub confidence: f32,
    /// What the source says the value names.
    pub entity: Entity,
    /// A name that the source has taken apart already.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
    /// Where in the page it stands, for what stands in the text.
    #[serde(skip)]
    pub node: Option<NodeId>,
}

/// What a name names, where the source says so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Entity {
    /// The source does not say.
    #[default]
    Unknown,
    /// A human being.
    Person,
    /// An organisation.
    Organization,
}

/// All that the sources of a page say.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Candidates {
    /// In the order of [`SOURCES`](super::SOURCES), then of the page.
    pub all: Vec<Candidate>,
}

impl Candidates {
    /// What there is about a field, in order.
    pub fn of(&self, property: Property) -> impl Iterator<Item = &Candidate> {
        self.all.iter().filter(move |candidate| candidate.property == property)
    }
}

/// Takes what one source says.
#[derive(Debug)]
pub(super) struct Sink<'c> {
    pub(super) source: &'static str,
    pub(super) candidates: &'c mut Candidates,
}

/// A page may not say more than this about one field, lest a hostile one eat all memory.
const LIMIT: usize = 2_000;

impl Sink<'_> {
    /// A value from outside the text; an empty one or a placeholder is left out.
    pub(super) fn add(&mut self, property: Property, value: &str, confidence: f32) {
        self.push(property, value, confidence, Entity::Unknown, None, None);
    }

    /// A value that stands at a node.
    pub(super) fn add_at(
        &mut self,
        property: Property,
        value: &str,
        confidence: f32,
        node: NodeId,
    ) {
        self.push(property, value, confidence, Entity::Unknown, None, Some(node));
    }

    /// All there is to say.
    pub(super) fn push(
        &mut self,
        property: Property,
        value: &str,
        confidence: f32,
        entity: Entity,
        person: Option<Person>,
        node: Option<NodeId>,
    ) {
        let value = super::text::clean(value);
        if value.is_empty() || is_placeholder(&value) || self.candidates.all.len() >= LIMIT {
            return;
        }
        let source = self.source;
        let candidate = Candidate { property, value, source, confidence, entity, person, node };
        if !self.candidates.all.contains(&candidate) {
            self.candidates.all.push(candidate);
        }
    }
}

/// Template code that was never filled in, and words for nothing.
fn is_placeholder(value: &str) -> bool {
    let low = value.to_lowercase();
    ["{{", "}}", "${", "{$", "<%", "%>", "#{", "[[", "]]", "%%"]
        .iter()
        .any(|mark| value.contains(mark))
        || (value.ends_with('}') && !value.contains('{'))
        || matches!(
            low.as_str(),
            "null"
                | "undefined"
                | "none"
                | "nan"
                | "n/a"
                | "false"
                | "true"
                | "[object object]"
                | "untitled"
                | "array"
        )
        || !value.chars().any(char::is_alphanumeric)
}
