//! The names that each source gives, as lists of people.

use crate::dom::NodeId;
use crate::metadata::decide::case::Case;
use crate::metadata::decide::people::people;
use crate::metadata::decide::site::known_names;
use crate::metadata::text::fold;
use crate::metadata::{Candidate, Person, Property};

/// One source's authors.
#[derive(Debug)]
pub(super) struct List {
    pub(super) people: Vec<Person>,
    pub(super) keys: Vec<String>,
    /// Where each of them stands.
    pub(super) nodes: Vec<Option<NodeId>>,
    pub(super) source: &'static str,
    pub(super) weight: f32,
    /// How sure its markup is, before its place counts; 0 outside the text.
    pub(super) marked: f32,
    /// Where it stands, in characters of text.
    pub(super) place: Option<u32>,
    pub(super) under_headline: bool,
}

impl List {
    fn of(case: &Case, candidate: &Candidate, people: Vec<Person>, weight: f32) -> List {
        let at = candidate.node;
        List {
            nodes: vec![at; people.len()],
            keys: people.iter().map(key).collect(),
            people,
            source: candidate.source,
            weight,
            marked: if at.is_some() { candidate.confidence } else { 0.0 },
            place: at.map(|id| case.offset(id)),
            under_headline: at.is_some_and(|id| case.is_under_headline(id) || case.opens_body(id)),
        }
    }

    /// Adds those of another list that this one does not have.
    fn extend(&mut self, other: List) {
        self.weight = self.weight.max(other.weight);
        for ((person, key), node) in other.people.into_iter().zip(other.keys).zip(other.nodes) {
            if !self.keys.contains(&key) {
                self.people.push(person);
                self.keys.push(key);
                self.nodes.push(node);
            }
        }
    }
}

/// The names of each source as lists of people. Names in the text are one list only where they
/// stand close together and are marked alike.
pub(super) fn lists(case: &Case, property: Property) -> Vec<List> {
    let mut lists: Vec<List> = Vec::new();
    let site_names = known_names(case);
    let headline = case.folded_headline().filter(|headline| !site_names.contains(headline));
    let headline = headline.map(|headline| format!(" {headline} "));
    let mut last: Option<&Candidate> = None;
    for candidate in case.candidates.of(property) {
        let people = people(case, candidate, &site_names);
        if people.is_empty() {
            continue;
        }
        let Some(place) = place(case, candidate) else { continue };
        if is_subject(case, candidate, &people, headline.as_deref()) {
            continue;
        }
        let list = List::of(case, candidate, people, candidate.confidence * place);
        let goes_on = last.is_some_and(|last| is_one_byline(case, last, candidate));
        last = Some(candidate);
        match lists.last_mut().filter(|_| goes_on) {
            Some(before) => before.extend(list),
            None => lists.push(list),
        }
    }
    // Where several posts have authors, the page's is the first one's.
    let mut seen = false;
    lists.retain(|list| list.source != "microdata" || !std::mem::replace(&mut seen, true));
    if let Some(first) = lists.iter_mut().find(|list| list.source == "microdata") {
        first.weight = first.weight.max(0.70);
    }
    // Labels before colons come in numbers; a byline comes once.
    let colons = lists.iter().filter(|list| list.source == "story").count();
    if colons > 1 {
        lists.retain(|list| list.source != "story");
    }
    lists
}

/// Whether the page tells of somebody: a name in its headline (folded, between spaces) that stands
/// once more elsewhere, as among the subjects under a piece, and that nothing but the text gives.
fn is_subject(
    case: &Case,
    candidate: &Candidate,
    people: &[Person],
    headline: Option<&str>,
) -> bool {
    let apart = candidate.source == "byline"
        && candidate.node.is_some_and(|id| !case.is_under_headline(id));
    let Some(headline) = headline.filter(|_| apart) else { return false };
    let is_told = |key: &str| {
        let mut told = case.candidates.of(Property::Author).filter(|author| author.node.is_none());
        told.any(|author| fold(&author.value) == key)
    };
    people.iter().map(key).all(|key| {
        // "Ann Lee’s" folds to "ann lees".
        let name = format!(" {key}");
        let mut behind = headline.split(&name).skip(1);
        let is_named = behind.any(|rest| rest.strip_prefix('s').unwrap_or(rest).starts_with(' '));
        key.contains(' ') && is_named && !is_told(&key)
    })
}

/// How much of what a source is trusted with counts where this one stands; nothing where it
/// cannot be an author.
fn place(case: &Case, candidate: &Candidate) -> Option<f32> {
    match (candidate.source, candidate.node) {
        // A name before a colon is an author's at the head of the story only.
        ("story", Some(id)) => case.is_near_start(id).then_some(1.0),
        // A signature stands at either end of the text.
        ("signature", Some(id)) if case.is_under_headline(id) || case.opens_body(id) => Some(1.0),
        ("signature", Some(id)) => {
            (case.closes_body(id) && candidate.confidence > 0.7).then_some(0.75)
        }
        _ => Some(case.place(candidate)),
    }
}

/// How many characters stand between two names of one byline at most: a joiner, a degree.
const BYLINE_REACH: u32 = 8;
/// And how many nodes.
const BYLINE_NODES: u32 = 40;

/// Whether two candidates, one behind the other, are names of one byline.
fn is_one_byline(case: &Case, before: &Candidate, candidate: &Candidate) -> bool {
    let is_near = match (before.node, candidate.node) {
        (Some(before), Some(at)) => {
            let end = case.page.tree.end(before);
            case.offset(at).saturating_sub(case.offset(end)) <= BYLINE_REACH
                && at.0.abs_diff(before.0) <= BYLINE_NODES
        }
        (None, None) => true,
        _ => false,
    };
    before.source == candidate.source
        && (before.confidence - candidate.confidence).abs() < 0.07
        && is_near
}

/// What a person is compared by: the name without titles and degrees.
pub(super) fn key(person: &Person) -> String {
    match person {
        Person::Named { given, family, particle, .. } => {
            fold(&format!("{given} {particle} {family}"))
        }
        Person::Literal { literal } => fold(literal),
    }
}
