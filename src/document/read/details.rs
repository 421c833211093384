//! Text that the page folds away: `details` with its `summary`.

use super::super::Block;
use super::part::{Part, are_lines, blocks_of, join_lines, lines_of};
use super::walk::{Reader, Step};
use crate::dom::{Name, NodeId, names};

pub(super) fn open(reader: &mut Reader<'_>, id: NodeId, name: Name) -> Option<Step> {
    match name {
        names::SUMMARY => reader.enter(id, |_, parts| vec![Part::Summary(blocks_of(parts))]),
        names::DETAILS => reader.enter(id, |_, parts| close(parts)),
        _ => return None,
    }
    Some(Step::Into)
}

fn close(parts: Vec<Part>) -> Vec<Part> {
    let mut summary = Vec::new();
    let mut rest = Vec::new();
    for part in parts {
        match part {
            Part::Summary(blocks) if summary.is_empty() && rest.is_empty() => summary = blocks,
            other => rest.push(other),
        }
    }
    let heading = matches!(summary.as_slice(), [Block::Heading { .. }]);
    if summary.is_empty() || !(are_lines(&summary) || heading) {
        return summary.into_iter().chain(blocks_of(rest)).map(Part::Block).collect();
    }
    let blocks = blocks_of(rest);
    if blocks.is_empty() {
        return summary.into_iter().map(Part::Block).collect();
    }
    let summary = join_lines(lines_of(summary));
    vec![Part::Block(Block::Details { summary, blocks })]
}
