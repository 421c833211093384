//! Structures that are kept or left out as a whole: captions with their figures, headings with
//! their sections, the cells of a table, the items of a list; and text that stands twice, once.
//!
//! The model judges block by block; a table with a hole, or a heading over nothing, is wrong
//! whatever it says.

use std::collections::HashMap;

use super::decode::{Choice, Kept};
use super::features::{Context, heading_level, units};
use super::model::probability;
use super::vocabulary::group;
use crate::dom::{NodeId, names};

/// Mends a choice.
pub(super) fn mend(context: &Context, sums: &[i32], choice: &mut Choice) {
    let kept = Kept::of(&context.blocks.list, choice);
    captions(context, &kept, choice);
    lists_and_tables(context, sums, &kept, choice);
    rows(context, choice);
    menus(context, choice);
    between(context, sums, choice);
    long_rows(context, sums, choice);
    gaps(context, sums, choice);
    headings(context, sums, choice);
    once(context, sums, choice);
    notices(context, choice);
}

/// What tells browsers without scripts that the page needs them is no part of its text.
fn notices(context: &Context, choice: &mut Choice) {
    /// Words of the longest such notice; what else stands for scripts is an article's own text.
    const LONGEST: u32 = 40;
    let tree = &context.page.tree;
    for id in tree.all().filter(|&id| tree.is(id, names::NOSCRIPT)) {
        let inside = context.blocks.inside(tree, id);
        let is_notice = context.sums.range(inside.clone()).units <= LONGEST
            && tree.subtree(id).any(|node| {
                let text = tree.text(NodeId(node)).unwrap_or("");
                text.to_ascii_lowercase().contains("javascript")
            });
        if let Some(keep) = choice.keep.get_mut(inside).filter(|_| is_notice) {
            keep.fill(false);
        }
    }
}

/// Names of what stands inside a text without being part of it.
const FURNITURE: u128 = group::RELATED | group::AD | group::POPULAR | group::SIDEBAR;

/// A caption goes with the text that its figure stands in.
fn captions(context: &Context, kept: &Kept, choice: &mut Choice) {
    let tree = &context.page.tree;
    let figures = tree.all().filter(|&id| tree.is(id, names::FIGCAPTION));
    for caption in figures.collect::<Vec<_>>() {
        let inside = context.blocks.inside(tree, caption);
        // A figure that holds a link to another page with its headline is a teaser.
        let Some(block) = context.blocks.list.get(inside.start) else { continue };
        let linked = block.link_words * 2 > block.stats.words;
        if linked || inside.len() > 4 || context.structure.around(inside.start) & FURNITURE != 0 {
            continue;
        }
        let Some(figure) = tree.closest(caption, names::FIGURE) else { continue };
        let around = context.containers.around(figure).find(|&id| {
            let wider = context.blocks.inside(tree, id);
            wider.start < inside.start || wider.end > inside.end
        });
        let Some(around) = around.filter(|&id| id != NodeId::ROOT) else { continue };
        let range = context.blocks.inside(tree, around);
        let own = kept.range(inside.clone());
        let all = kept.range(range);
        let (part, units) = (all.0 - own.0, all.1 - own.1);
        if units > 20 && part * 5 > units * 4 {
            for index in inside {
                if let Some(keep) = choice.keep.get_mut(index) {
                    *keep = true;
                }
            }
        }
    }
}

/// Lists and tables of more blocks are left as they are: looking at each of many that stand inside
/// each other would take time without end. (In unit tests few, so that the edge is soon reached.)
const LARGEST: usize = if cfg!(test) { 40 } else { 2_000 };

/// What is mostly kept is kept whole, if nothing speaks clearly against the rest.
fn lists_and_tables(context: &Context, sums: &[i32], kept: &Kept, choice: &mut Choice) {
    let tree = &context.page.tree;
    for id in tree.all() {
        let likely = match tree.element(id) {
            Some(names::UL | names::OL | names::DL) => 200,
            Some(names::TABLE) if is_data(context, id) => 100,
            _ => continue,
        };
        let inside = context.blocks.inside(tree, id);
        if inside.len() < 3 || inside.len() > LARGEST {
            continue;
        }
        let (part, units) = kept.range(inside.clone());
        if part * 10 < units * 7 || part == units {
            continue;
        }
        for index in inside {
            if let (Some(keep), Some(&sum)) = (choice.keep.get_mut(index), sums.get(index)) {
                *keep |= probability(sum) >= likely;
            }
        }
    }
}

/// A list of links in lists, as the contents of a book or a site's menu are, is no text with a few
/// of its entries in it: where it is not mostly kept, it is left out whole.
fn menus(context: &Context, choice: &mut Choice) {
    /// Blocks in the smallest one; what is smaller is judged entry by entry.
    const SMALLEST: usize = 8;
    let tree = &context.page.tree;
    let is_list = |id: NodeId| tree.is(id, names::UL) || tree.is(id, names::OL);
    for id in tree.all().filter(|&id| is_list(id)) {
        let inside = context.blocks.inside(tree, id);
        if !(SMALLEST..=LARGEST).contains(&inside.len()) {
            continue;
        }
        let (mut linked, mut words, mut part, mut all) = (0, 0, 0, 0);
        for at in inside.clone() {
            let Some(block) = context.blocks.list.get(at) else { continue };
            linked += block.link_words;
            words += block.stats.words;
            all += units(block);
            part += if choice.keep.get(at) == Some(&true) { units(block) } else { 0 };
        }
        let is_torn = part > 0 && part * 10 < all * 7 && linked * 10 >= words * 9;
        if !is_torn || !tree.descendants(id).any(|inner| inner != id && is_list(inner)) {
            continue;
        }
        if let Some(keep) = choice.keep.get_mut(inside) {
            keep.fill(false);
        }
    }
}

/// The cells of a row in a table of data stay together: a value says nothing without its label. A
/// cell that is not the first and consists of links ("buy", "edit") says nothing of the row.
fn rows(context: &Context, choice: &mut Choice) {
    /// Blocks in the widest row; more are no row of a label and values.
    const WIDEST: usize = 8;
    let tree = &context.page.tree;
    for id in tree.all().filter(|&id| tree.is(id, names::TR)) {
        let row = context.blocks.inside(tree, id);
        let Some(kept) =
            choice.keep.get(row.clone()).filter(|row| (2..=WIDEST).contains(&row.len()))
        else {
            continue;
        };
        let is_torn = kept.contains(&true) && kept.contains(&false);
        let Some(table) = tree.closest(id, names::TABLE).filter(|_| is_torn) else { continue };
        if !is_data(context, table) {
            continue;
        }
        for at in row.clone() {
            let joins = at == row.start || !is_linked(context, at);
            if let Some(keep) = choice.keep.get_mut(at) {
                *keep |= joins;
            }
        }
    }
}

/// A table, list, block of code … between two kept blocks of the text it stands in is part of that
/// text: the model knows it by its few words only. Not so what consists of links, or is named as
/// furniture inside the text.
fn between(context: &Context, sums: &[i32], choice: &mut Choice) {
    let tree = &context.page.tree;
    let list = &context.blocks.list;
    // In thousandths: below, the model has seen more than few words.
    const LIKELY: u32 = 100;
    let mut end = NodeId::ROOT;
    for id in tree.all() {
        if id < end {
            continue;
        }
        match tree.element(id) {
            Some(
                names::UL
                | names::OL
                | names::DL
                | names::PRE
                | names::BLOCKQUOTE
                | names::FIGURE
                | names::DETAILS,
            ) => {}
            Some(names::TABLE) if is_data(context, id) => {}
            _ => continue,
        }
        let inside = context.blocks.inside(tree, id);
        if inside.is_empty() || inside.len() > LARGEST {
            continue;
        }
        end = tree.end(id);
        if choice.keep[inside.clone()].iter().all(|&keep| keep) {
            continue;
        }
        // A box around it and nothing else is no text that it stands in.
        let Some(around) = tree
            .ancestors(id)
            .map(|around| context.blocks.inside(tree, around))
            .find(|around| *around != inside)
        else {
            continue;
        };
        let beside = [inside.start.checked_sub(1), Some(inside.end)];
        let in_text = beside.iter().all(|beside| {
            beside.is_some_and(|at| {
                around.contains(&at)
                    && choice.keep.get(at) == Some(&true)
                    && sums.get(at).is_some_and(|&sum| probability(sum) >= 500)
            })
        });
        if !in_text {
            continue;
        }
        let shared = beside.iter().flatten().map(|&at| context.structure.around(at));
        let shared = shared.fold(0, |all, groups| all | groups);
        let named = inside.clone().any(|at| is_furniture(context, at, shared));
        let (mut links, mut words, mut p) = (0, 0, 0);
        for at in inside.clone() {
            links += list[at].link_words;
            words += list[at].stats.words;
            p += probability(sums[at]);
        }
        if named || links * 3 > words || p < LIKELY * inside.len() as u32 {
            continue;
        }
        choice.keep[inside].fill(true);
    }
}

/// The longest gap in a row of paragraphs, in blocks. (In unit tests short, so that the edge is soon
/// reached.)
const LONGEST_GAP: usize = if cfg!(test) { 3 } else { 40 };

/// A paragraph in a row of paragraphs built alike, between two that are text for sure, is text of
/// the same story: a word or two of an answer, a line with a name or a number, that the model knows
/// little of. Not so what consists of links, or is named as furniture inside the text.
fn gaps(context: &Context, sums: &[i32], choice: &mut Choice) {
    /// In 1024ths: below, the model has seen more than few words.
    const LIKELY: u32 = 200;
    let likely = |at: usize| sums.get(at).map_or(0, |&sum| probability(sum));
    let mut last: Option<usize> = None;
    for at in (0..context.blocks.list.len()).filter(|&at| likely(at) >= 500) {
        if choice.keep.get(at) != Some(&true) {
            continue;
        }
        let Some(before) = last.replace(at) else { continue };
        let (between, row) = (before + 1..at, row(context, at));
        if between.len() > LONGEST_GAP || row.is_none() || self::row(context, before) != row {
            continue;
        }
        let around = context.structure.around(before) | context.structure.around(at);
        // What stands between and is built otherwise, as a figure is, is judged elsewhere.
        for one in between.filter(|&one| self::row(context, one) == row) {
            let fits = likely(one) >= LIKELY && may_join(context, one, around);
            if let Some(keep) = choice.keep.get_mut(one) {
                *keep |= fits;
            }
        }
    }
}

/// As many paragraphs make a row long. (In unit tests few.)
const LONG_ROW: u32 = if cfg!(test) { 12 } else { 100 };

/// A long row of paragraphs is kept whole where most of it is: the farther down one stands, the
/// fewer pages the model has seen that go on so long.
fn long_rows(context: &Context, sums: &[i32], choice: &mut Choice) {
    /// In 1024ths.
    const LIKELY: u32 = 100;
    #[derive(Default)]
    struct Row {
        blocks: u32,
        kept: u32,
        units: u32,
        around: u128,
    }
    let list = &context.blocks.list;
    if list.len() < LONG_ROW as usize {
        return;
    }
    // A row is known by its first block.
    let mut known: HashMap<u64, usize> = HashMap::new();
    let first_of = |at| Some(*known.entry(row(context, at)?).or_insert(at));
    let first: Vec<Option<usize>> = (0..list.len()).map(first_of).collect();
    let mut rows: Vec<Row> = first.iter().map(|_| Row::default()).collect();
    for (at, block) in list.iter().enumerate() {
        let row = first.get(at).copied().flatten().and_then(|first| rows.get_mut(first));
        let Some(row) = row else { continue };
        let size = units(block);
        row.blocks += 1;
        row.units += size;
        if choice.keep.get(at) == Some(&true) {
            row.kept += size;
            row.around |= context.structure.around(at);
        }
    }
    let is_mostly_kept = |row: &&Row| {
        row.blocks >= LONG_ROW && row.kept < row.units && row.kept * 10 >= row.units * 7
    };
    for (at, first) in first.iter().enumerate() {
        let row = first.and_then(|first| rows.get(first)).filter(is_mostly_kept);
        let Some(row) = row else { continue };
        let likely = sums.get(at).is_some_and(|&sum| probability(sum) >= LIKELY);
        let fits = likely && may_join(context, at, row.around);
        if let Some(keep) = choice.keep.get_mut(at) {
            *keep |= fits;
        }
    }
}

/// What the paragraphs of one row have in common: the element around them, and their own name.
/// Items of lists and cells of tables are in none.
fn row(context: &Context, at: usize) -> Option<u64> {
    let tree = &context.page.tree;
    let element = context.blocks.list.get(at)?.element;
    let name = tree.element(element)?;
    let is_item = matches!(name, names::LI | names::DT | names::DD | names::TD | names::TH);
    let parent = tree.parent(element).filter(|_| !is_item)?;
    Some(u64::from(parent.0) << 32 | u64::from(name.number()))
}

/// Whether a block that was left out may join a row whose names are `around`: it does not consist of
/// links, and is not named as furniture inside the text.
fn may_join(context: &Context, at: usize, around: u128) -> bool {
    !is_furniture(context, at, around) && !is_linked(context, at)
}

/// Whether more than a third of a block is links.
fn is_linked(context: &Context, at: usize) -> bool {
    context.blocks.list.get(at).is_some_and(|block| block.link_words * 3 > block.stats.words)
}

/// Whether a block is named as furniture, otherwise than the text around it whose names are `around`.
fn is_furniture(context: &Context, at: usize, around: u128) -> bool {
    context.structure.around(at) & !around & FURNITURE != 0
}

/// A table of data rather than of layout: it has header cells or no other table and short cells.
/// One of very many nodes is not looked at.
fn is_data(context: &Context, table: NodeId) -> bool {
    let tree = &context.page.tree;
    if tree.subtree(table).len() >= 8 * LARGEST {
        return false;
    }
    let inside = context.blocks.inside(tree, table);
    let cells = inside.len();
    let units = context.sums.range(inside).units;
    let mut parts = tree.descendants(table);
    tree.first(table, names::TH).is_some()
        || (cells >= 6 && units < 12 * cells as u32 && !parts.any(|id| tree.is(id, names::TABLE)))
}

/// As many kept headings of one build make a list of headings.
const LIST: u32 = 3;

/// A heading goes with what stands under it; where headings alone are kept, as in a list of
/// articles or goods, they stay.
fn headings(context: &Context, sums: &[i32], choice: &mut Choice) {
    let list = &context.blocks.list;
    let kinds = &context.repetition.kind_of;
    let mut alike: HashMap<u32, u32> = HashMap::new();
    for ((block, &keep), &kind) in list.iter().zip(&choice.keep).zip(kinds) {
        if keep && heading_level(context.page, block.element) > 0 {
            *alike.entry(kind).or_default() += 1;
        }
    }
    let in_list = |index: usize| {
        let kind = kinds.get(index).and_then(|kind| alike.get(kind));
        kind.is_some_and(|&count| count >= LIST)
    };
    for index in (0..list.len()).rev() {
        let Some(block) = list.get(index) else { continue };
        let level = heading_level(context.page, block.element);
        let (Some(&keep), Some(&sum)) = (choice.keep.get(index), sums.get(index)) else { continue };
        if level < 2 {
            continue;
        }
        let p = probability(sum);
        let next = choice.keep.get(index + 1).copied().unwrap_or(false);
        let before = index.checked_sub(1).and_then(|at| choice.keep.get(at)).copied();
        let changed = match keep {
            // Between two kept blocks: what they are parts of has a heading here.
            false => next && before == Some(true) && p >= 150,
            true => {
                let section = (index + 1..list.len())
                    .take_while(|&at| {
                        let other =
                            list.get(at).map_or(0, |b| heading_level(context.page, b.element));
                        other == 0 || other > level
                    })
                    .take(40);
                let empty = !section.into_iter().any(|at| choice.keep.get(at) == Some(&true));
                empty && !next && p < 700 && !in_list(index)
            }
        };
        if changed && let Some(keep) = choice.keep.get_mut(index) {
            *keep = !*keep;
        }
    }
}

/// Shorter texts may stand twice in one article: cells of a table, lines of code, answers.
const SHORT: u32 = 6;

/// What stands twice in a page, once for wide and once for narrow screens or as a teaser of
/// itself, is kept once: where it is likeliest to be text, and there the first time.
///
/// A copy is built otherwise than what it copies, or goes on where other text was copied: what an
/// author repeats (the terms under each offer, the same warning in each chapter) looks alike.
fn once(context: &Context, sums: &[i32], choice: &mut Choice) {
    let tree = &context.page.tree;
    let list = &context.blocks.list;
    let kinds = &context.repetition.kind_of;
    let mut best: HashMap<u64, usize> = HashMap::new();
    // The last copy that was found, and how far it is from what it copies.
    let mut last: Option<(usize, usize)> = None;
    for (index, block) in list.iter().enumerate() {
        let kept = choice.keep.get(index).copied().unwrap_or(false);
        let literal = matches!(
            tree.element(block.element),
            Some(names::PRE | names::CODE | names::TD | names::TH)
        );
        if !kept || literal || units(block) < SHORT || context.repetition.twins(index) == 0 {
            continue;
        }
        let Some(other) = best.insert(block.hash, index) else { continue };
        let goes_on = last.is_some_and(|(at, apart)| index - at <= 4 && index - other == apart);
        if kinds.get(index) == kinds.get(other) && !goes_on {
            continue;
        }
        last = Some((index, index - other));
        let less = if sums.get(index) > sums.get(other) { other } else { index };
        if let Some(keep) = choice.keep.get_mut(less) {
            *keep = false;
        }
        if less == index {
            best.insert(block.hash, other);
        }
    }
}

#[cfg(test)]
mod tests;
