//! Languages and directions: of the article as a whole, and of parts that differ from it.

use std::rc::Rc;

use super::super::{Block, Direction};
use super::elements;
use super::part::Part;
use super::runs::Mark;
use super::walk::Reader;
use crate::dom::{Name, NodeId, Tree, names};
use crate::extract::NodeSet;

/// What is declared for the smallest element around everything kept; the direction of most
/// letters where none is declared.
pub(super) fn around(tree: &Tree, keep: &NodeSet) -> (Option<Rc<str>>, Direction) {
    let kept = || keep.iter();
    let (Some(first), Some(last)) = (kept().next(), kept().last()) else {
        return (None, Direction::default());
    };
    let container =
        std::iter::once(first).chain(tree.ancestors(first)).find(|&id| last < tree.end(id));
    let container = container.unwrap_or(NodeId::ROOT);
    // A language declared around one paragraph says nothing new when there is only that one, but
    // it is still the document's.
    let scope = || std::iter::once(container).chain(tree.ancestors(container));
    let language = scope().find_map(|id| declared_language(tree, id)).map(Rc::from);
    let body = tree.first(NodeId::ROOT, names::BODY);
    let declared = scope().chain(body).find_map(|id| declared_direction(tree, id));
    let direction = declared.unwrap_or_else(|| most_letters(tree, keep));
    (language, direction)
}

fn declared_language(tree: &Tree, id: NodeId) -> Option<&str> {
    let tag =
        tree.attribute(id, names::LANG).or_else(|| tree.attribute(id, names::XML_LANG))?.trim();
    let fits = !tag.is_empty()
        && tag.len() <= 35
        && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    fits.then_some(tag)
}

fn declared_direction(tree: &Tree, id: NodeId) -> Option<Direction> {
    let value = tree.attribute_named(id, "dir")?;
    Direction::from_dir(value)
}

fn most_letters(tree: &Tree, keep: &NodeSet) -> Direction {
    let mut balance = 0i64;
    let texts = keep.iter().filter_map(|id| tree.text(id));
    for c in texts.flat_map(str::chars).take(20_000) {
        match Direction::of_char(c) {
            Some(Direction::RightToLeft) => balance += 1,
            Some(Direction::LeftToRight) => balance -= 1,
            None => {}
        }
    }
    if balance > 0 { Direction::RightToLeft } else { Direction::LeftToRight }
}

/// Whether two tags name one language, whatever their regions.
fn same_language(a: &str, b: &str) -> bool {
    let primary = |tag: &str| tag.split('-').next().unwrap_or("").to_ascii_lowercase();
    primary(a) == primary(b)
}

/// Opens a part in another language or direction around whatever the element is.
pub(super) fn enter(reader: &mut Reader<'_>, id: NodeId, name: Name) {
    if matches!(name, names::HTML | names::BODY) {
        return;
    }
    let tree = reader.tree;
    let language = declared_language(tree, id)
        .filter(|tag| !reader.around.0.as_deref().is_some_and(|around| same_language(around, tag)));
    let direction = declared_direction(tree, id).filter(|direction| *direction != reader.around.1);
    if language.is_none() && direction.is_none() {
        return;
    }
    let language: Option<Rc<str>> = language.map(Rc::from);
    if !elements::is_block(tree, id, name) {
        reader.enter_inline(id, vec![Mark::Span(language, direction)]);
        return;
    }
    let before = reader.around.clone();
    if let Some(language) = &language {
        reader.around.0 = Some(language.clone());
    }
    reader.around.1 = direction.unwrap_or(before.1);
    reader.enter(id, move |reader, parts| {
        reader.around = before;
        let wrap = |blocks: Vec<Block>| {
            if blocks.is_empty() {
                return blocks;
            }
            vec![Block::Division {
                language: language.as_deref().map(str::to_owned),
                direction,
                blocks,
            }]
        };
        wrap_parts(parts, &wrap)
    });
}

fn wrap_parts(parts: Vec<Part>, wrap: &dyn Fn(Vec<Block>) -> Vec<Block>) -> Vec<Part> {
    let mut out = Vec::new();
    let mut run = Vec::new();
    for part in parts {
        let inner = match part {
            Part::Block(block) => {
                run.push(block);
                continue;
            }
            Part::Item(mut item, kind) => {
                item.blocks = wrap(item.blocks);
                Part::Item(item, kind)
            }
            Part::Cell(mut cell, alignment) => {
                cell.blocks = wrap(cell.blocks);
                Part::Cell(cell, alignment)
            }
            Part::Row(mut cells, head) => {
                for (cell, _) in &mut cells {
                    cell.blocks = wrap(std::mem::take(&mut cell.blocks));
                }
                Part::Row(cells, head)
            }
            Part::Caption(blocks) => Part::Caption(wrap(blocks)),
            Part::Definition(blocks) => Part::Definition(wrap(blocks)),
            // Lines of text have no blocks to wrap.
            other => other,
        };
        out.extend(wrap(std::mem::take(&mut run)).into_iter().map(Part::Block));
        out.push(inner);
    }
    out.extend(wrap(run).into_iter().map(Part::Block));
    out
}
