//! `cs:names` and the options of names (CSL 1.0.2, "Names", "Name Options").

use super::element::{Element, LabelNode, Look};

/// `cs:names`.
#[derive(Debug, Clone, Default)]
pub(crate) struct NamesNode {
    pub(crate) variables: Vec<String>,
    /// Between the name lists of several variables.
    pub(crate) delimiter: Option<String>,
    pub(crate) name: Option<NameNode>,
    pub(crate) et_al: Option<EtAl>,
    pub(crate) label: Option<NamesLabel>,
    pub(crate) substitute: Vec<Element>,
}

/// `cs:name`.
#[derive(Debug, Clone, Default)]
pub(crate) struct NameNode {
    pub(crate) options: NameOptions,
    pub(crate) look: Look,
    pub(crate) family: NamePart,
    pub(crate) given: NamePart,
}

/// `cs:name-part`: formatting of one part of a name.
#[derive(Debug, Clone, Default)]
pub(crate) struct NamePart {
    pub(crate) look: Look,
}

/// `cs:et-al`.
#[derive(Debug, Clone)]
pub(crate) struct EtAl {
    /// `et-al` or `and others`.
    pub(crate) term: String,
    pub(crate) look: Look,
}

/// `cs:label` inside `cs:names`.
#[derive(Debug, Clone)]
pub(crate) struct NamesLabel {
    pub(crate) look: Look,
    pub(crate) label: LabelNode,
    /// Whether it stands before `cs:name`.
    pub(crate) first: bool,
}

/// The options of `cs:name`, each only where it was given, so that they can
/// be inherited (CSL 1.0.2, "Name Options" and "Inheritable Name Options").
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct NameOptions {
    pub(crate) and: Option<And>,
    pub(crate) delimiter: Option<String>,
    pub(crate) names_delimiter: Option<String>,
    pub(crate) delimiter_precedes_et_al: Option<DelimiterPrecedes>,
    pub(crate) delimiter_precedes_last: Option<DelimiterPrecedes>,
    pub(crate) et_al_min: Option<u32>,
    pub(crate) et_al_use_first: Option<u32>,
    pub(crate) et_al_subsequent_min: Option<u32>,
    pub(crate) et_al_subsequent_use_first: Option<u32>,
    pub(crate) et_al_use_last: Option<bool>,
    pub(crate) form: Option<NameForm>,
    pub(crate) initialize: Option<bool>,
    pub(crate) initialize_with: Option<String>,
    pub(crate) name_as_sort_order: Option<NameOrder>,
    pub(crate) sort_separator: Option<String>,
}

/// `and`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum And {
    Text,
    Symbol,
}

/// `delimiter-precedes-last` and `delimiter-precedes-et-al`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DelimiterPrecedes {
    Contextual,
    AfterInvertedName,
    Always,
    Never,
}

/// `form` of `cs:name`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameForm {
    Long,
    Short,
    Count,
}

/// `name-as-sort-order`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameOrder {
    First,
    All,
}

impl NameOptions {
    /// These options, and where they say nothing those of `outer`.
    pub(crate) fn or(&self, outer: &NameOptions) -> NameOptions {
        NameOptions {
            and: self.and.or(outer.and),
            delimiter: self.delimiter.clone().or_else(|| outer.delimiter.clone()),
            names_delimiter: self.names_delimiter.clone().or_else(|| outer.names_delimiter.clone()),
            delimiter_precedes_et_al: self
                .delimiter_precedes_et_al
                .or(outer.delimiter_precedes_et_al),
            delimiter_precedes_last: self.delimiter_precedes_last.or(outer.delimiter_precedes_last),
            et_al_min: self.et_al_min.or(outer.et_al_min),
            et_al_use_first: self.et_al_use_first.or(outer.et_al_use_first),
            et_al_subsequent_min: self.et_al_subsequent_min.or(outer.et_al_subsequent_min),
            et_al_subsequent_use_first: self
                .et_al_subsequent_use_first
                .or(outer.et_al_subsequent_use_first),
            et_al_use_last: self.et_al_use_last.or(outer.et_al_use_last),
            form: self.form.or(outer.form),
            initialize: self.initialize.or(outer.initialize),
            initialize_with: self.initialize_with.clone().or_else(|| outer.initialize_with.clone()),
            name_as_sort_order: self.name_as_sort_order.or(outer.name_as_sort_order),
            sort_separator: self.sort_separator.clone().or_else(|| outer.sort_separator.clone()),
        }
    }
}

impl NamesNode {
    /// Whether it only names variables, and takes the rest from the
    /// `cs:names` it substitutes for.
    pub(crate) fn is_shorthand(&self) -> bool {
        self.name.is_none()
            && self.et_al.is_none()
            && self.label.is_none()
            && self.substitute.is_empty()
    }
}
