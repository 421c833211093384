//! One name: the order of its parts, particles, suffixes and initials
//! (CSL 1.0.2, "Name Order", "Initials", "Name-part").

use super::names::Fullness;
use super::{Purpose, Renderer, field, push};
use crate::citation::csl::initials;
use crate::citation::csl::output::Token;
use crate::citation::csl::script;
use crate::citation::csl::style::{Demote, NameForm, NameNode, NameOptions, NameOrder, NamePart};
use crate::citation::item::Name;

impl<'a> Renderer<'a> {
    /// Prints one name.
    pub(super) fn person(
        &mut self,
        name: &Name,
        first: bool,
        options: &NameOptions,
        node: Option<&'a NameNode>,
        fullness: Fullness,
        out: &mut Vec<Token>,
    ) {
        let mark = out.len();
        self.person_parts(name, first, options, node, fullness, out);
        if let Some(node) = node {
            self.dress(&node.look, mark, out);
        }
    }

    fn person_parts(
        &mut self,
        name: &Name,
        first: bool,
        options: &NameOptions,
        node: Option<&'a NameNode>,
        fullness: Fullness,
        out: &mut Vec<Token>,
    ) {
        let plain = NamePart::default();
        let family_part = node.map_or(&plain, |node| &node.family);
        let given_part = node.map_or(&plain, |node| &node.given);
        if !name.literal.is_empty() {
            self.name_part(family_part, &[&name.literal], out);
            return;
        }
        let suffix = self.suffix(name, options);
        let sorting = self.purpose == Purpose::SortKey;
        let long = options.form != Some(NameForm::Short) || fullness != Fullness::Style;
        let given = if long { self.given(name, options, fullness) } else { String::new() };
        let inverted = match options.name_as_sort_order {
            Some(NameOrder::All) => true,
            Some(NameOrder::First) => first,
            None => false,
        };
        let demote = self.style.demote_particle;
        if name.static_ordering || script::is_family_first(name) {
            // Names of these scripts have their family name first, and no
            // space between their parts.
            let gap = if script::is_spaced(&name.given) { " " } else { "" };
            self.name_part(family_part, &[&name.non_dropping_particle, &name.family], out);
            if !given.is_empty() {
                push(out, gap);
                self.name_part(given_part, &[&given], out);
            }
        } else if !long {
            self.name_part(family_part, &[&name.non_dropping_particle, &name.family], out);
        } else if inverted {
            let demoted = demote == Demote::DisplayAndSort || sorting && demote == Demote::SortOnly;
            let separator = options.sort_separator.as_deref().unwrap_or(", ");
            if demoted {
                self.name_part(family_part, &[&name.family], out);
            } else {
                self.name_part(family_part, &[&name.non_dropping_particle, &name.family], out);
            }
            let mut after: Vec<&str> = vec![&given, &name.dropping_particle];
            if demoted {
                after.push(&name.non_dropping_particle);
            }
            if after.iter().any(|part| !part.is_empty()) {
                push(out, separator);
                self.name_part(given_part, &after, out);
            }
            if !name.suffix.is_empty() {
                push(out, separator);
                push(out, &suffix);
            }
        } else {
            self.name_part(given_part, &[&given, &name.dropping_particle], out);
            let glued = name.dropping_particle.ends_with(['’', '\'', '-']);
            if !given.is_empty() && !glued || !name.dropping_particle.is_empty() && !glued {
                push(out, " ");
            }
            self.name_part(family_part, &[&name.non_dropping_particle, &name.family], out);
            if !name.suffix.is_empty() {
                push(out, if name.comma_suffix { ", " } else { " " });
                push(out, &suffix);
            }
        }
    }

    fn given(&self, name: &Name, options: &NameOptions, fullness: Fullness) -> String {
        if fullness == Fullness::Full {
            return name.given.clone();
        }
        match &options.initialize_with {
            Some(with) if script::is_spaced(&name.given) => initials::of(
                &name.given,
                with,
                options.initialize != Some(false),
                self.style.initialize_with_hyphen,
            ),
            _ => name.given.clone(),
        }
    }

    /// The suffix; without its stops where initials have none.
    fn suffix(&self, name: &Name, options: &NameOptions) -> String {
        match &options.initialize_with {
            Some(with) if !with.contains('.') => name.suffix.replace('.', ""),
            _ => name.suffix.clone(),
        }
    }

    /// Parts that are formatted together, with spaces between them.
    fn name_part(&mut self, part: &NamePart, words: &[&str], out: &mut Vec<Token>) {
        let mark = out.len();
        let mut glued = true;
        for word in words.iter().filter(|word| !word.is_empty()) {
            if !glued {
                push(out, " ");
            }
            field(word, out);
            glued = word.ends_with(['’', '\'', '-', ' ']);
        }
        self.dress(&part.look, mark, out);
    }
}
