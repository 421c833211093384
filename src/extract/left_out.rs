//! The account of what was left out: parts of the page as a reader would name them, the likeliest
//! to be missed first.

use super::byline::is_byline;
use super::candidates::add_preview;
use super::decode::Choice;
use super::features::{Context, units};
use super::model::probability;
use super::vocabulary::group;
use crate::dom::{NodeId, names};
use crate::trace::{LeftOut, Note, NoteKind, Reason, Trace};

/// Parts beyond this many are put together into the last one's kind.
const MOST: usize = 40;

/// What class names say about why a part is no text, the surest first.
const REASONS: &[(u128, Reason)] = &[
    (group::COMMENT | group::REPLY, Reason::Comments),
    (group::COOKIE | group::LEGAL | group::LANGUAGE, Reason::PageFurniture),
    (group::RELATED | group::POPULAR, Reason::Related),
    (group::SHARE | group::SUBSCRIBE | group::TOOLS | group::FORM, Reason::Controls),
    (group::AD | group::PAYWALL, Reason::Promotion),
    (group::NAV | group::BREADCRUMB | group::PAGER | group::CONTENTS, Reason::Navigation),
    (group::AUTHOR | group::BIO | group::DATE | group::META, Reason::Byline),
    (group::FOOTER | group::HEADER | group::MODAL, Reason::PageFurniture),
    (group::BUTTON | group::CART, Reason::Controls),
];

/// Accounts for every block that is neither in the choice nor the headline, and for decoys.
pub(super) fn account(
    context: &Context,
    choice: &Choice,
    headline: Option<NodeId>,
    sums: &[i32],
) -> Trace {
    let tree = &context.page.tree;
    let list = &context.blocks.list;
    let is_kept = |index: usize| {
        choice.keep.get(index).copied().unwrap_or(false)
            || headline.is_some() && list.get(index).map(|block| block.element) == headline
    };
    // How many blocks are kept before each.
    let mut kept = vec![0u32];
    for index in 0..list.len() {
        kept.push(kept.last().copied().unwrap_or(0) + u32::from(is_kept(index)));
    }
    let mut parts: Vec<LeftOut> = Vec::new();
    let mut index = 0;
    while index < list.len() {
        if is_kept(index) {
            index += 1;
            continue;
        }
        let root = topmost(context, &kept, index);
        let inside = context.blocks.inside(tree, root);
        let range = index..inside.end.max(index + 1);
        parts.push(part(context, sums, root, range.clone()));
        index = range.end;
    }
    parts.retain(|part| part.words > 0);
    parts.sort_by(|a, b| b.doubt.total_cmp(&a.doubt));
    if parts.len() > MOST {
        // What is least likely to be missed is told in sum.
        let rest = parts.split_off(MOST - 1);
        if let Some(sum) = rest.into_iter().reduce(|mut sum, part| {
            sum.nodes.extend(part.nodes);
            sum.words += part.words;
            sum.reason = Reason::Other;
            sum
        }) {
            parts.push(sum);
        }
    }
    let mut trace = Trace { left_out: parts, notes: Vec::new() };
    decoys(context, &mut trace);
    notes(context, &mut trace);
    trace
}

/// The largest element around a block that holds nothing of the choice, no larger than a part of
/// the page that a reader would name.
fn topmost(context: &Context, kept: &[u32], index: usize) -> NodeId {
    let tree = &context.page.tree;
    let mut root = context.blocks.list.get(index).map_or(NodeId::ROOT, |block| block.element);
    let whole = context.sums.all().units;
    for container in context.containers.around(root).take(60) {
        let inside = context.blocks.inside(tree, container);
        let large = context.sums.range(inside.clone()).units * 2 > whole && whole > 400;
        let holds_text = kept.get(inside.start) != kept.get(inside.end);
        if holds_text || large || inside.start < index {
            break;
        }
        root = container;
    }
    root
}

fn part(context: &Context, sums: &[i32], root: NodeId, range: std::ops::Range<usize>) -> LeftOut {
    let list = &context.blocks.list;
    let (mut words, mut size, mut likely, mut preview) = (0, 0u64, 0u64, String::new());
    for index in range.clone() {
        let (Some(block), Some(&sum)) = (list.get(index), sums.get(index)) else { continue };
        words += block.stats.words as usize;
        size += u64::from(units(block)) + 1;
        likely += (u64::from(units(block)) + 1) * u64::from(probability(sum));
        add_preview(context.page, &context.blocks, block, &mut preview);
    }
    LeftOut {
        nodes: vec![root],
        reason: reason(context, root, range),
        step: "extract::decode",
        words,
        preview,
        doubt: (likely / size.max(1)) as f32 / 1024.0,
    }
}

fn reason(context: &Context, root: NodeId, range: std::ops::Range<usize>) -> Reason {
    let tree = &context.page.tree;
    let first = range.start;
    let Some(block) = context.blocks.list.get(first) else { return Reason::Other };
    if context.blocks.visibility.is_hidden(block.element) {
        return Reason::Hidden;
    }
    if range.len() == 1 && context.repetition.twins(first) > 0 {
        return Reason::Duplicate;
    }
    // The part's own names first, then those around it.
    let own = context.structure.own(root) | inside_names(context, root);
    for groups in [own, context.structure.around(first)] {
        if let Some((_, reason)) = REASONS.iter().find(|(group, _)| groups & group != 0) {
            return *reason;
        }
    }
    for id in std::iter::once(root).chain(tree.ancestors(root).take(40)) {
        match tree.element(id) {
            Some(names::NAV) => return Reason::Navigation,
            Some(names::FOOTER | names::HEADER) => return Reason::PageFurniture,
            Some(names::FORM | names::BUTTON) => return Reason::Controls,
            Some(names::ASIDE) => return Reason::Related,
            _ => {}
        }
    }
    if range.len() == 1 && is_byline(context, first, true) {
        return Reason::Byline;
    }
    let totals = context.sums.range(range);
    if totals.links * 10 > totals.units * 7 { Reason::Navigation } else { Reason::Other }
}

/// The names of the part's first children: wrappers are often nameless.
fn inside_names(context: &Context, root: NodeId) -> u128 {
    let tree = &context.page.tree;
    tree.children(root).take(2).fold(0, |all, id| all | context.structure.own(id))
}

fn decoys(context: &Context, trace: &mut Trace) {
    let tree = &context.page.tree;
    let mut found: Vec<NodeId> = Vec::new();
    let mut preview = String::new();
    for id in context.blocks.visibility.decoys().iter() {
        let text = tree.text(id).unwrap_or("").trim();
        if text.is_empty() {
            continue;
        }
        if preview.len() < 80 {
            preview.push_str(if preview.is_empty() { "" } else { " " });
            preview.push_str(text);
        }
        found.push(id);
    }
    if !found.is_empty() {
        trace.left_out.push(LeftOut {
            words: found.len(),
            nodes: found,
            reason: Reason::Decoy,
            step: "extract::visibility",
            preview,
            doubt: 0.0,
        });
    }
}

/// What the walker could not read.
fn notes(context: &Context, trace: &mut Trace) {
    let tree = &context.page.tree;
    let mut count = |kind: NoteKind, node: NodeId| match trace
        .notes
        .iter_mut()
        .find(|note| note.kind == kind)
    {
        Some(note) => note.count += 1,
        None => trace.notes.push(Note { kind, node: Some(node), count: 1 }),
    };
    if !context.page.header.live {
        return;
    }
    for id in tree.all() {
        match tree.attribute(id, names::LIVE_MISSING) {
            Some("frame") => count(NoteKind::ForeignFrame, id),
            Some("canvas" | "image-text") => count(NoteKind::DrawnText, id),
            Some("cipher-font") => count(NoteKind::CipherFont, id),
            Some("unloaded") => count(NoteKind::Unloaded, id),
            _ => {}
        }
    }
    if !context.page.header.notes.is_empty() {
        count(NoteKind::Limit, NodeId::ROOT);
    }
}
