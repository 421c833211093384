//! Telling ambiguous cites apart: more names, fuller names, more text, and
//! letters after the year (CSL 1.0.2, "Disambiguation").

use super::finish::finish;
use super::initials;
use super::locale::Language;
use super::order;
use super::position::Position;
use super::processor::Registered;
use super::render::{CiteState, Fullness, NameExpansion, PrintedList, Purpose, Renderer};
use super::style::{GivennameRule, Style};
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
        let state = CiteState { position: Position::Subsequent { near: false }, ..state.clone() };
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
            items.iter().map(|entry| self.text(&entry.item, &entry.state)).collect();
        groups(&texts)
    }

    /// Adds names and given names until the cites of a group differ. What
    /// does not tell any cites apart is not kept.
    fn expand(&self, items: &mut [Registered<'_>], group: &[usize]) {
        let Some(first) = group.first().and_then(|index| items.get(*index)) else { return };
        let base = first.state.expansion.clone();
        let steps = self.steps(items, group);
        let mut open =
            vec![Open { members: group.to_vec(), kept: base.clone(), tried: base, step: 0 }];
        while let Some(mut set) = open.pop() {
            let Some(step) = steps.get(set.step).copied() else {
                // Nothing more can be tried.
                for index in set.members {
                    if let Some(entry) = items.get_mut(index) {
                        entry.state.expansion = merged(&entry.state.expansion, &set.kept);
                    }
                }
                continue;
            };
            set.step += 1;
            let mut trial = set.tried.clone();
            step.apply(&mut trial);
            let classes = self.classes(items, &set.members, &trial);
            if classes.len() < 2 {
                // A name more may yet help with its given name.
                if let Step::Count { .. } = step {
                    set.tried = trial;
                }
                open.push(set);
                continue;
            }
            for members in classes {
                if members.len() > 1 {
                    open.push(Open {
                        members,
                        kept: trial.clone(),
                        tried: trial.clone(),
                        step: set.step,
                    });
                } else if let Some(entry) = members.first().and_then(|index| items.get_mut(*index))
                {
                    entry.state.expansion = merged(&entry.state.expansion, &trial);
                }
            }
        }
    }

    /// What can be tried for a group, the smallest change first.
    fn steps(&self, items: &[Registered<'_>], group: &[usize]) -> Vec<Step> {
        let options = &self.style.citation.citation;
        let by_cite = options.add_givenname && options.givenname_rule == GivennameRule::ByCite;
        let printed: Vec<Vec<PrintedList>> = group
            .iter()
            .filter_map(|index| items.get(*index))
            .map(|entry| self.cite(&entry.item, &entry.state).1)
            .collect();
        let mut steps = Vec::new();
        for (list, shape) in printed.first().into_iter().flatten().enumerate() {
            let longest = printed
                .iter()
                .filter_map(|lists| lists.get(list))
                .map(|list| list.names.len())
                .max();
            let most = longest.filter(|_| options.add_names).unwrap_or(shape.shown).min(MAX_NAMES);
            for count in shape.shown..=most.max(shape.shown) {
                if count > shape.shown {
                    steps.push(Step::Count { list, count });
                }
                if by_cite {
                    for name in 0..count {
                        steps.push(Step::Given { list, name, fullness: Fullness::Initials });
                        steps.push(Step::Given { list, name, fullness: Fullness::Full });
                    }
                }
            }
        }
        steps
    }

    /// The members of a set, sorted into those whose cites read the same.
    fn classes(
        &self,
        items: &[Registered<'_>],
        members: &[usize],
        expansion: &NameExpansion,
    ) -> Vec<Vec<usize>> {
        let mut classes: Vec<(String, Vec<usize>)> = Vec::new();
        for index in members {
            let Some(entry) = items.get(*index) else { continue };
            let state = CiteState {
                expansion: merged(&entry.state.expansion, expansion),
                ..entry.state.clone()
            };
            let text = self.text(&entry.item, &state);
            match classes.iter_mut().find(|(known, _)| *known == text) {
                Some((_, class)) => class.push(*index),
                None => classes.push((text, vec![*index])),
            }
        }
        classes.into_iter().map(|(_, class)| class).collect()
    }

    /// Sets the `disambiguate` condition where that tells cites apart.
    fn condition(&self, items: &mut [Registered<'_>], group: &[usize]) {
        let texts: Vec<String> = group
            .iter()
            .filter_map(|index| items.get(*index))
            .map(|entry| {
                let state = CiteState { disambiguate: true, ..entry.state.clone() };
                self.text(&entry.item, &state)
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
            items.iter().map(|entry| self.cite(&entry.item, &entry.state).1).collect();
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
        let initial = |name: &Name| initials::of(&name.given, with.unwrap_or(""), true, true);
        let bare = |name: &Name| name.given.replace([' ', '.'], "");
        let namesakes: Vec<&Name> = people
            .iter()
            .map(|(other, _)| *other)
            .filter(|other| other.family == name.family && bare(other) != bare(name))
            .filter(|other| other.non_dropping_particle == name.non_dropping_particle)
            .collect();
        if namesakes.is_empty() || name.family.is_empty() {
            return Fullness::Style;
        }
        let by_initial = with.is_some();
        let same_initial = namesakes.iter().filter(|other| initial(other) == initial(name)).count();
        if by_initial && only_initials {
            // Initials that all share tell nobody apart.
            return if same_initial < namesakes.len() {
                Fullness::Initials
            } else {
                Fullness::Style
            };
        }
        if by_initial && same_initial == 0 { Fullness::Initials } else { Fullness::Full }
    }
}

/// A set of items still to be told apart.
struct Open {
    members: Vec<usize>,
    /// What has told them apart from others so far.
    kept: NameExpansion,
    /// The same with names that were added since.
    tried: NameExpansion,
    step: usize,
}

/// One change to the names of a cite.
#[derive(Clone, Copy)]
enum Step {
    Count { list: usize, count: usize },
    Given { list: usize, name: usize, fullness: Fullness },
}

/// How many names are tried at most; works of thousands of authors exist.
const MAX_NAMES: usize = 40;

impl Step {
    fn apply(self, expansion: &mut NameExpansion) {
        match self {
            Step::Count { list, count } => set_at(&mut expansion.counts, list, count),
            Step::Given { list, name, fullness } => set_given(expansion, list, name, fullness),
        }
    }
}

/// The larger of two expansions, name by name.
fn merged(a: &NameExpansion, b: &NameExpansion) -> NameExpansion {
    let mut merged = a.clone();
    for (list, count) in b.counts.iter().enumerate() {
        let known = merged.counts.get(list).copied().unwrap_or(0);
        set_at(&mut merged.counts, list, known.max(*count));
    }
    for (list, givens) in b.givens.iter().enumerate() {
        for (name, fullness) in givens.iter().enumerate() {
            let known = merged.givens.get(list).and_then(|givens| givens.get(name)).copied();
            if known.unwrap_or_default() < *fullness {
                set_given(&mut merged, list, name, *fullness);
            }
        }
    }
    merged
}

fn groups(texts: &[String]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order::sort(&mut order, |a, b| texts.get(*a).cmp(&texts.get(*b)));
    let mut groups: Vec<Vec<usize>> = order
        .chunk_by(|a, b| texts.get(*a) == texts.get(*b))
        .filter(|chunk| chunk.len() > 1)
        .filter(|chunk| {
            chunk.first().and_then(|index| texts.get(*index)).is_some_and(|text| !text.is_empty())
        })
        .map(<[usize]>::to_vec)
        .collect();
    order::sort(&mut groups, |a, b| a.first().cmp(&b.first()));
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
