//! Who wrote it. Each source's names are read as one list; the lists are compared, and the one
//! with the most weight behind it is taken, or a longer one that holds all of its people.

mod lists;

use self::lists::{List, key, lists};
use super::case::Case;
use super::field;
use super::site::{host_label, known_names};
use crate::metadata::candidate::Entity;
use crate::metadata::person::{is_known_name, person, reads_like_a_name};
use crate::metadata::text::fold;
use crate::metadata::{Field, PageKind, Person, Property};

/// The authors, with the source of the list that was taken.
pub(super) fn authors(case: &Case, site: Option<&Field<String>>) -> Option<Field<Vec<Person>>> {
    let lists = lists(case, Property::Author);
    if case.is_thread()
        && let Some(found) = opener(case, &lists)
    {
        return Some(found);
    }
    let names = SiteNames::of(case, site);
    let Some((weight, chosen)) = most_trusted(case, &lists, &names) else {
        return owner(case, site);
    };
    if is_list_of_others(&lists) && weight < 0.7 {
        return None;
    }
    let (weight, chosen) = if weight < least_among(case, &lists, chosen) {
        // The only byline of the page, wherever it stands.
        let Some(only) = only_byline(&lists).filter(|_| case.is_article()) else {
            return owner(case, site);
        };
        (0.42, only)
    } else {
        (weight, chosen)
    };
    let list = longer(&lists, chosen).unwrap_or(chosen);
    let disagree = lists.iter().any(|other| {
        other.weight > weight - 0.15 && !other.keys.iter().any(|key| list.keys.contains(key))
    });
    let mut people = without_strangers(list);
    // "Ann Lee, The Harbour Post": where people are named, neither the site nor an agency is an
    // author beside them. Its name may read like a person's, and be one where nobody else's is.
    let is_known = |person: &Person| is_known_name(person.literal());
    let is_other = |key: &str| names.contain(key) || is_agency(key);
    let is_else = |person: &Person| is_named(person) && !is_other(&key(person));
    let has_else = people.iter().any(is_else);
    let is_thing = |person: &Person| {
        let key = key(person);
        let is_person = is_named(person) && (is_known(person) || !has_else);
        key.starts_with("the ") || is_other(&key) && !is_person
    };
    if people.iter().any(|person| is_named(person) && !is_thing(person)) {
        people.retain(|person| !is_thing(person));
    }
    for person in &mut people {
        if let Some(shorter) = without_site(case, person, &names.known) {
            *person = shorter;
        }
    }
    let mut found = field(people, list.source, weight.min(0.99));
    found.doubtful |= disagree;
    Some(found)
}

/// What the site is called, folded.
struct SiteNames {
    known: Vec<String>,
    label: String,
    decided: Option<String>,
}

impl SiteNames {
    fn of(case: &Case, site: Option<&Field<String>>) -> SiteNames {
        let decided = site.map(|site| fold(&site.value));
        SiteNames { known: known_names(case), label: host_label(case), decided }
    }

    /// Whether an author's key is the site.
    fn contain(&self, key: &str) -> bool {
        self.known.iter().any(|name| name == key)
            || (!self.label.is_empty() && key.replace(' ', "") == self.label)
            || self.decided.as_deref() == Some(key)
    }
}

/// Whether an author's key is a news agency, which newspapers name behind its reporter.
fn is_agency(key: &str) -> bool {
    const AGENCIES: &[&str] = &[
        "reuters",
        "afp",
        "ap",
        "associated press",
        "press association",
        "pa",
        "dpa",
        "apa",
        "epd",
        "kna",
        "sid",
        "pap",
        "ansa",
        "efe",
        "ians",
        "pti",
        "ani",
        "upi",
        "tass",
        "xinhua",
        "bloomberg",
        "postmedia news",
        "agencies",
    ];
    AGENCIES.contains(&key.split(" files").next().unwrap_or(key))
}

fn is_named(person: &Person) -> bool {
    matches!(person, Person::Named { .. })
}

/// The list with the most weight, and that weight; the first of equals.
fn most_trusted<'l>(case: &Case, lists: &'l [List], names: &SiteNames) -> Option<(f32, &'l List)> {
    let mut best: Option<(f32, &List)> = None;
    for (at, list) in lists.iter().enumerate() {
        // What others say as well is surer; each source counts once.
        let mut agreeing: Vec<&str> = Vec::new();
        for (other, found) in lists.iter().enumerate() {
            let shared = found.keys.iter().any(|key| list.keys.contains(key));
            let is_other = other != at && found.source != list.source;
            if is_other && shared && !agreeing.contains(&found.source) {
                agreeing.push(found.source);
            }
        }
        let weight = weight(case, list, agreeing.len(), names);
        if best.is_none_or(|(known, _)| weight > known) {
            best = Some((weight, list));
        }
    }
    best
}

/// How much weight a list has, with so many other sources naming one of its people.
fn weight(case: &Case, list: &List, agreeing: usize, names: &SiteNames) -> f32 {
    let mut weight = list.weight + 0.06 * agreeing.min(3) as f32;
    let people = list.people.iter().all(is_named);
    // What is printed under the headline is what the page wants its readers to know; tags often
    // name whoever typed the piece in.
    if people && list.source == "byline" && list.marked >= 0.65 && list.under_headline {
        weight += 0.20;
    }
    let is_article = case.is_article();
    if list.keys.iter().all(|key| names.contain(key)) {
        // The site itself as author says little; anybody else is better. Manuals are signed by the
        // maker's name in their data, all of them.
        let manual = case.kind == Some(PageKind::Documentation);
        weight *= match is_article && !manual {
            // Sites that are called after their writers.
            true if people => 0.8,
            true => 0.52,
            false => 0.3,
        };
    } else if !list.people.iter().any(is_named) {
        // One word, or a handle: an account rather than a byline.
        let handle = list
            .people
            .iter()
            .all(|person| !person.literal().contains(' ') && person.literal().is_ascii());
        weight *= match (is_article, handle) {
            (true, true) => 0.78,
            (true, false) => 0.85,
            (false, _) => 0.6,
        };
    }
    weight
}

/// The lists that are bylines in the text for sure.
fn bylines(lists: &[List]) -> impl Iterator<Item = &List> {
    lists.iter().filter(|list| list.source == "byline" && list.marked >= 0.7)
}

/// Whether there are many bylines of several people and no tag: a list of other people's pieces.
fn is_list_of_others(lists: &[List]) -> bool {
    let in_text =
        |list: &List| list.marked > 0.0 && (list.source == "byline" || list.source == "h-entry");
    let first = bylines(lists).next().and_then(|list| list.keys.first());
    let differ = bylines(lists).any(|list| list.keys.first() != first);
    differ && bylines(lists).count() >= 5 && lists.iter().all(in_text)
}

/// The weight that the chosen list needs beside the other bylines of the page.
fn least_among(case: &Case, lists: &[List], chosen: &List) -> f32 {
    let is_only = lists
        .iter()
        .filter(|list| list.source == "byline" && list.marked >= 0.6)
        .all(|list| list.keys.iter().any(|key| chosen.keys.contains(key)));
    // One that a tag names as well is the page's own; lists and shops have tags for all they hold.
    let is_tagged = case.kind == Some(PageKind::Service)
        && lists
            .iter()
            .filter(|list| list.place.is_none())
            .any(|list| list.keys.iter().any(|key| chosen.keys.contains(key)));
    let mut people: Vec<&String> = bylines(lists).flat_map(|list| list.keys.first()).collect();
    people.sort();
    people.dedup();
    least(case, chosen, is_only || is_tagged, people.len())
}

/// The byline, where all bylines of the page name the same people.
fn only_byline(lists: &[List]) -> Option<&List> {
    let first = bylines(lists).next()?;
    bylines(lists).all(|list| list.keys == first.keys).then_some(first)
}

/// A longer list that holds all people of the chosen one, and nobody doubtful.
fn longer<'l>(lists: &'l [List], chosen: &List) -> Option<&'l List> {
    let longer = lists.iter().filter(|list| {
        list.keys.len() > chosen.keys.len()
            && list.weight > 0.6
            && list.keys.len() <= 30
            && chosen.keys.iter().all(|key| list.keys.contains(key))
            && list.people.iter().all(is_named)
            // What stands beside a byline may be an editor or a tag.
            && (list.source != "byline" || chosen.source == "byline")
    });
    longer.max_by(|a, b| a.weight.total_cmp(&b.weight))
}

/// The people of a list without what stands beside a byline: "Ann Lee Verified" after "Ann Lee",
/// and, in another element after a name that is one for sure, "Travel Tips".
fn without_strangers(list: &List) -> Vec<Person> {
    let List { people, keys, nodes, .. } = list;
    let known = people.first().is_some_and(|first| is_known_name(first.literal()));
    let stays = |(at, person): (usize, &Person)| {
        let longer = keys.iter().enumerate().any(|(other, shorter)| {
            other != at
                && shorter.contains(' ')
                && keys[at].strip_prefix(shorter.as_str()).is_some_and(|rest| rest.starts_with(' '))
        });
        let latin = person.literal().chars().any(|c| c.is_ascii_alphabetic());
        let apart = list.source == "byline" && nodes.get(at) != nodes.first();
        let strange = apart && known && latin && !is_known_name(person.literal());
        !longer && !strange
    };
    let stay = people.iter().enumerate().filter(|&(at, person)| stays((at, person)));
    stay.map(|(_, person)| person.clone()).collect()
}

/// "Ann Lee The Harbour Post": the name without that of the site behind it.
fn without_site(case: &Case, found: &Person, names: &[String]) -> Option<Person> {
    let literal = found.literal();
    let words: Vec<&str> = literal.split_whitespace().collect();
    let cut = (2..words.len()).find(|&at| names.contains(&fold(&words[at..].join(" "))))?;
    let shorter = words[..cut].join(" ");
    let shorter = shorter.trim_end_matches([',', '|', '-', '/', ' ']);
    reads_like_a_name(shorter).then(|| person(shorter, Entity::Person, &case.language))
}

/// How much weight authors need on a page of this kind. Lists, shops and companies' pages name
/// people all the time who did not write the page.
fn least(case: &Case, list: &List, is_own_byline: bool, bylines: usize) -> f32 {
    // Each entry of a list may be called an article in its data.
    let stated = case.is_stated_article() && bylines < 4;
    match case.kind {
        // What signs the text, or stands where it begins, is a byline on every kind of page.
        Some(_) if list.source == "signature" && list.marked > 0.7 => 0.5,
        Some(PageKind::Listing | PageKind::Product | PageKind::Service)
            if !stated && list.under_headline && is_own_byline =>
        {
            0.8
        }
        Some(PageKind::Listing | PageKind::Product) if !stated => 2.0,
        Some(PageKind::Service) if !stated => match list.marked > 0.0 {
            true => 2.0,
            false if case.is_dated_by_tag() => 0.75,
            false => 0.9,
        },
        Some(PageKind::Documentation) if list.marked > 0.0 && !list.under_headline => 0.75,
        // "… by Some Thing" in the midst of the text.
        _ if list.source == "byline"
            && list.marked < 0.7
            && list.weight < 0.5
            && !list.people.iter().all(is_unlikely_else) =>
        {
            0.55
        }
        _ if case.is_article() || case.is_plain_text() => 0.40,
        _ => 0.55,
    }
}

/// Whether a name is hardly anything but a person's: begun with a frequent given name, or written in
/// letters without capitals, where names stand apart from text.
fn is_unlikely_else(person: &Person) -> bool {
    let literal = person.literal();
    is_known_name(literal) || !literal.chars().any(|c| c.is_ascii_alphabetic())
}

/// Who opened a thread: the first of those who post in it.
fn opener(case: &Case, lists: &[List]) -> Option<Field<Vec<Person>>> {
    let stated = lists.iter().find(|list| list.source == "json-ld" && list.weight >= 0.9);
    let headline = case.headline.map_or(0, |id| case.offset(id));
    let first = lists
        .iter()
        .filter(|list| {
            list.place.is_some_and(|at| at + 400 >= headline)
                && (list.source == "microdata" || list.marked >= 0.6)
        })
        .min_by_key(|list| list.place);
    // Data that begin with the first reply leave out the post that it replies to; data that begin
    // with the question know better than a list of those who edited it.
    let asked = case
        .candidates
        .of(Property::Kind)
        .any(|kind| kind.value == "QAPage" || kind.value == "Question");
    let data = lists.iter().find(|list| {
        list.source == "microdata" && (asked || list.place.is_some_and(|at| at < headline + 600))
    });
    let found = stated.or(data).or(first)?;
    let one = found.people.first()?.clone();
    Some(field(vec![one], found.source, 0.70))
}

/// A site that bears a person's name is that person's: its pieces are his or hers where they name
/// nobody else.
fn owner(case: &Case, site: Option<&Field<String>>) -> Option<Field<Vec<Person>>> {
    let dated = case
        .candidates
        .of(Property::Published)
        .any(|date| date.confidence * case.place(date) >= 0.6);
    let site = site.filter(|site| {
        dated
            && case.is_article()
            && is_known_name(&site.value)
            && site.value.split_whitespace().filter(|word| !word.ends_with('.')).count() == 2
            && !matches!(case.kind, Some(PageKind::Listing | PageKind::Product | PageKind::Service))
    })?;
    let people = vec![person(&site.value, Entity::Unknown, &case.language)];
    Some(field(people, site.source, 0.45))
}

/// Editors or translators: the most trusted source's.
pub(super) fn others(case: &Case, property: Property) -> Option<Field<Vec<Person>>> {
    let lists = lists(case, property);
    let best = lists.into_iter().max_by(|a, b| a.weight.total_cmp(&b.weight))?;
    (best.weight >= 0.5).then(|| field(best.people, best.source, best.weight.min(0.99)))
}
