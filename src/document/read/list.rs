//! Lists: bullets, numbers as HTML counts them, tasks; and what pages put into lists besides items.

use super::super::{Block, List, ListItem, ListKind, Numbering};
use super::part::{Part, blocks_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, Tree, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    let role = reader.tree.attribute(id, names::ROLE);
    match name {
        names::UL | names::OL | names::MENU | names::DIR => open_list(reader, id, name),
        names::LI => open_item(reader, id),
        // Fields of forms have no text of their own.
        names::INPUT => Some(Step::Over),
        _ if role == Some("list") => open_list(reader, id, names::UL),
        _ if role == Some("listitem") && parent_is_list(reader.tree, id) => open_item(reader, id),
        _ => None,
    }
}

fn parent_is_list(tree: &Tree, id: NodeId) -> bool {
    tree.parent(id).is_some_and(|parent| tree.attribute(parent, names::ROLE) == Some("list"))
}

fn open_list(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    let tree = reader.tree;
    let kind =
        if name == names::OL { ListKind::Ordered(numbering(tree, id)) } else { ListKind::Bullet };
    let reversed = tree.has_attribute(id, names::REVERSED);
    let start = tree.attribute(id, names::START).and_then(integer);
    reader.enter(id, move |_, parts| {
        let mut items: Vec<(ListItem, bool)> = Vec::new();
        for part in parts {
            match part {
                Part::Item(item, _) => {
                    let numbered = item.number != NO_NUMBER;
                    items.push((item, numbered));
                }
                // A list straight inside a list belongs to the item before it.
                Part::Block(block) if matches!(block, Block::List(_)) && !items.is_empty() => {
                    if let Some((last, _)) = items.last_mut() {
                        last.blocks.push(block);
                    }
                }
                other => {
                    let blocks = blocks_of(vec![other]);
                    items.push((ListItem { number: NO_NUMBER, task: None, blocks }, false));
                }
            }
        }
        items.retain(|(item, _)| !item.blocks.is_empty() || item.task.is_some());
        let step = if reversed { -1 } else { 1 };
        let mut number = start.unwrap_or(if reversed { items.len() as i32 } else { 1 });
        for (item, numbered) in &mut items {
            if *numbered {
                number = item.number;
            }
            item.number = number;
            number = number.saturating_add(step);
        }
        let items: Vec<ListItem> = items.into_iter().map(|(item, _)| item).collect();
        if items.is_empty() {
            return Vec::new();
        }
        vec![Part::Block(Block::List(List { kind, tight: is_tight(&items), items }))]
    });
    Some(Step::Into)
}

/// Stands for "the next number" until the list is closed.
const NO_NUMBER: i32 = i32::MIN;

fn open_item(reader: &mut Reader<'_>, id: NodeId) -> Option<Step> {
    let tree = reader.tree;
    let value = tree.attribute(id, names::VALUE).and_then(integer);
    let list = tree.parent(id).filter(|parent| tree.is(*parent, names::OL));
    let kind = list.map_or(ListKind::Bullet, |list| ListKind::Ordered(numbering(tree, list)));
    let task = task_of(tree, id);
    reader.enter(id, move |_, parts| {
        let item = ListItem { number: value.unwrap_or(NO_NUMBER), task, blocks: blocks_of(parts) };
        vec![Part::Item(item, kind)]
    });
    Some(Step::Into)
}

/// Whether an item is a task: a checkbox stands at its beginning.
fn task_of(tree: &Tree, id: NodeId) -> Option<bool> {
    let mut inside = tree.descendants(id).take(8);
    let boxed = inside.find(|&id| {
        tree.is(id, names::INPUT) || tree.text(id).is_some_and(|text| !text.trim().is_empty())
    })?;
    let checkbox = tree
        .attribute(boxed, names::TYPE)
        .is_some_and(|kind| kind.eq_ignore_ascii_case("checkbox"));
    // The box behind which a page folds a part of the list is no task.
    let toggles = tree.classes(boxed).any(|class| class.contains("toggle"));
    (checkbox && !toggles).then(|| tree.has_attribute(boxed, names::CHECKED))
}

fn integer(text: &str) -> Option<i32> {
    text.trim().parse().ok().filter(|number| *number != NO_NUMBER)
}

fn numbering(tree: &Tree, list: NodeId) -> Numbering {
    match tree.attribute(list, names::TYPE).map(str::trim) {
        Some("a") => Numbering::LowerLetter,
        Some("A") => Numbering::UpperLetter,
        Some("i") => Numbering::LowerRoman,
        Some("I") => Numbering::UpperRoman,
        _ => Numbering::Decimal,
    }
}

/// Whether no item has two paragraphs.
pub(super) fn is_tight(items: &[ListItem]) -> bool {
    items.iter().all(|item| {
        item.blocks.iter().enumerate().all(|(nth, block)| match block {
            Block::Paragraph(_) => nth == 0,
            Block::List(list) => list.tight,
            _ => false,
        })
    })
}

/// An item that stands in no list: a list of its own, joined with its neighbours later.
pub(super) fn stray_item(mut item: ListItem, kind: ListKind) -> Vec<Block> {
    if item.blocks.is_empty() {
        return Vec::new();
    }
    if item.number == NO_NUMBER {
        item.number = STRAY;
    }
    let items = vec![item];
    vec![Block::List(List { kind, tight: is_tight(&items), items })]
}

/// The number of a stray item until its neighbours are known.
const STRAY: i32 = i32::MIN + 1;

/// Makes one list of stray items that stand side by side.
pub(super) fn join_stray_lists(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut open = false;
    for block in blocks {
        match block {
            Block::List(mut list)
                if list.items.first().is_some_and(|item| item.number == STRAY) =>
            {
                if open && let Some(Block::List(last)) = joined.last_mut() {
                    for (nth, mut item) in list.items.into_iter().enumerate() {
                        item.number = (last.items.len() + nth + 1) as i32;
                        last.items.push(item);
                    }
                    last.tight = is_tight(&last.items);
                } else {
                    list.items.iter_mut().for_each(|item| item.number = 1);
                    joined.push(Block::List(list));
                    open = true;
                }
            }
            other => {
                joined.push(other);
                open = false;
            }
        }
    }
    joined
}
