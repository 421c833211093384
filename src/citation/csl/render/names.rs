//! `cs:names` (CSL 1.0.2, "Names", "Substitute", "Label in names").

use super::name_list::shown;
use super::{Called, Purpose, Renderer, enclose, is_blank, push};
use crate::citation::csl::output::Token;
use crate::citation::csl::particle;
use crate::citation::csl::style::{
    Element, EtAl, Look, NameForm, NameNode, NameOptions, NameOrder, NamesLabel, NamesNode, Node,
    Plural, Tag, TermForm,
};
use crate::citation::item::Name;

/// More or fuller names than the style asks for, to tell cites apart
/// (CSL 1.0.2, "Disambiguation").
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct NameExpansion {
    /// For each name list in the order printed: how many names at least.
    pub(crate) counts: Vec<usize>,
    /// For each name list and name: how full the given name is.
    pub(crate) givens: Vec<Vec<Fullness>>,
}

/// How much of a given name is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Fullness {
    /// As the style says.
    #[default]
    Style,
    Initials,
    Full,
}

/// One name list as it was printed.
#[derive(Debug, Clone)]
pub(crate) struct PrintedList {
    pub(crate) names: Vec<Name>,
    /// How many of them were printed before "et al.".
    pub(crate) shown: usize,
    pub(crate) options: NameOptions,
}

/// What holds for all lists of one `cs:names`, with what it inherits where
/// it substitutes.
#[derive(Clone, Copy)]
pub(super) struct NamesParts<'a> {
    pub(super) name: Option<&'a NameNode>,
    pub(super) et_al: Option<&'a EtAl>,
    label: Option<&'a NamesLabel>,
    /// The look of the whole.
    look: &'a Look,
}

impl NamesParts<'_> {
    /// The look of a part, where it is formatted itself. What is normal counts against what is
    /// around `cs:names` and against `inner` formatting, not against that of `cs:names` itself, as
    /// in the reference processor.
    pub(super) fn formatted(&self, part: &Look, inner: &[Tag]) -> Look {
        let mut look = part.clone();
        look.tags.retain(|tag| match tag.switched_off() {
            Some(on) => inner.contains(&on) || !self.look.tags.contains(&on),
            None => true,
        });
        look
    }
}

impl<'a> Renderer<'a> {
    /// `cs:names`.
    pub(super) fn names(
        &mut self,
        node: &'a NamesNode,
        look: &'a Look,
        out: &mut Vec<Token>,
    ) -> Called {
        let look = self.inherited_look(node, look);
        let parts = self.inherited_parts(node, look);
        let mut options = match parts.name {
            Some(name) => name.options.or(&self.area.names),
            None => self.area.names.clone(),
        };
        options = self.key_names.or(&options);
        if self.purpose == Purpose::SortKey {
            options = sort_options(options);
        }
        let suppress =
            self.state.suppress_author && !self.names_met && self.purpose == Purpose::Citation;
        let mark = out.len();
        let called = if options.form == Some(NameForm::Count) {
            self.count(node, &options, out)
        } else {
            self.lists(node, parts, &options, out)
        };
        if !is_blank(out, mark) {
            self.names_met = true;
            if suppress {
                out.truncate(mark);
                return Called::variable(false);
            }
            enclose(Tag::Names, mark, out);
            self.dress(look, mark, out);
            return called;
        }
        out.truncate(mark);
        self.substitute(node, look, out)
    }

    /// A shorthand `cs:names` inside `cs:substitute` looks like the outer one.
    fn inherited_look(&self, node: &'a NamesNode, look: &'a Look) -> &'a Look {
        self.substituting.last().filter(|_| node.is_shorthand()).map_or(look, |(_, look)| look)
    }

    /// Name, et-al and label of a `cs:names`; inside `cs:substitute` those of
    /// the outer one where it has none itself.
    fn inherited_parts(&self, node: &'a NamesNode, look: &'a Look) -> NamesParts<'a> {
        let outer = self.substituting.last().map(|(outer, _)| *outer);
        let mut all = self.substituting.iter().rev();
        NamesParts {
            name: node.name.as_ref().or_else(|| all.find_map(|(outer, _)| outer.name.as_ref())),
            et_al: node.et_al.as_ref().or_else(|| outer.and_then(|outer| outer.et_al.as_ref())),
            label: node.label.as_ref().or_else(|| {
                outer.filter(|_| node.is_shorthand()).and_then(|outer| outer.label.as_ref())
            }),
            look,
        }
    }

    /// Tries the elements of `cs:substitute` until one prints something.
    fn substitute(&mut self, node: &'a NamesNode, look: &'a Look, out: &mut Vec<Token>) -> Called {
        let mark = out.len();
        self.substituting.push((node, look));
        let found = self.first_of(&node.substitute, out);
        self.substituting.pop();
        if found.is_some() {
            self.names_met = true;
            enclose(Tag::Names, mark, out);
        }
        // A term or value in place of names is no value of a variable.
        Called::variable(found.is_some_and(|called| called.value))
    }

    /// Evaluates elements until one prints something; what that one called. A
    /// branch of `cs:choose` is a list of them too; the XML bounds how deep
    /// they nest.
    fn first_of(&mut self, elements: &'a [Element], out: &mut Vec<Token>) -> Option<Called> {
        let mark = out.len();
        elements.iter().find_map(|element| {
            if let Node::Choose(branches) = &element.node {
                let branch = self.choose(branches)?;
                return self.first_of(&branch.children, out);
            }
            let called = self.element(element, "", out);
            if is_blank(out, mark) {
                out.truncate(mark);
                return None;
            }
            Some(called)
        })
    }

    /// The name lists of all variables with a delimiter between them.
    fn lists(
        &mut self,
        node: &'a NamesNode,
        parts: NamesParts<'a>,
        options: &NameOptions,
        out: &mut Vec<Token>,
    ) -> Called {
        let variables = self.filled(node);
        let delimiter = node
            .delimiter
            .as_deref()
            .or(options.names_delimiter.as_deref())
            .unwrap_or_default()
            .to_string();
        let combined = self.combined(&variables, parts.label);
        let mut first = true;
        for (index, variable) in variables.iter().enumerate() {
            if combined && index > 0 {
                break;
            }
            let mark = out.len();
            if !first {
                push(out, &delimiter);
            }
            let before = out.len();
            let names = particle::parsed(self.item.names(variable));
            let term = if combined { "editortranslator" } else { variable.as_str() };
            let plural = names.len() > 1;
            self.labelled(term, plural, parts, out, |renderer, out| {
                renderer.name_list(&names, options, parts, out);
            });
            if is_blank(out, before) {
                out.truncate(mark);
            } else {
                first = false;
            }
        }
        if !self.substituting.is_empty() {
            self.substituted.extend(variables.iter().cloned());
        }
        Called::variable(!variables.is_empty())
    }

    fn filled(&self, node: &NamesNode) -> Vec<String> {
        let has = |variable: &&String| {
            !self.item.names(variable).is_empty() && !self.is_substituted(variable)
        };
        node.variables.iter().filter(has).cloned().collect()
    }

    /// Whether editor and translator are the same and are named once, as
    /// `editortranslator` (CSL 1.0.2, "Names").
    fn combined(&self, variables: &[String], label: Option<&NamesLabel>) -> bool {
        let has = |name: &str| variables.iter().any(|variable| variable == name);
        variables.len() == 2
            && has("editor")
            && has("translator")
            && label.is_some()
            && self.item.names("editor") == self.item.names("translator")
            && self
                .language
                .term(
                    "editortranslator",
                    label.map_or(TermForm::Long, |label| label.label.form),
                    false,
                )
                .is_some_and(|term| !term.is_empty())
    }

    /// Prints a list with its label before or after it.
    fn labelled(
        &mut self,
        term: &str,
        plural: bool,
        parts: NamesParts<'a>,
        out: &mut Vec<Token>,
        print: impl FnOnce(&mut Self, &mut Vec<Token>),
    ) {
        let label = parts.label.filter(|_| self.purpose != Purpose::SortKey);
        if let Some(label) = label.filter(|label| label.first) {
            self.names_label(label, term, plural, out);
        }
        print(self, out);
        if let Some(label) = label.filter(|label| !label.first) {
            self.names_label(label, term, plural, out);
        }
    }

    fn names_label(&mut self, label: &NamesLabel, term: &str, plural: bool, out: &mut Vec<Token>) {
        let plural = match label.label.plural {
            Plural::Always => true,
            Plural::Never => false,
            Plural::Contextual => plural,
        };
        let mark = out.len();
        if let Some(text) = self.language.term(term, label.label.form, plural) {
            push(out, text);
            enclose(Tag::Label, mark, out);
        }
        self.dress(&label.look, mark, out);
    }

    /// `form="count"`: how many names would be printed.
    fn count(
        &mut self,
        node: &'a NamesNode,
        options: &NameOptions,
        out: &mut Vec<Token>,
    ) -> Called {
        let variables = self.filled(node);
        let total: usize = variables
            .iter()
            .map(|variable| {
                let count = self.item.names(variable).len();
                shown(options, count, self.state.position.is_subsequent())
            })
            .sum();
        if total > 0 {
            push(out, &total.to_string());
        }
        Called::variable(!variables.is_empty())
    }
}

/// Names in sort keys are inverted (CSL 1.0.2, "Sorting").
fn sort_options(options: NameOptions) -> NameOptions {
    NameOptions { name_as_sort_order: Some(NameOrder::All), ..options }
}
