//! One name: the order of its parts, particles, suffixes and initials
//! (CSL 1.0.2, "Name Order", "Initials", "Name-part").

use super::names::{Fullness, NamesParts};
use super::{Purpose, Renderer, enclose, field, is_blank, push};
use crate::citation::csl::initials;
use crate::citation::csl::output::Token;
use crate::citation::csl::script;
use crate::citation::csl::style::{
    Demote, Look, NameForm, NameNode, NameOptions, NameOrder, NamePart, Tag, TextCase,
};
use crate::citation::item::Name;

impl<'a> Renderer<'a> {
    /// Prints one name.
    pub(super) fn person(
        &mut self,
        name: &Name,
        first: bool,
        options: &NameOptions,
        parts: NamesParts<'a>,
        fullness: Fullness,
        out: &mut Vec<Token>,
    ) {
        let mark = out.len();
        self.person_parts(name, first, options, parts.name, fullness, out);
        if let Some(node) = parts.name {
            let mut look = parts.formatted(&node.look, &[]);
            // Case is for the parts of a name (`cs:name-part`).
            look.text_case = None;
            if !name.literal.is_empty() {
                look.prefix.clear();
                look.suffix.clear();
            }
            self.dress(&look, mark, out);
        }
        if !is_blank(out, mark) {
            enclose(Tag::Person, mark, out);
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
            self.words(&[(&name.literal, family_part)], out);
            return;
        }
        let (family_part, given_part) = (&of_person(family_part), &of_person(given_part));
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
        let particle = (name.non_dropping_particle.as_str(), family_part);
        let family = (name.family.as_str(), family_part);
        if name.static_ordering || script::is_family_first(name) {
            // Names of these scripts have their family name first, and neither
            // a space nor affixes between their parts.
            let gap = if script::is_spaced(&name.given) { " " } else { "" };
            self.words(&[particle, family], out);
            if !given.is_empty() {
                push(out, gap);
                self.words(&[(&given, given_part)], out);
            }
        } else if !(long || inverted && demote == Demote::DisplayAndSort) {
            self.affixed(family_part, &[particle, family], out);
        } else if !long {
            self.affixed(family_part, &[family], out);
            if !name.non_dropping_particle.is_empty() {
                push(out, options.sort_separator.as_deref().unwrap_or(", "));
                self.affixed(given_part, &[particle], out);
            }
        } else if inverted {
            let demoted = demote == Demote::DisplayAndSort || sorting && demote == Demote::SortOnly;
            let separator = options.sort_separator.as_deref().unwrap_or(", ");
            let mut after: Vec<(&str, &NamePart)> =
                vec![(&given, given_part), (&name.dropping_particle, given_part)];
            if demoted {
                after.push(particle);
                self.affixed(family_part, &[family], out);
            } else {
                self.affixed(family_part, &[particle, family], out);
            }
            if after.iter().any(|(part, _)| !part.is_empty()) {
                push(out, if name.family.is_empty() { "" } else { separator });
                self.affixed(given_part, &after, out);
            }
            if !name.suffix.is_empty() {
                push(out, separator);
                field(&suffix, out);
            }
        } else {
            self.displayed(name, &given, &suffix, family_part, given_part, out);
        }
    }

    /// A name in the order of speech: given name, particles, family name,
    /// suffix.
    fn displayed(
        &mut self,
        name: &Name,
        given: &str,
        suffix: &str,
        family_part: &NamePart,
        given_part: &NamePart,
        out: &mut Vec<Token>,
    ) {
        let start = out.len();
        self.affixed(given_part, &[(given, given_part)], out);
        let dropping = (name.dropping_particle.as_str(), given_part);
        let particle = (name.non_dropping_particle.as_str(), family_part);
        let family = (name.family.as_str(), family_part);
        let glued = is_glued(&name.dropping_particle);
        if !glued && !name.dropping_particle.is_empty() {
            push(out, if out.len() > start { " " } else { "" });
            self.words(&[dropping], out);
        }
        push(out, if out.len() > start { " " } else { "" });
        push(out, &family_part.look.prefix);
        if glued {
            self.words(&[dropping, particle, family], out);
        } else {
            self.words(&[particle, family], out);
        }
        if !suffix.is_empty() {
            push(out, if name.comma_suffix { ", " } else { " " });
            field(suffix, out);
        }
        push(out, &family_part.look.suffix);
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

    /// Words with the affixes of a part of the name around them.
    fn affixed(&mut self, part: &NamePart, words: &[(&str, &NamePart)], out: &mut Vec<Token>) {
        if words.iter().all(|(word, _)| word.is_empty()) {
            return;
        }
        push(out, &part.look.prefix);
        self.words(words, out);
        push(out, &part.look.suffix);
    }

    /// Words, each formatted as the part it belongs to, with spaces between
    /// them unless one ends in an apostrophe or hyphen.
    fn words(&mut self, words: &[(&str, &NamePart)], out: &mut Vec<Token>) {
        let mut gap = "";
        for (word, part) in words.iter().filter(|(word, _)| !word.is_empty()) {
            push(out, gap);
            let mark = out.len();
            field(word, out);
            let mut look =
                Look { prefix: String::new(), suffix: String::new(), ..part.look.clone() };
            look.tags.retain(|tag| !is_normal(*tag));
            self.dress_text(&look, mark, out);
            gap = if is_glued(word) || word.ends_with(' ') { "" } else { " " };
        }
    }
}

/// How a part of a person's name looks. It is no sentence: its capitals stay.
fn of_person(part: &NamePart) -> NamePart {
    let mut part = part.clone();
    if part.look.text_case == Some(TextCase::Sentence) {
        part.look.text_case = Some(TextCase::CapitalizeFirst);
    }
    part
}

/// What is normal for names and their parts is what is around them.
fn is_normal(tag: Tag) -> bool {
    matches!(tag, Tag::Upright | Tag::NormalVariant | Tag::NormalWeight)
}

/// Whether a particle is written together with what follows.
fn is_glued(particle: &str) -> bool {
    particle.ends_with(['’', '\'', '-'])
}
