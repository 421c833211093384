//! Where the headline stands: a day or a name printed right under it is the article's.

use crate::dom::{NodeId, Page, Tree, names};
use crate::metadata::named::{Named, Words};
use crate::metadata::place::{Asides, is_furniture};
use crate::metadata::text::{fold, is_block, is_hidden, line};
use crate::metadata::{Candidates, Property};

/// The element that is most like the page's title; else the first `h1` outside the furniture.
pub(super) fn of(page: &Page, candidates: &Candidates) -> Option<(u32, NodeId)> {
    let tree = &page.tree;
    let titles: Vec<String> = candidates
        .of(Property::Title)
        .filter(|candidate| candidate.node.is_none())
        .map(|candidate| fold(&candidate.value))
        .collect();
    let named = Named::of(tree);
    let asides = Asides::of(page, &named);
    // Longer text is no heading without saying so.
    let longest = titles.iter().map(String::len).max().unwrap_or(0) * 2;
    let is_short = |id: NodeId| {
        let lengths = tree.descendants(id).filter_map(|id| tree.text(id)).map(str::len);
        lengths.sum::<usize>() <= longest
    };
    let mut best: Option<(u32, NodeId)> = None;
    let mut first_rank: Option<NodeId> = None;
    for id in tree.all() {
        let level =
            [names::H1, names::H2, names::H3, names::H4].iter().position(|&name| tree.is(id, name));
        let marked = level.is_none()
            && tree.element(id).is_some()
            && tree.subtree(id).len() < 12
            && is_short(id)
            && (named.has(id, Words::HEADLINE.or(Words::TITLE)) || is_old_heading(tree, id));
        if level.is_none() && !marked || is_hidden(tree, id) {
            continue;
        }
        let text = line(tree, id);
        if is_label(&text) {
            continue;
        }
        let text = fold(&text);
        let length = text.chars().count();
        if !(3..=400).contains(&length) {
            continue;
        }
        let same = titles.contains(&text);
        let within = length > 8
            && titles.iter().any(|title| {
                title.starts_with(&text)
                    // The site's name stands at the end as well, and is short.
                    || title.ends_with(&text) && text.len() * 5 > title.len() * 2
            });
        let tail = !same
            && !within
            && length > 1
            && titles.iter().any(|title| title.ends_with(&text) && !title.starts_with(&text));
        let score = match (same, within, level) {
            (true, _, Some(0)) => 100,
            (true, _, Some(_)) => 90,
            (_, true, Some(0)) => 85,
            (true, _, None) => 70,
            (_, true, Some(_)) => 65,
            (_, true, None) if length >= 12 || !text.is_ascii() => 45,
            (_, _, Some(0)) if tail => 20,
            (_, _, Some(0)) => 50,
            _ => 0,
        };
        let is_beaten = best.is_some_and(|(known, _)| score <= known);
        let is_first_rank = level == Some(0) && !tail && first_rank.is_none();
        if score == 0 || is_beaten && !is_first_rank {
            continue;
        }
        let furniture = is_furniture(tree, &named, id);
        if is_first_rank && !furniture {
            first_rank = Some(id);
        }
        let aside = furniture || (level != Some(0) && asides.holds(id));
        let score = if aside { score / 2 } else { score };
        if best.is_none_or(|(known, _)| score > known) {
            best = Some((score, id));
        }
    }
    // A section that is headed like the page stands in the text, not over it.
    match (first_rank, best) {
        (Some(h1), Some((score, id)))
            if h1 < id && !tree.is(id, names::H1) && reads_between(tree, h1, id) =>
        {
            Some((score, h1))
        }
        _ => best,
    }
}

/// Whether there is running text between two headings.
fn reads_between(tree: &Tree, from: NodeId, to: NodeId) -> bool {
    const SOME_LINES: usize = 400;
    let inside = (from.0..to.0).map(NodeId).filter(|&id| tree.is(id, names::P));
    let texts = inside.flat_map(|id| tree.descendants(id)).filter_map(|id| tree.text(id));
    texts.map(str::len).sum::<usize>() > SOME_LINES
}

/// A heading that ends in a colon names what stands under it: "Other news:".
pub(super) fn is_label(heading: &str) -> bool {
    heading.trim_end().ends_with([':', '：'])
}

/// Headings of pages that have none: a line in bold, in a big font, in a cell of its own.
fn is_old_heading(tree: &Tree, id: NodeId) -> bool {
    [
        names::FONT,
        names::B,
        names::STRONG,
        names::TD,
        names::TH,
        names::CENTER,
        names::BIG,
        names::P,
        names::SPAN,
        names::DIV,
    ]
    .iter()
    .any(|&name| tree.is(id, name))
        && tree.descendants(id).all(|inner| tree.element(inner).is_none_or(|name| !is_block(name)))
}
