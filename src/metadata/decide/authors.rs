//! Who wrote it. Each source's names are read as one list; the lists are compared, and the one
//! with the most weight behind it is taken, or a longer one that holds all of its people.

use super::case::Case;
use super::field;
use super::site::{host_label, known_names};
use crate::metadata::candidate::Entity;
use crate::metadata::person::{is_name, person, read_byline};
use crate::metadata::text::fold;
use crate::metadata::{Candidate, Field, Person, Property};

/// One source's authors.
#[derive(Debug)]
struct List {
    people: Vec<Person>,
    keys: Vec<String>,
    source: &'static str,
    weight: f32,
}

pub(super) fn authors(case: &Case, site: Option<&Field<String>>) -> Option<Field<Vec<Person>>> {
    let lists = lists(case, Property::Author);
    let site_names = known_names(case);
    let label = host_label(case);
    let is_site = |key: &str| {
        site_names.iter().any(|name| name == key)
            || key.replace(' ', "") == label
            || site.is_some_and(|site| fold(&site.value) == key)
    };
    let mut best: Option<(f32, usize)> = None;
    for (at, list) in lists.iter().enumerate() {
        // What others say as well is surer.
        let agreeing = lists
            .iter()
            .enumerate()
            .filter(|(other, found)| {
                *other != at && found.keys.iter().any(|key| list.keys.contains(key))
            })
            .count();
        let mut weight = list.weight + 0.05 * agreeing.min(3) as f32;
        // The site itself as author says little; anybody else is better.
        if list.keys.iter().all(|key| is_site(key)) {
            weight *= 0.55;
        }
        if best.is_none_or(|(known, _)| weight > known) {
            best = Some((weight, at));
        }
    }
    let (weight, at) = best?;
    let chosen = &lists[at];
    // A longer list that holds all of these people.
    let longer = lists.iter().filter(|list| {
        list.keys.len() > chosen.keys.len()
            && list.weight > 0.55
            && list.keys.len() <= 30
            && chosen.keys.iter().all(|key| list.keys.contains(key))
    });
    let chosen = longer.max_by(|a, b| a.weight.total_cmp(&b.weight)).unwrap_or(chosen);
    if weight < 0.35 {
        return None;
    }
    let disagree = lists.iter().any(|list| {
        list.weight > weight - 0.15 && !list.keys.iter().any(|key| chosen.keys.contains(key))
    });
    let mut found = field(chosen.people.clone(), chosen.source, weight.min(0.99));
    found.doubtful |= disagree;
    Some(found)
}

/// Editors or translators: the most trusted source's.
pub(super) fn others(case: &Case, property: Property) -> Option<Field<Vec<Person>>> {
    let lists = lists(case, property);
    let best = lists.into_iter().max_by(|a, b| a.weight.total_cmp(&b.weight))?;
    (best.weight >= 0.5).then(|| field(best.people, best.source, best.weight.min(0.99)))
}

/// The names of each source, and for names in the text of each place, as lists of people.
fn lists(case: &Case, property: Property) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let mut last: Option<(&'static str, f32)> = None;
    let single = |source: &str| {
        case.candidates.of(property).filter(|candidate| candidate.source == source).count() == 1
    };
    for candidate in case.candidates.of(property) {
        let people = people(case, candidate, single(candidate.source));
        if people.is_empty() {
            continue;
        }
        let weight = candidate.confidence * case.place(candidate);
        let keys: Vec<String> = people.iter().map(|person| fold(person.literal())).collect();
        // Repeated statements of one source at one level are one list.
        let same = last == Some((candidate.source, candidate.confidence))
            && (candidate.node.is_none() || weight > 0.6);
        last = Some((candidate.source, candidate.confidence));
        match lists.last_mut().filter(|list| {
            same && list.source == candidate.source
                && (candidate.node.is_none() || (list.weight - weight).abs() < 0.01)
        }) {
            Some(list) => {
                for (person, key) in people.into_iter().zip(keys) {
                    if !list.keys.contains(&key) {
                        list.people.push(person);
                        list.keys.push(key);
                    }
                }
            }
            None => lists.push(List { people, keys, source: candidate.source, weight }),
        }
    }
    lists
}

/// The people a candidate names.
fn people(case: &Case, candidate: &Candidate, only: bool) -> Vec<Person> {
    if let Some(person) = &candidate.person {
        return vec![person.clone()];
    }
    let value = candidate.value.trim();
    if is_address(value) || value.starts_with('@') || value.chars().all(|c| c.is_ascii_digit()) {
        return Vec::new();
    }
    if candidate.entity == Entity::Organization {
        return vec![Person::Literal { literal: value.to_owned() }];
    }
    let scholarly =
        matches!(candidate.source, "highwire" | "dublin-core" | "eprints" | "coins" | "prism");
    let _ = only;
    if scholarly {
        // Names stand family first here, so a comma parts no people unless there are more commas;
        // semicolons do.
        return value
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(|name| person(name, Entity::Person, &case.language))
            .collect();
    }
    let byline = read_byline(value, true);
    let names: Vec<String> = byline.authors().map(str::to_owned).collect();
    names
        .iter()
        .filter(|name| is_name(name))
        .map(|name| person(name, candidate.entity, &case.language))
        .collect()
}

/// Addresses of the web and of mail.
fn is_address(value: &str) -> bool {
    value.contains("://")
        || value.starts_with("www.")
        || value.starts_with('/')
        || (value.contains('@') && value.contains('.') && !value.contains(' '))
        || value.contains("facebook.com/")
}
