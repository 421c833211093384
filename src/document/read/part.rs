//! What elements become when they end, and what is made of parts that stand where others are
//! expected.

use super::super::{Alignment, Block, Cell, Document, Inline, ListItem, ListKind, Source};
use super::list;
use crate::single_spaced::single_spaced;

/// What an element has become when it ends. An element that expects other parts than it gets
/// takes their blocks: a cell without a table is a block like any other.
pub(super) enum Part {
    Block(Block),
    Item(ListItem, ListKind),
    Cell(Cell, Alignment),
    Row(Vec<(Cell, Alignment)>, bool),
    Caption(Vec<Block>),
    Term(Vec<Block>),
    Definition(Vec<Block>),
    Summary(Vec<Block>),
}

impl Part {
    fn into_blocks(self) -> Vec<Block> {
        match self {
            Part::Block(block) => vec![block],
            Part::Item(item, kind) => list::stray_item(item, kind),
            Part::Cell(cell, _) => cell.blocks,
            Part::Row(cells, _) => cells.into_iter().flat_map(|(cell, _)| cell.blocks).collect(),
            Part::Caption(blocks)
            | Part::Term(blocks)
            | Part::Definition(blocks)
            | Part::Summary(blocks) => blocks,
        }
    }
}

/// The blocks in the parts, whatever they are.
pub(super) fn blocks_of(parts: Vec<Part>) -> Vec<Block> {
    list::join_stray_lists(parts.into_iter().flat_map(Part::into_blocks).collect())
}

/// The blocks as lines of text, where blocks are not allowed (headings, terms): all text, without
/// the structure.
pub(super) fn lines_of(blocks: Vec<Block>) -> Vec<Vec<Inline>> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(content) | Block::Heading { content, .. } => lines.push(content),
            Block::BlockQuote { blocks, .. }
            | Block::Division { blocks, .. }
            | Block::Details { blocks, .. } => {
                lines.extend(lines_of(blocks));
            }
            Block::Figure { blocks, caption } => {
                lines.extend(lines_of(blocks));
                lines.extend(lines_of(caption));
            }
            Block::List(list) => {
                lines.extend(list.items.into_iter().flat_map(|item| lines_of(item.blocks)));
            }
            other => {
                let mut text = String::new();
                let document = Document { blocks: vec![other], ..Document::default() };
                document.for_each_text(&mut |source, piece| {
                    if matches!(source, Source::Text | Source::Math | Source::Boundary) {
                        text.push_str(piece);
                    }
                });
                let text = single_spaced(&text);
                if !text.is_empty() {
                    lines.push(vec![Inline::Text(text)]);
                }
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// Whether blocks are short lines that a heading, term or summary can hold.
pub(super) fn are_lines(blocks: &[Block]) -> bool {
    blocks.len() <= 4 && blocks.iter().all(|block| matches!(block, Block::Paragraph(_)))
}

/// Lines as one line with breaks in it.
pub(super) fn join_lines(lines: Vec<Vec<Inline>>) -> Vec<Inline> {
    let mut all = Vec::new();
    for line in lines {
        if !all.is_empty() {
            all.push(Inline::LineBreak);
        }
        all.extend(line);
    }
    all
}
