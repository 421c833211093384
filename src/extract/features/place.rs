//! Features of where a block stands: in the page, under which elements and class names, beside
//! which neighbours.

use super::own::{element_code, heading_level};
use super::{Context, Sink, log, near, share, units};
use crate::dom::{NodeId, names};
use crate::extract::blocks::{Block, is_link};
use crate::extract::vocabulary::GROUPS;

/// Elements whose nearness matters.
const LANDMARKS: [&[crate::dom::Name]; 20] = [
    &[names::ARTICLE],
    &[names::MAIN],
    &[names::NAV],
    &[names::HEADER],
    &[names::FOOTER],
    &[names::ASIDE],
    &[names::SECTION],
    &[names::FORM],
    &[names::TABLE],
    &[names::TD, names::TH],
    &[names::UL, names::OL, names::MENU],
    &[names::DL],
    &[names::FIGURE, names::FIGCAPTION],
    &[names::BLOCKQUOTE],
    &[names::DETAILS],
    &[names::DIALOG],
    &[names::BUTTON],
    &[names::A],
    &[names::NOSCRIPT],
    &[names::TEMPLATE, names::IFRAME],
];

const WIDTH: usize = LANDMARKS.len() + GROUPS;

/// For each block, how near the nearest element around it is of each landmark and each
/// vocabulary group.
pub(super) struct Closeness {
    rows: Vec<[u8; WIDTH]>,
}

impl Closeness {
    pub(super) fn of(context: &Context) -> Closeness {
        let tree = &context.page.tree;
        let mut rows = Vec::with_capacity(context.blocks.list.len());
        // Rows of the elements around, outermost first; each is its parent's row one step further.
        let mut open: Vec<(NodeId, [u8; WIDTH])> = Vec::new();
        let mut path: Vec<NodeId> = Vec::new();
        for block in &context.blocks.list {
            let target = context.blocks.innermost(tree, block);
            while open.last().is_some_and(|&(id, _)| id != target && !tree.contains(id, target)) {
                open.pop();
            }
            let known = open.last().map(|&(id, _)| id);
            path.clear();
            let upwards = std::iter::successors(Some(target), |&id| tree.parent(id));
            path.extend(upwards.take_while(|&id| Some(id) != known));
            for &id in path.iter().rev() {
                let mut row = open.last().map_or([0; WIDTH], |&(_, row)| row);
                for value in &mut row {
                    *value = if *value > 1 { *value - 1 } else { *value };
                }
                let is_mark = |name| name == names::A && !is_link(tree, id);
                if let Some(name) = tree.element(id).filter(|&name| !is_mark(name)) {
                    for (value, landmark) in row.iter_mut().zip(&LANDMARKS) {
                        if landmark.contains(&name) {
                            *value = 16;
                        }
                    }
                }
                let mut own = context.structure.own(id);
                while own != 0 {
                    if let Some(value) =
                        row.get_mut(LANDMARKS.len() + own.trailing_zeros() as usize)
                    {
                        *value = 10;
                    }
                    own &= own - 1;
                }
                open.push((id, row));
            }
            rows.push(open.last().map_or([0; WIDTH], |&(_, row)| row));
        }
        Closeness { rows }
    }
}

pub(super) fn put(context: &Context, index: usize, closeness: &Closeness, out: &mut impl Sink) {
    let list = &context.blocks.list;
    let Some(block) = list.get(index) else { return };
    let tree = &context.page.tree;
    if let Some(row) = closeness.rows.get(index) {
        for (number, &value) in row.iter().enumerate() {
            let name = if number < LANDMARKS.len() { "landmark" } else { "class" };
            out.put(name, number + 1, value);
        }
    }
    let all = context.sums.all();
    let before = context.sums.range(0..index);
    let after = context.sums.range(index + 1..list.len());
    out.put("place", 0, share(index as u32, list.len() as u32));
    out.put("units before share", 0, share(before.units, all.units));
    out.put("units before", 0, log(before.units));
    out.put("units after", 0, log(after.units));
    out.put("blocks before", 0, log(before.blocks));
    out.put("blocks after", 0, log(after.blocks));
    out.put("texts before", 0, log(before.texts));
    out.put("texts after", 0, log(after.texts));
    let depth = context.structure.depth(block.element);
    out.put("depth", 0, log(depth));
    put_headings(context, index, out);
    put_neighbours(context, index, block, out);
    let top = context.densest;
    let inside = tree.contains(top, block.element) || top == block.element;
    let hops = depth.saturating_sub(context.structure.depth(top)) as usize;
    out.put("in densest", 0, near(inside.then_some(hops)));
    let side = if inside { 1 } else { 2 * u8::from(block.element > top) };
    out.put("side of densest", 0, side);
    let parent = tree.parent(top).unwrap_or(top);
    out.put("beside densest", 0, u8::from(tree.contains(parent, block.element)));
}

fn put_headings(context: &Context, index: usize, out: &mut impl Sink) {
    let repetition = &context.repetition;
    let (last, level) = repetition.heading_before(index);
    out.put("heading before", 0, near(last.map(|last| index - last)));
    out.put("heading before level", 0, level);
    let since = last.map_or(0, |last| context.sums.range(last + 1..index).units);
    out.put("units since heading", 0, log(since));
    let (next, level) = repetition.heading_after(index);
    out.put("heading after", 0, near(next.map(|next| next - index)));
    out.put("heading after level", 0, level);
    for (name, anchor) in
        [("from h1", repetition.first_h1()), ("from title", repetition.title_block())]
    {
        // 40 is the anchor itself, more is after it, less before it.
        let distance = anchor.map_or(0, |anchor| {
            let far = |n: usize| (log(n as u32) / 2).min(20);
            if index >= anchor { 40 + far(index - anchor) } else { 40 - far(anchor - index) }
        });
        out.put(name, 0, distance);
    }
}

fn put_neighbours(context: &Context, index: usize, block: &Block, out: &mut impl Sink) {
    let list = &context.blocks.list;
    let tree = &context.page.tree;
    for (number, offset) in [-3isize, -2, -1, 1, 2, 3].into_iter().enumerate() {
        let neighbour = index.checked_add_signed(offset).and_then(|at| list.get(at));
        let Some(other) = neighbour else {
            for name in ["by units", "by link share", "by element", "by kin"] {
                out.put(name, number + 1, 0);
            }
            continue;
        };
        out.put("by units", number + 1, log(units(other)) + 1);
        out.put("by link share", number + 1, share(other.link_words, other.stats.words) + 1);
        let heading = heading_level(context.page, other.element);
        let code = tree.element(other.element).map_or(0, element_code);
        out.put("by element", number + 1, if heading > 0 { heading } else { code + 1 });
        let kin = if other.element == block.element {
            3
        } else if tree.parent(other.element) == tree.parent(block.element) {
            2
        } else {
            1
        };
        out.put("by kin", number + 1, kin);
    }
    for (number, window) in [4usize, 10].into_iter().enumerate() {
        let range = context.sums.range(index.saturating_sub(window)..index);
        out.put("window before", number + 1, log(range.units));
        out.put("window before links", number + 1, share(range.links, range.units));
        let range = context.sums.range(index + 1..(index + 1 + window).min(list.len()));
        out.put("window after", number + 1, log(range.units));
        out.put("window after links", number + 1, share(range.links, range.units));
    }
}
