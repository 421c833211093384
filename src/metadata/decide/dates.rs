//! When it was published, and when it was changed. Candidates that name the same day support each
//! other; the day with the most weight is taken. The printed day counts, never one that is moved
//! to another time zone.

use super::case::Case;
use super::field;
use crate::metadata::date::{Found, PartialDate};
use crate::metadata::{Candidate, Field, Property};

struct Group {
    date: PartialDate,
    source: &'static str,
    best: f32,
    sum: f32,
    other: Option<PartialDate>,
    approximate: bool,
}

pub(super) fn published(case: &Case) -> Option<Field<PartialDate>> {
    let groups = groups(case, Property::Published);
    decide(groups, 0.3)
}

pub(super) fn modified(
    case: &Case,
    published: Option<&Field<PartialDate>>,
) -> Option<Field<PartialDate>> {
    let found = decide(groups(case, Property::Modified), 0.3)?;
    // A change on the day of publication, or before it, is no news.
    let news = published.is_none_or(|published| found.value > published.value);
    news.then_some(found)
}

fn decide(mut groups: Vec<Group>, least: f32) -> Option<Field<PartialDate>> {
    disambiguate(&mut groups);
    let best = groups.iter().max_by(|a, b| a.sum.total_cmp(&b.sum))?;
    if best.best < least {
        return None;
    }
    let confidence = (best.best + 0.1 * (best.sum - best.best)).min(0.99);
    let mut found = field(best.date, best.source, confidence);
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
                known.sum += group.sum * 0.4;
            }
            None => merged.push(group),
        }
    }
    *groups = merged;
}

fn groups(case: &Case, property: Property) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for candidate in case.candidates.of(property) {
        let Some(found) = read(case, candidate) else { continue };
        let mut weight = candidate.confidence * case.place(candidate);
        if found.date.day.is_none() && candidate.source != "highwire" {
            weight *= 0.7;
        }
        if found.relative {
            weight *= 0.6;
        }
        match groups.iter_mut().find(|group| group.date == found.date) {
            Some(group) => {
                group.sum += weight * 0.35;
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
                sum: weight,
                other: found.other,
                approximate: found.approximate,
            }),
        }
    }
    // A month or a year supports the days in it.
    let whole: Vec<(PartialDate, f32)> = groups
        .iter()
        .filter(|group| group.date.day.is_none())
        .map(|group| (group.date, group.best))
        .collect();
    for group in groups.iter_mut().filter(|group| group.date.day.is_some()) {
        for (date, weight) in &whole {
            if date.agrees_with(group.date) {
                group.sum += weight * 0.3;
            }
        }
    }
    groups
}

fn read(case: &Case, candidate: &Candidate) -> Option<Found> {
    let reader = case.reader();
    match candidate.source {
        "dateline" | "h-entry" | "microdata" => reader.value(&candidate.value),
        _ => reader.value(&candidate.value),
    }
}
