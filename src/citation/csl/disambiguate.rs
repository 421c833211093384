//! Telling ambiguous cites apart: more names, fuller names, more text, and
//! letters after the year (CSL 1.0.2, "Disambiguation").

use super::finish::finish;
use super::initials;
use super::locale::Language;
use super::position::Position;
use super::processor::Registered;
use super::render::{CiteState, Fullness, NameExpansion, PrintedList, Purpose, Renderer};
use super::style::{GivennameRule, NameForm, Style};
use crate::citation::item::{Item, Name};

/// Sets the expansions, the `disambiguate` condition and the year suffixes of
/// all items, which are in the order of the bibliography.
pub(crate) fn run(style: &Style, language: &Language, items: &mut [Registered<'_>]) {
    let disambiguator = Disambiguator { style, language };
    let options = &style.citation.citation;
    if options.add_givenname && options.givenname_rule != GivennameRule::ByCite {
        disambiguator.all_names(items);
    }
    if options.add_names || options.add_givenname {
        for group in disambiguator.ambiguous(items) {
            disambiguator.expand(items, &group);
        }
    }
    for group in disambiguator.ambiguous(items) {
        disambiguator.condition(items, &group);
    }
    if options.add_year_suffix {
        for group in disambiguator.ambiguous(items) {
            for (suffix, index) in group.into_iter().enumerate() {
                if let Some(entry) = items.get_mut(index) {
                    entry.state.year_suffix = Some(suffix);
                }
            }
        }
    }
}

struct Disambiguator<'a> {
    style: &'a Style,
    language: &'a Language,
}

impl Disambiguator<'_> {
    /// The cite of an item as it reads by itself, and its names.
    fn cite(&self, item: &Item, state: &CiteState) -> (String, Vec<PrintedList>) {
        let state = CiteState { position: Position::First, ..state.clone() };
        let area = &self.style.citation;
        let mut renderer =
            Renderer::new(self.style, self.language, item, &state, Purpose::Citation, area);
        let mut tokens = Vec::new();
        renderer.elements(&area.children, "", &mut tokens);
        (finish(&tokens, self.language).plain(), renderer.printed_names)
    }

    fn text(&self, item: &Item, state: &CiteState) -> String {
        self.cite(item, state).0
    }

    /// Groups of two and more items whose cites read the same.
    fn ambiguous(&self, items: &[Registered<'_>]) -> Vec<Vec<usize>> {
        let texts: Vec<String> =
            items.iter().map(|entry| self.text(entry.item, &entry.state)).collect();
        groups(&texts)
    }

    /// Adds names and given names until the cites of a group differ.
    fn expand(&self, items: &mut [Registered<'_>], group: &[usize]) {
        let options = &self.style.citation.citation;
        let by_cite = options.add_givenname && options.givenname_rule == GivennameRule::ByCite;
        let mut open: Vec<usize> = group.to_vec();
        let mut best: Vec<(usize, CiteState)> = Vec::new();
        let Some(first) = open.first().and_then(|index| items.get(*index)) else { return };
        let (_, lists) = self.cite(first.item, &first.state);
        let longest = |items: &[Registered<'_>], open: &[usize], list: usize| {
            open.iter()
                .filter_map(|index| items.get(*index))
                .filter_map(|entry| {
                    self.cite(entry.item, &entry.state).1.get(list).map(|list| list.names.len())
                })
                .max()
                .unwrap_or(0)
        };
        let start: Vec<CiteState> = open
            .iter()
            .filter_map(|index| items.get(*index))
            .map(|entry| entry.state.clone())
            .collect();
        for (number, list) in lists.iter().enumerate() {
            let most = if options.add_names { longest(items, &open, number) } else { list.shown };
            for count in list.shown..=most.max(list.shown) {
                if open.len() < 2 {
                    break;
                }
                for index in &open {
                    if let Some(entry) = items.get_mut(*index) {
                        set_at(&mut entry.state.expansion.counts, number, count);
                    }
                }
                self.settle(items, &mut open, &mut best);
                if !by_cite {
                    continue;
                }
                for name in 0..count {
                    for fullness in [Fullness::Initials, Fullness::Full] {
                        if open.len() < 2 {
                            break;
                        }
                        for index in &open {
                            if let Some(entry) = items.get_mut(*index) {
                                set_given(&mut entry.state.expansion, number, name, fullness);
                            }
                        }
                        self.settle(items, &mut open, &mut best);
                    }
                }
            }
        }
        // What could not be told apart goes back to what it was.
        for index in open {
            let before =
                group.iter().position(|member| *member == index).and_then(|at| start.get(at));
            if let (Some(entry), Some(before)) = (items.get_mut(index), before) {
                entry.state = before.clone();
            }
        }
    }

    /// Takes the items out of `open` whose cites are now their own.
    fn settle(
        &self,
        items: &[Registered<'_>],
        open: &mut Vec<usize>,
        _best: &mut Vec<(usize, CiteState)>,
    ) {
        let texts: Vec<String> = open
            .iter()
            .filter_map(|index| items.get(*index))
            .map(|entry| self.text(entry.item, &entry.state))
            .collect();
        let unique: Vec<bool> = texts
            .iter()
            .map(|text| texts.iter().filter(|other| *other == text).count() == 1)
            .collect();
        let mut unique = unique.into_iter();
        open.retain(|_| !unique.next().unwrap_or(false));
    }

    /// Sets the `disambiguate` condition where that tells cites apart.
    fn condition(&self, items: &mut [Registered<'_>], group: &[usize]) {
        let texts: Vec<String> = group
            .iter()
            .filter_map(|index| items.get(*index))
            .map(|entry| {
                let state = CiteState { disambiguate: true, ..entry.state.clone() };
                self.text(entry.item, &state)
            })
            .collect();
        for (index, text) in group.iter().zip(&texts) {
            let alone = texts.iter().filter(|other| *other == text).count() == 1;
            if let Some(entry) =
                items.get_mut(*index).filter(|_| alone || texts.iter().any(|other| other != text))
            {
                entry.state.disambiguate = true;
            }
        }
    }

    /// The rules for all names: whoever shares a family name with another is
    /// given initials or given names, in every cite.
    fn all_names(&self, items: &mut [Registered<'_>]) {
        let rule = self.style.citation.citation.givenname_rule;
        let primary =
            matches!(rule, GivennameRule::PrimaryName | GivennameRule::PrimaryNameWithInitials);
        let only_initials = matches!(
            rule,
            GivennameRule::AllNamesWithInitials | GivennameRule::PrimaryNameWithInitials
        );
        let printed: Vec<Vec<PrintedList>> =
            items.iter().map(|entry| self.cite(entry.item, &entry.state).1).collect();
        let mut people: Vec<(&Name, &PrintedList)> = Vec::new();
        for lists in &printed {
            for list in lists {
                for name in list.names.iter().take(if primary { 1 } else { usize::MAX }) {
                    if !people.iter().any(|(known, _)| *known == name) {
                        people.push((name, list));
                    }
                }
            }
        }
        for (entry, lists) in items.iter_mut().zip(&printed) {
            for (number, list) in lists.iter().enumerate() {
                for (at, name) in
                    list.names.iter().enumerate().take(if primary { 1 } else { usize::MAX })
                {
                    let fullness = self.needed(name, list, &people, only_initials);
                    if fullness > Fullness::Style {
                        set_given(&mut entry.state.expansion, number, at, fullness);
                    }
                }
            }
        }
    }

    /// How full a name must be to differ from all others.
    fn needed(
        &self,
        name: &Name,
        list: &PrintedList,
        people: &[(&Name, &PrintedList)],
        only_initials: bool,
    ) -> Fullness {
        let with = list.options.initialize_with.as_deref();
        let short = list.options.form == Some(NameForm::Short);
        let initial = |name: &Name| initials::of(&name.given, with.unwrap_or(""), true, true);
        let namesakes: Vec<&Name> = people
            .iter()
            .map(|(other, _)| *other)
            .filter(|other| *other != name && other.family == name.family)
            .filter(|other| other.non_dropping_particle == name.non_dropping_particle)
            .collect();
        let shown_same = namesakes
            .iter()
            .any(|other| short || with.is_none_or(|_| initial(other) == initial(name)));
        if !shown_same
            || name.family.is_empty()
            || namesakes.iter().all(|other| other.given == name.given)
        {
            return Fullness::Style;
        }
        if short
            && with.is_some()
            && (only_initials || !namesakes.iter().any(|other| initial(other) == initial(name)))
        {
            return Fullness::Initials;
        }
        if only_initials && with.is_some() { Fullness::Initials } else { Fullness::Full }
    }
}

fn groups(texts: &[String]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by(|a, b| texts.get(*a).cmp(&texts.get(*b)).then(a.cmp(b)));
    let mut groups: Vec<Vec<usize>> = order
        .chunk_by(|a, b| texts.get(*a) == texts.get(*b))
        .filter(|chunk| chunk.len() > 1)
        .filter(|chunk| {
            chunk.first().and_then(|index| texts.get(*index)).is_some_and(|text| !text.is_empty())
        })
        .map(<[usize]>::to_vec)
        .collect();
    groups.sort();
    groups
}

fn set_at(counts: &mut Vec<usize>, at: usize, count: usize) {
    if counts.len() <= at {
        counts.resize(at + 1, 0);
    }
    if let Some(slot) = counts.get_mut(at) {
        *slot = count;
    }
}

fn set_given(expansion: &mut NameExpansion, list: usize, name: usize, fullness: Fullness) {
    if expansion.givens.len() <= list {
        expansion.givens.resize(list + 1, Vec::new());
    }
    if let Some(givens) = expansion.givens.get_mut(list) {
        if givens.len() <= name {
            givens.resize(name + 1, Fullness::Style);
        }
        if let Some(slot) = givens.get_mut(name) {
            *slot = fullness;
        }
    }
}
