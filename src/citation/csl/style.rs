//! A CSL style: what its XML says, as plain types.
//!
//! Specification: CSL 1.0.2, "Style Structure", "Style-Specific Options" and
//! "Options".

mod attributes;
mod element;
mod names;
mod read;
mod rendering;

pub(crate) use element::{
    Branch, DateForm, DateNode, DatePartNode, DateParts, Display, Element, LabelNode, Look, Match,
    Node, NumberForm, Plural, SWITCHES, Tag, TermForm, Test, TextCase,
};
pub(crate) use names::{
    And, DelimiterPrecedes, EtAl, NameForm, NameNode, NameOptions, NameOrder, NamePart, NamesLabel,
    NamesNode,
};

pub(crate) use attributes::term_form;
pub(crate) use rendering::localized_date;

use super::locale::LocalePart;
use std::fmt;

/// A style, read and checked.
#[derive(Debug, Clone)]
pub struct Style {
    /// Title, licence and the like.
    pub info: Info,
    /// Whether citations stand in notes (`class="note"`).
    pub in_notes: bool,
    /// The language the style is written for, where it names one.
    pub default_locale: Option<String>,
    pub(crate) initialize_with_hyphen: bool,
    pub(crate) demote_particle: Demote,
    pub(crate) page_range: Option<PageRange>,
    /// The locale elements inside the style.
    pub(crate) locales: Vec<LocalePart>,
    pub(crate) macros: Vec<Macro>,
    pub(crate) citation: Area,
    pub(crate) bibliography: Option<Area>,
}

/// What a style says about itself (`cs:info`).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Info {
    /// The style's identifier, a URI.
    pub id: String,
    /// Its name.
    pub title: String,
    /// Its abbreviated name.
    pub title_short: String,
    /// The licence notice in `cs:rights`.
    pub rights: String,
    /// Address of the licence.
    pub license: String,
    /// Names of the authors and contributors, authors first.
    pub authors: Vec<String>,
}

/// Why a style cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StyleError {
    /// A dependent style: it has no rules of its own, another style has.
    Dependent {
        /// Identifier (URI) of the style with the rules.
        parent: String,
        /// Language in which the parent is to be used.
        default_locale: Option<String>,
        /// What the dependent style says about itself.
        info: Box<Info>,
    },
    /// Not a usable style.
    Invalid {
        /// Line counted from 1.
        line: u32,
        /// What is wrong, as a sentence without its stop.
        message: String,
    },
}

impl fmt::Display for StyleError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StyleError::Dependent { parent, .. } => {
                formatter.write_str("this style depends on ")?;
                formatter.write_str(parent)
            }
            StyleError::Invalid { line, message } => {
                formatter.write_str("line ")?;
                fmt::Display::fmt(line, formatter)?;
                formatter.write_str(": ")?;
                formatter.write_str(message)
            }
        }
    }
}

impl std::error::Error for StyleError {}

impl Style {
    /// Reads and checks a style.
    ///
    /// # Errors
    /// [`StyleError::Dependent`] for a dependent style, and otherwise the
    /// first mistake with its line: malformed XML, elements out of place, a
    /// missing macro, macros that call each other in a circle.
    pub fn parse(xml: &str) -> Result<Style, StyleError> {
        read::style(xml)
    }

    /// Whether the style prints bibliographies.
    pub fn has_bibliography(&self) -> bool {
        self.bibliography.is_some()
    }
}

/// A named group of elements (`cs:macro`).
#[derive(Debug, Clone)]
pub(crate) struct Macro {
    pub(crate) name: String,
    pub(crate) children: Vec<Element>,
}

/// `demote-non-dropping-particle`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Demote {
    Never,
    SortOnly,
    DisplayAndSort,
}

/// `page-range-format`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PageRange {
    Expanded,
    Minimal,
    MinimalTwo,
    Chicago15,
    Chicago16,
}

/// `cs:citation` or `cs:bibliography`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Area {
    pub(crate) names: NameOptions,
    pub(crate) sort: Vec<SortKey>,
    /// Formatting and affixes of `cs:layout`.
    pub(crate) look: Look,
    pub(crate) delimiter: String,
    pub(crate) children: Vec<Element>,
    /// Whether the style itself places the year suffix.
    pub(crate) places_year_suffix: bool,
    pub(crate) citation: CitationOptions,
    pub(crate) bibliography: BibliographyOptions,
}

/// Options of `cs:citation` (disambiguation, collapsing, note distance).
#[derive(Debug, Clone, Default)]
pub(crate) struct CitationOptions {
    pub(crate) add_names: bool,
    pub(crate) add_givenname: bool,
    pub(crate) givenname_rule: GivennameRule,
    pub(crate) add_year_suffix: bool,
    pub(crate) collapse: Option<Collapse>,
    pub(crate) cite_group_delimiter: Option<String>,
    pub(crate) year_suffix_delimiter: Option<String>,
    pub(crate) after_collapse_delimiter: Option<String>,
    /// `near-note-distance`; the specification's default is 5.
    pub(crate) near_note_distance: Option<u32>,
}

/// `givenname-disambiguation-rule`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum GivennameRule {
    AllNames,
    AllNamesWithInitials,
    PrimaryName,
    PrimaryNameWithInitials,
    #[default]
    ByCite,
}

/// `collapse`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Collapse {
    CitationNumber,
    Year,
    YearSuffix,
    YearSuffixRanged,
}

/// Options of `cs:bibliography`.
#[derive(Debug, Clone, Default)]
pub(crate) struct BibliographyOptions {
    pub(crate) hanging_indent: bool,
    pub(crate) second_field_align: Option<SecondFieldAlign>,
    pub(crate) entry_spacing: Option<u32>,
    pub(crate) line_spacing: Option<u32>,
    pub(crate) subsequent_author_substitute: Option<String>,
    pub(crate) substitute_rule: SubstituteRule,
}

/// `second-field-align`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFieldAlign {
    /// The first field stands in the margin.
    Margin,
    /// Later lines are aligned with the second field.
    Flush,
}

/// `subsequent-author-substitute-rule`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum SubstituteRule {
    #[default]
    CompleteAll,
    CompleteEach,
    PartialEach,
    PartialFirst,
}

/// One `cs:key` of `cs:sort`.
#[derive(Debug, Clone)]
pub(crate) struct SortKey {
    pub(crate) by: SortBy,
    pub(crate) descending: bool,
    /// `names-min`, `names-use-first` and `names-use-last`, which override
    /// the et-al options of the names a macro prints.
    pub(crate) names: NameOptions,
}

/// What a key sorts by.
#[derive(Debug, Clone)]
pub(crate) enum SortBy {
    Variable(String),
    Macro(usize),
}
