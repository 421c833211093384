//! When it was published, and when it was changed. Candidates that name the same day support each
//! other; the day with the most weight is taken. The printed day counts, never one that is moved
//! to another time zone.

use super::case::Case;
use super::field;
use crate::dom::NodeId;
use crate::metadata::date::{Found, PartialDate};
use crate::metadata::{Candidate, Field, PageKind, Property};

struct Group {
    date: PartialDate,
    source: &'static str,
    best: f32,
    /// The best weight of each source that names the day.
    sources: Vec<(&'static str, f32)>,
    other: Option<PartialDate>,
    approximate: bool,
}

impl Group {
    /// The best weight, and a part of what the other sources add.
    fn sum(&self) -> f32 {
        let all: f32 = self.sources.iter().map(|source| source.1).sum();
        self.best + 0.2 * (all - self.best).max(0.0)
    }

    fn is_printed(&self) -> bool {
        self.sources.iter().any(|source| source.0 == "dateline")
    }
}

pub(super) fn published(case: &Case) -> Option<Field<PartialDate>> {
    if case.is_thread()
        && let Some(opened) = opened(case)
    {
        return Some(opened);
    }
    // A page that is no piece of writing is dated by nothing but a line that says so.
    let least = match case.kind {
        Some(PageKind::Listing | PageKind::Product | PageKind::Service)
            if !case.is_stated_article() && !case.is_open_graph_article() =>
        {
            // The one date of a page, printed under its headline, dates any kind of page.
            if is_single(case) { 0.8 } else { 2.0 }
        }
        Some(PageKind::Forum) => 0.36,
        Some(PageKind::Documentation) if !case.is_stated_article() => {
            if is_single(case) {
                0.6
            } else {
                0.75
            }
        }
        _ if case.says_article() => 0.36,
        _ if case.is_plain_text() => 0.45,
        // Plug-ins date every page (0.60); that is not enough.
        _ => 0.61,
    };
    let found =
        decide(before_change(case, groups(case, Property::Published)), least).or_else(|| {
            // What is printed for readers needs no more than a page that is one text.
            let mut printed = groups(case, Property::Published);
            printed.retain(Group::is_printed);
            (case.kind == Some(PageKind::Article)).then(|| decide(printed, 0.42))?
        });
    found.or_else(|| last_change(case, least))
}

/// Leaves out days that come after every change the page's data tell of, where others come before:
/// what was put up again, or is stamped at each visit.
fn before_change(case: &Case, mut groups: Vec<Group>) -> Vec<Group> {
    let changes = case
        .candidates
        .of(Property::Modified)
        .filter(|date| date.node.is_none())
        .filter_map(|date| Some(case.reader().value(&date.value)?.date));
    if let Some(last) = changes.max() {
        let is_before = |group: &Group| {
            group.date <= last || group.date.days_from(last).is_none_or(|days| days <= 1)
        };
        if groups.iter().any(|group| is_before(group) && group.best >= 0.6) {
            groups.retain(is_before);
        }
    }
    groups
}

/// Whether the page prints one day, or the same one again, and prints it under the headline.
fn is_single(case: &Case) -> bool {
    let printed = Printed::of(case);
    let is_under = |id| case.is_under_headline(id) || case.opens_body(id);
    printed.0.iter().any(|day| day.node.is_some_and(is_under)) && printed.is_one(0.5)
}

/// The day of a thread's first post: the first that is printed, unless what the page says of
/// itself is about another time. Right above the headline boards print today as well: of the first
/// there and the first below, the earlier one counts.
fn opened(case: &Case) -> Option<Field<PartialDate>> {
    let start = case.headline.map_or(0, |headline| case.offset(headline));
    let first_from = |offset: u32| {
        case.candidates
            .of(Property::Published)
            .filter(|date| {
                matches!(date.source, "dateline" | "microdata") && date.confidence >= 0.64
            })
            .filter(|date| date.node.is_some_and(|id| case.offset(id) >= offset))
            .filter_map(|date| Some((date.node?, case.reader().value(&date.value)?, date)))
            .filter(|(_, found, _)| found.date.day.is_some() && !found.relative)
            .min_by_key(|(id, _, _)| *id)
    };
    let first = first_from(start.saturating_sub(300))?;
    let earlier = first_from(start).filter(|(_, found, _)| found.date < first.1.date);
    let (_, found, date) = earlier.unwrap_or(first);
    let stated = case
        .candidates
        .of(Property::Published)
        .filter(|date| date.node.is_none() && date.confidence >= 0.85)
        .filter_map(|date| case.reader().value(&date.value))
        .all(|stated| stated.date.days_from(found.date).is_none_or(|days| days <= 2));
    (stated && found.other.is_none()).then(|| field(found.date, date.source, 0.8))
}

/// Where nothing says when a piece was published, the day of the last change that is printed on it
/// dates it, as style guides have it; marked, since it is another thing.
fn last_change(case: &Case, least: f32) -> Option<Field<PartialDate>> {
    let fits = case.is_article() || case.kind == Some(PageKind::Documentation);
    let mut found = decide(groups(case, Property::Modified), 0.45)
        .filter(|found| fits && least < 1.0 && found.source == "dateline")?;
    found.confidence = found.confidence.min(0.45);
    found.doubtful = true;
    Some(found)
}

pub(super) fn modified(
    case: &Case,
    published: Option<&Field<PartialDate>>,
) -> Option<Field<PartialDate>> {
    let found = decide(groups(case, Property::Modified), 0.5)?;
    // A change on the day of publication, or before it, is no news.
    let news = published.is_none_or(|published| found.value > published.value);
    news.then_some(found)
}

fn decide(mut groups: Vec<Group>, least: f32) -> Option<Field<PartialDate>> {
    disambiguate(&mut groups);
    let mut best: Option<&Group> = None;
    for group in &groups {
        if best.is_none_or(|best| group.sum() > best.sum()) {
            best = Some(group);
        }
    }
    let best = best?;
    if best.sum() < least {
        return None;
    }
    let mut found = field(best.date, best.source, best.sum().min(0.99));
    let disagreeing = groups.iter().any(|group| {
        group.best > best.best - 0.12
            && !group.date.agrees_with(best.date)
            && group.date.days_from(best.date).is_none_or(|days| days > 2)
    });
    found.doubtful |= best.other.is_some() || best.approximate || disagreeing;
    Some(found)
}

/// Where day and month could be exchanged, a date that is sure elsewhere decides.
fn disambiguate(groups: &mut Vec<Group>) {
    let sure: Vec<PartialDate> = groups
        .iter()
        .filter(|group| group.other.is_none() && group.best > 0.2)
        .map(|group| group.date)
        .collect();
    for group in groups.iter_mut() {
        let Some(other) = group.other else { continue };
        if sure.contains(&other) && !sure.contains(&group.date) {
            group.date = other;
            group.other = None;
        } else if sure.contains(&group.date) {
            group.other = None;
        }
    }
    // Some may name the same day now.
    let mut merged: Vec<Group> = Vec::new();
    for group in groups.drain(..) {
        match merged.iter_mut().find(|known| known.date == group.date) {
            Some(known) => {
                if group.best > known.best {
                    known.source = group.source;
                    known.best = group.best;
                }
                known.sources.extend(group.sources);
            }
            None => merged.push(group),
        }
    }
    *groups = merged;
}

fn groups(case: &Case, property: Property) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let printed = Printed::of(case);
    for candidate in case.candidates.of(property) {
        let Some(found) = case.reader().value(&candidate.value) else { continue };
        let weight = weight(case, &printed, candidate, &found);
        match groups.iter_mut().find(|group| group.date == found.date) {
            Some(group) => {
                match group.sources.iter_mut().find(|source| source.0 == candidate.source) {
                    Some(source) => source.1 = source.1.max(weight),
                    None => group.sources.push((candidate.source, weight)),
                }
                if weight > group.best {
                    group.best = weight;
                    group.source = candidate.source;
                    group.other = found.other;
                }
            }
            None => groups.push(Group {
                date: found.date,
                source: candidate.source,
                best: weight,
                sources: vec![(candidate.source, weight)],
                other: found.other,
                approximate: found.approximate,
            }),
        }
    }
    // A month or a year supports the days in it.
    let parts: Vec<(PartialDate, &'static str, f32)> = groups
        .iter()
        .filter(|group| group.date.day.is_none())
        .map(|group| (group.date, group.source, group.best))
        .collect();
    for group in groups.iter_mut().filter(|group| group.date.day.is_some()) {
        for (date, source, weight) in &parts {
            if date.agrees_with(group.date) {
                group.sources.push((source, weight * 0.5));
            }
        }
    }
    groups
}

/// A day that the page prints, where, and how sure it is.
struct PrintedDay {
    date: PartialDate,
    confidence: f32,
    node: Option<NodeId>,
}

/// The days that the page prints; read once, since each is compared with all.
struct Printed(Vec<PrintedDay>);

impl Printed {
    fn of(case: &Case) -> Printed {
        let printed =
            case.candidates.of(Property::Published).filter(|date| date.source == "dateline");
        let read = printed.filter_map(|candidate| {
            let date = case.reader().value(&candidate.value)?.date;
            Some(PrintedDay { date, confidence: candidate.confidence, node: candidate.node })
        });
        Printed(read.collect())
    }

    /// Whether no more than one day is printed with at least this confidence.
    fn is_one(&self, least: f32) -> bool {
        let mut days = self.0.iter().filter(|day| day.confidence >= least).map(|day| day.date);
        let first = days.next();
        days.all(|day| Some(day) == first)
    }
}

/// Whether a day stands among other words, and is years away from what the page's address or data
/// say: "The act was signed into law on August 14, 1935".
fn is_of_the_story(case: &Case, candidate: &Candidate, found: &Found) -> bool {
    const A_YEAR: i64 = 366;
    let stated = case.candidates.of(Property::Published);
    candidate.confidence < 0.6
        && stated
            .filter(|stated| stated.node.is_none() && stated.confidence >= 0.6)
            .filter_map(|stated| case.reader().value(&stated.value)?.date.days_from(found.date))
            .any(|days| days > A_YEAR)
}

/// How sure a day is that is marked as the day of publication.
const SAYS_PUBLISHED: f32 = 0.795;

fn weight(case: &Case, printed: &Printed, candidate: &Candidate, found: &Found) -> f32 {
    let mut weight = candidate.confidence * case.place(candidate);
    // A lone "Published on …", wherever it stands; or the one day that a page prints at all.
    let is_day = found.date.day.is_some() && !found.relative;
    if candidate.source == "dateline" && is_day {
        let lone = |least: f32| candidate.confidence >= least && printed.is_one(least);
        if lone(SAYS_PUBLISHED) || lone(0.755) {
            weight = weight.max(0.62);
        } else if lone(0.66) && case.kind == Some(PageKind::Article) {
            weight = weight.max(0.5);
        }
    }
    // The day printed under the headline is the one readers see, in the writer's own time zone;
    // tags are kept in another zone, or keep the day of the first draft.
    let printed = candidate.source == "dateline"
        && candidate.node.is_some_and(|id| case.is_under_headline(id));
    if printed
        && found.date.day.is_some()
        && !found.relative
        && candidate.confidence >= 0.5
        && !is_of_the_story(case, candidate, found)
    {
        weight = weight * 0.4 + 0.85;
    }
    // Less than a day says less, except in print, where an issue has a month.
    if found.date.day.is_none() && candidate.source != "highwire" {
        weight *= 0.6;
    }
    if found.relative {
        weight *=
            if candidate.node.is_some_and(|id| case.is_under_headline(id)) { 0.9 } else { 0.5 };
    }
    weight
}
