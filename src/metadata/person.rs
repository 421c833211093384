//! The people and organisations behind an article.

mod byline;
mod byline_words;
mod given_names;
mod label;
mod name;
mod plausible;
mod words;

use super::candidate::Entity;
use serde::Serialize;

pub(crate) use byline::{Byline, read as read_byline};
pub(crate) use byline_words::Role;
pub(crate) use label::{is_author_label, label};
pub(crate) use name::{inverted, is_organisation, person};
pub(crate) use plausible::is_han;
pub(crate) use plausible::{
    is_given_name, is_han_name, is_known_name, is_name, is_no_name, is_number, reads_like_a_name,
};

/// Somebody a reference names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Person {
    /// A person, the name taken apart.
    Named {
        /// Given names and initials; empty where only one name is known.
        given: String,
        /// The name that references sort by.
        family: String,
        /// "de las", "van": kept with the family name, not sorted by.
        #[serde(skip_serializing_if = "String::is_empty")]
        particle: String,
        /// "Jr.", "III".
        #[serde(skip_serializing_if = "String::is_empty")]
        suffix: String,
        /// The name as the page prints it.
        literal: String,
    },
    /// An organisation, or a name that cannot be taken apart.
    Literal {
        /// The name as the page prints it.
        literal: String,
    },
}

impl Person {
    /// A name as a reader types it, "Given Family" or "Family, Given"; an organisation stays whole.
    /// `language` is a BCP 47 tag, or empty: it tells which name comes first. The literal form is
    /// what was typed.
    pub fn typed(text: &str, language: &str) -> Person {
        let language = language.split('-').next().unwrap_or_default();
        let mut typed = person(text, Entity::Unknown, language);
        let (Person::Named { literal, .. } | Person::Literal { literal }) = &mut typed;
        text.clone_into(literal);
        typed
    }

    /// The name as the page prints it.
    pub fn literal(&self) -> &str {
        match self {
            Person::Named { literal, .. } | Person::Literal { literal } => literal,
        }
    }
}
